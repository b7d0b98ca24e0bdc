import { deepEqual, equal, ok } from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'

import { decodeMuLaw, encodeMuLaw } from '@leadbreak/audio'

import { silence, soundOf, voice } from './test-kit.ts'
import { makeVoiceGate } from './voice-gate.ts'

interface Passed {
  startMs: number
  endMs: number
  samples: Int16Array
}

/** What the gate lets through of a track that begins at `originMs`, given to it in pieces of `pieceSamples`. */
function gated(
  track: Int16Array,
  { originMs = 0, pieceSamples = 160, sampleRateHz = 8000 }: Partial<Record<string, number>> = {},
): Passed[] {
  const gate = makeVoiceGate(sampleRateHz)
  const passed: { startMs: number; endMs: number; pieces: Int16Array[] }[] = []
  const take = (events: ReturnType<typeof gate.hear>) => {
    for (const event of events) {
      const last = passed.at(-1)
      if (event.kind === 'begin') passed.push({ startMs: event.startMs, endMs: NaN, pieces: [] })
      else if (event.kind === 'sound') last!.pieces.push(event.samples)
      else last!.endMs = event.endMs
    }
  }
  for (let at = 0; at < track.length; at += pieceSamples) {
    take(gate.hear(originMs + (at * 1000) / sampleRateHz, track.subarray(at, at + pieceSamples)))
  }
  take(gate.finish())
  return passed.map(({ startMs, endMs, pieces }) => ({ startMs, endMs, samples: soundOf(...pieces) }))
}

function isSame(a: Int16Array, b: Int16Array): boolean {
  return a.length === b.length && a.every((sample, index) => sample === b[index])
}

/** A noise that goes on and on, the same each time. */
function noise(ms: number, loudness: number): Int16Array {
  let state = 42
  return Int16Array.from({ length: ms * 8 }, () => {
    state = (state * 48_271) % 2_147_483_647
    return Math.round((state / 2_147_483_647 - 0.5) * 2 * loudness)
  })
}

function mixed(a: Int16Array, b: Int16Array): Int16Array {
  return a.map((sample, index) => sample + (b[index] ?? 0))
}

test('speech goes through with what lies before it and a little of what follows; silence stays behind', () => {
  const passed = gated(soundOf(silence(2000), voice(1000), silence(2000)))

  equal(passed.length, 1)
  const [{ startMs, endMs }] = passed as [Passed]
  ok(startMs <= 1700 && startMs >= 1600, `begins at ${startMs}`)
  ok(endMs >= 3400 && endMs <= 3500, `ends at ${endMs}`)
})

test('a word is let through within 60 ms of its first sound', () => {
  const gate = makeVoiceGate(8000)
  gate.hear(0, silence(1000))

  const events = gate.hear(1000, voice(60))

  deepEqual(
    events.map(({ kind }) => kind),
    ['begin', 'sound'],
  )
})

test('whoever speaks as the call begins is heard from the first sample on', () => {
  equal(gated(soundOf(voice(500), silence(1000)))[0]?.startMs, 0)
})

test('a short pause between words does not end what somebody says, a longer one does', () => {
  equal(gated(soundOf(voice(500), silence(300), voice(500), silence(600), voice(500))).length, 2)
})

test('a click is no speech', () => {
  equal(gated(soundOf(silence(1000), voice(20), silence(1000), voice(10), silence(1000))).length, 0)
})

for (const loudness of [60, 300, 1000]) {
  test(`the sound of a fan (${loudness}) is taken for silence after a few seconds, and speech over it is not`, () => {
    const speech = soundOf(silence(8000), voice(1000, 8000, loudness * 3), silence(3000))

    const passed = gated(mixed(noise(12_000, loudness), speech))

    const late = passed.filter(({ endMs }) => endMs > 5000)
    equal(late.length, 1)
    ok(late[0]!.startMs <= 7750 && late[0]!.startMs > 7500 && late[0]!.endMs < 9700)
  })
}

test('a quiet voice on a line that is digitally silent is heard, as the telephone carries it', () => {
  const track = decodeMuLaw(encodeMuLaw(soundOf(silence(1000), voice(500, 8000, 40), silence(1000))))

  equal(gated(track).length, 1)
})

test('an offset of the line and its hum are no speech', () => {
  const hum = Int16Array.from({ length: 40_000 }, (_, n) =>
    Math.round(200 + 60 * Math.sin((2 * Math.PI * 50 * n) / 8000)),
  )

  equal(gated(hum).filter(({ endMs }) => endMs > 4000).length, 0)
})

test('whoever speaks on and on is cut at a pause after fifteen seconds, and at last without one', () => {
  const withPause = soundOf(voice(16_000), silence(220), voice(3000))
  const without = voice(45_000)

  deepEqual(
    gated(withPause).map(({ endMs }) => Math.round(endMs / 100)),
    [161, 192],
  )
  const endless = gated(without)
  ok(endless.every(({ startMs, endMs }) => endMs - startMs <= 20_010))
  ok(isSame(soundOf(...endless.map(({ samples }) => samples)), without))
})

test('after a hole that nobody told of the gate goes on at the new place', () => {
  const gate = makeVoiceGate(8000)
  gate.hear(0, voice(500))

  const events = gate.hear(5000, voice(500))

  deepEqual(
    events.map((event) => (event.kind === 'sound' ? 'sound' : event)),
    [{ kind: 'end', endMs: 500 }, { kind: 'begin', startMs: 5000 }, 'sound'],
  )
})

const pieces = fc.array(
  fc.record({
    isVoice: fc.boolean(),
    ms: fc.integer({ min: 10, max: 900 }),
    loudness: fc.integer({ min: 100, max: 9000 }),
  }),
  { maxLength: 6 },
)

test('whatever comes in whatever pieces: what goes through is the track itself, at its place, in order, and holds all that is loud', () => {
  fc.assert(
    fc.property(
      pieces,
      fc.integer({ min: 50, max: 3000 }),
      fc.nat(100_000),
      fc.constantFrom(8000, 16_000),
      (parts, pieceSamples, originMs, sampleRateHz) => {
        const perMs = sampleRateHz / 1000
        const track = soundOf(
          ...parts.map(({ isVoice, ms, loudness }) =>
            isVoice ? voice(ms, sampleRateHz, loudness) : silence(ms, sampleRateHz),
          ),
        )

        const passed = gated(track, { originMs, pieceSamples, sampleRateHz })

        const isHeard = new Uint8Array(track.length)
        let lastEnd = 0
        for (const { startMs, endMs, samples } of passed) {
          const start = Math.round((startMs - originMs) * perMs)
          ok(start >= lastEnd, 'no sound goes through twice')
          ok(isSame(samples, track.subarray(start, start + samples.length)))
          equal(endMs, Math.round(originMs + (start + samples.length) / perMs))
          isHeard.fill(1, start, start + samples.length)
          lastEnd = start + samples.length
        }
        let at = 0
        for (const { isVoice, ms } of parts) {
          if (isVoice && ms >= 60) ok(isHeard.subarray(at, at + ms * perMs).every((heard) => heard === 1))
          at += ms * perMs
        }
      },
    ),
    { numRuns: 25 },
  )
})
