import type { Instant } from '../lib/clock.ts'
import { toInstant } from '../lib/clock.ts'
import { backOffMs } from './back-off.ts'

/** What a handler needs to know to begin: ids, no content. */
export type JobPayload = Readonly<Record<string, string | number | boolean | null>>

export interface Task {
  readonly type: string
  readonly payload: JobPayload
  /** How often it may be begun before a person has to look at it. */
  readonly maxAttempts?: number
}

interface JobBase {
  readonly id: string
  readonly type: string
  /** Names the subject of the work; of the jobs with one key, at most one waits or runs. */
  readonly key: string
  readonly payload: JobPayload
  /** How often it was begun. */
  readonly attempt: number
  readonly maxAttempts: number
  /** How often it was asked for while it waited or ran already. */
  readonly askedAgain: number
  readonly progress: JobProgress | null
  readonly lastError: JobError | null
  readonly createdAt: Instant
  readonly revision: number
}

export interface JobProgress {
  /** From 0 to 1. */
  readonly fraction: number
  /** One of the handler's fixed codes, as `transcribing`. */
  readonly code: string
}

/** Why the last attempt failed, without a word of what the job was about. */
export interface JobError {
  readonly code: string
  readonly message: string
}

/** `dueAt` is the instant from which a runner may take the job; a union, so that no state has fields of another. */
export type WaitingJob = JobBase & {
  readonly state: 'waiting'
  readonly dueAt: Instant
  readonly activeKey: string
  readonly finishedAt: null
}

/** Reserved for one runner until `dueAt`. Only who knows the `leaseToken` may change its course before. */
export type RunningJob = JobBase & {
  readonly state: 'running'
  readonly dueAt: Instant
  readonly activeKey: string
  readonly leaseToken: string
  /** Names one life of one runner, so that its next life can take back what this one left. */
  readonly bootId: string
  readonly finishedAt: null
}

export type EndedJob = JobBase & {
  readonly state: 'done' | 'dead'
  readonly dueAt: null
  readonly activeKey: null
  readonly finishedAt: Instant
}

export type Job = WaitingJob | RunningJob | EndedJob

export interface Lease {
  readonly token: string
  readonly bootId: string
  readonly untilMs: number
}

/** What went wrong in an attempt, and whether another one may help. */
export interface Failure extends JobError {
  readonly retryable: boolean
  /** The earliest moment for another attempt that the failing party asked for. */
  readonly retryAfterMs: number | null
}

const DEFAULT_MAX_ATTEMPTS = 5

/*
 * The transitions. Each answers the job after it, one revision on, or null when the job's state does not allow it (then
 * somebody else was faster, and nothing is to be written).
 */

export function newJob(
  { type, payload, maxAttempts = DEFAULT_MAX_ATTEMPTS }: Task,
  { id, key, dueAtMs, nowMs }: { id: string; key: string; dueAtMs: number; nowMs: number },
): WaitingJob {
  return {
    id,
    type,
    key,
    payload,
    attempt: 0,
    maxAttempts,
    askedAgain: 0,
    progress: null,
    lastError: null,
    createdAt: toInstant(nowMs),
    revision: 0,
    state: 'waiting',
    dueAt: toInstant(dueAtMs),
    activeKey: key,
    finishedAt: null,
  }
}

/** The job was asked for again: its order stays, but a runner that is about to end it must look at its subject again. */
export function askAgain(job: Job): WaitingJob | RunningJob | null {
  return isEnded(job) ? null : { ...job, askedAgain: job.askedAgain + 1, revision: job.revision + 1 }
}

/** Begins an attempt, also on a job whose runner let the lease run out; if that was the last attempt, the job is dead. */
export function claim(job: Job, lease: Lease, nowMs: number): RunningJob | EndedJob | null {
  if (isEnded(job) || job.dueAt > toInstant(nowMs)) return null
  if (job.attempt >= job.maxAttempts) return bury(job, LEFT_BEHIND, nowMs)
  return {
    ...baseOf(job),
    attempt: job.attempt + 1,
    progress: null,
    lastError: job.state === 'running' ? LEFT_BEHIND : job.lastError,
    state: 'running',
    dueAt: toInstant(lease.untilMs),
    activeKey: job.key,
    leaseToken: lease.token,
    bootId: lease.bootId,
    finishedAt: null,
  }
}

