import assert from 'node:assert/strict'
import { test } from 'node:test'
import { AppError } from '../lib/app-error.ts'
import { declareCollection } from '../storage/collection.ts'
import { openSqliteStorage } from '../storage/sqlite.ts'
import type { JobWork } from './attempt.ts'
import type { Job } from './job.ts'
import { makeLedger } from './ledger.ts'
import { makeRunner } from './runner.ts'
import { makeTestTime, settle } from './test-time.ts'

interface Effect {
  readonly id: string
  readonly revision: number
  readonly count: number
}

const effectsDeclaration = declareCollection<Effect>()({ name: 'effects', idField: 'id' })
const TASK = { type: 'greet', payload: { leadId: 'asha' }, maxAttempts: 3 }
const SILENT = { info: () => undefined, warn: () => undefined, error: () => undefined }

function setUp() {
  const time = makeTestTime()
  const storage = openSqliteStorage({ file: ':memory:' })
  const ledger = makeLedger({ storage, clock: time.clock })
  const effects = storage.collection(effectsDeclaration)

  /** A runner of its own life; two of them work like two processes. */
  const runnerOf = (work: JobWork, options: { isOnlyRunner?: boolean; concurrency?: number } = {}) =>
    makeRunner({
      ledger,
      storage,
      clock: time.clock,
      timers: time.timers,
      random: () => 1,
      log: SILENT,
      handlers: { greet: { work, concurrency: options.concurrency ?? 1, maxRunMs: 120_000 } },
      isOnlyRunner: options.isOnlyRunner ?? false,
    })

  /** Counts its calls in the effect of the key, as a handler that is careless about repetition. */
  const countEffect =
    (id: string): JobWork =>
    async () =>
    async () => {
      const kept = await effects.get(id)
      return [
        kept
          ? effects.replace({ ...kept, count: kept.count + 1, revision: kept.revision + 1 })
          : effects.insert({ id, revision: 0, count: 1 }),
      ]
    }

  const add = async (key: string) => {
    await storage.commit([ledger.add(TASK, { key })])
    return (await ledger.findByKey(key))!
  }
  const jobNow = async (job: Job) => (await ledger.find(job.id))!

  return { time, storage, ledger, effects, runnerOf, countEffect, add, jobNow }
}

test('a due job runs, and its result and its end are stored together', async () => {
  const { runnerOf, countEffect, add, jobNow, effects } = setUp()
  const job = await add('k')

  const runner = runnerOf(countEffect('k'))
  await runner.start()
  await settle()

  assert.equal((await jobNow(job)).state, 'done')
  assert.equal((await effects.get('k'))?.count, 1)
})

test('a job waits for its time', async () => {
  const { time, storage, ledger, runnerOf, countEffect, effects } = setUp()
  await storage.commit([ledger.add(TASK, { key: 'k', delayMs: 5_000 })])
  await runnerOf(countEffect('k')).start()

  await time.advance(4_000)
  assert.equal(await effects.get('k'), null)

  await time.advance(2_000)
  assert.equal((await effects.get('k'))?.count, 1)
})

test('a runner is woken by notify, and finds what nobody told it of by looking', async () => {
  const { time, runnerOf, countEffect, add, jobNow } = setUp()
  const runner = runnerOf(countEffect('k'))
  await runner.start()
  await settle()

  const told = await add('told')
  runner.notify()
  await settle()
  assert.equal((await jobNow(told)).state, 'done')

  const untold = await add('untold')
  await time.advance(1_000)
  assert.equal((await jobNow(untold)).state, 'done')
})

test('no more jobs of a type run at once than its handler allows', async () => {
  const { runnerOf, add, jobNow } = setUp()
  const jobs = await Promise.all(['a', 'b', 'c'].map(add))
  const gate = Promise.withResolvers<undefined>()
  const runner = runnerOf(() => gate.promise.then(() => async () => []), { concurrency: 2 })
  await runner.start()
  await settle()

  assert.deepEqual(runner.atWork(), { greet: 2 })
  gate.resolve(undefined)
  await settle()

  for (const job of jobs) assert.equal((await jobNow(job)).state, 'done')
})

test('a failure that may pass is tried again after a back-off, and in the end the job is dead', async () => {
  const { time, ledger, runnerOf, add, jobNow } = setUp()
  const job = await add('k')
  let calls = 0
  const runner = runnerOf(async () => {
    calls++
    throw new AppError('speech-unavailable', 'The speech server does not answer.', { retryable: true })
  })

  await runner.start()
  await settle()
  assert.equal((await jobNow(job)).state, 'waiting')
  assert.equal((await jobNow(job)).dueAt, '2026-01-05T09:00:01.000Z')
  await time.advance(60_000)

  assert.equal(calls, 3)
  const dead = await jobNow(job)
  assert.equal(dead.state, 'dead')
  assert.equal(dead.lastError?.code, 'speech-unavailable')
  assert.deepEqual(
    (await ledger.listDead({ limit: 10 })).items.map(({ id }) => id),
    [job.id],
  )
})

