import assert from 'node:assert/strict'
import { test } from 'node:test'

import fc from 'fast-check'

import { editDistance } from './edit-distance.ts'

test('a letter that changes, comes or goes counts one each', () => {
  for (const [a, b, distance] of [
    ['', '', 0],
    ['noida', 'noida', 0],
    ['noida', 'nohida', 1],
    ['paota', 'pavta', 1],
    ['', 'abc', 3],
    ['kitten', 'sitting', 3],
  ] as const)
    assert.equal(editDistance(a, b), distance, `${a} ${b}`)
})

test('it is the same both ways, and never more than the longer word', () => {
  const word = fc.string({ maxLength: 12 })
  fc.assert(
    fc.property(word, word, (a, b) => {
      const distance = editDistance(a, b)
      assert.equal(distance, editDistance(b, a))
      assert.ok(distance <= Math.max(a.length, b.length) && distance >= Math.abs(a.length - b.length))
    }),
  )
})
