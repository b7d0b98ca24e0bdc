import assert from 'node:assert/strict'
import { test, type TestContext } from 'node:test'

import type { LiveEvent, RecordingView } from '@leadbreak/contract'

import type { Postponement, Result } from '../../jobs/attempt.ts'
import { makeLedger } from '../../jobs/ledger.ts'
import { makeRunner } from '../../jobs/runner.ts'
import { makeTestTime } from '../../jobs/test-time.ts'
import { AppError } from '../../lib/app-error.ts'
import { openSqliteStorage } from '../../storage/sqlite.ts'
import { aTelephoneDesk, ASHA, NUMBERS } from './a-telephone-desk.suite.ts'
import { callsDeclaration } from './call.ts'
import { READ, readKey, readTask, TRANSCRIBE } from './call-jobs.ts'
import { makeCalls } from './calls.ts'
import { makeRecordingNews } from './recording-news.ts'
import { aSound, reportsOf } from './scripted-carrier.suite.ts'

const STORED = { fileBytes: 44, sha256: '0', sampleRateHz: 8000, channels: 2, durationMs: 60_000 } as const
const SILENT = { info: () => undefined, warn: () => undefined, error: () => undefined }

/** Recordings on a real ledger and runner, in a time that the test moves; what happens to them is up to the test. */
async function setUp(t: TestContext) {
  const time = makeTestTime()
  const { clock, timers } = time
  const storage = openSqliteStorage({ file: ':memory:' })
  const told: RecordingView[] = []
  const publish = (owner: object, event: LiveEvent) => {
    assert.deepEqual(owner, { agentId: ASHA.id, username: ASHA.username })
    assert.ok(event.kind === 'recording')
    told.push(event.recording)
  }
  const recordingNews = makeRecordingNews({
    recordingOf: (callId) => calls.recordingOf(callId),
    ...{ news: { publish }, timers, log: SILENT },
  })
  const ledger = makeLedger({ storage, clock, onChange: recordingNews.noteJob })
  const calls = makeCalls({
    ...{ storage, ledger, clock, onReceived: recordingNews.note },
    calls: storage.collection(callsDeclaration('CallsCollection')),
    files: { receive: async () => STORED, remove: async () => undefined },
    onWork: () => {
      runner.notify()
    },
  })

  let report: (fraction: number) => void = () => undefined
  let work = Promise.withResolvers<Result | Postponement>()
  const nothing = async () => []
  const runner = makeRunner({
    ...{ ledger, storage, clock, timers, log: SILENT, random: () => 0, isOnlyRunner: true },
    handlers: {
      [TRANSCRIBE]: {
        work: ({ reportProgress }) => {
          report = (fraction) => {
            reportProgress({ fraction, code: 'transcribing' })
          }
          return work.promise
        },
        ...{ concurrency: 1, maxRunMs: 3_600_000 },
      },
      [READ]: { work: async () => nothing, concurrency: 1, maxRunMs: 3_600_000 },
    },
  })
  await runner.start()
  t.after(async () => {
    const stopped = runner.stop(0)
    await time.advance(1)
    await stopped
    recordingNews.stop()
    await storage.close()
  })

  const send = () => calls.receiveRecording(ASHA, { body: aSound(), agentChannel: 0, idempotencyKey: null })
  return {
    ...{ time, told, calls, send },
    hear: (fraction: number) => {
      report(fraction)
    },
    end: (callId: string) => {
      work.resolve(async () => [ledger.add(readTask(callId), { key: readKey(callId) })])
    },
    fail: () => {
      work.reject(new AppError('recording-damaged', 'It cannot be heard.'))
      work = Promise.withResolvers()
    },
  }
}

const gists = (told: readonly RecordingView[]) =>
  told.map(({ state, progress }) => `${state} ${Math.floor(progress * 100)}`)

test('each state and each whole percent of a recording is told', async (t) => {
  const { time, told, send, hear, end } = await setUp(t)
  const { call_id: callId } = await send()
  await time.advance(1_000)

  for (const fraction of [0.101, 0.104, 0.109, 0.11]) {
    hear(fraction)
    await time.advance(2_000)
  }
  end(callId)
  await time.advance(2_000)

  assert.deepEqual(
    gists(told).filter((gist) => !gist.startsWith('queued')),
    ['transcribing 0', 'transcribing 10', 'transcribing 11', 'reading 100', 'done 100'],
  )
  assert.equal(told.at(-1)!.callId, callId)
})

test('a call’s recording is told of twice a second at most, and its last state is never left out', async (t) => {
  const { time, told, send, hear, end } = await setUp(t)
  const { call_id: callId } = await send()
  await time.advance(1_000)
  const before = told.length

  for (let percent = 1; percent <= 40; percent++) {
    hear(percent / 100)
    await time.advance(50)
  }
  assert.ok(told.length - before <= 5, `${told.length - before} in two seconds`)
  end(callId)
  await time.advance(1_000)

  assert.equal(gists(told).at(-1), 'done 100')
})

test('what failed for good is told, and that a person had it tried again', async (t) => {
  const { time, told, calls, send, fail } = await setUp(t)
  const { call_id: callId } = await send()
  await time.advance(1_000)

  fail()
  await time.advance(1_000)
  assert.deepEqual([told.at(-1)!.state, told.at(-1)!.failure?.code], ['failed', 'recording-damaged'])
  await calls.retryFor(ASHA, callId)
  await time.advance(1_000)

  assert.equal(told.at(-1)!.state, 'transcribing')
})

test('the recording of a call by telephone is told of from the moment when it is fetched', async (t) => {
  const told: string[] = []
  const desk = aTelephoneDesk(t, {
    recordingNews: {
      publish: (_owner, event) => {
        if (event.kind === 'recording') told.push(event.recording.state)
      },
    },
  })
  desk.carrier.script.openRecording = async () => aSound()

  const { call_id: callId } = await desk.calling.place(ASHA, NUMBERS)
  for (const report of reportsOf().talk) await desk.calling.report(callId, report)
  await desk.pass(1_000)
  assert.deepEqual(told, ['fetching'])
  await desk.runner.start()
  while ((await desk.transcriptionOf(callId)) === null) await desk.pass(0)
  await desk.pass(1_000)

  assert.deepEqual(told, ['fetching', 'queued'])
})