test('a job whose turn has not come is taken again later, however often, and no attempt is lost', async () => {
  const { time, runnerOf, countEffect, add, jobNow, effects } = setUp()
  const job = await add('k')
  let asked = 0
  const work = countEffect('k')
  const runner = runnerOf(async (context) => (++asked <= 10 ? { postponeForMs: 2_000 } : work(context)))

  await runner.start()
  await time.advance(18_000)
  const waiting = await jobNow(job)
  await time.advance(10_000)

  assert.deepEqual([waiting.state, waiting.attempt], ['waiting', 0])
  assert.equal(asked, 11)
  assert.equal((await jobNow(job)).attempt, 1)
  assert.equal((await effects.get('k'))?.count, 1)
})

test('a failure that no repetition cures kills the job at once', async () => {
  const { runnerOf, add, jobNow } = setUp()
  const job = await add('k')
  const runner = runnerOf(async () => {
    throw new AppError('recording-unreadable', 'This is not a WAV file.')
  })

  await runner.start()
  await settle()

  const dead = await jobNow(job)
  assert.equal(dead.state, 'dead')
  assert.equal(dead.attempt, 1)
})

test('an unexpected error is noted without its message, which may quote a person', async () => {
  const { runnerOf, add, jobNow } = setUp()
  const job = await add('k')
  const runner = runnerOf(async () => {
    throw new RangeError('Asha said 98765 43210')
  })

  await runner.start()
  await settle()

  assert.deepEqual((await jobNow(job)).lastError, {
    code: 'unexpected',
    message: 'An unexpected RangeError.',
  })
})

test('a dead job runs again when a person says so', async () => {
  const { ledger, runnerOf, countEffect, add, jobNow } = setUp()
  const job = await add('k')
  let isBroken = true
  const work = countEffect('k')
  const runner = runnerOf(async (context) => {
    if (isBroken) throw new AppError('recording-unreadable', 'This is not a WAV file.')
    return work(context)
  })
  await runner.start()
  await settle()

  isBroken = false
  assert.equal(await ledger.replay(job.id), true)
  runner.notify()
  await settle()

  assert.equal((await jobNow(job)).state, 'done')
  assert.equal(await ledger.replay(job.id), false)
})

test('a long job keeps its lease for as long as it works', async () => {
  const { time, runnerOf, countEffect, add, jobNow, effects } = setUp()
  const job = await add('k')
  const gate = Promise.withResolvers<undefined>()
  let begun = 0
  const work: JobWork = async (context) => {
    begun++
    await gate.promise
    return countEffect('k')(context)
  }
  await runnerOf(work).start()
  await runnerOf(work).start()
  await settle()

  await time.advance(100_000)
  assert.equal(begun, 1)
  gate.resolve(undefined)
  await settle()

  assert.equal((await jobNow(job)).state, 'done')
  assert.equal((await effects.get('k'))?.count, 1)
})

test('a runner that stood still past its lease changes nothing, and the next one does the work', async () => {
  const { time, runnerOf, countEffect, add, jobNow, effects } = setUp()
  const job = await add('k')
  const gate = Promise.withResolvers<undefined>()
  const slow = runnerOf(async (context) => {
    await gate.promise
    return countEffect('k')(context)
  })
  await slow.start()
  await settle()

  time.skip(31_000)
  const next = runnerOf(countEffect('k'))
  await next.start()
  await settle()
  const done = await jobNow(job)
  gate.resolve(undefined)
  await settle()

  assert.equal(done.state, 'done')
  assert.equal(done.attempt, 2)
  assert.deepEqual(await jobNow(job), done)
  assert.equal((await effects.get('k'))?.count, 1)
})

test('a handler is told when its lease is lost', async () => {
  const { time, ledger, runnerOf, add } = setUp()
  const job = await add('k')
  let signal: AbortSignal | null = null
  const runner = runnerOf((context) => {
    signal = context.signal
    return new Promise(() => undefined)
  })
  await runner.start()
  await settle()

  await ledger.cancel(job.id)
  await time.advance(10_000)

  assert.ok((signal as AbortSignal | null)?.aborted)
  assert.deepEqual(runner.atWork(), { greet: 0 })
})

