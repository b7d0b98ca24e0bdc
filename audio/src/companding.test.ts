import assert from 'node:assert/strict'
import { test } from 'node:test'

import fc from 'fast-check'

import { decodeALaw, decodeMuLaw, encodeMuLaw } from './companding.ts'

const EVERY_BYTE = Uint8Array.from({ length: 256 }, (_, byte) => byte)

test('mu-law bytes survive decoding and encoding; only minus zero becomes zero', () => {
  const again = encodeMuLaw(decodeMuLaw(EVERY_BYTE))

  assert.deepEqual(
    again,
    EVERY_BYTE.map((byte) => (byte === 0x7f ? 0xff : byte)),
  )
})

test('mu-law has the values of G.711', () => {
  assert.deepEqual([...decodeMuLaw(Uint8Array.of(0xff, 0x7f, 0x00, 0x80, 0xfe))], [0, 0, -32_124, 32_124, 8])
})

test('A-law has the values of G.711, and mirrors loudness in its sign', () => {
  assert.deepEqual([...decodeALaw(Uint8Array.of(0xd5, 0x55, 0xaa, 0x2a))], [8, -8, 32_256, -32_256])
  const pcm = decodeALaw(EVERY_BYTE)
  for (let byte = 0; byte < 128; byte++) assert.equal(pcm[byte]!, -pcm[byte + 128]!)
})

test('a sample encoded as mu-law comes back within a thirtieth of its loudness', () => {
  fc.assert(
    fc.property(fc.integer({ min: -32_768, max: 32_767 }), (sample) => {
      const back = decodeMuLaw(encodeMuLaw(Int16Array.of(sample)))[0]!

      assert.ok(Math.abs(back - sample) <= 4 + Math.abs(sample) / 30, `${sample} became ${back}`)
    }),
  )
})
