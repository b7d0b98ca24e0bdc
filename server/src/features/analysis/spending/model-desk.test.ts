import assert from 'node:assert/strict'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test, type TestContext } from 'node:test'
import { inspect } from 'node:util'

import { movableClock } from '../../../../test/some-accounts.ts'
import {
  startScriptedModelServer,
  type ScriptedModel,
  type ScriptedReply,
} from '../../../adapters/language-models/scripted-model-server.suite.ts'
import { openAiCompatibleModel } from '../../../adapters/language-models/openai-compatible.ts'
import { openSqliteStorage } from '../../../storage/sqlite.ts'
import { makeModelDesk, type DeskDeps } from './model-desk.ts'

const SPEECH = 'canary: मुझे नोएडा में दो बीएचके चाहिए'
const PRICE = { inputRupees: 1_000, outputRupees: 10_000 } // 1,000 in and 200 out are 3 rupees
const USAGE = { inputTokens: 1_000, outputTokens: 200 }
const SPENT_BY_ONE = 3
const MOST_OUTPUT_TOKENS = 500 // put aside: 5 rupees, and a little for the question

interface Around extends Partial<DeskDeps> {
  readonly file?: string
  readonly answer?: ScriptedModel['answer']
}

async function aDesk(t: TestContext, { file = ':memory:', answer, ...around }: Around = {}) {
  const time = movableClock()
  const server = await startScriptedModelServer({ answer: answer ?? (() => ({ json: { city: 'Noida' } })) })
  t.after(server.close)
  const options = { apiKey: null, deadlineMs: 5_000, mostOutputTokens: MOST_OUTPUT_TOKENS }
  const model = openAiCompatibleModel({ ...options, baseUrl: server.openAiUrl, model: 'some-model' })
  t.after(model.close)
  const storage = openSqliteStorage({ file })
  t.after(() => storage.close())
  const warnings: unknown[] = []
  const desk = makeModelDesk({
    ...{ model, storage, clock: time.clock, price: PRICE, mostOutputTokens: MOST_OUTPUT_TOKENS },
    budget: { rupeesPerMinute: 100, rupeesPerDay: 1_000 },
    log: { warn: (fields, sentence) => void warnings.push([fields, sentence]) },
    ...around,
  })
  return { ...time, server, storage, desk, warnings, ask: (about = SPEECH) => desk.ask(aQuestion(about)) }
}

function aFile(t: TestContext): string {
  const folder = mkdtempSync(join(tmpdir(), 'desk-'))
  t.after(() => {
    rmSync(folder, { recursive: true })
  })
  return join(folder, 'database')
}

function aQuestion(about: string) {
  return {
    instructions: 'Read.',
    content: about,
    schema: {},
    signal: new AbortController().signal,
    cacheKey: `prompt-1 ${about}`,
  }
}

async function codeOf(answer: Promise<unknown>): Promise<unknown> {
  return answer.then(
    () => null,
    (error: unknown) => {
      assert(!inspect(error, { depth: 9 }).includes('canary'))
      const { code, retryAfterMs, details } = error as {
        code: string
        retryAfterMs: number
        details: { reason: string }
      }
      return { code, retryAfterMs, reason: details.reason }
    },
  )
}

test('a question is asked once, costs what was used, and costs nothing a second time', async (t) => {
  const { desk, ask, server } = await aDesk(t)
  assert.deepEqual(await ask(), { text: '{"city":"Noida"}', usage: USAGE, isCached: false })
  assert.deepEqual(await ask(), { text: '{"city":"Noida"}', usage: null, isCached: true })
  assert.equal(server.seen.length, 1)
  const status = await desk.status()
  assert.equal(status.spentTodayRupees, SPENT_BY_ONE)
  assert.equal(status.questionsToday, 1)
  assert.equal(status.answersFromCache, 1)
  assert.deepEqual([status.inputTokensToday, status.outputTokensToday], [1_000, 200])
})

test('another transcript, another version of the question and another model are other questions', async (t) => {
  const { desk, ask, server, storage, clock } = await aDesk(t)
  await ask()
  await ask('something else')
  await desk.ask({ ...aQuestion(SPEECH), cacheKey: `prompt-2 ${SPEECH}` })
  const options = { apiKey: null, deadlineMs: 5_000, mostOutputTokens: MOST_OUTPUT_TOKENS }
  const other = openAiCompatibleModel({ ...options, baseUrl: server.openAiUrl, model: 'another-model' })
  t.after(other.close)
  const budget = { rupeesPerMinute: 100, rupeesPerDay: 1_000 }
  const log = { warn: () => undefined }
  const another = makeModelDesk({
    model: other,
    storage,
    clock,
    log,
    budget,
    mostOutputTokens: MOST_OUTPUT_TOKENS,
  })
  assert.equal((await another.ask(aQuestion(SPEECH))).isCached, false)
  assert.equal(server.seen.length, 4)
})