test('the result is computed again when it lost a race to another change', async () => {
  const { storage, runnerOf, add, jobNow, effects } = setUp()
  await storage.commit([effects.insert({ id: 'k', revision: 0, count: 10 })])
  const job = await add('k')
  let computed = 0
  const runner = runnerOf(async () => async () => {
    computed++
    const kept = (await effects.get('k'))!
    if (computed === 1) await storage.commit([effects.replace({ ...kept, count: 20, revision: 1 })])
    return [effects.replace({ ...kept, count: kept.count + 1, revision: kept.revision + 1 })]
  })

  await runner.start()
  await settle()

  assert.equal(computed, 2)
  assert.equal((await effects.get('k'))?.count, 21)
  assert.equal((await jobNow(job)).state, 'done')
})

test('a job that is asked for again while it runs looks at its subject again before it ends', async () => {
  const { storage, ledger, runnerOf, add, jobNow } = setUp()
  const job = await add('k')
  let computed = 0
  const runner = runnerOf(async () => async () => {
    computed++
    if (computed === 1) assert.ok(await storage.commit([await ledger.addOnce(TASK, { key: 'k' })]))
    return []
  })

  await runner.start()
  await settle()

  assert.equal(computed, 2)
  assert.equal((await jobNow(job)).state, 'done')
  assert.deepEqual(
    (await ledger.countByState()).map(({ value, count }) => [value, count]),
    [['done', 1]],
  )
})

test('an attempt that takes too long has failed', async () => {
  const { time, runnerOf, add, jobNow } = setUp()
  const job = await add('k')
  const runner = runnerOf(() => new Promise(() => undefined))
  await runner.start()
  await settle()

  await time.advance(120_000)

  const waiting = await jobNow(job)
  assert.equal(waiting.state, 'waiting')
  assert.equal(waiting.lastError?.code, 'took-too-long')
})

test('the only runner takes back at its start what an earlier life left, and the attempt counts', async () => {
  const { runnerOf, countEffect, add, jobNow } = setUp()
  const job = await add('k')
  await runnerOf(() => new Promise(() => undefined)).start()
  await settle()

  await runnerOf(countEffect('k'), { isOnlyRunner: true }).start()
  await settle()

  const done = await jobNow(job)
  assert.equal(done.state, 'done')
  assert.equal(done.attempt, 2)
})

test('a job that takes its process down every time is dead after its last attempt', async () => {
  const { runnerOf, add, jobNow } = setUp()
  const job = await add('k')

  for (let life = 0; life < 5; life++) {
    await runnerOf(() => new Promise(() => undefined), { isOnlyRunner: true }).start()
    await settle()
  }

  const dead = await jobNow(job)
  assert.equal(dead.state, 'dead')
  assert.equal(dead.attempt, 3)
  assert.equal(dead.lastError?.code, 'left-behind')
})

test('stopping waits for the work, and gives the rest back without counting the attempt', async () => {
  const { time, runnerOf, add, jobNow } = setUp()
  const quick = await add('quick')
  const stuck = await add('stuck')
  time.skip(1)
  const later = await add('later')
  const gate = Promise.withResolvers<undefined>()
  const runner = runnerOf(
    async ({ job }) => {
      if (job.key === 'stuck') await new Promise(() => undefined)
      await gate.promise
      return async () => []
    },
    { concurrency: 2 },
  )
  await runner.start()
  await settle()

  const stopped = runner.stop(25_000)
  gate.resolve(undefined)
  await settle()
  await time.advance(25_000)
  await stopped

  assert.equal((await jobNow(quick)).state, 'done')
  assert.deepEqual([(await jobNow(stuck)).state, (await jobNow(stuck)).attempt], ['waiting', 0])
  assert.deepEqual([(await jobNow(later)).state, (await jobNow(later)).attempt], ['waiting', 0])
})

test('progress is stored, the latest report wins', async () => {
  const { time, runnerOf, add, jobNow } = setUp()
  const job = await add('k')
  const runner = runnerOf(async ({ reportProgress }) => {
    for (const fraction of [0.1, 0.2, 0.3]) reportProgress({ fraction, code: 'transcribing' })
    return new Promise(() => undefined)
  })

  await runner.start()
  await settle()
  await time.advance(1_000)

  assert.deepEqual((await jobNow(job)).progress, { fraction: 0.3, code: 'transcribing' })
})

test('what is done is forgotten after thirty days, what is dead is not', async () => {
  const { time, runnerOf, add, ledger } = setUp()
  const [done, dead] = [await add('done'), await add('dead')]
  const runner = runnerOf(async ({ job }) => {
    if (job.key === 'dead') throw new AppError('recording-unreadable', 'This is not a WAV file.')
    return async () => []
  })
  await runner.start()
  await settle()
  const dayMs = 24 * 60 * 60_000

  time.skip(29 * dayMs)
  await time.advance(61_000)
  assert.equal((await ledger.find(done.id))?.state, 'done')

  time.skip(dayMs)
  await time.advance(61_000)
  assert.equal(await ledger.find(done.id), null)
  assert.equal((await ledger.find(dead.id))?.state, 'dead')
})
