import { deepEqual } from 'node:assert/strict'
import { test } from 'node:test'

import { readVoskReply } from './vosk-reply.ts'

test('words come in milliseconds from the start of the audio', () => {
  const message = JSON.stringify({
    result: [{ conf: 0.875, end: 1.11, start: 0.87, word: 'साठ' }],
    text: 'साठ',
  })

  deepEqual(readVoskReply(message), {
    kind: 'final',
    words: [{ text: 'साठ', startMs: 870, endMs: 1110, confidence: 0.875 }],
  })
})

test('a confidence that rounding took beyond its bounds is brought back', () => {
  const message = JSON.stringify({ result: [{ conf: 1.000002, end: 1, start: 0.5, word: 'a' }], text: 'a' })

  deepEqual(readVoskReply(message), {
    kind: 'final',
    words: [{ text: 'a', startMs: 500, endMs: 1000, confidence: 1 }],
  })
})

test('an utterance without a word is closed, and has none', () => {
  deepEqual(readVoskReply('{"text": ""}'), { kind: 'final', words: [] })
})

test('a partial says what is understood so far', () => {
  deepEqual(readVoskReply('{\n  "partial" : "do b h"\n}'), { kind: 'partial', text: 'do b h' })
})

for (const [what, message] of [
  ['text without word times', '{"text": "hello"}'],
  ['alternatives, whose words have no confidence', '{"alternatives":[{"confidence":-73.9,"text":"hello"}]}'],
  ['the array of a two-language server', '[{"partial":""},{"partial":""}]'],
  ['a word without a time', '{"result":[{"conf":1,"word":"hello"}],"text":"hello"}'],
  ['what is no JSON', '<html>'],
] as const) {
  test(`${what} cannot be used`, () => {
    deepEqual(readVoskReply(message), { kind: 'unusable' })
  })
}
