import assert from 'node:assert/strict'
import { Readable } from 'node:stream'
import { test } from 'node:test'

import { AppError } from '../../lib/app-error.ts'
import { aTelephoneDesk, ASHA, MINUTE_MS, NUMBERS, RAVI, SECOND_MS } from './a-telephone-desk.suite.ts'
import { aSound, away, carrierIds, notReady, reportsOf } from './scripted-carrier.suite.ts'

type Desk = ReturnType<typeof aTelephoneDesk>

async function talked({ calling }: Desk): Promise<string> {
  const { call_id: callId } = await calling.place(ASHA, NUMBERS)
  for (const report of reportsOf().talk) await calling.report(callId, report)
  return callId
}

/** Files are written by the system, outside of the test's time: looks until `isSo`, and moves the time between looks. */
async function until({ pass }: Desk, isSo: () => Promise<boolean>, stepMs = 0): Promise<void> {
  while (!(await isSo())) await pass(stepMs)
}

test('the recording of a talk is fetched and kept under the call’s id, and its transcript is asked for', async (t) => {
  const desk = aTelephoneDesk(t)
  const { calls, runner, transcriptionOf } = desk
  const asked: string[] = []
  desk.carrier.script.openRecording = async (id) => {
    asked.push(id)
    return aSound()
  }
  const callId = await talked(desk)
  assert.equal((await calls.recordingFor(ASHA, callId)).state, 'fetching')

  await runner.start()
  await until(desk, async () => (await transcriptionOf(callId)) !== null)

  const { recording } = await calls.getFor(ASHA, callId)
  assert.deepEqual(asked, [carrierIds(1).recording])
  assert.deepEqual([recording?.channels, recording?.agentChannel, recording?.durationMs], [2, 0, 1000])
  assert.equal((await calls.recordingFor(ASHA, callId)).state, 'queued')
  assert.equal((await calls.tellStory(await calls.getFor(ASHA, callId))).stage, 'transcribing')
})

test('a recording with one channel is taken, and says that nobody can tell the speakers apart', async (t) => {
  const desk = aTelephoneDesk(t)
  desk.carrier.script.openRecording = async () => aSound(1)
  const callId = await talked(desk)

  await desk.runner.start()
  await until(desk, async () => (await desk.transcriptionOf(callId)) !== null)

  const view = await desk.calls.recordingFor(ASHA, callId)
  assert.equal(view.speakersSeparated, false)
  assert.match(view.note ?? '', /speakers not separated/)
})

test('a recording that is not there yet is asked for again: soon, then later, for about half an hour', async (t) => {
  const desk = aTelephoneDesk(t)
  const { carrier, runner, time, pass, fetchJobOf, calls } = desk
  const askedAtMs: number[] = []
  carrier.script.openRecording = () => {
    askedAtMs.push(time.clock.nowMs())
    return Promise.reject(notReady())
  }
  const callId = await talked(desk)

  await runner.start()
  await pass(45 * MINUTE_MS)

  const first = askedAtMs[0]!
  const afterSeconds = askedAtMs.map((atMs) => Math.round((atMs - first) / SECOND_MS))
  assert.ok(afterSeconds[1]! >= 2 && afterSeconds[1]! <= 5, `the second time after ${afterSeconds[1]} s`)
  assert.ok(afterSeconds.at(-1)! > 25 * 60 && afterSeconds.at(-1)! < 45 * 60, `${afterSeconds.at(-1)} s`)
  assert.equal((await fetchJobOf(callId))?.state, 'dead')
  const view = await calls.recordingFor(ASHA, callId)
  assert.deepEqual([view.state, view.failure?.code], ['failed', 'recording-not-ready'])
})

