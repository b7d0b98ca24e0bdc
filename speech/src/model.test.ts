import assert from 'node:assert/strict'
import { cpSync, mkdtempSync, rmSync, truncateSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test, type TestContext } from 'node:test'

import { LIBVOSK_FILE, TONE_MODEL } from '../test/serving.ts'
import { loadLibvosk } from './libvosk.ts'
import { freeModel, loadModel, ModelRefusal, readModelFacts } from './model.ts'

const libvosk = loadLibvosk(LIBVOSK_FILE)
libvosk.setLogLevel(-3)

function aCopy(test: TestContext): string {
  const dir = mkdtempSync(join(tmpdir(), 'leadbreak-model-'))
  test.after(() => {
    rmSync(dir, { recursive: true })
  })
  cpSync(TONE_MODEL, dir, { recursive: true })
  return dir
}

test('a sound model says its rate and whether it takes phrases', () => {
  const loaded = loadModel(libvosk, TONE_MODEL, null)

  assert.deepEqual(loaded.features, [{ sampleRateHz: 8000, mayUpsample: true }])
  assert.equal(loaded.takesPhrases, false)
  freeModel(libvosk, loaded)
})

for (const missing of [
  'am',
  'conf',
  'graph',
  'am/final.mdl',
  'conf/mfcc.conf',
  'graph/HCLG.fst',
  'graph/words.txt',
]) {
  test(`a model without ${missing} is refused`, (t) => {
    const dir = aCopy(t)
    rmSync(join(dir, missing), { recursive: true })

    assert.throws(() => loadModel(libvosk, dir, null), ModelRefusal)
  })
}

for (const damaged of ['am/final.mdl', 'graph/HCLG.fst']) {
  test(`a model whose ${damaged} was cut short is refused`, (t) => {
    const dir = aCopy(t)
    truncateSync(join(dir, damaged), 100)

    assert.throws(() => loadModel(libvosk, dir, null), ModelRefusal)
  })
}

test('a folder that is none, or that holds no speaker model, is refused', () => {
  assert.throws(() => loadModel(libvosk, join(TONE_MODEL, 'README'), null), /no model folder/)
  assert.throws(() => loadModel(libvosk, TONE_MODEL, TONE_MODEL), /no VOSK speaker model/)
})

test('the language comes from leadbreak.json, and a model without a sound one has none', (t) => {
  const dir = aCopy(t)
  assert.equal(readModelFacts(dir).language, null)

  writeFileSync(join(dir, 'leadbreak.json'), '{"language": "hi"}')
  assert.equal(readModelFacts(dir).language, 'hi')

  writeFileSync(join(dir, 'leadbreak.json'), '{"language": 5')
  assert.equal(readModelFacts(dir).language, null)
})
