import { deepEqual, equal, ok } from 'node:assert/strict'
import { test, type TestContext } from 'node:test'
import fc from 'fast-check'

import type { FinalUtterance, PartialUtterance } from '../../features/transcripts/live-ear.ts'
import { makeLiveEar } from './live-ear.ts'
import type { LiveEarLimits } from './live-ear-limits.ts'
import { startScriptedVoskServer, type Fault, type ScriptedOptions } from './scripted-vosk-server.ts'

const RATE_HZ = 8000
const LIMITS: Partial<LiveEarLimits> = { firstRetryMs: 1, longestRetryMs: 5 }
/** For servers that fall silent, or seem to when an answer has come twice; others are waited for on a busy machine. */
const SHORT_SILENCE: Partial<LiveEarLimits> = { silenceDeadlineMs: 500 }

interface Scene extends ScriptedOptions {
  readonly faults?: readonly Fault[]
  readonly limits?: Partial<LiveEarLimits>
  readonly minSampleRateHz?: number
  readonly sampleRateHz?: number
  /** Resolves when a server is there. */
  readonly whenThere?: Promise<unknown>
}

async function setUp(t: TestContext, scene: Scene = {}) {
  const server = await startScriptedVoskServer(scene.faults, scene)
  t.after(server.close)
  const ear = makeLiveEar({
    language: 'hi',
    calibration: null,
    findUrl: async () => {
      await scene.whenThere
      return server.url
    },
    log: { info: () => undefined, warn: () => undefined, error: () => undefined },
    minSampleRateHz: scene.minSampleRateHz ?? RATE_HZ,
    limits: {
      ...LIMITS,
      ...(scene.faults?.some(({ kind }) => kind === 'falls silent' || kind === 'answers twice')
        ? SHORT_SILENCE
        : {}),
      ...scene.limits,
    },
  })
  const partials: [number, PartialUtterance][] = []
  const finals: [number, FinalUtterance][] = []
  let wake: () => void = () => undefined
  const hearing = ear.open({
    sampleRateHz: scene.sampleRateHz ?? RATE_HZ,
    onPartial: (utterance, partial) => {
      partials.push([utterance, partial])
      wake()
    },
    onFinal: (utterance, final) => {
      finals.push([utterance, final])
      wake()
    },
  })
  t.after(() => {
    hearing.close()
  })
  /** Resolves when it is true after something was told. */
  async function until(isTrue: () => boolean): Promise<void> {
    while (!isTrue())
      await new Promise<void>((resolve) => {
        wake = resolve
      })
  }
  return { server, hearing, partials, finals, until }
}

/** Sound with word N at the N-th of `wordsAtMs`. */
function soundOf(wordsAtMs: readonly number[], lengthMs: number, firstWord = 1): Int16Array {
  const samples = new Int16Array((lengthMs * RATE_HZ) / 1000)
  for (const [index, atMs] of wordsAtMs.entries()) samples[(atMs * RATE_HZ) / 1000] = firstWord + index
  return samples
}

function told([utterance, { words, lostMs }]: readonly [number, FinalUtterance]) {
  return [utterance, words.map(({ text, startMs }) => `${text}@${startMs}`).join(' '), lostMs]
}

test('words come while they are spoken, and for good at the end of the utterance', async (t) => {
  const { hearing, partials, finals, until, server } = await setUp(t)

  hearing.begin(1, 60_000)
  hearing.feed(soundOf([50], 100))
  await until(() => partials.length === 1)
  hearing.feed(soundOf([50], 100, 2))
  await until(() => partials.length === 2)
  hearing.end()
  await until(() => finals.length === 1)

  deepEqual(partials, [
    [1, { settled: [], tail: 'w1' }],
    [1, { settled: [], tail: 'w1 w2' }],
  ])
  deepEqual(finals.map(told), [[1, 'w1@60050 w2@60150', 0]])
  equal(hearing.backlogMs(), 0)
  equal(server.connections.length, 1)
})

