import { AppError } from '../lib/app-error.ts'
import type { Clock } from '../lib/clock.ts'
import type { Storage, Write } from '../storage/collection.ts'
import { fail, finish, isHeld, release, renew, withProgress } from './job.ts'
import type { Failure, JobProgress, RunningJob } from './job.ts'
import type { Ledger } from './ledger.ts'
import type { Timers } from './timers.ts'

export interface JobContext {
  readonly job: RunningJob
  /** Aborted when the result is no longer wanted: the lease is lost, the time is up, or the server stops. */
  readonly signal: AbortSignal
  /** Tells people how far the work is. `fraction` is from 0 to 1; the code is one of the handler's own, fixed ones. */
  readonly reportProgress: (progress: JobProgress) => void
  /** Has `tell` called once, after the result is kept. It must not throw. */
  readonly onKept: (tell: () => void) => void
}

/**
 * Computes the writes of a result from what is stored now. Called again when their commit lost a race, so it must do
 * nothing but read.
 */
export type Result = () => Promise<readonly Write[]>

/** It is not the job's turn yet: to be taken again later, as if this attempt had not been begun. */
export interface Postponement {
  readonly postponeForMs: number
}

/** Does the slow part of a job. What it throws decides: an AppError says itself whether another attempt may help. */
export type JobWork = (context: JobContext) => Promise<Result | Postponement>

/** The part of pino's logger that jobs use. */
export interface JobLog {
  info(fields: object, sentence: string): void
  warn(fields: object, sentence: string): void
  error(fields: object, sentence: string): void
}

export interface AttemptDeps {
  readonly ledger: Ledger
  readonly storage: Storage
  readonly clock: Clock
  readonly timers: Timers
  readonly log: JobLog
  readonly leaseMs: number
  /** From 0 to 1; spreads the back-off. */
  readonly random: () => number
}

export interface Attempt {
  /** Resolves, and never rejects, when the runner has nothing more to do with the job. */
  readonly over: Promise<void>
  /** Gives the job back without counting the attempt. */
  giveBack(): void
}

type Stop = 'lease-lost' | 'too-long' | 'given-back'
type Outcome = null | Stop | Postponement | { readonly error: unknown }

const MOST_COMMITS = 20
const PROGRESS_EVERY_MS = 500

