import assert from 'node:assert/strict'
import { test } from 'node:test'

import { Refusal, settingsAfter, type StreamSettings } from './stream-settings.ts'

const DEFAULTS: StreamSettings = { sampleRateHz: 8000, words: true, maxAlternatives: 0, phrases: [] }

const wish = (config: unknown) => settingsAfter(DEFAULTS, config, ['tones'])

test('what a config does not name stays, and unknown names are ignored', () => {
  assert.deepEqual(wish({}), DEFAULTS)
  assert.deepEqual(wish({ partial_words: true, eof: 1 }), DEFAULTS)
})

test('every setting can be chosen', () => {
  assert.deepEqual(
    wish({ sample_rate: 16_000, words: 0, max_alternatives: 5, phrase_list: ['yes', 'no'], model: 'tones' }),
    { sampleRateHz: 16_000, words: false, maxAlternatives: 5, phrases: ['yes', 'no'] },
  )
})

test('numbers in quotes and broken numbers are read as the original reads them', () => {
  assert.equal(wish({ sample_rate: '44100.0' }).sampleRateHz, 44_100)
  assert.equal(wish({ max_alternatives: 2.7 }).maxAlternatives, 2)
})

test('null takes a phrase list back', () => {
  assert.deepEqual(settingsAfter({ ...DEFAULTS, phrases: ['yes'] }, { phrase_list: null }, []).phrases, [])
})

const REFUSED: readonly [config: unknown, closeCode: number][] = [
  [null, 1007],
  [[], 1007],
  ['words', 1007],
  [{ sample_rate: 7999 }, 1007],
  [{ sample_rate: 48_001 }, 1007],
  [{ sample_rate: 'fast' }, 1007],
  [{ sample_rate: null }, 1007],
  [{ sample_rate: '' }, 1007],
  [{ max_alternatives: -1 }, 1007],
  [{ max_alternatives: 101 }, 1007],
  [{ max_alternatives: {} }, 1007],
  [{ phrase_list: {} }, 1007],
  [{ phrase_list: ['yes', 5] }, 1007],
  [{ phrase_list: Array.from({ length: 10_001 }, () => 'yes') }, 1007],
  [{ model: '../tones' }, 1008],
  [{ model: ['tones'] }, 1008],
]
for (const [config, closeCode] of REFUSED) {
  test(`config ${JSON.stringify(config).slice(0, 50)} is refused with ${closeCode}`, () => {
    assert.throws(
      () => wish(config),
      (error) => error instanceof Refusal && error.closeCode === closeCode,
    )
  })
}