test('each utterance has its own place, over one connection', async (t) => {
  const { hearing, finals, until, server } = await setUp(t)

  for (const [utterance, startMs] of [1000, 60_000, 60_330, 900_000].entries()) {
    hearing.begin(utterance, startMs)
    hearing.feed(soundOf([20, 250], 330, 2 * utterance))
    hearing.end()
  }
  await until(() => finals.length === 4)

  deepEqual(finals.map(told), [
    [0, 'w1@1250', 0],
    [1, 'w2@60020 w3@60250', 0],
    [2, 'w4@60350 w5@60580', 0],
    [3, 'w6@900020 w7@900250', 0],
  ])
  equal(server.connections.length, 1)
})

test('words before a pause are settled, and what follows them may change', async (t) => {
  const { hearing, partials, finals, until } = await setUp(t)

  hearing.begin(7, 0)
  hearing.feed(soundOf([100, 200, 800], 900))
  await until(() => partials.at(-1)?.[1].tail === 'w3')
  hearing.end()
  await until(() => finals.length === 1)

  deepEqual(
    partials.at(-1)?.[1].settled.map(({ text, startMs }) => [text, startMs]),
    [
      ['w1', 100],
      ['w2', 200],
    ],
  )
  deepEqual(finals.map(told), [[7, 'w1@100 w2@200 w3@800', 0]])
})

test('an utterance without sound has a final without words, and nobody is asked', async (t) => {
  const { hearing, finals, until, server } = await setUp(t)

  hearing.begin(1, 0)
  hearing.end()
  equal(finals.length, 0)
  await until(() => finals.length === 1)

  deepEqual(finals.map(told), [[1, '', 0]])
  equal(server.mostUnanswered(), 0)
})

for (const kind of ['dies', 'falls silent', 'talks nonsense', 'answers twice', { closes: 1011 }] as const) {
  test(`nothing is lost, doubled or told twice when the server ${JSON.stringify(kind)} in an utterance`, async (t) => {
    const { hearing, partials, finals, until } = await setUp(t, { faults: [{ afterFrames: 12, kind }] })

    hearing.begin(1, 0)
    hearing.feed(soundOf([50, 650], 700))
    hearing.end()
    hearing.begin(2, 5000)
    hearing.feed(soundOf([50, 250, 450, 650], 700, 3))
    hearing.end()
    await until(() => finals.length === 2)

    deepEqual(finals.map(told), [
      [1, 'w1@50 w2@650', 0],
      [2, 'w3@5050 w4@5250 w5@5450 w6@5650', 0],
    ])
    const tails = partials.filter(([utterance]) => utterance === 2).map(([, { tail }]) => tail)
    deepEqual(
      tails,
      ['w3', 'w3 w4', 'w3 w4 w5', 'w3 w4 w5 w6'].filter((tail) => tails.includes(tail)),
    )
  })
}

test('a server that dies at the end of an utterance is asked again', async (t) => {
  const { hearing, finals, until, server } = await setUp(t, { faults: [{ afterFrames: 2, kind: 'dies' }] })

  hearing.begin(1, 0)
  hearing.feed(soundOf([150], 200))
  hearing.end()
  await until(() => finals.length === 1)

  deepEqual(finals.map(told), [[1, 'w1@150', 0]])
  equal(server.connections.length, 2)
})

