import assert from 'node:assert/strict'
import { test } from 'node:test'

import { lagsOf, longestCommon, percentile, type SeenSegment } from './word-lags.ts'

function seen(atMs: number, text: string, isFinal = false): SeenSegment {
  const segment = { segmentId: 's', revision: 0, speaker: 'lead' as const, language: 'hi' as const }
  return { atMs, isFinal, segment: { ...segment, text, startMs: 0, endMs: 0, words: [], heardText: null } }
}

const RECORDED = [
  { speaker: 'lead' as const, text: 'haan', endMs: 500 },
  { speaker: 'lead' as const, text: 'ji', endMs: 800 },
  { speaker: 'lead' as const, text: 'haan', endMs: 1200 },
]

test('a word is late by the time from its end to the first event that shows it', () => {
  const events = [seen(10_700, 'haan'), seen(11_100, 'haan ji'), seen(12_000, 'haan ji haan', true)]

  assert.deepEqual(lagsOf(events, RECORDED, 10_000), { words: [200, 300, 800], finals: [800], unmatched: 0 })
})

test('a word that the recording does not have is counted and not measured', () => {
  const { words, unmatched } = lagsOf([seen(11_000, 'haan kya ji', true)], RECORDED, 10_000)

  assert.equal(words.length, 2)
  assert.equal(unmatched, 1)
})

test('the common row of two texts keeps the order of both', () => {
  assert.deepEqual(longestCommon(['a', 'b', 'c', 'a'], ['b', 'x', 'a']), [
    [1, 0],
    [3, 2],
  ])
  assert.deepEqual(longestCommon([], ['a']), [])
})

test('a percentile is a value that was measured', () => {
  assert.equal(percentile([5, 1, 3], 0.5), 3)
  assert.equal(percentile([5, 1, 3], 0.95), 5)
  assert.ok(Number.isNaN(percentile([], 0.5)))
})
