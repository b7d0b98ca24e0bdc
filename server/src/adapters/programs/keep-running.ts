import { setTimeout as delay } from 'node:timers/promises'

import type { AppError } from '../../lib/app-error.ts'
import { backOffMs } from './back-off.ts'
import { launchProgram, LaunchFailure, type LaunchOptions, type RunningProgram } from './launch-program.ts'

/** The part of pino's logger that is needed here. */
export interface ProgramLog {
  info(fields: object, message: string): void
  error(fields: object, message: string): void
}

export interface KeepRunningOptions extends LaunchOptions {
  /** Tells in the log which program it is. */
  readonly logFields: object
  readonly log: ProgramLog
  /** What those who wait for it are told when it is stopped. */
  readonly whenStopped: () => AppError
  readonly firstRestartMs?: number
  readonly longestRestartMs?: number
}

export type ProgramState = 'listening' | 'restarting' | 'stopped'

/** A process that ran this long was well; its next end begins the back-off anew. */
const WELL_AFTER_MS = 60_000
const STOP_DEADLINE_MS = 5_000

/**
 * Starts a program and keeps one running until `stop`: when it ends, another is started, after a wait that doubles
 * while they end soon. Throws LaunchFailure when already the first does not come to listen.
 */
export async function keepRunning(options: KeepRunningOptions, signal: AbortSignal) {
  const { logFields, log, whenStopped, firstRestartMs = 100, longestRestartMs = 30_000 } = options
  const stopping = new AbortController()
  let running: RunningProgram | null = await launchProgram(options, signal)
  let restarts = 0
  let listening = Promise.withResolvers<number>()
  announce(running)
  const supervision = supervise(running)

  async function supervise(first: RunningProgram): Promise<void> {
    let failures = 0
    for (let current: RunningProgram | null = first; current !== null;) {
      const startedAtMs = performance.now()
      const end = await current.ended
      running = null
      listening = Promise.withResolvers()
      if (stopping.signal.aborted) return

      failures = performance.now() - startedAtMs > WELL_AFTER_MS ? 1 : failures + 1
      log.error({ ...logFields, ...end, failures }, 'child process ended, starting it again')
      current = await startAgain(failures)
    }
  }

  /** Tries until one listens, or we stop: then null. */
  async function startAgain(failures: number): Promise<RunningProgram | null> {
    for (;;) {
      try {
        const waitMs = backOffMs(failures, firstRestartMs, longestRestartMs)
        await delay(waitMs, undefined, { signal: stopping.signal })
        running = await launchProgram(options, stopping.signal)
        restarts++
        announce(running)
        log.info({ ...logFields, port: running.port, pid: running.pid }, 'child process listens again')
        return running
      } catch (error) {
        if (stopping.signal.aborted) return null
        if (!(error instanceof LaunchFailure)) throw error
        failures++
        log.error({ ...logFields, reason: error.message, failures }, 'child process did not start')
      }
    }
  }

  function announce({ port }: RunningProgram): void {
    listening.resolve(port)
  }

  /** Resolves as soon as a process listens. Throws the reason of `waiting`, or what `whenStopped` makes. */
  async function findPort(waiting: AbortSignal): Promise<number> {
    const gone = Promise.withResolvers<never>()
    const signals = AbortSignal.any([waiting, stopping.signal])
    const onAbort = () => {
      gone.reject(waiting.aborted ? (waiting.reason as Error) : whenStopped())
    }
    if (signals.aborted) onAbort()
    signals.addEventListener('abort', onAbort, { once: true })
    try {
      return await Promise.race([gone.promise, listening.promise])
    } finally {
      signals.removeEventListener('abort', onAbort)
    }
  }

  function state(): ProgramState {
    if (stopping.signal.aborted) return 'stopped'
    return running === null ? 'restarting' : 'listening'
  }

  /** Lets what runs finish for a few seconds; resolves when no process is left. */
  async function stop(): Promise<void> {
    stopping.abort()
    await running?.stop(STOP_DEADLINE_MS)
    await supervision
  }

  return {
    port: () => running?.port ?? null,
    findPort,
    state,
    stop,
    restarts: () => restarts,
    pid: () => running?.pid ?? null,
  }
}
