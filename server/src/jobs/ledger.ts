import { AppError } from '../lib/app-error.ts'
import type { Clock } from '../lib/clock.ts'
import { toInstant } from '../lib/clock.ts'
import { newId } from '../lib/ids.ts'
import type { Page, Storage, TallyRow, Write } from '../storage/collection.ts'
import { declareCollection } from '../storage/collection.ts'
import { askAgain, cancel, claim, newJob, replay, takeBack } from './job.ts'
import type { Job, RunningJob, Task } from './job.ts'

export const jobsDeclaration = declareCollection<Job>()({
  name: 'jobs',
  idField: 'id',
  unique: ['activeKey'],
  indexes: [
    ['type', 'dueAt'],
    ['state', 'finishedAt'],
    ['key', 'createdAt'],
  ],
})

export interface LedgerDeps {
  readonly storage: Storage
  readonly clock: Clock
  /** Told after each change of a job that was made here; not that a job was added. */
  readonly onChange?: (job: Job) => void
}

export interface AddOptions {
  readonly key: string
  /** Milliseconds from now before which it must not begin. */
  readonly delayMs?: number
}

export interface ClaimOptions {
  readonly type: string
  readonly bootId: string
  readonly leaseMs: number
  readonly limit: number
}

export type Ledger = ReturnType<typeof makeLedger>

const MOST_TRIES = 20
const PAGE = 100

/** The list of all work that outlives a request. Every method may throw `storage-unavailable`. */
export function makeLedger({ storage, clock, onChange }: LedgerDeps) {
  const jobs = storage.collection(jobsDeclaration)

  /**
   * The write that adds a job, for the same commit as the change that asks for it. That commit throws `duplicate-key`
   * while a job with this key waits or runs: use it where the key is new by itself, as that of a call just made.
   */
  function add(task: Task, { key, delayMs = 0 }: AddOptions): Write {
    const nowMs = clock.nowMs()
    return jobs.insert(newJob(task, { id: newId(), key, dueAtMs: nowMs + delayMs, nowMs }))
  }

  /**
   * The write that makes sure that a job with this key will run after its commit: adds one, or, while one waits or runs,
   * keeps that one from ending on what it read before. When the commit resolves to false or throws `duplicate-key`, ask
   * for the write again: the other job has just begun or ended.
   */
  async function addOnce(task: Task, options: AddOptions): Promise<Write> {
    const active = await jobs.getBy('activeKey', options.key)
    const again = active && askAgain(active)
    return again ? jobs.replace(again) : add(task, options)
  }

  function find(id: string): Promise<Job | null> {
    return jobs.get(id)
  }

  /** The newest job with this key, in whatever state, or null. */
  async function findByKey(key: string): Promise<Job | null> {
    const { items } = await jobs.find({
      where: { key },
      orderBy: 'createdAt',
      direction: 'descending',
      limit: 1,
    })
    return items[0] ?? null
  }

  /** The jobs that a person has to look at, the latest first. */
  function listDead({ after = null, limit }: { after?: string | null; limit: number }): Promise<Page<Job>> {
    return jobs.find({
      where: { state: 'dead' },
      orderBy: 'finishedAt',
      direction: 'descending',
      after,
      limit,
    })
  }

  function countByState(): Promise<readonly TallyRow<Job['state']>[]> {
    return jobs.tally({ where: {}, by: 'state' })
  }

  /** Lets a dead job run again. False when there is no dead job with this id. */
  async function replayDead(id: string): Promise<boolean> {
    return (await tryChange(id, (job) => replay(job, clock.nowMs()))) !== null
  }

  /** False when no job with this id waits or runs. */
  async function cancelActive(id: string): Promise<boolean> {
    return (await tryChange(id, (job) => cancel(job, clock.nowMs()))) !== null
  }

  /** Takes up to `limit` due jobs of a type, those due for longest first. No two callers get the same attempt of one. */
  async function claimDue(options: ClaimOptions): Promise<RunningJob[]> {
    const claimed: RunningJob[] = []
    for (let tries = 0; tries < MOST_TRIES && claimed.length < options.limit; tries++) {
      const round = await claimRound({ ...options, limit: options.limit - claimed.length })
      if (round === null) break
      claimed.push(...round)
    }
    return claimed
  }

  /** What was won of the jobs that are due; null when none is. */
  async function claimRound({ type, bootId, leaseMs, limit }: ClaimOptions): Promise<RunningJob[] | null> {
    const nowMs = clock.nowMs()
    const { items } = await jobs.find({
      where: { type, dueAt: { atMost: toInstant(nowMs) } },
      orderBy: 'dueAt',
      limit,
    })
    if (items.length === 0) return null
    const won = await Promise.all(
      items.map(async (job) => {
        const next = claim(job, { token: newId(), bootId, untilMs: nowMs + leaseMs }, nowMs)
        return next && (await commitChange(next)) ? next : null
      }),
    )
    return won.filter((job) => job?.state === 'running')
  }

  /** Ends the leases of every runner but `bootId`; only for a runner that knows that it is the only one. */
  async function takeBackAllBut(bootId: string): Promise<number> {
    let count = 0
    let after: string | null = null
    do {
      const page: Page<Job> = await jobs.find({
        where: { state: 'running' },
        orderBy: 'finishedAt',
        after,
        limit: PAGE,
      })
      for (const job of page.items) {
        if (job.state !== 'running' || job.bootId === bootId) continue
        const next = takeBack(job, job.bootId, clock.nowMs())
        if (next && (await commitChange(next))) count++
      }
      after = page.next
    } while (after !== null)
    return count
  }

  /** Removes some of the jobs that were done before; dead ones stay until a person has seen to them. */
  async function forgetDone(beforeMs: number): Promise<void> {
    const { items } = await jobs.find({
      where: { state: 'done', finishedAt: { below: toInstant(beforeMs) } },
      orderBy: 'finishedAt',
      limit: PAGE,
    })
    if (items.length > 0) await storage.commit(items.map(({ id, revision }) => jobs.remove(id, revision)))
  }

  /**
   * Applies `transition` to the job as it is now, and again when that lost a race. Resolves to null, with nothing changed, when the transition answers null or the job is gone.
   */
  async function tryChange(id: string, transition: (job: Job) => Job | null): Promise<Job | null> {
    for (let tries = 0; tries < MOST_TRIES; tries++) {
      const job = await jobs.get(id)
      const next = job && transition(job)
      if (!next) return null
      if (await commitChange(next)) return next
    }
    throw new AppError('overloaded', 'The job kept changing under us.', {
      retryable: true,
      details: { jobId: id },
    })
  }

  async function commitChange(next: Job): Promise<boolean> {
    const isStored = await storage.commit([jobs.replace(next)])
    if (isStored) onChange?.(next)
    return isStored
  }

  return {
    add,
    addOnce,
    find,
    findByKey,
    listDead,
    countByState,
    replay: replayDead,
    cancel: cancelActive,
    claimDue,
    takeBackAllBut,
    forgetDone,
    tryChange,
    /** The write that stores a job after a transition. Say `changed` when its commit has succeeded. */
    replaceWrite: (job: Job): Write => jobs.replace(job),
    changed: (job: Job): void => onChange?.(job),
  }
}
