import { deepEqual } from 'node:assert/strict'
import { test } from 'node:test'

import { placeWords } from './place-words.ts'

const ANCHORS = [
  { connectionMs: 1000, callerMs: 60_000 },
  { connectionMs: 3000, callerMs: 65_000 },
]

function placed(startMs: number, endMs: number): number[] {
  const words = placeWords([{ text: 'a', startMs, endMs, confidence: 1 }], ANCHORS)
  return words.flatMap((word) => [word.startMs, word.endMs])
}

test('a word is where its sound came from', () => {
  deepEqual(placed(1200, 1500), [60_200, 60_500])
  deepEqual(placed(3000, 3400), [65_000, 65_400])
})

test('a word over sound that was left out is as long as the hole makes it', () => {
  deepEqual(placed(2900, 3100), [61_900, 65_100])
})

test('a word does not begin before its utterance', () => {
  deepEqual(placed(900, 1300), [60_000, 60_300])
  deepEqual(placed(900, 1000), [])
})
