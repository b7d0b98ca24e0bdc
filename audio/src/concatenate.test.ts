import assert from 'node:assert/strict'
import { test } from 'node:test'

import { concatenate } from './concatenate.ts'

test('pieces stand one after the other, empty ones too', () => {
  const whole = concatenate([Int16Array.of(1, 2), new Int16Array(), Int16Array.of(3)])

  assert.deepEqual([...whole], [1, 2, 3])
})

test('no piece is no sound', () => {
  assert.equal(concatenate([]).length, 0)
})
