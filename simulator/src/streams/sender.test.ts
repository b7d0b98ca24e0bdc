import assert from 'node:assert/strict'
import { test } from 'node:test'

import { decodeMuLaw } from '@leadbreak/audio'
import fc from 'fast-check'

import type { StreamFault } from '../faults/faults.ts'
import { makeSender } from './sender.ts'

interface Media {
  readonly sequenceNumber: string
  readonly media: {
    readonly track: string
    readonly chunk: string
    readonly timestamp: string
    readonly payload: string
  }
}

/** A stream whose sound tells its moment, with faults of certain ages. */
function aSender(startMs: number, faults: readonly StreamFault[] = []) {
  const waiting = [...faults]
  const sent: Media[] = []
  let dropped = 0
  const sender = makeSender({
    ...{ streamSid: 'MZ0', startMs },
    tracks: [
      { track: 'inbound', read: (fromMs) => new Int16Array(160).fill(levelAt(fromMs - startMs)) },
      { track: 'outbound', read: (fromMs) => new Int16Array(160).fill(-levelAt(fromMs - startMs)) },
    ],
    takeFault: (ageMs) => {
      const at = waiting.findIndex(({ afterMs }) => afterMs <= ageMs)
      return at < 0 ? null : waiting.splice(at, 1)[0]!
    },
    onFault: () => undefined,
    send: (text) => sent.push(JSON.parse(text) as Media),
    drop: (count) => {
      dropped += count
    },
  })
  return { sender, sent, dropped: () => dropped }
}

/** Some loudness that mu-law keeps exactly, another one for each of sixteen frames. */
function levelAt(atMs: number): number {
  return decodeMuLaw(Uint8Array.of(0x80 + ((atMs / 20) % 16) * 8))[0]!
}

const pausesOf = fc.array(fc.oneof(fc.nat(3), fc.nat(50), fc.nat(2000)), { minLength: 1, maxLength: 30 })

test('however the ticker pauses, each frame has its own time and sound, none is missing, and none comes early', () => {
  fc.assert(
    fc.property(fc.nat(1e6), pausesOf, (startMs, pauses) => {
      const { sender, sent } = aSender(startMs)
      let nowMs = startMs
      for (const pauseMs of pauses) {
        nowMs += pauseMs
        const nextMs = sender.tick(nowMs)
        const due = Math.floor((nowMs - startMs) / 20)
        assert.equal(sent.length, 2 * due)
        assert.equal(nextMs, startMs + 20 * (due + 1))
      }

      for (const [n, { sequenceNumber, media }] of sent.entries()) {
        const frame = Math.floor(n / 2)
        const [track, sign] = n % 2 === 0 ? ['inbound', 1] : ['outbound', -1]
        assert.deepEqual(
          { ...media, sequenceNumber, payload: decodeMuLaw(Buffer.from(media.payload, 'base64'))[0] },
          {
            ...{ sequenceNumber: String(n + 2), track, chunk: String(frame + 1) },
            ...{ timestamp: String(20 * frame), payload: sign * levelAt(20 * frame) },
          },
        )
      }
    }),
    { numRuns: 40 },
  )
})

const times = { count: 1 }
const faultOf: fc.Arbitrary<StreamFault> = fc.oneof(
  fc.record({
    kind: fc.constantFrom('stream-drop' as const, 'stream-duplicate', 'stream-reorder'),
    afterMs: fc.nat(1000),
    frames: fc.integer({ min: 1, max: 20 }),
    count: fc.constant(1),
  }),
  fc.record({
    kind: fc.constant('stream-delay' as const),
    afterMs: fc.nat(1000),
    delayMs: fc.integer({ min: 1, max: 2000 }),
    count: fc.constant(1),
  }),
)

test('whatever goes wrong on the way, what was not dropped comes, and only what was doubled comes again', () => {
  fc.assert(
    fc.property(fc.array(faultOf, { maxLength: 5 }), pausesOf, (faults, pauses) => {
      const { sender, sent, dropped } = aSender(0, faults)
      let nowMs = 0
      for (const pauseMs of pauses) sender.tick((nowMs += pauseMs))
      const made = sender.finish(nowMs) - 2

      const different = new Set(sent.map(({ sequenceNumber }) => sequenceNumber)).size
      assert.equal(made, 2 * Math.floor(nowMs / 20))
      assert.equal(different + dropped(), made)
      if (faults.every(({ kind }) => kind !== 'stream-duplicate')) assert.equal(sent.length, different)
    }),
    { numRuns: 60 },
  )
})

test('dropped frames are missing with their numbers and times', () => {
  const { sender, sent, dropped } = aSender(0, [{ kind: 'stream-drop', afterMs: 40, frames: 2, ...times }])
  sender.tick(120)

  assert.deepEqual(timesOf(sent), ['0', '20', '80', '100'])
  assert.deepEqual(numbersOf(sent), ['2', '4', '10', '12'])
  assert.equal(dropped(), 4)
})

test('a delayed stretch comes at once and whole when its time is over', () => {
  const { sender, sent } = aSender(0, [{ kind: 'stream-delay', afterMs: 40, delayMs: 100, ...times }])
  for (let nowMs = 20; nowMs <= 140; nowMs += 20) sender.tick(nowMs)
  const before = timesOf(sent)
  sender.tick(160)

  assert.deepEqual(before, ['0', '20'])
  assert.deepEqual(timesOf(sent), ['0', '20', '40', '60', '80', '100', '120', '140'])
})

test('a frame that was overtaken comes behind as many as were ordered', () => {
  const { sender, sent } = aSender(0, [{ kind: 'stream-reorder', afterMs: 20, frames: 2, ...times }])
  sender.tick(100)

  assert.deepEqual(timesOf(sent), ['0', '40', '60', '20', '80'])
})

test('doubled frames come twice with one number', () => {
  const { sender, sent } = aSender(0, [{ kind: 'stream-duplicate', afterMs: 20, frames: 1, ...times }])
  sender.tick(60)

  assert.deepEqual(timesOf(sent), ['0', '20', '20', '40'])
  assert.deepEqual(numbersOf(sent), ['2', '4', '4', '6'])
})

test('a clock that jumps shifts all later times, and no sound is lost', () => {
  const { sender, sent } = aSender(0, [{ kind: 'stream-clock-jump', afterMs: 40, byMs: -30, ...times }])
  sender.tick(100)

  assert.deepEqual(timesOf(sent), ['0', '20', '10', '30', '50'])
})

test('what is kept back when the stream ends comes before the end', () => {
  const { sender, sent } = aSender(0, [
    { kind: 'stream-delay', afterMs: 20, delayMs: 10_000, ...times },
    { kind: 'stream-reorder', afterMs: 60, frames: 50, ...times },
  ])
  const sequence = sender.finish(100)

  assert.deepEqual(timesOf(sent), ['0', '20', '40', '80', '60'])
  assert.equal(sequence, 12)
})

function timesOf(sent: readonly Media[]): string[] {
  return inbound(sent).map(({ media }) => media.timestamp)
}

function numbersOf(sent: readonly Media[]): string[] {
  return inbound(sent).map(({ sequenceNumber }) => sequenceNumber)
}

function inbound(sent: readonly Media[]): readonly Media[] {
  return sent.filter(({ media }) => media.track === 'inbound')
}
