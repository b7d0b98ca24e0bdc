import { deepEqual, equal, ok } from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'

import { makeStableText } from './stable-text.ts'

const words = (text: string) => (text === '' ? [] : text.split(' '))

test('a word is stable after two updates that left it alone, or after a third of a second', () => {
  const { update } = makeStableText()
  const stableOf = (text: string, atMs: number) => update(words(text), 0, atMs).stableText

  deepEqual(
    [
      stableOf('my', 0),
      stableOf('my but', 100),
      stableOf('my budget', 200),
      stableOf('my budget is', 300),
      stableOf('my budget is sick', 530),
      stableOf('my budget is sixty', 540),
    ],
    ['', '', 'my', 'my', 'my budget', 'my budget is'],
  )
})

test('what the recogniser itself has settled is stable at once', () => {
  deepEqual(makeStableText().update(words('two bhk in'), 2, 0), { text: 'two bhk in', stableText: 'two bhk' })
})

test('a stable word stays, even when the recogniser changes its mind', () => {
  const { update } = makeStableText()
  for (const atMs of [0, 400]) update(words('how are'), 0, atMs)

  deepEqual(update(words('power backup'), 0, 500), { text: 'how are', stableText: 'how are' })
  equal(update([], 0, 600).text, 'how are')
  equal(update(words('power backup please'), 0, 700).text, 'how are please')
})

test('the stable part is the beginning of the text, and only grows', () => {
  const update = fc.record({
    text: fc.array(fc.constantFrom('a', 'b', 'c'), { maxLength: 6 }),
    settled: fc.nat(6),
    afterMs: fc.nat(500),
  })
  fc.assert(
    fc.property(fc.array(update), (updates) => {
      const stable = makeStableText()
      let atMs = 0
      let before = ''
      for (const { text, settled, afterMs } of updates) {
        atMs += afterMs
        const { text: written, stableText } = stable.update(text, Math.min(settled, text.length), atMs)
        ok(written.startsWith(stableText))
        ok(stableText.startsWith(before))
        before = stableText
      }
    }),
  )
})
