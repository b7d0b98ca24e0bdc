import assert from 'node:assert/strict'
import { tmpdir } from 'node:os'
import { after, before, test } from 'node:test'
import { setTimeout as wait } from 'node:timers/promises'

import type { Analysis } from '@leadbreak/contract'

import type { ScriptedReply } from '../src/adapters/language-models/scripted-model-server.suite.ts'
import { openApp, type RunningApp } from '../src/app.ts'
import { readConfig } from '../src/config.ts'
import type { Job } from '../src/jobs/job.ts'
import { aModel, anAnswer, quoteIn, type Model } from './a-model.ts'
import { aReader, type Reader } from './a-reader.ts'
import { NOTHING_TO_HEAR } from './a-reading-server.ts'
import { aDataDir } from './a-server.ts'
import { findJob, writeCalls, type Talk } from './written-calls.ts'

const username = 'asha-of-the-faults'
const MINUTE_MS = 60_000
/** A provider's word, longer than we would wait by ourselves. */
const RETRY_DELAY_SECONDS = 3_000

const TALK: Talk = [
  ['agent', 'aapko kya chahiye'],
  ['lead', 'mujhe gurgaon me do bhk flat kharidna hai saath lakh tak'],
  ['agent', 'theek hai'],
  ['lead', 'wo zamburi wale bhi dikha dena'],
]

/** One after the other, for one call: each attempt meets the next, and what it must wait at least before the one after it. */
const FAULTS: readonly {
  readonly what: string
  readonly reply: ScriptedReply
  readonly code: string
  readonly leastWaitMs: number
}[] = [
  {
    what: 'a page of HTML',
    reply: { raw: '<html><h1>Welcome to the hotel’s network</h1></html>', contentType: 'text/html' },
    code: 'model-answer-unusable',
    leastWaitMs: 0.5 * MINUTE_MS,
  },
  {
    what: 'an answer that is cut short',
    reply: { text: '{"locations":[{"name":"Zam', ending: 'cut-short' },
    code: 'model-answer-unusable',
    leastWaitMs: 2.5 * MINUTE_MS,
  },
  {
    what: 'too many requests, and the time to wait',
    reply: { status: 429, retryDelay: `${RETRY_DELAY_SECONDS}s` },
    code: 'model-unavailable',
    leastWaitMs: RETRY_DELAY_SECONDS * 1000,
  },
  {
    what: 'that it is overloaded',
    reply: { status: 503 },
    code: 'model-unavailable',
    leastWaitMs: 60 * MINUTE_MS,
  },
  {
    what: 'a connection that breaks',
    reply: { fault: 'reset' },
    code: 'model-unavailable',
    leastWaitMs: 120 * MINUTE_MS,
  },
]

let model: Model
let app: RunningApp
let reader: Reader
let dataDir: string
let callId: string
let byRules: Analysis
let aheadMs = 0

const nowMs = () => Date.now() + aheadMs

before(async () => {
  model = await aModel(() => FAULTS[0]!.reply)
  dataDir = aDataDir()
  ;[callId] = (await writeCalls(dataDir, username, [TALK])) as [string]
  const settings = {
    ...{ ...NOTHING_TO_HEAR, ...model.settings, DATA_DIR: dataDir, PORT: '0', LOG_LEVEL: 'silent' },
    ...{ RATE_LIMIT_PER_MINUTE: '1000000', JWT_EXPIRY_MINUTES: '1440' },
  }
  app = await openApp(readConfig(settings, null, tmpdir()), undefined, { nowMs })
  reader = await aReader(app.baseUrl, { username })
  byRules = await reader.untilReadBy(callId, 'rules')
})
after(async () => {
  await app.close()
  await model.close()
})

for (const [nth, { what, code, leastWaitMs }] of FAULTS.entries()) {
  test(`${what}: the rules’ reading stands, and the job says why and until when it waits`, async () => {
    const job = await untilFailed(nth + 1)

    assert.deepEqual([job.state, job.lastError?.code], ['waiting', code])
    const waitsMs = Date.parse(job.dueAt!) - nowMs()
    assert.ok(waitsMs > leastWaitMs - MINUTE_MS / 2, `waits ${waitsMs} ms`)
    assert.ok(waitsMs <= 240 * MINUTE_MS)
    assert.deepEqual(await reader.analysis(callId), byRules)
    assert.deepEqual(await reader.readAgain(callId), byRules)

    assert.equal(model.seen.length, nth + 1, 'it was asked once, and not again before its time')
    model.answersWith(
      (question) =>
        FAULTS[nth + 1]?.reply ??
        anAnswer({
          locations: [{ name: 'Zamburi', quotes: [quoteIn(question, 'wo zamburi wale bhi dikha dena')] }],
        }),
    )
    aheadMs += waitsMs
  })
}

test('when the model is there again, its reading becomes the second version, and it was never asked in between', async () => {
  const read = await reader.untilReadBy(callId, 'model')

  assert.deepEqual([read.version, read.requirement.locations], [2, ['Gurgaon', 'Zamburi']])
  assert.equal(model.seen.length, FAULTS.length + 1)
  const job = (await findJob(dataDir, `read-with-model:${callId}`))!
  assert.deepEqual([job.state, job.attempt], ['done', FAULTS.length + 1])
})

/** The job that asks the model, after it has failed so often. */
async function untilFailed(times: number): Promise<Job> {
  for (;;) {
    const job = await findJob(dataDir, `read-with-model:${callId}`)
    if (job && job.attempt >= times && job.state !== 'running') return job
    await wait(50)
  }
}
