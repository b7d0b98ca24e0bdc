import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { AppError } from '../lib/app-error.ts'
import { declareCollection } from '../storage/collection.ts'
import { openSqliteStorage } from '../storage/sqlite.ts'
import type { JobContext, Result } from './attempt.ts'
import { makeLedger } from './ledger.ts'
import { makeRunner } from './runner.ts'
import { makeTestTime, settle } from './test-time.ts'

interface Effect {
  readonly id: string
  readonly revision: number
  readonly count: number
}

const effectsDeclaration = declareCollection<Effect>()({ name: 'effects', idField: 'id' })
const SILENT = { info: () => undefined, warn: () => undefined, error: () => undefined }
const MAX_ATTEMPTS = 4
const LEASE_MS = 30_000
/** Of the event loop; enough for a few commits, one after the other. */
const TURNS = 12

/** What happens to the world of two runners; `paused` work goes on, on its old lease, when it is let go. */
type Event =
  | { readonly kind: 'add'; readonly key: string }
  | { readonly kind: 'pass'; readonly ms: number }
  | { readonly kind: 'stand still'; readonly ms: number }
  | { readonly kind: 'let go' }
  | { readonly kind: 'new life'; readonly runner: number }

const events: fc.Arbitrary<Event[]> = fc.array(
  fc.oneof(
    { weight: 4, arbitrary: fc.constantFrom('a', 'b', 'c').map((key) => ({ kind: 'add' as const, key })) },
    { weight: 2, arbitrary: fc.nat({ max: 40_000 }).map((ms) => ({ kind: 'pass' as const, ms })) },
    { weight: 2, arbitrary: fc.nat({ max: 90_000 }).map((ms) => ({ kind: 'stand still' as const, ms })) },
    { weight: 2, arbitrary: fc.constant({ kind: 'let go' as const }) },
    { weight: 1, arbitrary: fc.nat({ max: 1 }).map((runner) => ({ kind: 'new life' as const, runner })) },
  ),
  { minLength: 1, maxLength: 8 },
)
type Fate = 'work' | 'pause' | 'fail' | 'fail for good'

const fates: fc.Arbitrary<fc.Stream<Fate>> = fc.infiniteStream(
  fc.oneof(
    { weight: 3, arbitrary: fc.constant('work' as const) },
    { weight: 2, arbitrary: fc.constant('pause' as const) },
    { weight: 1, arbitrary: fc.constant('fail' as const) },
    { weight: 1, arbitrary: fc.constant('fail for good' as const) },
  ),
)

test('whatever is paused, stolen, killed or fails: no job is lost, and each effect happens exactly once', async () => {
  await fc.assert(
    fc.asyncProperty(events, fates, async (story, fate) => {
      const world = makeWorld(fate)
      try {
        await world.start()
        for (const event of story) await world.happen(event)
        await world.letAllBeWell()
        await world.check()
      } finally {
        await world.close()
      }
    }),
    { numRuns: 1000 },
  )
})

function makeWorld(fate: Iterator<Fate, unknown>) {
  const time = makeTestTime()
  const storage = openSqliteStorage({ file: ':memory:' })
  const ledger = makeLedger({ storage, clock: time.clock })
  const effects = storage.collection(effectsDeclaration)
  const paused: (() => void)[] = []
  const begun = new Map<string, number>()
  const added: string[] = []
  let isWell = false

  async function work({ job }: JobContext): Promise<Result> {
    begun.set(job.id, (begun.get(job.id) ?? 0) + 1)
    const what = isWell ? 'work' : fate.next().value
    if (what === 'fail') throw new Error('may pass')
    if (what === 'fail for good') throw new AppError('recording-unreadable', 'stays')
    if (what === 'pause') await new Promise<void>((resolve) => paused.push(resolve))
    return async () => {
      const kept = await effects.get(job.id)
      return [
        kept
          ? effects.replace({ ...kept, count: kept.count + 1, revision: kept.revision + 1 })
          : effects.insert({ id: job.id, count: 1, revision: 0 }),
      ]
    }
  }

  const newRunner = () =>
    makeRunner({
      ledger,
      storage,
      clock: time.clock,
      timers: time.timers,
      random: () => 0.5,
      log: SILENT,
      handlers: { t: { work, concurrency: 2, maxRunMs: 600_000 } },
      isOnlyRunner: false,
      leaseMs: LEASE_MS,
      pollMs: LEASE_MS,
    })
  const runners = [newRunner(), newRunner()]

  /** Asks again when the job with this key began or ended in between, as `addOnce` wants it. */
  async function add(key: string): Promise<void> {
    for (;;) {
      const write = await ledger.addOnce({ type: 't', payload: {}, maxAttempts: MAX_ATTEMPTS }, { key })
      if (!(await storage.commit([write]))) continue
      if (write.kind === 'insert') added.push((write.document as unknown as { id: string }).id)
      break
    }
    for (const runner of runners) runner.notify()
    await settle(TURNS)
  }

  async function happen(event: Event): Promise<void> {
    if (event.kind === 'add') await add(event.key)
    if (event.kind === 'pass') await time.advance(event.ms, TURNS)
    if (event.kind === 'stand still') time.skip(event.ms)
    if (event.kind === 'let go') {
      paused.pop()?.()
      await settle(TURNS)
    }
    // The runner of before is not stopped: it may come back from its pause at any moment.
    if (event.kind === 'new life') await (runners[event.runner] = newRunner()).start()
  }

  async function letAllBeWell(): Promise<void> {
    isWell = true
    for (const goOn of paused.splice(0)) goOn()
    await settle(TURNS)
    for (let n = 0; n < 4; n++) await time.advance(LEASE_MS, TURNS)
  }

  async function check(): Promise<void> {
    for (const id of added) {
      const job = (await ledger.find(id))!
      assert.ok(job.state === 'done' || job.state === 'dead', `the job is ${job.state}`)
      assert.ok(job.attempt <= MAX_ATTEMPTS && (begun.get(id) ?? 0) <= MAX_ATTEMPTS)
      assert.equal((await effects.get(id))?.count ?? 0, job.state === 'done' ? 1 : 0)
    }
  }

  return {
    start: () => Promise.all(runners.map((runner) => runner.start())),
    happen,
    letAllBeWell,
    check,
    close: () => storage.close(),
  }
}
