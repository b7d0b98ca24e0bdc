import { deepEqual, equal, match, rejects } from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createServer, type AddressInfo } from 'node:net'
import { PassThrough } from 'node:stream'
import { test, type TestContext } from 'node:test'
import { setTimeout as delay } from 'node:timers/promises'

import { AppError } from '../../lib/app-error.ts'
import { LaunchFailure } from '../programs/launch-program.ts'
import { startSpeechProcess } from './speech-process.ts'
import { openSpeech, type SpeechOptions } from './speech.ts'
import { inPieces, modelDirOf, readTones, SPEECH_PROGRAM } from './test-audio.ts'
import { makeVoskEar } from './vosk-ear.ts'

const NEVER = new AbortController().signal
const QUIET = { info: () => undefined, warn: () => undefined, error: () => undefined }
const OWN = { kind: 'own', modelDir: modelDirOf('test-tones'), port: 0 } as const

const LAUNCH = {
  program: SPEECH_PROGRAM,
  modelDir: modelDirOf('test-tones'),
  port: 0,
  workers: 1,
  env: process.env,
  stderr: new PassThrough().resume(),
  startDeadlineMs: 20_000,
  language: 'hi',
  log: QUIET,
  firstRestartMs: 10,
}

const OPEN: SpeechOptions = {
  ...LAUNCH,
  places: { hi: OWN, 'en-IN': OWN },
  signal: NEVER,
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0)
  } catch {
    return false
  }
}

async function setUp(t: TestContext) {
  const speech = await startSpeechProcess(LAUNCH, NEVER)
  t.after(speech.stop)
  const ear = makeVoskEar({
    language: 'hi',
    calibration: null,
    findUrl: speech.findUrl,
    log: QUIET,
    limits: { firstRetryMs: 10 },
  })
  return { speech, ear }
}

test('a recording whose recogniser is killed three times on the way is written down as without', async (t) => {
  const { speech, ear } = await setUp(t)
  const { samples, sampleRateHz } = readTones('two-sentences', 40)
  const undisturbed = await ear.hear(inPieces(samples), { sampleRateHz, signal: NEVER })
  const lengthMs = (samples.length / sampleRateHz) * 1000
  const killAtMs = [0.2, 0.5, 0.55].map((share) => share * lengthMs)

  const disturbed = await ear.hear(inPieces(samples), {
    sampleRateHz,
    signal: NEVER,
    onHeardMs: (heardMs) => {
      if (heardMs < (killAtMs[0] ?? Infinity)) return
      killAtMs.shift()
      process.kill(speech.pid()!, 'SIGKILL')
    },
  })

  const wordsWithout = undisturbed.flatMap(({ words }) => words)
  const words = disturbed.flatMap((utterance) => utterance.words)
  equal(wordsWithout.length, 40 * 6)
  deepEqual(
    words.map(({ text }) => text),
    wordsWithout.map(({ text }) => text),
  )
  // The recogniser counts in steps of 10 ms from where it begins, so a new beginning may move a word by a little.
  const shiftsMs = words.map(({ startMs }, index) => Math.abs(startMs - wordsWithout[index]!.startMs))
  equal(Math.max(...shiftsMs) <= 60, true)
  equal(speech.restarts(), 3)
})

test('a hearing can be called off, and the process goes on serving', async (t) => {
  const { speech, ear } = await setUp(t)
  const { samples, sampleRateHz } = readTones('two-sentences', 100)
  const calledOff = new AbortController()

  const hearing = ear.hear(inPieces(samples), {
    sampleRateHz,
    signal: calledOff.signal,
    onHeardMs: () => {
      calledOff.abort(new Error('no longer wanted'))
    },
  })

  await rejects(hearing, { message: 'no longer wanted' })
  const again = await ear.hear(inPieces(readTones('hello-price').samples), { sampleRateHz, signal: NEVER })
  deepEqual(
    again.flatMap(({ words }) => words.map(({ text }) => text)),
    ['hello', 'price'],
  )
  equal(speech.restarts(), 0)
})

