import { deepEqual } from 'node:assert/strict'
import { test } from 'node:test'

import { calibrationOf } from './model-card.ts'

test('a model is at evens half-way between its own language and another', () => {
  const card = JSON.stringify({ name: 'demo', confidence: { right: { mean: 0.75 }, wrong: { mean: 0.5 } } })

  deepEqual(calibrationOf(card), { evenConfidence: 0.625 })
})

test('a model of which nothing was measured has no calibration', () => {
  deepEqual(['{}', '{"confidence": {}}', '{"confidence": {"right": {"mean": 1}}}'].map(calibrationOf), [
    null,
    null,
    null,
  ])
})
