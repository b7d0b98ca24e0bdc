import { deepEqual, equal, rejects } from 'node:assert/strict'
import { test, type TestContext } from 'node:test'
import fc from 'fast-check'

import { AppError } from '../../lib/app-error.ts'
import { startScriptedVoskServer, type Fault } from './scripted-vosk-server.ts'
import { makeVoskEar, type EarLimits } from './vosk-ear.ts'

const RATE_HZ = 8000
const LIMITS: Partial<EarLimits> = {
  frameMs: 200,
  windowFrames: 16,
  firstRetryMs: 1,
  longestRetryMs: 5,
  silenceDeadlineMs: 100,
}
const NEVER = new AbortController().signal

async function setUp(
  t: TestContext,
  faults: readonly Fault[] = [],
  limits: Partial<EarLimits> = {},
  minSampleRateHz = RATE_HZ,
) {
  const server = await startScriptedVoskServer(faults)
  t.after(server.close)
  const warnings: object[] = []
  const ear = makeVoskEar({
    language: 'hi',
    calibration: null,
    findUrl: () => Promise.resolve(server.url),
    log: { info: () => undefined, warn: (fields) => warnings.push(fields), error: () => undefined },
    minSampleRateHz,
    limits: { ...LIMITS, ...limits },
  })
  return { server, ear, warnings }
}

/** Audio with word N at the N-th of `wordsAtMs`, given in uneven pieces. */
async function* audioOf(wordsAtMs: readonly number[], lengthMs: number): AsyncGenerator<Int16Array> {
  const samples = new Int16Array((lengthMs * RATE_HZ) / 1000)
  for (const [index, atMs] of wordsAtMs.entries()) samples[(atMs * RATE_HZ) / 1000] = index + 1
  const pieces = [1, 777, 4000, 20_000]
  for (let at = 0, turn = 0; at < samples.length; turn++) {
    const length = pieces[turn % pieces.length]!
    yield samples.subarray(at, at + length)
    at += length
  }
}

const TWO_UTTERANCES = [100, 500, 900, 3000, 3300]
const AS_HEARD = [
  ['w1@100', 'w2@500', 'w3@900'],
  ['w4@3000', 'w5@3300'],
]

function told(utterances: readonly { words: readonly { text: string; startMs: number }[] }[]): string[][] {
  return utterances.map(({ words }) => words.map(({ text, startMs }) => `${text}@${startMs}`))
}

test('a recording is heard word by word, with the progress told up to its end', async (t) => {
  const { ear, server } = await setUp(t)
  const heardMs: number[] = []

  const utterances = await ear.hear(audioOf(TWO_UTTERANCES, 5050), {
    sampleRateHz: RATE_HZ,
    signal: NEVER,
    onHeardMs: (ms) => heardMs.push(ms),
  })

  deepEqual(told(utterances), AS_HEARD)
  deepEqual(server.connections, [{ sampleRateHz: RATE_HZ, frames: 26 }])
  deepEqual(
    heardMs,
    heardMs.toSorted((a, b) => a - b),
  )
  equal(heardMs.at(-1), 5050)
})

test('frames run ahead of the answers, but no further than the window', async (t) => {
  const { ear, server } = await setUp(t, [], { windowFrames: 4 })

  await ear.hear(audioOf([], 20_000), { sampleRateHz: RATE_HZ, signal: NEVER })

  equal(server.mostUnanswered() > 1, true)
  equal(server.mostUnanswered() <= 4, true)
})

for (const kind of ['dies', 'falls silent', 'talks nonsense', 'answers twice', { closes: 1011 }] as const) {
  test(`nothing is lost or doubled when the server ${JSON.stringify(kind)} in the middle of a word`, async (t) => {
    const { ear, warnings } = await setUp(t, [{ afterFrames: 17, kind }])

    const utterances = await ear.hear(audioOf(TWO_UTTERANCES, 5000), { sampleRateHz: RATE_HZ, signal: NEVER })

    deepEqual(told(utterances), AS_HEARD)
    equal(warnings.length, 1)
  })
}

test('a server that dies while it closes the last utterance is asked again', async (t) => {
  const { ear } = await setUp(t, [{ afterFrames: 24, kind: 'dies' }])

  const utterances = await ear.hear(audioOf([4900], 5000), { sampleRateHz: RATE_HZ, signal: NEVER })

  deepEqual(told(utterances), [['w1@4900']])
})

