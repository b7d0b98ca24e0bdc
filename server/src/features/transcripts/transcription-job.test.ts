import { deepEqual, equal, notEqual } from 'node:assert/strict'
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { test, type TestContext } from 'node:test'

import { wavFile } from '@leadbreak/audio'
import type { LiveEvent } from '@leadbreak/contract'

import { openRecordingFiles } from '../../adapters/files/recording-files.ts'
import { masterKeysIn } from '../../adapters/files/recordings-key.ts'
import { startScriptedVoskServer } from '../../adapters/speech/scripted-vosk-server.ts'
import { makeVoskEar } from '../../adapters/speech/vosk-ear.ts'
import { makeLedger } from '../../jobs/ledger.ts'
import { makeRunner } from '../../jobs/runner.ts'
import { makeTestTime } from '../../jobs/test-time.ts'
import { newId } from '../../lib/ids.ts'
import type { CallOwner } from '../../live/news.ts'
import { openSqliteStorage } from '../../storage/sqlite.ts'
import { callsDeclaration, type Call } from '../calls/call.ts'
import { readKey, TRANSCRIBE, transcribeKey, transcribeTask } from '../calls/call-jobs.ts'
import { makeHearings } from './hearings.ts'
import { makeTranscriptionJob } from './transcription-job.ts'
import { makeLiveTranscripts } from './keep-live.ts'
import { wordsOf } from './transcript-builders.ts'
import { makeTranscripts } from './transcripts.ts'

const SILENT = { info: () => undefined, warn: () => undefined, error: () => undefined }

/** One ear, a real ledger and runner, and time that the test moves. A recording is heard once `letHear` was called. */
async function setUp(t: TestContext) {
  const time = makeTestTime()
  const storage = openSqliteStorage({ file: ':memory:' })
  const folder = mkdtempSync(join(tmpdir(), 'leadbreak-hearings-'))
  const files = openRecordingFiles(folder, { maxBytes: 1_000_000, maxMinutes: 1 }, masterKeysIn(folder, []))
  const calls = storage.collection(callsDeclaration('CallsCollection'))
  const ledger = makeLedger({ storage, clock: time.clock })
  const transcripts = makeTranscripts({ storage, clock: time.clock })
  const vosk = await startScriptedVoskServer()
  t.after(vosk.close)
  const ear = makeVoskEar({
    language: 'hi',
    calibration: null,
    findUrl: () => Promise.resolve(vosk.url),
    log: SILENT,
  })
  const gates = new Map<string, () => void>()
  const told: [CallOwner, LiveEvent][] = []

  const runnerOf = (hearers: string) =>
    makeRunner({
      ledger,
      storage,
      clock: time.clock,
      timers: time.timers,
      log: SILENT,
      isOnlyRunner: false,
      handlers: {
        [TRANSCRIBE]: {
          work: makeTranscriptionJob({
            calls: { find: (id) => calls.get(id) },
            hearings: makeHearings({ storage, ledger, transcripts }),
            ...{ transcripts, ledger, hearers },
            news: { publish: (owner, event) => void told.push([owner, event]) },
            ears: [ear],
            readChannel: async function* (callId, channel) {
              await new Promise<void>((resolve) => {
                gates.set(`${callId} ${channel}`, resolve)
              })
              yield* files.readChannel(callId, channel)
            },
          }),
          concurrency: 2,
          maxRunMs: 3_600_000,
        },
      },
    })
  let runner = runnerOf('demo')
  await runner.start()

  /** A call whose agent says word `word`, and its lead the next one. */
  async function add(word: number, agentChannel: 0 | 1 = 0): Promise<string> {
    const callId = newId()
    const sides = [word, word + 1].map((each) => new Int16Array(8000).with(100, each))
    const body = Readable.from([Buffer.from(wavFile(sides, 8000))])
    const recording = { ...(await files.receive(callId, body)), agentChannel }
    // What else a call has is nothing to its transcript.
    const call = {
      call_id: callId,
      username: 'asha',
      agentId: 'user-asha',
      recording,
      revision: 0,
    } as Partial<Call> as Call
    const job = ledger.add(transcribeTask(callId), { key: transcribeKey(callId) })
    await storage.commit([calls.insert(call), job])
    runner.notify()
    return callId
  }

  /** Lets time go by until `isSo`. */
  async function until(isSo: () => boolean | Promise<boolean>): Promise<void> {
    while (!(await isSo())) await time.advance(500)
  }

  const job = async (callId: string) => (await ledger.findByKey(transcribeKey(callId)))!
  const isDone = async (callId: string) => (await job(callId)).state === 'done'
  const isBeingHeard = (callId: string) => gates.has(`${callId} 0`) && gates.has(`${callId} 1`)

  return {
    ...{ add, job, until, transcripts, ledger, isBeingHeard, time, storage, told },
    letHear: (callId: string) => {
      for (const channel of [0, 1]) gates.get(`${callId} ${channel}`)!()
    },
    untilHeard: (callId: string) => until(() => isBeingHeard(callId)),
    untilDone: (callId: string) => until(() => isDone(callId)),
    /** How many channels were heard. */
    heard: () => vosk.connections.length,
    restartWith: async (hearers: string) => {
      await runner.stop(1000)
      runner = runnerOf(hearers)
      await runner.start()
    },
  }
}

