import assert from 'node:assert/strict'
import { once } from 'node:events'
import { createServer } from 'node:net'
import type { AddressInfo } from 'node:net'
import { test, type TestContext } from 'node:test'
import { inspect } from 'node:util'

import type { LanguageModel, ModelRequest } from '../../features/analysis/model/language-model.ts'
import { AppError } from '../../lib/app-error.ts'
import {
  startScriptedModelServer,
  type ScriptedEnding,
  type ScriptedFault,
  type ScriptedReply,
} from './scripted-model-server.suite.ts'

export interface OpenedModel extends LanguageModel {
  readonly close: () => Promise<void>
}

export interface ModelSettings {
  readonly url: string
  readonly openAiUrl: string
  readonly apiKey: string
  readonly deadlineMs: number
}

const KEY = 'canary-key-AbCdEf0123456789'
const SPEECH = 'मुझे नोएडा में दो बीएचके चाहिए, canary-content'
const SCHEMA = { type: 'object', properties: { city: { type: 'string' } }, required: ['city'] }
const USAGE = { inputTokens: 1_000, outputTokens: 200 }
const SOON_MS = 60

/** Holds every language model to the text of its port, over real connections. */
export function testLanguageModel(name: string, open: (settings: ModelSettings) => OpenedModel): void {
  /** A model whose server does the same with every question. */
  async function whichAnswers(t: TestContext, reply: ScriptedReply, deadlineMs = 5_000) {
    const server = await startScriptedModelServer({ answer: () => reply })
    t.after(server.close)
    const model = open({ ...server, apiKey: KEY, deadlineMs })
    t.after(model.close)
    return { server, model, ask: () => model.ask(aRequest()) }
  }

  test(`${name} answers with the JSON of the model and the tokens that it counted`, async (t) => {
    const { server, ask } = await whichAnswers(t, { json: { city: 'नोएडा' } })
    assert.deepEqual(await ask(), { text: '{"city":"नोएडा"}', usage: USAGE })
    assert.equal(server.seen.length, 1)
    const { key, instructions, content, schema } = server.seen[0]!
    assert.deepEqual({ key, content, schema }, { key: KEY, content: SPEECH, schema: SCHEMA })
    assert.equal(instructions, 'Read the call.')
  })

  test(`${name} says null where nobody counted the tokens`, async (t) => {
    const { ask } = await whichAnswers(t, { json: {}, usage: null })
    assert.equal((await ask()).usage, null)
  })

  for (const status of [429, 500, 502, 503, 504]) {
    test(`${name} may be asked again after ${status}, and asks once itself`, async (t) => {
      const { server, ask } = await whichAnswers(t, { status, message: `${SPEECH} ${KEY}` })
      const error = await failureOf(ask())
      assert.equal(error.code, 'model-unavailable')
      assert.equal(error.retryable, true)
      assert.equal(error.retryAfterMs, null)
      assert.deepEqual(error.details, { reason: 'status', status })
      assert.equal(server.seen.length, 1)
    })
  }

  test(`${name} passes on how long the provider wants us to wait, and no more than an hour`, async (t) => {
    const waits: readonly (readonly [string, number | null])[] = [
      ['7', 7_000],
      ['86400', 3_600_000],
      ['soon', null],
    ]
    for (const [retryAfter, waitMs] of waits) {
      const { ask } = await whichAnswers(t, { status: 429, retryAfter })
      assert.equal((await failureOf(ask())).retryAfterMs, waitMs, retryAfter)
    }
  })

  for (const status of [302, 400, 401, 403, 404, 413, 422]) {
    test(`${name} is not asked again after ${status}`, async (t) => {
      const { ask } = await whichAnswers(t, { status, retryAfter: '1', message: `${SPEECH} ${KEY}` })
      const error = await failureOf(ask())
      assert.equal(error.code, 'model-refused')
      assert.equal(error.retryable, false)
      assert.equal(error.details.status, status)
    })
  }

  const slow: readonly ScriptedFault[] = ['silent', 'silent-after-headers', 'drip']
  for (const fault of slow) {
    test(`${name} gives up at its deadline when the server is ${fault}`, async (t) => {
      const { server, ask } = await whichAnswers(t, { fault }, SOON_MS)
      const error = await failureOf(ask())
      assert.equal(error.code, 'model-unavailable')
      assert.equal(error.retryable, true)
      assert.equal(error.details.reason, 'too-slow')
      // On a busy machine the question may not have left.
      if (server.seen.length > 0) assert.equal(error.details.mayBeCharged, true)
    })
  }

  for (const fault of ['reset', 'reset-in-body'] as const) {
    test(`${name} may be asked again when the line breaks (${fault})`, async (t) => {
      const { server, ask } = await whichAnswers(t, { fault })
      const error = await failureOf(ask())
      assert.equal(error.code, 'model-unavailable')
      assert.equal(error.retryable, true)
      assert.equal(error.details.mayBeCharged, true)
      assert.equal(server.seen.length, 1)
    })
  }

  test(`${name} costs nothing when nobody listens`, async (t) => {
    const { server, ask } = await whichAnswers(t, { json: {} })
    await server.close()
    const error = await failureOf(ask())
    assert.deepEqual([error.code, error.retryable], ['model-unavailable', true])
    assert.equal(error.details.mayBeCharged, undefined)
  })

  test(`${name} gives up at its deadline when nobody takes the call`, async (t) => {
    const silence = createServer().listen(0, '127.0.0.1')
    t.after(() => silence.close())
    await once(silence, 'listening')
    const url = `http://127.0.0.1:${(silence.address() as AddressInfo).port}`
    const model = open({ url, openAiUrl: `${url}/v1`, apiKey: KEY, deadlineMs: SOON_MS })
    t.after(model.close)
    assert.equal((await failureOf(model.ask(aRequest()))).details.reason, 'too-slow')
  })

  test(`${name} takes no answer of ten megabytes`, async (t) => {
    const { ask } = await whichAnswers(t, { fault: 'too-large' })
    const error = await failureOf(ask())
    assert.equal(error.code, 'model-answer-unusable')
    assert.deepEqual(error.details, { reason: 'too-large', mayBeCharged: true })
  })

  for (const [what, raw] of Object.entries(UNREADABLE)) {
    test(`${name} cannot use an answer that is ${what}`, async (t) => {
      const { ask } = await whichAnswers(t, { raw, contentType: 'text/html' })
      const error = await failureOf(ask())
      assert.equal(error.code, 'model-answer-unusable')
      assert.equal(error.retryable, true)
      assert.equal(error.details.mayBeCharged, true)
    })
  }

  test(`${name} leaves it to others whether the model's words are JSON`, async (t) => {
    const { ask } = await whichAnswers(t, { text: 'Sure! Here is the JSON:' })
    assert.equal((await ask()).text, 'Sure! Here is the JSON:')
  })

  const useless: readonly [string, ScriptedReply][] = [
    ['cut-short', { text: '{"city":"No', ending: 'cut-short', usage: USAGE }],
    ['empty', { text: '', usage: USAGE }],
    ['empty', { empty: true, usage: USAGE }],
  ]
  for (const [reason, reply] of useless) {
    test(`${name} tells what an answer cost that cannot be used: ${JSON.stringify(reply)}`, async (t) => {
      const { ask } = await whichAnswers(t, reply)
      const error = await failureOf(ask())
      assert.equal(error.code, 'model-answer-unusable')
      assert.deepEqual(error.details, { reason, usage: USAGE })
    })
  }

  const declining: readonly ScriptedEnding[] = ['safety', 'recitation']
  const refusals: readonly ScriptedReply[] = [
    ...declining.map((ending) => ({ text: 'I', ending, usage: USAGE })),
    { blocks: true, usage: USAGE },
  ]
  for (const reply of refusals) {
    test(`${name} is not asked again when it declines: ${JSON.stringify(reply)}`, async (t) => {
      const { ask } = await whichAnswers(t, reply)
      const error = await failureOf(ask())
      assert.deepEqual([error.code, error.retryable], ['model-refused', false])
      assert.deepEqual(error.details.usage, USAGE)
    })
  }

  test(`${name} stops at once when nobody wants the answer any more`, async (t) => {
    const asked = Promise.withResolvers<undefined>()
    const server = await startScriptedModelServer({
      answer: () => {
        asked.resolve(undefined)
        return { fault: 'silent' }
      },
    })
    t.after(server.close)
    const model = open({ ...server, apiKey: KEY, deadlineMs: 60_000 })
    t.after(model.close)
    const abort = new AbortController()
    const reason = new Error('stopped')
    const answer = model.ask({ ...aRequest(), signal: abort.signal })
    answer.catch(() => undefined)
    await asked.promise
    abort.abort(reason)
    await assert.rejects(answer, (error) => error === reason)
    await assert.rejects(model.ask({ ...aRequest(), signal: abort.signal }), (error) => error === reason)
    assert.equal(server.seen.length, 1)
  })

  test(`${name} writes nothing on the console, whatever comes`, async (t) => {
    const written: unknown[] = []
    for (const method of ['log', 'info', 'debug', 'warn', 'error'] as const)
      t.mock.method(console, method, (...words: unknown[]) => void written.push(words))
    const replies: readonly ScriptedReply[] = [
      { json: {} },
      { empty: true },
      { raw: UNREADABLE['of several candidates']! },
    ]
    for (const reply of replies) {
      const { ask } = await whichAnswers(t, reply)
      await ask().catch(() => undefined)
    }
    assert.deepEqual(written, [])
  })

  test(`${name} is not opened with settings that would give something away`, () => {
    const good = { url: 'https://host', openAiUrl: 'https://host/v1', apiKey: KEY, deadlineMs: 1 }
    for (const bad of [
      { url: 'http://models.example.com', openAiUrl: 'http://models.example.com/v1' },
      { apiKey: `${KEY}\n` },
    ]) {
      assert.throws(
        () => open({ ...good, ...bad }),
        (error) => error instanceof TypeError && !inspect(error).includes(KEY),
      )
    }
  })
}

