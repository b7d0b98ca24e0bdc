import { deepEqual, equal } from 'node:assert/strict'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'

import { calibrationOf, readCalibration } from './model-card.ts'

const GENERAL = { right: { mean: 0.75 }, wrong: { mean: 0.5 } }

test('a model is at evens half-way between its own language and another', () => {
  deepEqual(calibrationOf({ confidence: GENERAL }, []), { evenConfidence: 0.625, logOddsPerCertainty: null })
})

test('what was measured beside the very model that it works with comes before general figures', () => {
  const confidence = {
    ...GENERAL,
    against: { 'big-en': { evenConfidence: 0.8, logOddsPerCertainty: 4 }, 'broken-en': {} },
  }

  deepEqual(calibrationOf({ confidence }, ['big-en']), { evenConfidence: 0.8, logOddsPerCertainty: 4 })
  equal(calibrationOf({ confidence }, ['small-en'])?.evenConfidence, 0.625)
  equal(calibrationOf({ confidence }, ['broken-en'])?.evenConfidence, 0.625)
})

test('a model of which nothing was measured has no calibration', () => {
  deepEqual(
    [{}, { confidence: {} }, { confidence: { right: { mean: 1 } } }].map((card) => calibrationOf(card, [])),
    [null, null, null],
  )
})

test('the other model is known by the name on its card, or else by its folder', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'leadbreak-'))
  for (const name of ['hi', 'small-en', 'renamed']) mkdirSync(join(folder, name))
  const against = { 'small-en': { evenConfidence: 0.7 }, 'big-en': { evenConfidence: 0.9 } }
  writeFileSync(join(folder, 'hi', 'leadbreak.json'), JSON.stringify({ confidence: { against } }))
  writeFileSync(join(folder, 'renamed', 'leadbreak.json'), JSON.stringify({ name: 'big-en' }))

  try {
    const read = async (other: string) =>
      (await readCalibration(join(folder, 'hi'), [join(folder, other)]))?.evenConfidence

    deepEqual([await read('small-en'), await read('renamed')], [0.7, 0.9])
    equal(await readCalibration(join(folder, 'small-en'), [join(folder, 'hi')]), null)
  } finally {
    rmSync(folder, { recursive: true })
  }
})
