import assert from 'node:assert/strict'
import { test } from 'node:test'

import { CALL_STATUSES, FINAL_STATUSES, type CallStatus } from '@leadbreak/contract'
import fc from 'fast-check'

import { AGENT_LEG, callHistories, LEAD_LEG, RECORDING } from './call-histories.suite.ts'
import type { CarrierReport, LegEnd, LegReport, Side } from './carrier.ts'
import {
  advance,
  askToHangUp,
  attach,
  endedAtOf,
  fail,
  isUnwanted,
  loseAnswer,
  newDial,
  recordingStoryOf,
  statusOf,
  talkMsOf,
  type Dial,
} from './dial.ts'

const NINE = '2026-01-05T09:00:00.000Z'
const LATER = '2026-01-05T09:00:05.000Z'
const PLACED = newDial({ agentNumber: '+919800000001', leadNumber: '+919000000001', placedAt: NINE })

const after = (reports: readonly CarrierReport[], dial: Dial = PLACED) => reports.reduce(advance, dial)
const leg = (side: Side, state: LegReport['state'], end: LegEnd | null = null, at = NINE): LegReport => ({
  ...{ kind: 'leg', side, carrierLegId: side === 'agent' ? AGENT_LEG : LEAD_LEG },
  ...{ state, end, at },
})
const ended = (side: Side, end: LegEnd, at = NINE) => leg(side, 'ended', end, at)
const isFinal = (status: CallStatus) => FINAL_STATUSES.some((each) => each === status)

/** The reports of a history in any order, some of them several times. */
const shuffledHistories = callHistories.chain((history) =>
  fc
    .array(fc.constantFrom(...history.reports), { maxLength: 12 })
    .chain((repeated) => {
      const all = [...history.reports, ...repeated]
      return fc.shuffledSubarray(all, { minLength: all.length, maxLength: all.length })
    })
    .map((shuffled) => ({ history, shuffled })),
)

test('a call comes to the same end in whatever order, and how often, its reports come', () => {
  fc.assert(
    fc.property(shuffledHistories, ({ history, shuffled }) => {
      const dial = after(shuffled)

      assert.deepEqual(dial, after(history.reports))
      assert.equal(statusOf(dial), history.status)
      assert.equal(recordingStoryOf(dial).story, history.story)
    }),
    { numRuns: 3000 },
  )
})

test('the status never goes back, and nothing leaves a final one', () => {
  fc.assert(
    fc.property(shuffledHistories, ({ shuffled }) => {
      let dial = PLACED
      for (const report of shuffled) {
        const before = statusOf(dial)
        dial = advance(dial, report)
        assertGoesOn(before, statusOf(dial))
      }
    }),
    { numRuns: 3000 },
  )
})

test('reports that contradict each other do not move a final status either', () => {
  const anyReport = fc.tuple(callHistories, callHistories).chain(([one, other]) => {
    const both = [...one.reports, ...other.reports]
    return fc.shuffledSubarray(both, { minLength: both.length, maxLength: both.length })
  })
  fc.assert(
    fc.property(anyReport, (reports) => {
      let dial = PLACED
      for (const report of reports) {
        const before = statusOf(dial)
        dial = advance(dial, report)
        assertGoesOn(before, statusOf(dial))
      }
    }),
    { numRuns: 2000 },
  )
})

function assertGoesOn(before: CallStatus, now: CallStatus): void {
  if (isFinal(before)) assert.equal(now, before)
  else assert.ok(CALL_STATUSES.indexOf(now) >= CALL_STATUSES.indexOf(before), `${before} became ${now}`)
}

test('whatever reports were lost, the carrier’s own account brings the call to its end', () => {
  const someReports = callHistories.chain((history) =>
    fc.shuffledSubarray([...history.reports]).map((heard) => ({ history, heard })),
  )
  fc.assert(
    fc.property(someReports, ({ history, heard }) => {
      const dial = after(history.answer, after(heard))

      assert.equal(statusOf(dial), history.status)
      assert.equal(recordingStoryOf(dial).story, history.story)
    }),
    { numRuns: 2000 },
  )
})

test('a report that is known already changes nothing, not even the object', () => {
  fc.assert(
    fc.property(callHistories, ({ reports }) => {
      const dial = after(reports)
      for (const report of reports) assert.equal(advance(dial, report), dial)
    }),
    { numRuns: 1000 },
  )
})

test('the agent’s end alone does not end a call in which the lead may have been rung', () => {
  const dial = after([ended('agent', 'completed')])

  assert.equal(statusOf(dial), 'ringing')
  assert.equal(statusOf(advance(dial, ended('lead', 'busy'))), 'busy')
})

test('a lead who was never rung is a failure to join, unless somebody had hung up', () => {
  const reports = [ended('agent', 'completed'), { kind: 'no-lead-leg', at: LATER }] as const

  assert.equal(statusOf(after(reports)), 'failed')
  assert.equal(statusOf(after(reports, askToHangUp(PLACED, NINE))), 'canceled')
})

test('it is in progress only when the lead has answered', () => {
  const rings = after([leg('agent', 'initiated'), leg('agent', 'answered'), leg('lead', 'ringing')])

  assert.equal(statusOf(after([leg('agent', 'queued'), leg('agent', 'initiated')])), 'initiated')
  assert.equal(statusOf(rings), 'ringing')
  assert.equal(statusOf(advance(rings, leg('lead', 'answered'))), 'inProgress')
})

test('the talk lasts from the lead’s answer to the lead’s end, by the earliest that was told of each', () => {
  const dial = after([
    leg('lead', 'answered', null, LATER),
    leg('lead', 'answered', null, NINE),
    ended('lead', 'completed', '2026-01-05T09:01:00.000Z'),
    ended('agent', 'completed', '2026-01-05T09:01:02.000Z'),
  ])

  assert.equal(talkMsOf(dial), 60_000)
  assert.equal(endedAtOf(dial), '2026-01-05T09:01:02.000Z')
})

test('the reports of another call’s leg are not believed', () => {
  const dial = attach(PLACED, 'CAother')

  assert.equal(advance(dial, leg('agent', 'ringing')), dial)
})

test('a lost answer is found by the first report of the agent’s leg', () => {
  const lost = loseAnswer(PLACED)

  assert.equal(lost.placing, 'unknown')
  assert.equal(advance(lost, leg('agent', 'ringing')).placing, 'placed')
  assert.equal(loseAnswer(attach(PLACED, AGENT_LEG)).placing, 'placed')
})

test('a call that failed for us and turns up at the carrier is unwanted there', () => {
  const failed = fail(loseAnswer(PLACED), { code: 'never-placed', at: LATER })
  const turnedUp = advance(failed, leg('agent', 'ringing'))

  assert.equal(statusOf(turnedUp), 'failed')
  assert.equal(isUnwanted(failed), false)
  assert.equal(isUnwanted(turnedUp), true)
  assert.equal(isUnwanted(advance(turnedUp, ended('agent', 'canceled'))), false)
})

test('a recording is awaited once they talk, and one that comes after all outweighs its absence', () => {
  const talking = after([leg('lead', 'answered')])
  const absent = after([{ kind: 'no-recording', at: NINE }], talking)
  const found = after(
    [{ kind: 'recording', carrierRecordingId: RECORDING, state: 'completed', at: LATER }],
    absent,
  )

  assert.equal(recordingStoryOf(PLACED).story, 'none')
  assert.equal(recordingStoryOf(talking).story, 'awaited')
  assert.equal(recordingStoryOf(absent).story, 'absent')
  assert.deepEqual(recordingStoryOf(found), { story: 'known', carrierRecordingId: RECORDING })
})