test('the same recording sent again is not heard again, and has the same transcript', async (t) => {
  const { add, untilHeard, letHear, untilDone, heard, transcripts, ledger } = await setUp(t)
  const first = await add(3)
  await untilHeard(first)
  letHear(first)
  await untilDone(first)

  const second = await add(3)
  await untilDone(second)

  equal(heard(), 2)
  equal(await transcripts.text(first), 'Agent: w3\nLead: w4')
  const [copied, original] = await Promise.all([second, first].map((id) => transcripts.whole(id)))
  deepEqual(
    copied?.segments.map((segment) => ({ ...segment, segmentId: '' })),
    original?.segments.map((segment) => ({ ...segment, segmentId: '' })),
  )
  equal((await ledger.findByKey(readKey(second)))?.state, 'waiting')
})

test('of the same recording sent twice at once one is heard, and the other waits without losing an attempt', async (t) => {
  const { add, until, isBeingHeard, letHear, untilDone, job, heard, time, transcripts } = await setUp(t)
  const both = await Promise.all([add(3), add(3)])
  await until(() => both.some(isBeingHeard))
  await time.advance(60_000)
  const [heardOne, waiting] = isBeingHeard(both[0]) ? both : [both[1], both[0]]

  equal((await job(heardOne)).state, 'running')
  deepEqual([(await job(waiting)).state, (await job(waiting)).attempt], ['waiting', 0])
  letHear(heardOne)
  for (const callId of both) await untilDone(callId)

  equal(heard(), 2)
  equal(await transcripts.text(waiting), 'Agent: w3\nLead: w4')
})

test('when the first of two comes to nothing, the other is heard instead', async (t) => {
  const { add, untilHeard, letHear, untilDone, job, ledger, transcripts } = await setUp(t)
  const first = await add(3)
  await untilHeard(first)
  const second = await add(3)

  await ledger.cancel((await job(first)).id)
  await untilHeard(second)
  letHear(second)
  await untilDone(second)

  equal(await transcripts.text(second), 'Agent: w3\nLead: w4')
  equal(await transcripts.text(first), null)
})

test('a first one that is tried again later copies from the one that took its place', async (t) => {
  const { add, untilHeard, letHear, untilDone, job, ledger, transcripts, heard } = await setUp(t)
  const first = await add(3)
  await untilHeard(first)
  const second = await add(3)
  await ledger.cancel((await job(first)).id)
  await untilHeard(second)
  letHear(second)
  await untilDone(second)
  const before = heard()

  await ledger.replay((await job(first)).id)
  await untilDone(first)

  equal(await transcripts.text(first), 'Agent: w3\nLead: w4')
  equal(heard(), before)
})

test('the same file with the agent on the other side is another recording', async (t) => {
  const { add, untilHeard, letHear, untilDone, transcripts } = await setUp(t)

  for (const side of [0, 1] as const) {
    const callId = await add(3, side)
    await untilHeard(callId)
    letHear(callId)
    await untilDone(callId)
    equal(await transcripts.text(callId), side === 0 ? 'Agent: w3\nLead: w4' : 'Agent: w4\nLead: w3')
  }
})

test('other models hear a recording anew', async (t) => {
  const { add, untilHeard, letHear, untilDone, restartWith, heard } = await setUp(t)
  const first = await add(3)
  await untilHeard(first)
  letHear(first)
  await untilDone(first)
  const before = heard()

  await restartWith('models/vosk-model-hi-0.22')
  const second = await add(3)
  await untilHeard(second)
  letHear(second)
  await untilDone(second)

  notEqual(heard(), before)
})

test('what was written down while the call went on is replaced by its recording in one step, and people are told', async (t) => {
  const { add, untilHeard, letHear, untilDone, transcripts, storage, time, told } = await setUp(t)
  const callId = await add(3)
  await untilHeard(callId)
  const owner = { agentId: 'user-asha', username: 'asha' }
  const words = wordsOf('w3', 0)
  const times = { startMs: 0, endMs: words[0]!.endMs }
  await makeLiveTranscripts({ storage, clock: time.clock }).keep(
    { callId, owner },
    { segmentId: 'live-1', revision: 2, speaker: 'agent', language: 'hi', text: 'w3', words, ...times },
  )
  equal((await transcripts.summary(callId))?.source, 'live')

  letHear(callId)
  await untilDone(callId)

  equal((await transcripts.summary(callId))?.source, 'recording')
  const [first, second] = (await transcripts.segmentsOf(callId))!
  deepEqual([first?.segmentId, first?.revision, first?.text], ['live-1', 3, 'w3'])
  deepEqual([second?.revision, second?.text], [0, 'w4'])
  deepEqual(told, [[owner, { kind: 'transcript', callId, segmentCount: 2 }]])
})

test('a call with the same sound that is only written down live so far is no one to copy from', async (t) => {
  const { add, untilHeard, letHear, untilDone, transcripts, storage, time } = await setUp(t)
  const first = await add(3)
  await untilHeard(first)
  const owner = { agentId: 'user-asha', username: 'asha' }
  const gap = { speaker: null, startMs: 0, endMs: 500, reason: 'stream-lost' } as const
  await makeLiveTranscripts({ storage, clock: time.clock }).keepGap({ callId: first, owner }, gap)
  const second = await add(3)
  await time.advance(10_000)

  equal(await transcripts.summary(second), null)
  letHear(first)
  await untilDone(first)
  await untilDone(second)

  equal(await transcripts.text(second), 'Agent: w3\nLead: w4')
})