/** Parseable or not, none of it is an answer. */
const UNREADABLE: Readonly<Record<string, string>> = {
  'a page of HTML': '<html><body>Sign in to this network</body></html>',
  'cut off': '{"candidates": [{"content": {"parts": [{"text": "{',
  nothing: '',
  null: 'null',
  'a list': '[]',
  'of wrong types': '{"candidates": "many", "choices": 7, "usageMetadata": [], "usage": "dear"}',
  'of wrong types inside': '{"candidates": [[null]], "choices": [[null]], "promptFeedback": 3}',
  'of wrong types deep inside':
    '{"candidates": [{"finishReason": "STOP", "content": {"parts": {"text": 1}}}], "choices": [{"finish_reason": "stop", "message": {"content": 5}}]}',
  'of several candidates':
    '{"candidates": [{"finishReason": "STOP"}, {"finishReason": "STOP"}], "choices": [{}, {}]}',
}

function aRequest(): ModelRequest {
  return {
    instructions: 'Read the call.',
    content: SPEECH,
    schema: SCHEMA,
    signal: new AbortController().signal,
  }
}

/** The failure of a question, which must hold neither the key nor a word of the content, however deep one looks. */
async function failureOf(answer: Promise<unknown>): Promise<AppError> {
  const error: unknown = await answer.then(
    () => assert.fail('It was answered.'),
    (thrown: unknown) => thrown,
  )
  assert(error instanceof AppError, inspect(error))
  const everything = inspect(error, { depth: Infinity, showHidden: true, maxStringLength: Infinity })
  assert(!everything.includes('canary'), everything)
  assert.equal(error.cause, undefined)
  return error
}
