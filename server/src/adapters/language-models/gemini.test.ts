import assert from 'node:assert/strict'
import { test } from 'node:test'

import { geminiModel } from './gemini.ts'
import { testLanguageModel } from './language-model.suite.ts'
import { startScriptedModelServer } from './scripted-model-server.suite.ts'

const LIMITS = { deadlineMs: 5_000, mostOutputTokens: 4_096 }

testLanguageModel('Gemini', ({ url, apiKey, deadlineMs }) =>
  geminiModel({ ...LIMITS, deadlineMs, apiKey, baseUrl: url, model: 'gemini-3.5-flash-lite' }),
)

test('Gemini is asked for JSON by a schema, and told how to sample only where it listens', async (t) => {
  const server = await startScriptedModelServer({ answer: () => ({ json: {} }) })
  t.after(server.close)
  const ask = async (model: string) => {
    const gemini = geminiModel({ ...LIMITS, apiKey: 'key', baseUrl: server.url, model })
    t.after(gemini.close)
    const { signal } = new AbortController()
    await gemini.ask({ instructions: 'Read.', content: 'A call.', schema: { type: 'object' }, signal })
    return server.seen.at(-1)!
  }
  const older = await ask('gemini-2.5-flash-lite')
  assert.equal(older.path, '/v1beta/models/gemini-2.5-flash-lite:generateContent')
  assert.deepEqual(older.body, {
    contents: [{ role: 'user', parts: [{ text: 'A call.' }] }],
    systemInstruction: { role: 'user', parts: [{ text: 'Read.' }] },
    generationConfig: {
      responseMimeType: 'application/json',
      responseJsonSchema: { type: 'object' },
      maxOutputTokens: 4_096,
      temperature: 0,
    },
  })
  const newer = await ask('gemini-3.8-flash')
  assert.equal((newer.body.generationConfig as { temperature?: number }).temperature, undefined)
})

test('Gemini takes no key, address or backend from the environment', async (t) => {
  const server = await startScriptedModelServer({ answer: () => ({ json: {} }) })
  t.after(server.close)
  const planted = {
    GOOGLE_API_KEY: 'planted-key',
    GEMINI_API_KEY: 'planted-key',
    GOOGLE_GENAI_USE_VERTEXAI: 'true',
    GOOGLE_GENAI_USE_ENTERPRISE: 'true',
    GOOGLE_GEMINI_BASE_URL: 'http://127.0.0.1:9',
    GOOGLE_GENAI_API_VERSION: 'v9',
  }
  for (const [name, value] of Object.entries(planted)) {
    const before = process.env[name]
    process.env[name] = value
    t.after(() => {
      if (before === undefined) Reflect.deleteProperty(process.env, name)
      else process.env[name] = before
    })
  }
  const gemini = geminiModel({ ...LIMITS, apiKey: 'own-key', baseUrl: server.url, model: 'gemini-3.8-flash' })
  t.after(gemini.close)
  const { signal } = new AbortController()
  await gemini.ask({ instructions: 'Read.', content: 'A call.', schema: {}, signal })
  const [{ path, key, headers }] = server.seen as [(typeof server.seen)[0]]
  assert.equal(path, '/v1beta/models/gemini-3.8-flash:generateContent')
  assert.equal(key, 'own-key')
  assert(!JSON.stringify(headers).includes('planted'))
})

test('Gemini says in the body of a refusal when to come again', async (t) => {
  const server = await startScriptedModelServer({
    answer: () => ({ status: 429, reason: 'RATE_LIMIT_EXCEEDED', retryAfter: '7', retryDelay: '34.07s' }),
  })
  t.after(server.close)
  const gemini = geminiModel({ ...LIMITS, apiKey: 'key', baseUrl: server.url, model: 'gemini-3.8-flash' })
  t.after(gemini.close)
  const { signal } = new AbortController()
  await assert.rejects(gemini.ask({ instructions: 'Read.', content: 'A call.', schema: {}, signal }), {
    code: 'model-unavailable',
    retryAfterMs: 34_070,
  })
})

test('Gemini says by 400 that a key is wrong, and people are told that it is the key', async (t) => {
  const server = await startScriptedModelServer({
    answer: () => ({ status: 400, reason: 'API_KEY_INVALID' }),
  })
  t.after(server.close)
  const gemini = geminiModel({ ...LIMITS, apiKey: 'key', baseUrl: server.url, model: 'gemini-3.8-flash' })
  t.after(gemini.close)
  const { signal } = new AbortController()
  await assert.rejects(gemini.ask({ instructions: 'Read.', content: 'A call.', schema: {}, signal }), {
    code: 'model-refused',
    message: /does not accept our key/,
  })
})
