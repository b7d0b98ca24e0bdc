import assert from 'node:assert/strict'
import { test, type TestContext } from 'node:test'

import type { JobWork } from '../../../jobs/attempt.ts'
import { makeLedger } from '../../../jobs/ledger.ts'
import { makeRunner } from '../../../jobs/runner.ts'
import { makeTestTime } from '../../../jobs/test-time.ts'
import { AppError, type ErrorCode } from '../../../lib/app-error.ts'
import { openSqliteStorage } from '../../../storage/sqlite.ts'
import { askedAgain, makePatient, MODEL_ATTEMPTS } from './patient-work.ts'

const HOUR_MS = 60 * 60_000

/** A job of the real ledger whose model does as it is told, and the instants at which it was asked. */
async function aJob(t: TestContext, ask: (time: number) => AppError | null) {
  const time = makeTestTime()
  const startMs = time.clock.nowMs()
  const storage = openSqliteStorage({ file: ':memory:' })
  t.after(() => storage.close())
  const ledger = makeLedger({ storage, clock: time.clock })
  const askedAtMs: number[] = []
  const work: JobWork = async () => {
    askedAtMs.push(time.clock.nowMs() - startMs)
    const failure = ask(askedAtMs.length)
    if (failure !== null) throw failure
    return async () => []
  }
  const silent = () => undefined
  const runner = makeRunner({
    ...{ ledger, storage, clock: time.clock, timers: time.timers, random: () => 0, isOnlyRunner: true },
    log: { info: silent, warn: silent, error: silent },
    pollMs: 10_000,
    handlers: { ask: { work: makePatient(work, () => 1), concurrency: 1, maxRunMs: 60_000 } },
  })
  await runner.start()
  await storage.commit([
    await ledger.addOnce({ type: 'ask', payload: {}, maxAttempts: MODEL_ATTEMPTS }, { key: 'a' }),
  ])
  runner.notify()
  return {
    askedAtMs,
    after: async (ms: number) => {
      await time.advance(ms, 8)
      return (await ledger.findByKey('a'))!
    },
  }
}

function failing(code: ErrorCode, options: ConstructorParameters<typeof AppError>[2] = {}): AppError {
  return new AppError(code, 'No.', { retryable: true, ...options })
}

test('an outage is sat out for hours: six tries, all within a day', async (t) => {
  const { askedAtMs, after } = await aJob(t, () => failing('model-unavailable'))
  const job = await after(8 * HOUR_MS)
  assert.equal(job.state, 'dead')
  assert.equal(askedAtMs.length, MODEL_ATTEMPTS)
  assert(askedAtMs.at(-1)! > 6 * HOUR_MS)
})

test('an answer of no use is asked for twice more', async (t) => {
  const { askedAtMs, after } = await aJob(t, () => failing('model-answer-unusable'))
  assert.equal((await after(HOUR_MS)).state, 'dead')
  assert.equal(askedAtMs.length, 3)
})

test('what is refused is not asked again', async (t) => {
  const { askedAtMs, after } = await aJob(t, () => failing('model-refused', { retryable: false }))
  assert.equal((await after(HOUR_MS)).state, 'dead')
  assert.equal(askedAtMs.length, 1)
})

test('waiting for money, or for a model that is left alone, is no try', async (t) => {
  const { askedAtMs, after } = await aJob(t, (number) => {
    const reason = number % 2 === 0 ? 'budget' : 'model-resting'
    return number <= 20 ? failing('model-unavailable', { retryAfterMs: 30_000, details: { reason } }) : null
  })
  const job = await after(2 * HOUR_MS)
  assert.deepEqual([job.state, job.attempt], ['done', 1])
  assert(askedAtMs[1]! >= 30_000)
})

test('the provider is given the time that it asks for, and all tries end within a day', () => {
  const failure = failing('model-unavailable', { retryAfterMs: HOUR_MS })
  let allMs = 0
  for (let attempt = 1; attempt < MODEL_ATTEMPTS; attempt++) {
    const { retryAfterMs } = askedAgain(failure, attempt, 1)
    assert(retryAfterMs! >= HOUR_MS)
    allMs += retryAfterMs!
  }
  assert(allMs < 24 * HOUR_MS)
})
