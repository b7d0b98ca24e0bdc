import { deepEqual } from 'node:assert/strict'
import { test } from 'node:test'

import { reportsOf, type CallResource, type RecordingResource } from './rest-reports.ts'

const NOW = '2026-01-31T12:00:00.000Z'
const CREATED = new Date('2026-01-31T09:30:00Z')
const UPDATED = new Date('2026-01-31T09:30:05Z')
const STARTED = new Date('2026-01-31T09:30:10Z')
const ENDED = new Date('2026-01-31T09:34:00Z')

const LEGS: readonly [status: string, state: string, end: string | null, at: Date][] = [
  ['queued', 'queued', null, CREATED],
  ['ringing', 'ringing', null, UPDATED],
  ['in-progress', 'answered', null, STARTED],
  ['completed', 'ended', 'completed', ENDED],
  ['busy', 'ended', 'busy', ENDED],
  ['no-answer', 'ended', 'no-answer', ENDED],
  ['failed', 'ended', 'failed', ENDED],
  ['canceled', 'ended', 'canceled', ENDED],
]
for (const [status, state, end, at] of LEGS) {
  test(`a call that is ${status} is reported as ${state}`, () => {
    const reports = reportsOf(
      aCall({ status }),
      [aCall({ status: 'queued' })],
      [aRecording('completed')],
      NOW,
    )

    deepEqual(reports[0], {
      ...{ kind: 'leg', side: 'agent', carrierLegId: 'CA1', state, end },
      at: at.toISOString(),
    })
  })
}

test('a call that goes on may still get a leg and a recording, so none is said to be missing', () => {
  deepEqual(
    reportsOf(aCall({ status: 'in-progress' }), [], [], NOW).map(({ kind }) => kind),
    ['leg'],
  )
})

const RECORDINGS = { 'in-progress': 'in-progress', paused: 'in-progress', stopped: 'in-progress' } as const
const MORE_RECORDINGS = { processing: 'in-progress', completed: 'completed', absent: 'absent' } as const
for (const [status, state] of Object.entries({ ...RECORDINGS, ...MORE_RECORDINGS, deleted: 'absent' })) {
  test(`a recording that is ${status} is reported as ${state}`, () => {
    deepEqual(reportsOf(aCall({ status: 'in-progress' }), [], [aRecording(status)], NOW)[1], {
      ...{ kind: 'recording', carrierRecordingId: 'RE1', state },
      at: UPDATED.toISOString(),
    })
  })
}

test('a word that nobody knows is passed over, and a date that cannot be read is now', () => {
  deepEqual(reportsOf(aCall({ status: 'teleported' }), [], [], NOW), [])
  const undated = { dateUpdated: 'soon', endTime: new Date(Number.NaN) }
  deepEqual(reportsOf(aCall({ status: 'busy', ...undated }), [], [], NOW)[0]?.at, NOW)
})

function aCall(fields: Partial<CallResource>): CallResource {
  const dates = { dateCreated: CREATED, dateUpdated: UPDATED, startTime: STARTED, endTime: ENDED }
  return { sid: 'CA1', status: 'queued', ...dates, ...fields }
}

function aRecording(status: string): RecordingResource {
  return { sid: 'RE1', status, dateUpdated: UPDATED }
}
