import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { makeLineSound } from './line-sound.ts'
import { findLoud, loudSpan } from './loud-span.ts'
import { lengthMs, makeTimeline } from './timeline.ts'
import { keyTones, ringback } from './tones.ts'

const sound = (ms: number, value: number) => new Int16Array(8 * ms).fill(value)
const perMs = (samples: Int16Array) => Array.from({ length: samples.length / 8 }, (_, ms) => samples[8 * ms])

test('a timeline gives silence around what lies on it, and adds what overlaps', () => {
  const timeline = makeTimeline()

  timeline.lay(1002, sound(3, 5))
  timeline.lay(1004, sound(2, 7))

  assert.deepEqual(perMs(timeline.read(1000, 1008)), [0, 0, 5, 5, 12, 7, 0, 0])
  assert.deepEqual(perMs(timeline.read(1003, 1005)), [5, 12])
  assert.equal(timeline.read(1005, 1005).length, 0)
})

test('what repeats goes on until it is cut, and what is cut is not heard after it', () => {
  const timeline = makeTimeline()

  const cut = timeline.lay(10, Int16Array.of(...sound(1, 1), ...sound(1, 2)), { repeats: true })
  const before = perMs(timeline.read(9, 15))
  cut(13)

  assert.deepEqual(before, [0, 1, 2, 1, 2, 1])
  assert.deepEqual(perMs(timeline.read(9, 15)), [0, 1, 2, 1, 0, 0])
})

test('what is too loud together is clipped', () => {
  const timeline = makeTimeline()

  timeline.lay(0, sound(1, 30_000))
  timeline.lay(0, sound(1, 30_000))

  assert.deepEqual(perMs(timeline.read(0, 1)), [32_767])
})

test('however it is cut into stretches, the sound of a timeline is the same', () => {
  const piece = fc.record({
    startMs: fc.nat(40),
    samples: fc.array(fc.integer({ min: -900, max: 900 }), { minLength: 1, maxLength: 200 }),
    repeats: fc.boolean(),
    cutMs: fc.option(fc.nat(60), { nil: null }),
  })
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 5 }), fc.array(fc.nat(60)), (pieces, marks) => {
      const timeline = makeTimeline()
      for (const { startMs, samples, repeats, cutMs } of pieces) {
        const cut = timeline.lay(startMs, Int16Array.from(samples), { repeats })
        if (cutMs !== null) cut(cutMs)
      }

      const edges = [0, ...marks.toSorted((a, b) => a - b), 60]
      const stretches = edges.slice(1).flatMap((edge, n) => [...timeline.read(edges[n]!, edge)])

      assert.deepEqual(stretches, [...timeline.read(0, 60)])
    }),
  )
})

test('a person hears what is played to them, and the other person while they are joined', () => {
  const [agent, lead] = [makeLineSound(), makeLineSound()]
  lead.said.lay(0, sound(10, 3))
  agent.said.lay(0, sound(10, 100))
  agent.played.lay(0, sound(4, 1))

  const part = agent.listenTo(lead, 2)
  part(6)

  assert.deepEqual(perMs(agent.heard(0, 8)), [1, 1, 4, 4, 3, 3, 0, 0])
  assert.deepEqual(perMs(lead.heard(0, 2)), [0, 0])
})

test('the loud part lies between the first and the last sound of any channel', () => {
  const one = makeTimeline()
  const other = makeTimeline()
  one.lay(5, sound(2, 900))
  other.lay(20, sound(1, -900))

  assert.deepEqual(loudSpan([one.read(0, 30), other.read(0, 30)]), { fromMs: 5, toMs: 21 })
  assert.equal(loudSpan([sound(30, 60)]), null)
})

test('the loud part is found in pieces as in the whole', () => {
  fc.assert(
    fc.property(fc.array(fc.nat(59_999), { maxLength: 4 }), fc.nat(30_000), (moments, fromMs) => {
      const timeline = makeTimeline()
      for (const ms of moments) timeline.lay(ms, sound(1, 900))
      const whole = { fromMs, toMs: 60_000 }

      const found = findLoud((startMs, endMs) => [timeline.read(startMs, endMs)], whole)

      const loud = moments.filter((ms) => ms >= fromMs).toSorted((a, b) => a - b)
      assert.deepEqual(found, loud.length ? { fromMs: loud[0], toMs: loud.at(-1)! + 1 } : null)
    }),
    { numRuns: 50 },
  )
})

test('the ringing has the Indian rhythm of three seconds, and each key sounds for a fifth of a second', () => {
  assert.equal(lengthMs(ringback()), 3000)
  assert.equal(lengthMs(keyTones('1w#')), 900)
})