test('answers and what they cost outlast a restart, and answers their time', async (t) => {
  const file = aFile(t)
  const before = await aDesk(t, { file })
  await before.ask()
  await before.storage.close()

  const after = await aDesk(t, { file, keepAnswersMs: 60_000 })
  assert.equal((await after.ask()).isCached, true)
  assert.equal((await after.desk.status()).spentTodayRupees, SPENT_BY_ONE)
  after.advance(60_001)
  await after.ask('another question sweeps')
  assert.equal((await after.ask()).isCached, false)
})

test('a minute that is used up opens again, and so does a day', async (t) => {
  const { ask, advance, server } = await aDesk(t, { budget: { rupeesPerMinute: 9, rupeesPerDay: 12 } })
  await ask('one')
  assert.equal(await codeOf(ask('two')), null)
  const wait = (retryAfterMs: number) => ({ code: 'model-unavailable', retryAfterMs, reason: 'budget' })
  assert.deepEqual(await codeOf(ask('three')), wait(60_000))
  advance(60_000)
  assert.equal(await codeOf(ask('three')), null)
  advance(60_000)
  const untilMidnightMs = Date.parse('2026-01-31T18:30:00.000Z') - Date.parse('2026-01-31T09:32:00.000Z')
  assert.deepEqual(await codeOf(ask('four')), wait(untilMidnightMs))
  assert.equal(server.seen.length, 3)
  advance(untilMidnightMs)
  assert.equal(await codeOf(ask('four')), null)
})

test('two questions at once do not spend the same rupee', async (t) => {
  const { ask, desk, server } = await aDesk(t, { budget: { rupeesPerMinute: 11, rupeesPerDay: 1_000 } })
  const asked = await Promise.all(['one', 'two', 'three', 'four'].map((about) => codeOf(ask(about))))
  assert.equal(asked.filter((code) => code === null).length, 2)
  assert.equal(server.seen.length, 2)
  assert.equal((await desk.status()).spentTodayRupees, 2 * SPENT_BY_ONE)
})

test('what a question of before midnight cost is paid by its own day', async (t) => {
  let midnightPasses: () => void = () => undefined
  const { ask, advance, desk } = await aDesk(t, {
    answer: () => {
      midnightPasses()
      return { json: {} }
    },
  })
  advance(Date.parse('2026-01-31T18:29:59.000Z') - Date.parse('2026-01-31T09:30:00.000Z'))
  midnightPasses = () => {
    midnightPasses = () => undefined
    advance(2_000)
  }

  await ask('one')

  assert.equal((await desk.status()).spentTodayRupees, 0)
  await ask('two')
  assert.equal((await desk.status()).spentTodayRupees, SPENT_BY_ONE)
})

test('a budget of 0 asks nobody, ever', async (t) => {
  const { ask, server } = await aDesk(t, { budget: { rupeesPerMinute: 0, rupeesPerDay: 0 } })
  assert.deepEqual(await codeOf(ask()), { code: 'model-refused', retryAfterMs: null, reason: 'budget' })
  assert.equal(server.seen.length, 0)
})

const COSTS: readonly [string, ScriptedReply, number][] = [
  ['is overloaded', { status: 503 }, 0],
  ['refuses the key', { status: 401 }, 0],
  ['was cut short', { text: '{', ending: 'cut-short' }, SPENT_BY_ONE],
  ['declined', { blocks: true }, SPENT_BY_ONE],
  ['wrote no JSON', { text: 'Sure!' }, SPENT_BY_ONE],
]
for (const [what, reply, rupees] of COSTS) {
  test(`a model that ${what} has cost ${rupees} rupees, and its answer is not kept`, async (t) => {
    const replies = [reply]
    const { ask, desk } = await aDesk(t, { answer: () => replies.shift() ?? { json: {} } })
    assert.notEqual(await codeOf(ask()), null)
    assert.equal((await desk.status()).spentTodayRupees, rupees)
    assert.equal((await ask()).isCached, false)
  })
}