test('both languages are opened, are well, and are stopped together', async (t) => {
  const speech = await openSpeech(OPEN)
  t.after(speech.close)
  const { samples, sampleRateHz } = readTones('hello-price')

  const heard = await Promise.all(
    speech.ears.map((ear) => ear.hear(inPieces(samples), { sampleRateHz, signal: NEVER })),
  )

  for (const ears of [speech.ears, speech.liveEars])
    deepEqual(
      ears.map(({ language }) => language),
      ['hi', 'en-IN'],
    )
  equal(heard[0]?.length, 1)
  deepEqual(heard[0], heard[1])
  deepEqual(
    (await speech.health()).map(({ status, restarts }) => [status, restarts]),
    [
      ['ok', 0],
      ['ok', 0],
    ],
  )
  await speech.close()
  deepEqual(
    (await speech.health()).map(({ status }) => status),
    ['stopped', 'stopped'],
  )
})

test('ports in use and missing models are all named at once', async (t) => {
  const occupant = createServer().listen(0, '127.0.0.1')
  await once(occupant, 'listening')
  t.after(() => occupant.close())
  const { port } = occupant.address() as AddressInfo

  const opening = openSpeech({
    ...OPEN,
    places: { hi: { ...OWN, port }, 'en-IN': { ...OWN, modelDir: '/no/such/model' } },
  })

  await rejects(opening, (error) => {
    match((error as AppError).message, new RegExp(`Port ${port} on 127.0.0.1 is in use`))
    match((error as AppError).message, /no model folder \/no\/such\/model/)
    return error instanceof AppError && error.code === 'speech-unavailable'
  })
})

test('a process that cannot be started again is tried again until it can', async (t) => {
  const failures: string[] = []
  const speech = await startSpeechProcess(
    { ...LAUNCH, log: { ...QUIET, error: (fields) => failures.push(JSON.stringify(fields)) } },
    NEVER,
  )
  t.after(speech.stop)
  const firstPid = speech.pid()!

  process.kill(firstPid, 'SIGKILL')
  while (speech.state() !== 'restarting') await new Promise(setImmediate)
  await speech.findUrl(NEVER)

  equal(speech.state(), 'listening')
  equal(speech.pid() === firstPid, false)
  match(failures[0]!, /"signal":"SIGKILL"/)
})

test('a program that does not come to listen fails with its own words', async () => {
  await rejects(
    startSpeechProcess({ ...LAUNCH, modelDir: '/no/such/model' }, NEVER),
    (error) => error instanceof LaunchFailure && error.message.includes('/no/such/model'),
  )
})

test('a start that is called off leaves no process', async () => {
  const calledOff = AbortSignal.timeout(50)

  await rejects(startSpeechProcess(LAUNCH, calledOff), { name: 'TimeoutError' })
})

test('a kill -9 of the server leaves no speech process behind', async () => {
  const module = new URL('speech-process.ts', import.meta.url).href
  const program = `
    const { startSpeechProcess } = await import(${JSON.stringify(module)})
    const log = { info() {}, warn() {}, error() {} }
    const options = ${JSON.stringify({ ...LAUNCH, env: undefined, stderr: undefined, log: undefined })}
    const speech = await startSpeechProcess(
      { ...options, log, env: process.env, stderr: process.stderr }, new AbortController().signal)
    console.log(speech.pid())`
  const server = spawn(process.execPath, ['--input-type=module', '--eval', program])
  const [printed] = (await once(server.stdout, 'data')) as [Buffer]
  const speechPid = Number(printed.toString())
  equal(isAlive(speechPid), true)

  server.kill('SIGKILL')
  await once(server, 'exit')

  while (isAlive(speechPid)) await delay(20)
})

test('a vosk-server elsewhere is well while it answers', async (t) => {
  const { speech } = await setUp(t)
  const url = await speech.findUrl(NEVER)
  const remote = await openSpeech({
    ...OPEN,
    places: { hi: { kind: 'remote', url }, 'en-IN': { kind: 'remote', url: 'ws://127.0.0.1:9' } },
  })
  t.after(remote.close)

  deepEqual(
    (await remote.health()).map(({ kind, status }) => [kind, status]),
    [
      ['remote', 'ok'],
      ['remote', 'unreachable'],
    ],
  )
})