/** Works on a job that has just been claimed, until it is done, has failed, is given back, or its lease is lost. */
export function beginAttempt(
  { ledger, storage, clock, timers, log, leaseMs, random }: AttemptDeps,
  job: RunningJob,
  work: JobWork,
  maxRunMs: number,
): Attempt {
  const { id, leaseToken } = job
  const fields = { jobId: id, type: job.type, attempt: job.attempt }
  const abort = new AbortController()
  const stopped = Promise.withResolvers<Stop>()
  let isOver = false
  let heldUntilMs = Date.parse(job.dueAt)
  let progress: JobProgress | null = null
  let isWritingProgress = false
  const tellings: (() => void)[] = []

  function stop(reason: Stop): void {
    stopped.resolve(reason)
    abort.abort(new Error(`The job was stopped: ${reason}.`))
  }

  async function runToEnd(): Promise<void> {
    try {
      const context: JobContext = {
        job,
        signal: abort.signal,
        reportProgress,
        onKept: (tell) => void tellings.push(tell),
      }
      const outcome = await Promise.race([stopped.promise, doWork(context)])
      await settle(outcome)
    } catch (error) {
      // Nothing could be written: when the lease has run out, the job is taken up again.
      log.error({ ...fields, err: error }, 'job left to its lease')
    } finally {
      isOver = true
      stopRenewing()
      stopClock()
    }
  }

  /** Null when the result is kept, else why it is not. */
  async function doWork(context: JobContext): Promise<Outcome> {
    try {
      const result = await work(context)
      if (typeof result !== 'function') return result
      if (!(await keep(result))) return 'lease-lost'
      for (const tell of tellings) tell()
      return null
    } catch (error) {
      return { error }
    }
  }

  async function settle(outcome: Outcome): Promise<void> {
    if (outcome === null) {
      log.info(fields, 'job done')
    } else if (outcome === 'lease-lost') {
      log.warn(fields, 'job lost its lease, its result is dropped')
    } else if (outcome === 'given-back') {
      const released = await ledger.tryChange(id, (now) => release(now, leaseToken, clock.nowMs()))
      if (released) log.info(fields, 'job given back')
    } else if (outcome === 'too-long') {
      await noteFailure(TOOK_TOO_LONG, {})
    } else if ('postponeForMs' in outcome) {
      const { postponeForMs } = outcome // not logged: it may come back many times
      await ledger.tryChange(id, (now) => release(now, leaseToken, clock.nowMs(), postponeForMs))
    } else {
      await noteFailure(toFailure(outcome.error), { err: outcome.error })
    }
  }

  async function noteFailure(failure: Failure, reason: object): Promise<void> {
    const failed = await ledger.tryChange(id, (now) =>
      fail(now, leaseToken, failure, clock.nowMs(), random()),
    )
    if (!failed) return
    const seen = { ...fields, ...reason, code: failure.code }
    if (failed.state === 'dead') log.error(seen, 'job is dead')
    else log.warn(seen, 'job attempt failed')
  }

  /**
   * Commits the result together with the job's end. False when the lease is no longer ours. A key that was taken after the
   * result had been computed is a lost race as well.
   */
  async function keep(result: Result): Promise<boolean> {
    let refusal: unknown = null
    for (let tries = 0; tries < MOST_COMMITS; tries++) {
      const before = await ledger.find(id)
      if (!before || !isHeld(before, leaseToken, clock.nowMs())) return false
      const writes = await result()

      const now = await ledger.find(id) // renewed meanwhile, perhaps, by ourselves
      if (now?.askedAgain !== before.askedAgain) continue
      const ended = finish(now, leaseToken, clock.nowMs())
      if (!ended) return false
      try {
        if (await storage.commit([...writes, ledger.replaceWrite(ended)])) {
          ledger.changed(ended)
          return true
        }
      } catch (error) {
        if (!(error instanceof AppError) || error.code !== 'duplicate-key') throw error
        refusal = error
      }
    }
    throw new AppError('overloaded', 'The result kept losing races.', { cause: refusal, retryable: true })
  }

  function reportProgress(next: JobProgress): void {
    const isNews = progress?.code !== next.code || progress.fraction !== next.fraction
    if (!isNews) return
    progress = next
    if (!isWritingProgress) void writeProgress()
  }

  /** Writes the latest report, and no more often than people can see; those between are forgotten. */
  async function writeProgress(): Promise<void> {
    isWritingProgress = true
    for (let written: JobProgress | null = null; progress && progress !== written && !isOver;) {
      const latest: JobProgress = progress
      written = latest
      try {
        await ledger.tryChange(id, (now) => withProgress(now, leaseToken, latest, clock.nowMs()))
      } catch (error) {
        log.warn({ ...fields, err: error }, 'job progress could not be stored')
      }
      await new Promise<void>((resolve) => timers.start(PROGRESS_EVERY_MS, resolve))
    }
    isWritingProgress = false
  }

  async function renewLease(): Promise<void> {
    try {
      const renewed = await ledger.tryChange(id, (now) => {
        const nowMs = clock.nowMs()
        return renew(now, leaseToken, nowMs + leaseMs, nowMs)
      })
      if (!renewed) {
        stop('lease-lost')
        return
      }
      heldUntilMs = Date.parse(renewed.dueAt ?? '')
    } catch (error) {
      log.warn({ ...fields, err: error }, 'job lease could not be renewed')
      if (clock.nowMs() >= heldUntilMs) stop('lease-lost')
    }
    if (!isOver) stopRenewing = timers.start(leaseMs / 3, () => void renewLease())
  }

  let stopRenewing = timers.start(leaseMs / 3, () => void renewLease())
  const stopClock = timers.start(maxRunMs, () => {
    stop('too-long')
  })

  return {
    over: runToEnd(),
    giveBack: () => {
      stop('given-back')
    },
  }
}

function toFailure(error: unknown): Failure {
  if (error instanceof AppError) {
    const { code, message, retryable, retryAfterMs } = error
    return { code, message, retryable, retryAfterMs }
  }
  // Its message may quote a person; the log has its place in the code.
  const kind = error instanceof Error ? error.name : typeof error
  return { code: 'unexpected', message: `An unexpected ${kind}.`, retryable: true, retryAfterMs: null }
}

const TOOK_TOO_LONG: Failure = {
  code: 'took-too-long',
  message: 'The attempt took longer than its type may.',
  retryable: true,
  retryAfterMs: null,
}
