import { equal } from 'node:assert/strict'
import { test } from 'node:test'

import { describeErrorRate, wordErrors } from './word-errors.ts'

for (const [said, heard, errors] of [
  ['do bhk chahiye', 'do bhk chahiye', 0],
  ['do bhk chahiye', 'do b h k chahiye', 3],
  ['do bhk chahiye', 'bhk', 2],
  ['do bhk chahiye', '', 3],
  ['', 'haan', 1],
  ['ek do teen', 'do teen ek', 2],
] as const) {
  test(`"${heard}" heard for "${said}" is ${errors} errors`, () => {
    const words = (text: string) => text.split(' ').filter(Boolean)

    equal(wordErrors(words(said), words(heard)), errors)
  })
}

test('an error rate says how sure it is', () => {
  equal(describeErrorRate({ errors: 9, words: 431 }), '2.1 % of 431 words (95 % interval 1.1 to 3.9)')
})