/** Whether `leaseToken` still gives the right to change the job's course. */
export function isHeld(job: Job, leaseToken: string, nowMs: number): job is RunningJob {
  return job.state === 'running' && job.leaseToken === leaseToken && toInstant(nowMs) < job.dueAt
}

export function renew(job: Job, leaseToken: string, untilMs: number, nowMs: number): RunningJob | null {
  if (!isHeld(job, leaseToken, nowMs)) return null
  return { ...job, dueAt: toInstant(untilMs), revision: job.revision + 1 }
}

export function withProgress(
  job: Job,
  leaseToken: string,
  progress: JobProgress,
  nowMs: number,
): RunningJob | null {
  return isHeld(job, leaseToken, nowMs) ? { ...job, progress, revision: job.revision + 1 } : null
}

export function finish(job: Job, leaseToken: string, nowMs: number): EndedJob | null {
  return isHeld(job, leaseToken, nowMs) ? end(job, 'done', job.lastError, nowMs) : null
}

/** Waits for another attempt, or is dead when there is none left or none can help. `random` is from 0 to 1. */
export function fail(
  job: Job,
  leaseToken: string,
  { code, message, retryable, retryAfterMs }: Failure,
  nowMs: number,
  random: number,
): WaitingJob | EndedJob | null {
  if (!isHeld(job, leaseToken, nowMs)) return null
  const lastError = { code, message }
  if (!retryable || job.attempt >= job.maxAttempts) return bury(job, lastError, nowMs)
  const waitMs = Math.max(retryAfterMs ?? 0, backOffMs(job.attempt, random))
  return { ...wait(job, nowMs + waitMs), lastError }
}

/** Gives the job back unfinished, as if the attempt had not been begun, to be taken again `delayMs` from now. */
export function release(job: Job, leaseToken: string, nowMs: number, delayMs = 0): WaitingJob | null {
  if (!isHeld(job, leaseToken, nowMs)) return null
  return { ...wait(job, nowMs + delayMs), attempt: job.attempt - 1 }
}

/**
 * Ends the lease of a runner that is known to be gone. The attempt counts: a job that kills its process must not do so
 * for ever.
 */
export function takeBack(job: Job, goneBootId: string, nowMs: number): WaitingJob | EndedJob | null {
  if (job.state !== 'running' || job.bootId !== goneBootId) return null
  if (job.attempt >= job.maxAttempts) return bury(job, LEFT_BEHIND, nowMs)
  return { ...wait(job, nowMs), lastError: LEFT_BEHIND }
}

/** A dead job gets all its attempts again. */
export function replay(job: Job, nowMs: number): WaitingJob | null {
  return job.state === 'dead' ? { ...wait(job, nowMs), attempt: 0 } : null
}

/** Nobody wants the result any more. A runner at work finds its lease gone. */
export function cancel(job: Job, nowMs: number): EndedJob | null {
  return isEnded(job) ? null : bury(job, { code: 'cancelled', message: 'The job was cancelled.' }, nowMs)
}

const LEFT_BEHIND: JobError = {
  code: 'left-behind',
  message: 'The process that worked on it ended, or stood still for longer than its lease.',
}

function isEnded(job: Job): job is EndedJob {
  return job.state === 'done' || job.state === 'dead'
}

function wait(job: Job, dueAtMs: number): WaitingJob {
  return {
    ...baseOf(job),
    progress: null,
    state: 'waiting',
    dueAt: toInstant(dueAtMs),
    activeKey: job.key,
    finishedAt: null,
  }
}

function bury(job: Job, lastError: JobError, nowMs: number): EndedJob {
  return end(job, 'dead', lastError, nowMs)
}

function end(job: Job, state: 'done' | 'dead', lastError: JobError | null, nowMs: number): EndedJob {
  return {
    ...baseOf(job),
    lastError,
    state,
    dueAt: null,
    activeKey: null,
    finishedAt: toInstant(nowMs),
  }
}

/** What every state has, one revision on. */
function baseOf(job: Job): JobBase {
  const { id, type, key, payload, attempt, maxAttempts, askedAgain, progress, lastError, createdAt } = job
  return {
    id,
    type,
    key,
    payload,
    attempt,
    maxAttempts,
    askedAgain,
    progress,
    lastError,
    createdAt,
    revision: job.revision + 1,
  }
}
