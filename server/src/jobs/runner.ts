import type { Clock } from '../lib/clock.ts'
import { newId } from '../lib/ids.ts'
import type { Storage } from '../storage/collection.ts'
import { beginAttempt } from './attempt.ts'
import type { Attempt, JobLog, JobWork } from './attempt.ts'
import type { Ledger } from './ledger.ts'
import { systemTimers } from './timers.ts'
import type { Timers } from './timers.ts'

export interface JobHandler {
  readonly work: JobWork
  /** How many jobs of this type run at once in this process. */
  readonly concurrency: number
  /** An attempt that takes longer has failed, and may be tried again. */
  readonly maxRunMs: number
}

export interface RunnerDeps {
  readonly ledger: Ledger
  readonly storage: Storage
  readonly clock: Clock
  readonly log: JobLog
  /** By job type. */
  readonly handlers: Readonly<Record<string, JobHandler>>
  /** True for the runner inside a server that has the database for itself: what ran before its start is taken back at once. */
  readonly isOnlyRunner: boolean
  /** Names this life of this process. */
  readonly bootId?: string
  readonly timers?: Timers
  readonly random?: () => number
  /** How long a runner may be silent before others take its jobs. */
  readonly leaseMs?: number
  /** How often to look for jobs that nobody told us of: those of other processes, and those that wait for their time. */
  readonly pollMs?: number
  /** How long the ledger remembers what is done. */
  readonly keepDoneMs?: number
}

const FORGET_EVERY_MS = 60_000

/** Takes due jobs from the ledger and works on them: each at least once, with effects exactly once. */
export function makeRunner({
  ledger,
  storage,
  clock,
  log,
  handlers,
  isOnlyRunner,
  bootId = newId(),
  timers = systemTimers,
  random = Math.random,
  leaseMs = 30_000,
  pollMs = 1_000,
  keepDoneMs = 30 * 24 * 60 * 60_000,
}: RunnerDeps) {
  const running = new Map<string, Set<Attempt>>(Object.keys(handlers).map((type) => [type, new Set()]))
  let state: 'new' | 'open' | 'stopping' = 'new'
  let looking: Promise<void> | null = null
  let lookAgain = false
  let forgetAtMs = 0
  let stopPolling = () => {
    // not polling yet
  }

  /** Begins to take jobs. Throws `storage-unavailable` when the ledger cannot be read. */
  async function start(): Promise<void> {
    if (isOnlyRunner) {
      const count = await ledger.takeBackAllBut(bootId)
      if (count > 0) log.warn({ count }, 'jobs taken back from an earlier run')
    }
    state = 'open'
    notify()
  }

  /** Says that there may be a due job: call it after a commit that added one. */
  function notify(): void {
    if (state !== 'open') return
    lookAgain = true
    looking ??= look().finally(() => {
      looking = null
    })
  }

  async function look(): Promise<void> {
    stopPolling()
    while (lookAgain && state === 'open') {
      lookAgain = false
      try {
        await Promise.all(Object.entries(handlers).map(([type, handler]) => fill(type, handler)))
        await forgetSometimes()
      } catch (error) {
        log.error({ err: error }, 'jobs could not be claimed')
      }
    }
    stopPolling = timers.start(pollMs, notify)
  }

  async function forgetSometimes(): Promise<void> {
    const nowMs = clock.nowMs()
    if (nowMs < forgetAtMs) return
    forgetAtMs = nowMs + FORGET_EVERY_MS
    await ledger.forgetDone(nowMs - keepDoneMs)
  }

  async function fill(type: string, handler: JobHandler): Promise<void> {
    const attempts = running.get(type)!
    const limit = handler.concurrency - attempts.size
    if (limit <= 0) return
    const claimed = await ledger.claimDue({ type, bootId, leaseMs, limit })
    for (const job of claimed) {
      const attempt = beginAttempt(
        { ledger, storage, clock, timers, log, leaseMs, random },
        job,
        handler.work,
        handler.maxRunMs,
      )
      attempts.add(attempt)
      void attempt.over.then(() => {
        attempts.delete(attempt)
        notify()
      })
      if (isStopping()) attempt.giveBack()
    }
  }

  function isStopping(): boolean {
    return state === 'stopping'
  }

  /**
   * Takes no more jobs, waits up to `deadlineMs` for those at work, then gives the rest back without counting the attempt.
   * Resolves when the runner writes nothing any more.
   */
  async function stop(deadlineMs: number): Promise<void> {
    state = 'stopping'
    await looking
    stopPolling()
    const cancelDeadline = timers.start(deadlineMs, () => {
      for (const attempt of attemptsAtWork()) attempt.giveBack()
    })
    await Promise.all(attemptsAtWork().map((attempt) => attempt.over))
    cancelDeadline()
  }

  function attemptsAtWork(): Attempt[] {
    return [...running.values()].flatMap((attempts) => [...attempts])
  }

  /** How many jobs of each type this process works on. */
  function atWork(): Readonly<Record<string, number>> {
    return Object.fromEntries([...running].map(([type, attempts]) => [type, attempts.size]))
  }

  return { start, notify, stop, atWork }
}