test('whatever is said and whenever the server dies, each utterance has one final, in order and complete', async (t) => {
  const utterance = fc.record({
    pauseMs: fc.integer({ min: 0, max: 5000 }),
    gapsMs: fc.array(fc.integer({ min: 20, max: 900 }), { maxLength: 8 }),
    pieceMs: fc.integer({ min: 1, max: 300 }),
    /** After every piece, so many turns of the event loop pass. */
    turns: fc.integer({ min: 0, max: 3 }),
  })
  const scenario = fc.record({
    utterances: fc.array(utterance, { minLength: 1, maxLength: 6 }),
    dyingAfter: fc.array(fc.integer({ min: 0, max: 30 }), { maxLength: 6 }),
    knowsReset: fc.boolean(),
    windowFrames: fc.integer({ min: 1, max: 10 }),
  })
  await fc.assert(
    fc.asyncProperty(scenario, async ({ utterances, dyingAfter, knowsReset, windowFrames }) => {
      const faults = dyingAfter.map((afterFrames) => ({ afterFrames, kind: 'dies' }) as const)
      const limits = { windowFrames, maxBacklogMs: Infinity, keepMs: Infinity }
      const { hearing, finals, until, server } = await setUp(t, { faults, knowsReset, limits })
      const expected: unknown[] = []
      let startMs = 0
      let word = 1
      for (const [number, { pauseMs, gapsMs, pieceMs, turns }] of utterances.entries()) {
        startMs += pauseMs
        const endsMs = gapsMs.map((_, index) => gapsMs.slice(0, index + 1).reduce((sum, ms) => sum + ms))
        const lengthMs = (endsMs.at(-1) ?? 0) + 30
        const sound = soundOf(endsMs, lengthMs, word)

        hearing.begin(number, startMs)
        for (let at = 0; at < sound.length; at += 8 * pieceMs) {
          hearing.feed(sound.subarray(at, at + 8 * pieceMs))
          for (let turn = 0; turn < turns; turn++) await new Promise(setImmediate)
        }
        hearing.end()

        expected.push([number, endsMs.map((ms, index) => `w${word + index}@${startMs + ms}`).join(' '), 0])
        word += gapsMs.length
        startMs += lengthMs
      }
      await until(() => finals.length === utterances.length)
      hearing.close()
      server.close()

      deepEqual(finals.map(told), expected)
    }),
    { numRuns: 25 },
  )
})

test('a server that does not know reset gets a connection for each utterance, opened ahead', async (t) => {
  const { hearing, finals, until, server } = await setUp(t, { knowsReset: false })

  for (const utterance of [1, 2, 3]) {
    hearing.begin(utterance, 1000 * utterance)
    hearing.feed(soundOf([150], 200, utterance))
    hearing.end()
    await until(() => finals.length === utterance)
  }

  deepEqual(finals.map(told), [
    [1, 'w1@1150', 0],
    [2, 'w2@2150', 0],
    [3, 'w3@3150', 0],
  ])
  // The first failed at its reset; the last waits for a fourth utterance.
  deepEqual(
    server.connections.slice(0, 4).map(({ frames }) => frames),
    [2, 2, 2, 2],
  )
  ok(server.connections.length <= 5)
})

test('a connection that is lost between utterances is there again before the next', async (t) => {
  const { hearing, finals, until, server } = await setUp(t, { faults: [{ afterFrames: 0, kind: 'dies' }] })

  hearing.begin(1, 0)
  hearing.feed(soundOf([], 100))
  while (server.connections.length < 2) await new Promise(setImmediate)
  hearing.end()
  await until(() => finals.length === 1)

  equal(server.connections.length, 2)
})

test('without a server an utterance ends without words after a while, and later ones are tried again', async (t) => {
  const { promise: whenThere, resolve: come } = Promise.withResolvers<unknown>()
  const { hearing, finals, until } = await setUp(t, { whenThere, limits: { giveUpAfterMs: 30 } })

  hearing.begin(1, 0)
  hearing.feed(soundOf([150], 250))
  hearing.end()
  hearing.begin(2, 400)
  hearing.feed(soundOf([150], 200, 2))
  await until(() => finals.length === 1)
  come(null)
  hearing.end()
  await until(() => finals.length === 2)

  deepEqual(finals.map(told), [
    [1, '', 250],
    [2, 'w2@550', 0],
  ])
})

