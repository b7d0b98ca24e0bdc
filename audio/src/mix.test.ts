import assert from 'node:assert/strict'
import { test } from 'node:test'

import { mix } from './mix.ts'

test('tracks are added, the longest gives the length, and what is too loud is clipped', () => {
  const mixed = mix([Int16Array.of(1, 30_000, -30_000, 5), Int16Array.of(2, 30_000, -30_000)])

  assert.deepEqual([...mixed], [3, 32_767, -32_768, 5])
})

test('no track is no sound', () => {
  assert.equal(mix([]).length, 0)
})
