import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { setTimeout as wait } from 'node:timers/promises'

import type { Rereading } from '@leadbreak/contract'

import type { ScriptedReply } from '../src/adapters/language-models/scripted-model-server.suite.ts'
import { aModel, anAnswer, MODEL_KEY, quoteIn, type Answer, type Model } from './a-model.ts'
import { aReader, type Reader } from './a-reader.ts'
import { aReadingServer, type ReadingServer } from './a-reading-server.ts'
import type { Talk } from './written-calls.ts'

const username = 'asha-of-the-kills'
const MANY = 200
const SOME = 20

const TALK: Talk = [
  ['agent', 'aapko kya chahiye'],
  ['lead', 'mujhe gurgaon me do bhk flat kharidna hai'],
  ['agent', 'aapka budget kitna hai'],
  ['lead', 'saath lakh tak'],
  ['agent', 'theek hai'],
  ['lead', 'wo zamburi wale bhi dikha dena'],
]
const BUDGET = { min: null, max: 7_500_000, per: 'total' } as const

const answerOfAModel: Answer = (question) =>
  anAnswer({
    locations: [{ name: 'Zamburi', quotes: [quoteIn(question, 'wo zamburi wale bhi dikha dena')] }],
  })

let server: ReadingServer
let model: Model
let reader: Reader
let callId: string
let others: readonly string[]
const noAnswer = Promise.withResolvers<ScriptedReply>()

before(async () => {
  model = await aModel(() => noAnswer.promise)
  server = aReadingServer(model.openAiSettings)
  ;[callId] = (await server.write(username, [TALK])) as [string]
  others = await server.write(username, Array<Talk>(MANY).fill(TALK), { toBeRead: false })
  await startAgain()
})
after(async () => {
  noAnswer.resolve({ status: 500 })
  await server.end('SIGKILL')
  await model.close()
})

async function startAgain(): Promise<void> {
  await server.start()
  reader = await aReader(server.baseUrl(), { username })
}

test('while a model thinks, everybody has what the rules read, and can set it right', async () => {
  const read = await reader.untilReadBy(callId, 'rules')
  await reader.untilAnalysis(callId, () => model.seen.length === 1)

  assert.deepEqual(await reader.readAgain(callId), read)
  const edited = await reader.edit(callId, { budget: BUDGET })
  assert.deepEqual([edited.version, edited.requirement.budget], [1, BUDGET])
})

test('a server that is killed while a model is asked asks it once more, and has its reading once', async () => {
  await server.end('SIGKILL')
  model.answersWith(answerOfAModel)
  await startAgain()

  const read = await reader.untilReadBy(callId, 'model')

  assert.deepEqual(read.requirement.locations, ['Gurgaon', 'Zamburi'])
  assert.deepEqual([read.model?.provider, read.model?.model], ['openai-compatible', 'a-model'])
  const versions = await reader.versions(callId)
  assert.deepEqual(
    versions.map(({ version, level }) => [version, level]),
    [
      [2, 'model'],
      [1, 'rules'],
    ],
  )
  assert.equal(model.seen.length, 2)
  assert.ok(model.seen.every(({ api, key }) => api === 'openai-compatible' && key === MODEL_KEY))
})

test('a server that is killed in the middle of reading many calls again goes on where it was', async () => {
  const manager = await server.aManager()
  const { id, total } = await manager.demand<Rereading>('POST', '/api/rereadings', { withModel: false })
  const before = await untilRereading(manager, id, ({ done }) => done >= SOME)

  await server.end('SIGKILL')
  await startAgain()
  const over = await untilRereading(await server.aManager(), id, ({ state }) => state !== 'working')

  assert.equal(total, MANY + 1)
  assert.ok(before.done < total, `${before.done} of ${total} before the kill`)
  const { state, done, changed, failed } = over
  assert.deepEqual({ state, done, changed, failed }, { state: 'done', done: total, changed: MANY, failed: 0 })
  for (const other of others) {
    const versions = await reader.versions(other)
    const byRules = versions.filter(({ level }) => level === 'rules')
    assert.deepEqual([byRules.length, byRules[0]!.version], [1, 1])
  }
})

test('what a person has set stands after all that, and after a correction of the words it was about', async () => {
  const survived = await reader.analysis(callId)
  await reader.correct(callId, 3, 'assi lakh tak')
  const corrected = await reader.untilAnalysis(
    callId,
    ({ version, level }) => version > 3 && level === 'model',
  )

  for (const { requirement, edits } of [survived, corrected]) {
    assert.deepEqual(requirement.budget, BUDGET)
    assert.deepEqual(
      edits.map(({ field, by }) => [field, by]),
      [['budget', username]],
    )
    assert.deepEqual(requirement.locations, ['Gurgaon', 'Zamburi'])
  }
  const givenBack = await reader.takeBack(callId, 'budget')
  assert.equal(givenBack.requirement.budget?.max, 8_000_000)
  assert.deepEqual(givenBack.edits, [])
})

async function untilRereading(
  by: Reader,
  id: string,
  isReached: (rereading: Rereading) => boolean,
): Promise<Rereading> {
  for (;;) {
    const rereading = await by.get<Rereading>(`/api/rereadings/${id}`)
    if (isReached(rereading) || rereading.finishedAt !== null) return rereading
    await wait(5)
  }
}
