import assert from 'node:assert/strict'
import { test } from 'node:test'

import { costMicroRupees, mostUsage, priceOf } from './prices.ts'

test('a call that takes 4,000 tokens in and 1,000 out costs 37 paise with Flash-Lite', () => {
  const price = priceOf({ provider: 'gemini', model: 'gemini-3.5-flash-lite' })
  assert.equal(costMicroRupees(price, { inputTokens: 4_000, outputTokens: 1_000 }), 370_000)
})

test('a Gemini that we do not know is taken to be the dearest, and a server of one’s own to be free', () => {
  assert.deepEqual(priceOf({ provider: 'gemini', model: 'gemini-9-ultra' }), {
    inputRupees: 200,
    outputRupees: 1_200,
  })
  assert.deepEqual(priceOf({ provider: 'openai-compatible', model: 'gemini-3.8-flash' }), {
    inputRupees: 0,
    outputRupees: 0,
  })
})

test('a question is taken to have a token for each letter of Devanagari, and for every three of English', () => {
  const question = { instructions: 'Read the call.', content: 'मुझे घर चाहिए', schema: {} }
  const [letters, spaces] = [11, 2]
  assert.deepEqual(mostUsage(question, 500), {
    inputTokens: letters + Math.ceil((spaces + 14 + 2) / 3),
    outputTokens: 500,
  })
})
