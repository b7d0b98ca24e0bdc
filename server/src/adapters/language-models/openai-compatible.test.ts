import assert from 'node:assert/strict'
import { test } from 'node:test'

import { testLanguageModel } from './language-model.suite.ts'
import { openAiCompatibleModel } from './openai-compatible.ts'
import { startScriptedModelServer } from './scripted-model-server.suite.ts'

const LIMITS = { deadlineMs: 5_000, mostOutputTokens: 4_096 }

testLanguageModel('A model of the OpenAI kind', ({ openAiUrl, apiKey, deadlineMs }) =>
  openAiCompatibleModel({ ...LIMITS, deadlineMs, apiKey, baseUrl: openAiUrl, model: 'qwen3:8b' }),
)

test('A model of the OpenAI kind is asked for JSON by a schema, without a key where it wants none', async (t) => {
  const server = await startScriptedModelServer({ answer: () => ({ json: {} }) })
  t.after(server.close)
  const model = openAiCompatibleModel({
    ...LIMITS,
    baseUrl: `${server.openAiUrl}/`,
    model: 'qwen3:8b',
    apiKey: null,
  })
  t.after(model.close)
  const { signal } = new AbortController()
  await model.ask({ instructions: 'Read.', content: 'A call.', schema: { type: 'object' }, signal })
  const [{ key, body }] = server.seen as [(typeof server.seen)[0]]
  assert.equal(key, null)
  assert.deepEqual(body, {
    model: 'qwen3:8b',
    messages: [
      { role: 'system', content: 'Read.' },
      { role: 'user', content: 'A call.' },
    ],
    response_format: { type: 'json_schema', json_schema: { name: 'answer', schema: { type: 'object' } } },
    temperature: 0,
    max_tokens: 4_096,
    stream: false,
  })
})