test('a line that broke may have cost all that was put aside', async (t) => {
  const { ask, desk } = await aDesk(t, { answer: () => ({ fault: 'reset' }) })
  assert.notEqual(await codeOf(ask()), null)
  const { spentTodayRupees, problem } = await desk.status()
  assert(spentTodayRupees > 5 && spentTodayRupees < 5.1)
  assert.equal(problem, 'model-unavailable')
})

test('an answer that its reader has no use for is paid for, and not kept', async (t) => {
  const { desk, server } = await aDesk(t)
  const isUsable = (text: string) => text.includes('Gurgaon')
  assert.deepEqual(await codeOf(desk.ask({ ...aQuestion(SPEECH), isUsable })), {
    code: 'model-answer-unusable',
    retryAfterMs: null,
    reason: 'not-as-asked',
  })
  assert.equal((await desk.ask(aQuestion(SPEECH))).isCached, false)
  await assert.rejects(desk.ask({ ...aQuestion(SPEECH), isUsable }), 'a kept answer is looked at, too')
  assert.equal(server.seen.length, 3)
})

test('a model that keeps failing is left alone, and one question finds out when it is back', async (t) => {
  let isBack = false
  const { ask, advance, desk, server } = await aDesk(t, {
    circuit: { opensAfter: 2, openMs: 30_000 },
    answer: () => (isBack ? { json: {} } : { status: 503, retryAfter: '45' }),
  })
  for (const about of ['one', 'two']) assert.notEqual(await codeOf(ask(about)), null)
  const resting = { code: 'model-unavailable', retryAfterMs: 45_000, reason: 'model-resting' }
  assert.deepEqual(await codeOf(ask('three')), resting)
  assert.equal(server.seen.length, 2)
  assert.deepEqual(
    [(await desk.status()).circuit, (await desk.status()).problem],
    ['open', 'model-unavailable'],
  )

  isBack = true
  advance(45_000)
  const both = await Promise.all([codeOf(ask('three')), codeOf(ask('four'))])
  assert.equal(both.filter((code) => code === null).length, 1)
  assert.equal(server.seen.length, 3)
  assert.equal(await codeOf(ask('four')), null)
  assert.deepEqual([(await desk.status()).circuit, (await desk.status()).problem], ['closed', null])
})

test('what a model refuses says nothing against the model', async (t) => {
  const { ask, desk } = await aDesk(t, {
    circuit: { opensAfter: 1, openMs: 30_000 },
    answer: () => ({ blocks: true }),
  })
  for (const about of ['one', 'two', 'three'])
    assert.deepEqual(await codeOf(ask(about)), {
      code: 'model-refused',
      retryAfterMs: null,
      reason: 'content-filter',
    })
  assert.equal((await desk.status()).circuit, 'closed')
})

test('a probe that finds no money lets the next one try', async (t) => {
  const replies: ScriptedReply[] = [{ json: {} }, { fault: 'reset' }] // 3 rupees, and the 5 that were put aside
  const { ask, advance } = await aDesk(t, {
    circuit: { opensAfter: 1, openMs: 10_000 },
    budget: { rupeesPerMinute: 9, rupeesPerDay: 1_000 },
    answer: () => replies.shift() ?? { json: {} },
  })
  await ask('one')
  assert.notEqual(await codeOf(ask('two')), null)
  advance(10_000)
  const noMoney = { code: 'model-unavailable', retryAfterMs: 50_000, reason: 'budget' }
  assert.deepEqual(await codeOf(ask('three')), noMoney)
  assert.deepEqual(await codeOf(ask('three')), noMoney)
  advance(50_000)
  assert.equal(await codeOf(ask('three')), null)
})

test('nobody who has stopped waiting spends anything', async (t) => {
  const { desk, server } = await aDesk(t)
  const signal = AbortSignal.abort(new Error('stopped'))
  await assert.rejects(desk.ask({ ...aQuestion(SPEECH), signal }), /stopped/)
  assert.equal(server.seen.length, 0)
  assert.equal((await desk.status()).spentTodayRupees, 0)
})

test('an answer that was paid for is given even when nothing can be kept, and all that was put aside is spent', async (t) => {
  const file = aFile(t)
  const world = await aDesk(t, {
    file,
    answer: async () => {
      await world.storage.close()
      return { json: {} }
    },
  })
  assert.equal((await world.ask()).text, '{}')
  assert.equal(world.warnings.length, 2)
  assert(!inspect(world.warnings, { depth: 9 }).includes('canary'))
  const { spentTodayRupees } = await (await aDesk(t, { file })).desk.status()
  assert(spentTodayRupees > 5 && spentTodayRupees < 5.1)
})
