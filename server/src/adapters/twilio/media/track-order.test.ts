import { deepEqual, ok } from 'node:assert/strict'
import { test } from 'node:test'

import fc from 'fast-check'

import { makeTrackOrder, type PlacedSound } from './track-order.ts'

const RATE_HZ = 8_000
const FRAME_MS = 20

/** Frames are told apart by their samples: the nth one's are all n. */
function aFrame(nth: number, timestampMs: number | null = nth * FRAME_MS, sequence: number | null = nth) {
  return { sequence, timestampMs, samples: new Int16Array(160).fill(nth) }
}

const brief = (placed: readonly PlacedSound[]) =>
  placed.map(({ startMs, samples }) => [startMs, samples[0], samples.length])

function place(frames: readonly ReturnType<typeof aFrame>[]) {
  const order = makeTrackOrder(RATE_HZ)
  return brief(frames.flatMap((frame) => [...order.place(frame)]))
}

test('frames that come as they should stay as they are', () => {
  deepEqual(place([aFrame(0), aFrame(1), aFrame(2)]), [
    [0, 0, 160],
    [20, 1, 160],
    [40, 2, 160],
  ])
})

test('what comes twice is heard once, and what comes after its successor not at all', () => {
  deepEqual(place([aFrame(0), aFrame(0), aFrame(2), aFrame(1), aFrame(2), aFrame(3)]), [
    [0, 0, 160],
    [40, 2, 160],
    [60, 3, 160],
  ])
})

test('without sequence numbers the timestamps tell as much; without timestamps frames follow each other', () => {
  deepEqual(place([aFrame(0, 0, null), aFrame(1, 20, null), aFrame(1, 20, null), aFrame(2, 40, null)]), [
    [0, 0, 160],
    [20, 1, 160],
    [40, 2, 160],
  ])
  deepEqual(place([aFrame(0, null), aFrame(1, null), aFrame(1, null)]), [
    [0, 0, 160],
    [20, 1, 160],
  ])
})

test('timestamps may shake by a few milliseconds', () => {
  deepEqual(place([aFrame(0, 5), aFrame(1, 29), aFrame(2, 38), aFrame(3, 65)]), [
    [5, 0, 160],
    [25, 1, 160],
    [45, 2, 160],
    [65, 3, 160],
  ])
})

test('of a frame that overlaps what was heard only the rest is taken', () => {
  deepEqual(place([aFrame(0), aFrame(1, 5), aFrame(2, 25)]), [
    [0, 0, 160],
    [20, 1, 40],
    [25, 2, 160],
  ])
})

test('a clock that jumps far ahead is believed when the next frame goes on from there', () => {
  deepEqual(place([aFrame(0), aFrame(1, 60_000), aFrame(2, 60_020)]), [
    [0, 0, 160],
    [60_000, 1, 160],
    [60_020, 2, 160],
  ])
})

test('a clock that jumps back does not stop the time', () => {
  deepEqual(place([aFrame(0, 60_000), aFrame(1, 0), aFrame(2, 20), aFrame(3, 40)]), [
    [60_000, 0, 160],
    [60_020, 1, 160],
    [60_040, 2, 160],
    [60_060, 3, 160],
  ])
})

test('a single frame that is far away is not believed', () => {
  deepEqual(place([aFrame(0), aFrame(1, 9_000_000), aFrame(2), aFrame(3, 1_000_000), aFrame(4)]), [
    [0, 0, 160],
    [40, 2, 160],
    [80, 4, 160],
  ])
})

test('whatever is lost, doubled or swapped, times only grow, and no sound lies where it was not said', () => {
  const mishap = fc.constantFrom('none', 'none', 'none', 'lost', 'twice', 'late', 'damaged-time')

  fc.assert(
    fc.property(fc.array(mishap, { minLength: 1, maxLength: 200 }), (mishaps) => {
      const arrivals = mishaps
        .flatMap((what, nth) => {
          const frame = aFrame(nth)
          if (what === 'lost') return []
          if (what === 'twice')
            return [
              { frame, at: nth },
              { frame, at: nth + 0.5 },
            ]
          if (what === 'late') return [{ frame, at: nth + 3.5 }]
          return [{ frame: what === 'damaged-time' ? { ...frame, timestampMs: 10 ** 12 } : frame, at: nth }]
        })
        .toSorted((left, right) => left.at - right.at)
      const placed = place(arrivals.map(({ frame }) => frame)) as [
        startMs: number,
        nth: number,
        count: number,
      ][]

      let untilMs = 0
      let isFirst = true
      for (const [startMs, nth, count] of placed) {
        ok(startMs >= untilMs, 'times grow')
        untilMs = startMs + count / 8
        const isBase = isFirst && arrivals[0]!.frame.timestampMs === 10 ** 12
        isFirst = false
        if (isBase) return
        ok(Math.abs(untilMs - (nth + 1) * FRAME_MS) < 1e-6, 'each frame ends where it did when it was said')
      }
    }),
    { numRuns: 500 },
  )
})
