import { deepEqual, equal } from 'node:assert/strict'
import { test } from 'node:test'

import { dropEchoes, mayBeEcho } from './drop-echoes.ts'
import { wordsOf } from './transcript-builders.ts'
import type { Stretch } from './choose-language.ts'

function said(text: string, startMs: number, confidence: number): Stretch {
  const words = wordsOf(text, startMs, confidence)
  return { language: 'en-IN', startMs, endMs: words.at(-1)!.endMs, words }
}

const SOURCE = said('the budget is sixty lakh', 1000, 0.99)

test('words that repeat the other side half a second later, heard less surely, are an echo', () => {
  deepEqual(dropEchoes([said('budget is sixty', 1600, 0.8)], [SOURCE]), [])
})

test('what leaks and what is said of one’s own are told apart', () => {
  const own = [
    said('the budget is sixty lakh', 1000, 0.99), // as sure: nobody's echo
    said('budget is seventy', 1600, 0.8), // a word of its own
    said('budget is sixty', 4000, 0.8), // too late
    said('budget', 1500, 0.8), // too short to tell
  ]

  deepEqual(dropEchoes(own, [SOURCE]), own)
})

test('a single word is not worth waiting for the other side', () => {
  equal(mayBeEcho([said('yes', 0, 0.9), said('yes', 2000, 0.9)]), false)
  equal(mayBeEcho([said('yes please', 0, 0.9)]), true)
})
