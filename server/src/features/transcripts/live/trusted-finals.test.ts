import { deepEqual, equal } from 'node:assert/strict'
import { test } from 'node:test'

import type { FinalUtterance } from '../live-ear.ts'
import { saidAt } from './test-kit.ts'
import { trustedHypotheses, unheardPart, type LanguageFinal } from './trusted-finals.ts'

const WHOLE = { startMs: 0, endMs: 2000 }

function finals(hindi: FinalUtterance | null, english: FinalUtterance | null): LanguageFinal[] {
  return [
    { language: 'hi', calibration: null, final: hindi },
    { language: 'en-IN', calibration: null, final: english },
  ]
}

const trusted = (...both: Parameters<typeof finals>) =>
  trustedHypotheses(finals(...both), 2000).map(({ language }) => language)

test('who heard less than half does not compete with who heard it', () => {
  const words = saidAt(0, 'हां')

  deepEqual(trusted({ words, lostMs: 0 }, { words, lostMs: 900 }), ['hi', 'en-IN'])
  deepEqual(trusted({ words, lostMs: 1500 }, { words, lostMs: 0 }), ['en-IN'])
  deepEqual(trusted(null, { words: [], lostMs: 0 }), ['en-IN'])
})

test('when both missed most of it, what there is of words is taken', () => {
  deepEqual(trusted({ words: saidAt(0, 'हां'), lostMs: 1500 }, { words: [], lostMs: 1800 }), ['hi'])
  deepEqual(trusted(null, null), [])
})

test('only what nobody heard is told as a gap, at the longest place without words', () => {
  const words = saidAt(0, 'मेरा बजट')

  equal(unheardPart(finals({ words, lostMs: 800 }, { words: [], lostMs: 0 }), WHOLE), null)
  deepEqual(unheardPart(finals({ words, lostMs: 800 }, null), WHOLE), { startMs: 450, endMs: 2000 })
  deepEqual(unheardPart(finals({ words: saidAt(1500, 'है'), lostMs: 800 }, null), WHOLE), {
    startMs: 0,
    endMs: 1500,
  })
  deepEqual(unheardPart(finals(null, null), WHOLE), WHOLE)
})
