/**
 * A process with a runner, for the tests of several processes on one file: `node race-worker.suite.ts FILE LEASE_MS`. Each job
 * counts its effect. A job of type `gated` waits for a line on the standard input first. What happens is written to the
 * standard output, a JSON line each. Stops when the standard input ends.
 */
import { createInterface } from 'node:readline'
import { writeSync } from 'node:fs'
import { systemClock } from '../lib/clock.ts'
import type { Storage, Write } from '../storage/collection.ts'
import { declareCollection } from '../storage/collection.ts'
import { openSqliteStorage } from '../storage/sqlite.ts'
import type { JobContext, Result } from './attempt.ts'
import { makeLedger } from './ledger.ts'
import { makeRunner } from './runner.ts'

export interface Effect {
  readonly id: string
  readonly revision: number
  readonly count: number
}

export const effectsDeclaration = declareCollection<Effect>()({ name: 'effects', idField: 'id' })

if (import.meta.main) await run(process.argv[2]!, Number(process.argv[3]))

async function run(file: string, leaseMs: number): Promise<void> {
  const storage = openSqliteStorage({ file })
  const lines = createInterface({ input: process.stdin })
  const gate = new Promise<void>((resolve) => {
    lines.once('line', () => {
      resolve()
    })
  })
  const tell = (fields: object, sentence: string) => {
    writeSync(1, `${JSON.stringify({ ...fields, sentence })}\n`)
  }
  const work = async ({ job }: JobContext): Promise<Result> => {
    if (job.type === 'gated') {
      tell({ jobId: job.id }, 'job begun')
      await gate
    }
    return () => effectOf(storage, job.id)
  }
  const runner = makeRunner({
    ledger: makeLedger({ storage, clock: systemClock }),
    storage,
    clock: systemClock,
    log: { info: tell, warn: tell, error: tell },
    handlers: {
      open: { work, concurrency: 50, maxRunMs: 60_000 },
      gated: { work, concurrency: 1, maxRunMs: 60_000 },
    },
    isOnlyRunner: false,
    leaseMs,
    pollMs: 50,
  })
  await runner.start()
  lines.once('close', () => {
    void runner.stop(10_000).then(() => storage.close())
  })
}

async function effectOf(storage: Storage, id: string): Promise<Write[]> {
  const effects = storage.collection(effectsDeclaration)
  const kept = await effects.get(id)
  return [
    kept
      ? effects.replace({ ...kept, count: kept.count + 1, revision: kept.revision + 1 })
      : effects.insert({ id, revision: 0, count: 1 }),
  ]
}
