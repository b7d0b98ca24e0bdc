import assert from 'node:assert/strict'
import { test } from 'node:test'

import { feedRateHz, parseFeatureConfig } from './feature-config.ts'

test('the rate and the leave to upsample are read from a Kaldi options file', () => {
  assert.deepEqual(parseFeatureConfig('# tones\n--use-energy=false\n--sample-frequency=8000 # Hz\n'), {
    sampleRateHz: 8000,
    mayUpsample: false,
  })
  assert.equal(parseFeatureConfig('--allow-upsample=true').mayUpsample, true)
  assert.equal(parseFeatureConfig('--allow_upsample').mayUpsample, true)
  assert.equal(parseFeatureConfig('# --allow-upsample=true').mayUpsample, false)
})

test('a file without a rate means 16 kHz, as in Kaldi', () => {
  assert.equal(parseFeatureConfig('').sampleRateHz, 16_000)
  assert.equal(parseFeatureConfig('--sample-frequency=often').sampleRateHz, 16_000)
})

test('audio is converted only when a model cannot take it as it comes', () => {
  const strict = { sampleRateHz: 16_000, mayUpsample: false }
  const lenient = { sampleRateHz: 16_000, mayUpsample: true }

  assert.equal(feedRateHz(8000, [strict]), 16_000)
  assert.equal(feedRateHz(8000, [lenient]), 8000)
  assert.equal(feedRateHz(8000, [lenient, strict]), 16_000, 'a speaker model counts as well')
  assert.equal(feedRateHz(44_100, [strict]), 44_100, 'libvosk goes down by itself')
})