test('a recording is asked for during about a day while the carrier is away', async (t) => {
  const desk = aTelephoneDesk(t)
  const { carrier, runner, time, pass, fetchJobOf } = desk
  carrier.script.openRecording = () => Promise.reject(away())
  const callId = await talked(desk)
  const beganAtMs = time.clock.nowMs()

  await runner.start()
  while ((await fetchJobOf(callId))?.state !== 'dead') {
    time.skip(5 * MINUTE_MS)
    await pass(SECOND_MS)
  }

  const hours = (time.clock.nowMs() - beganAtMs) / (60 * MINUTE_MS)
  assert.ok(hours > 20 && hours < 30, `${hours} hours`)
})

test('a dead fetch is begun again when its agent says so', async (t) => {
  const desk = aTelephoneDesk(t)
  const { carrier, runner, calls, transcriptionOf, fetchJobOf } = desk
  carrier.script.openRecording = () =>
    Promise.reject(new AppError('recording-absent', 'The carrier has lost it.'))
  const callId = await talked(desk)
  await runner.start()
  await until(desk, async () => (await fetchJobOf(callId))?.state === 'dead')

  carrier.script.openRecording = async () => aSound()
  await calls.retryFor(ASHA, callId)
  await until(desk, async () => (await transcriptionOf(callId)) !== null)

  assert.equal((await calls.recordingFor(ASHA, callId)).state, 'queued')
})

test('an attempt that died with its file already kept does not break the next', async (t) => {
  const desk = aTelephoneDesk(t)
  const { carrier, runner, files, transcriptionOf, calls } = desk
  const callId = await talked(desk)
  await files.receive(callId, aSound(1))
  carrier.script.openRecording = async () => aSound(2)

  await runner.start()
  await until(desk, async () => (await transcriptionOf(callId)) !== null)

  assert.equal((await calls.getFor(ASHA, callId)).recording?.channels, 2)
})

test('a carrier that is away, or breaks off in the middle, is asked again', async (t) => {
  const desk = aTelephoneDesk(t)
  const { carrier, runner, transcriptionOf } = desk
  let attempts = 0
  carrier.script.openRecording = async () => {
    if (++attempts === 1) throw away()
    return attempts === 2 ? Readable.from(brokenOff()) : aSound()
  }
  const callId = await talked(desk)

  await runner.start()
  await until(desk, async () => (await transcriptionOf(callId)) !== null, SECOND_MS)

  assert.equal(attempts, 3)
})

test('a recording of a call that LeadBreak did not place is adopted once, by whoever brought it', async (t) => {
  const desk = aTelephoneDesk(t)
  const { calling, calls, runner, transcriptionOf } = desk
  const ids = { carrierRecordingId: carrierIds(9).recording, carrierCallId: carrierIds(9).call }
  desk.carrier.script.callOfRecording = async () => carrierIds(9).call

  const [one, two] = await Promise.all([calling.adopt(ASHA, ids), calling.adopt(ASHA, ids)])
  const again = await calling.adopt(ASHA, { ...ids, carrierCallId: null })
  await runner.start()
  await until(desk, async () => (await transcriptionOf(one.call_id)) !== null)

  assert.equal(new Set([one, two, again].map((call) => call.call_id)).size, 1)
  assert.equal((await calls.getFor(ASHA, carrierIds(9).call)).recording?.channels, 2)
  await assert.rejects(calling.adopt(RAVI, ids), isA('call-not-found'))
})

test('what is no WAV file fails for good', async (t) => {
  const desk = aTelephoneDesk(t)
  desk.carrier.script.openRecording = async () => Readable.from([Buffer.from('<html>sorry</html>')])
  const callId = await talked(desk)

  await desk.runner.start()
  await until(desk, async () => (await desk.fetchJobOf(callId))?.state === 'dead')

  assert.equal((await desk.calls.recordingFor(ASHA, callId)).failure?.code, 'recording-unreadable')
})

async function* brokenOff() {
  for await (const piece of aSound()) yield (piece as Buffer).subarray(0, 1000)
  throw notReady()
}

function isA(code: AppError['code']) {
  return (error: unknown) => error instanceof AppError && error.code === code
}
