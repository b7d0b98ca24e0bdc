import assert from 'node:assert/strict'
import { test } from 'node:test'

import { readLanguageModel } from './language-model.ts'
import { settingsReader } from './settings.ts'

function read(env: Record<string, string>) {
  const problems: string[] = []
  const config = readLanguageModel(settingsReader(env, problems), problems)
  return { config, problems }
}
const KEY = 'AIzaSyD-an-example-of-a-key'

test('without a key and without an address the rules read alone', () => {
  assert.deepEqual(read({}), { config: null, problems: [] })
})

test('a Gemini key alone is enough', () => {
  const { config, problems } = read({ GEMINI_API_KEY: KEY })
  assert.deepEqual(problems, [])
  assert.deepEqual(config?.provider, {
    ...{ kind: 'gemini', apiKey: KEY, model: 'gemini-3.5-flash-lite', baseUrl: null },
  })
  assert.deepEqual(config.budget, { rupeesPerMinute: 20, rupeesPerDay: 500 })
})

test('a server of one’s own network needs an address and a model, and has more time', () => {
  const { config, problems } = read({ MODEL_URL: 'http://localhost:11434/v1', MODEL_NAME: 'qwen3:8b' })
  assert.deepEqual(problems, [])
  assert.equal(config?.deadlineMs, 300_000)
  assert.equal(read({ MODEL_URL: 'http://localhost:11434/v1' }).problems.length, 1)
})

test('a model that is named without saying where it answers is a mistake, and not no model', () => {
  assert.match(read({ MODEL_NAME: 'qwen3:8b' }).problems.join(), /^MODEL_NAME is set without MODEL_URL/)
})

test('somebody else’s server must be spoken to over https, and must have a price', () => {
  assert.equal(read({ MODEL_URL: 'http://models.example.com/v1', MODEL_NAME: 'x' }).problems.length, 1)
  assert.equal(read({ MODEL_URL: 'https://models.example.com/v1', MODEL_NAME: 'x' }).problems.length, 1)
  const free = { MODEL_RUPEES_PER_MILLION_TOKENS_IN: '0', MODEL_RUPEES_PER_MILLION_TOKENS_OUT: '0' }
  assert.deepEqual(
    read({ MODEL_URL: 'https://models.example.com/v1', MODEL_NAME: 'x', ...free }).problems,
    [],
  )
  assert.equal(read({ GEMINI_API_KEY: KEY, MODEL_RUPEES_PER_MILLION_TOKENS_IN: '3' }).problems.length, 1)
})

test('two models at once are one too many', () => {
  const { problems } = read({ GEMINI_API_KEY: KEY, MODEL_URL: 'http://localhost:1/v1', MODEL_NAME: 'x' })
  assert.equal(problems.length, 1)
})

test('who may spend nothing asks nobody', () => {
  assert.equal(read({ GEMINI_API_KEY: KEY, MODEL_RUPEES_PER_DAY: '0' }).config, null)
})

test('a wrong key is named without a letter of it', () => {
  const { problems } = read({ GEMINI_API_KEY: 'secret key' })
  assert.equal(problems.length, 1)
  assert.ok(!problems[0]!.includes('secret'))
})

test('an address for Gemini without its key is named', () => {
  assert.equal(read({ GEMINI_URL: 'https://proxy.example.com' }).problems.length, 1)
})