test('however often the server dies, each word is heard once and at its time', async (t) => {
  const scenario = fc.record({
    gapsMs: fc.array(fc.integer({ min: 20, max: 1500 }), { maxLength: 20 }),
    // The server takes at least one new frame each time: one that never gets on is given up on another page.
    dyingAfter: fc.array(fc.integer({ min: 6, max: 40 }), { maxLength: 6 }),
    windowFrames: fc.integer({ min: 1, max: 20 }),
  })
  await fc.assert(
    fc.asyncProperty(scenario, async ({ gapsMs, dyingAfter, windowFrames }) => {
      let atMs = 0
      const wordsAtMs = gapsMs.map((gapMs) => (atMs += gapMs))
      const faults = dyingAfter.map((afterFrames) => ({ afterFrames, kind: 'dies' }) as const)
      const { ear, server } = await setUp(t, faults, { windowFrames })

      const utterances = await ear.hear(audioOf(wordsAtMs, atMs + 700), {
        sampleRateHz: RATE_HZ,
        signal: NEVER,
      })
      server.close()

      deepEqual(
        told(utterances).flat(),
        wordsAtMs.map((ms, index) => `w${index + 1}@${ms}`),
      )
    }),
    { numRuns: 40 },
  )
})

test('an utterance that no pause closes is cut before it fills the memory', async (t) => {
  const { ear, server } = await setUp(t, [], { longestUtteranceMs: 2000 })
  const wordsAtMs = Array.from({ length: 40 }, (_, index) => index * 200)

  const utterances = await ear.hear(audioOf(wordsAtMs, 8000), { sampleRateHz: RATE_HZ, signal: NEVER })

  deepEqual(
    told(utterances).flat(),
    wordsAtMs.map((ms, index) => `w${index + 1}@${ms}`),
  )
  equal(Math.max(...server.connections.map(({ frames }) => frames)), 10)
})

test('a server that never gets on is given up after a while, and that may pass', async (t) => {
  const faults = Array.from({ length: 1000 }, () => ({ afterFrames: 0, kind: 'dies' }) as const)
  const { ear } = await setUp(t, faults, { giveUpAfterMs: 50 })

  await rejects(
    ear.hear(audioOf([100], 5000), { sampleRateHz: RATE_HZ, signal: NEVER }),
    (error) => error instanceof AppError && error.code === 'speech-unavailable' && error.retryable,
  )
})

test('a server that refuses our audio is not asked again', async (t) => {
  const { ear, server } = await setUp(t, [{ afterFrames: 3, kind: { closes: 1003 } }])

  await rejects(
    ear.hear(audioOf([100], 5000), { sampleRateHz: RATE_HZ, signal: NEVER }),
    (error) => error instanceof AppError && error.code === 'speech-unavailable' && !error.retryable,
  )
  equal(server.connections.length, 1)
})

test('a hearing that is called off ends at once, and lets its audio go', async (t) => {
  const { ear } = await setUp(t, [{ afterFrames: 5, kind: 'falls silent' }], { silenceDeadlineMs: 60_000 })
  const calledOff = new AbortController()
  let isLetGo = false
  async function* audio() {
    try {
      yield* audioOf([], 60_000)
    } finally {
      isLetGo = true
    }
  }

  const hearing = ear.hear(audio(), {
    sampleRateHz: RATE_HZ,
    signal: calledOff.signal,
    onHeardMs: (ms) => {
      if (ms >= 1000) calledOff.abort(new Error('no longer wanted'))
    },
  })

  await rejects(hearing, { message: 'no longer wanted' })
  equal(isLetGo, true)
})

test('audio that cannot be read is the reader’s failure, not the server’s', async (t) => {
  const { ear, server } = await setUp(t)
  async function* audio() {
    yield* audioOf([], 1000)
    throw new Error('the disk is gone')
  }

  await rejects(ear.hear(audio(), { sampleRateHz: RATE_HZ, signal: NEVER }), { message: 'the disk is gone' })
  equal(server.connections.length, 1)
})

for (const [sampleRateHz, minSampleRateHz, sentHz] of [
  [48_000, 8000, 16_000],
  [8000, 16_000, 16_000],
  [11_025, 8000, 11_025],
] as const) {
  test(`audio of ${sampleRateHz} Hz goes to a server that needs ${minSampleRateHz} at ${sentHz}`, async (t) => {
    const { ear, server } = await setUp(t, [], { silenceDeadlineMs: 60_000 }, minSampleRateHz)
    async function* audio() {
      yield new Int16Array(2 * sampleRateHz)
    }

    await ear.hear(audio(), { sampleRateHz, signal: NEVER })

    deepEqual(server.connections, [{ sampleRateHz: sentHz, frames: 10 }])
  })
}

test('a hearing that is called off while the server is away ends at once', async (t) => {
  const faults = Array.from({ length: 10 }, () => ({ afterFrames: 0, kind: 'dies' }) as const)
  const { ear } = await setUp(t, faults, { firstRetryMs: 60_000, longestRetryMs: 60_000 })
  const calledOff = new AbortController()
  setTimeout(() => {
    calledOff.abort(new Error('no longer wanted'))
  }, 50)

  await rejects(ear.hear(audioOf([], 1000), { sampleRateHz: RATE_HZ, signal: calledOff.signal }), {
    message: 'no longer wanted',
  })
})