test('of what is said while the server is away the last is kept, and words after the hole are in their place', async (t) => {
  const { promise: whenThere, resolve: come } = Promise.withResolvers<unknown>()
  const { hearing, finals, until } = await setUp(t, { whenThere, limits: { keepMs: 2000 } })

  hearing.begin(1, 10_000)
  for (let second = 0; second < 5; second++) hearing.feed(soundOf([500], 1000, second))
  equal(hearing.backlogMs(), 2000)
  come(null)
  hearing.end()
  await until(() => finals.length === 1)

  deepEqual(finals.map(told), [[1, 'w3@13500 w4@14500', 3000]])
})

test('what was understood but never settled, and is no longer kept, is lost with its recogniser', async (t) => {
  const scene = { faults: [{ afterFrames: 20, kind: 'dies' }], limits: { keepMs: 1000 } } as const
  const { hearing, finals, partials, until } = await setUp(t, scene)

  hearing.begin(1, 0)
  for (let tenth = 0; tenth < 20; tenth++) {
    hearing.feed(soundOf([50], 100, tenth + 1))
    await until(() => partials.length === tenth + 1)
  }
  hearing.end()
  await until(() => finals.length === 1)

  const [[, { words, lostMs }]] = finals as [[number, FinalUtterance]]
  equal(lostMs, 1000)
  deepEqual(
    words.map(({ text, startMs }) => `${text}@${startMs}`),
    Array.from({ length: 10 }, (_, index) => `w${11 + index}@${1050 + 100 * index}`),
  )
})

test('a server that falls behind is spared the oldest sound, in one piece', async (t) => {
  const limits = { maxBacklogMs: 1000, catchUpMs: 0, windowFrames: 2 }
  const { hearing, finals, partials, until, server } = await setUp(t, { limits })
  hearing.begin(1, 0)
  hearing.feed(soundOf([50], 100, 1))
  await until(() => partials.length === 1)

  server.hold()
  for (let tenth = 1; tenth < 20; tenth++) {
    hearing.feed(soundOf([50], 100, tenth + 1))
    ok(hearing.backlogMs() <= 1000)
  }
  server.release()
  hearing.end()
  await until(() => finals.length === 1)

  const [[, { words, lostMs }]] = finals as [[number, FinalUtterance]]
  const heard = words.map(({ text }) => Number(text.slice(1)))
  equal(heard.length, 20 - lostMs / 100)
  equal(lostMs > 0, true)
  for (const { text, startMs } of words) equal(startMs, 100 * (Number(text.slice(1)) - 1) + 50)
  deepEqual(heard.slice(0, 3), [1, 2, 3])
})

for (const [sampleRateHz, minSampleRateHz, sentHz] of [
  [48_000, 8000, 16_000],
  [8000, 16_000, 16_000],
  [11_025, 8000, 11_025],
] as const) {
  test(`sound of ${sampleRateHz} Hz goes to a server that needs ${minSampleRateHz} at ${sentHz}`, async (t) => {
    const { hearing, finals, until, server } = await setUp(t, { sampleRateHz, minSampleRateHz })

    for (const utterance of [1, 2]) {
      hearing.begin(utterance, 0)
      for (let piece = 0; piece < 10; piece++) hearing.feed(new Int16Array(sampleRateHz / 50))
      hearing.end()
    }
    await until(() => finals.length === 2)

    deepEqual(server.connections, [{ sampleRateHz: sentHz, frames: 4 }])
  })
}

test('after it is closed nothing is told, and no connection stays', async (t) => {
  const { hearing, finals, partials, until, server } = await setUp(t)
  hearing.begin(1, 0)
  hearing.feed(soundOf([50], 100))
  await until(() => partials.length === 1)

  hearing.feed(soundOf([50], 150, 2))
  hearing.end()
  hearing.close()
  hearing.begin(2, 100)
  hearing.feed(soundOf([50], 100, 3))
  hearing.end()
  while (server.openConnections() > 0) await new Promise(setImmediate)

  equal(finals.length, 0)
  equal(partials.length, 1)
})
