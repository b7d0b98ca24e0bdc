import { deepEqual, equal } from 'node:assert/strict'
import { test } from 'node:test'

import { calibrationOf } from './model-card.ts'

test('a model is at evens half-way between its own language and another', () => {
  const confidence = { right: { mean: 0.96, std: 0.04 }, wrong: { mean: 0.88, std: 0.04 } }

  const calibration = calibrationOf(JSON.stringify({ name: 'demo', confidence }))

  equal(calibration?.evenConfidence.toFixed(3), '0.920')
  equal(calibration.slope.toFixed(3), '50.000')
})

test('a model of which nothing was measured has no calibration', () => {
  const nothingToTell = { right: { mean: 0.9, std: 0.1 }, wrong: { mean: 0.9, std: 0.1 } }

  deepEqual(['{}', '{"confidence": {}}', JSON.stringify({ confidence: nothingToTell })].map(calibrationOf), [
    null,
    null,
    null,
  ])
})
