import assert from 'node:assert/strict'
import { test } from 'node:test'

import fc from 'fast-check'

import { makeSampleJoiner } from './samples.ts'

test('however the bytes are cut into frames, the samples are the same', () => {
  fc.assert(
    fc.property(fc.array(fc.uint8Array({ maxLength: 9 })), (frames) => {
      const joiner = makeSampleJoiner()
      const all = Buffer.concat(frames)

      const joined = frames.flatMap((frame) => [...joiner.join(new Uint8Array(frame).buffer)])

      const expected = Array.from({ length: all.length >> 1 }, (_, n) => all.readInt16LE(2 * n))
      assert.deepEqual(joined, expected)
    }),
  )
})

test('after a drop, the next frame begins at a whole sample', () => {
  const joiner = makeSampleJoiner()
  joiner.join(new Uint8Array([1, 0, 99]).buffer)
  joiner.drop()

  assert.deepEqual([...joiner.join(new Uint8Array([2, 0]).buffer)], [2])
})
