import { setTimeout as delay } from 'node:timers/promises'

import { AppError } from '../../lib/app-error.ts'
import { backOffMs } from './back-off.ts'
import { launchSpeech, LaunchFailure, type LaunchOptions, type RunningSpeech } from './launch-speech.ts'
import type { SpeechLog } from './speech-log.ts'

export interface SpeechProcessOptions extends LaunchOptions {
  /** Names the process in the log. */
  readonly language: string
  readonly log: SpeechLog
  readonly firstRestartMs?: number
  readonly longestRestartMs?: number
}

export type SpeechProcessState = 'listening' | 'restarting' | 'stopped'

/** A process that ran this long was well; its next end begins the back-off anew. */
const WELL_AFTER_MS = 60_000
const STOP_DEADLINE_MS = 5_000

/**
 * Starts a speech server and keeps one running until `stop`: when it ends, another is started, after a wait that doubles
 * while they end soon. Throws LaunchFailure when already the first does not come to listen.
 */
export async function startSpeechProcess(options: SpeechProcessOptions, signal: AbortSignal) {
  const { language, log, firstRestartMs = 100, longestRestartMs = 30_000 } = options
  const stopping = new AbortController()
  let running: RunningSpeech | null = await launchSpeech(options, signal)
  let restarts = 0
  let listening = Promise.withResolvers<string>()
  announce(running)
  const supervision = keepRunning(running)

  async function keepRunning(first: RunningSpeech): Promise<void> {
    let failures = 0
    for (let current: RunningSpeech | null = first; current !== null;) {
      const startedAtMs = performance.now()
      const end = await current.ended
      running = null
      listening = Promise.withResolvers()
      if (stopping.signal.aborted) return

      failures = performance.now() - startedAtMs > WELL_AFTER_MS ? 1 : failures + 1
      log.error({ language, ...end, failures }, 'speech process ended, starting it again')
      current = await startAgain(failures)
    }
  }

  /** Tries until one listens, or we stop: then null. */
  async function startAgain(failures: number): Promise<RunningSpeech | null> {
    for (;;) {
      try {
        const waitMs = backOffMs(failures, firstRestartMs, longestRestartMs)
        await delay(waitMs, undefined, { signal: stopping.signal })
        running = await launchSpeech(options, stopping.signal)
        restarts++
        announce(running)
        log.info({ language, port: running.port, pid: running.pid }, 'speech process listens again')
        return running
      } catch (error) {
        if (stopping.signal.aborted) return null
        if (!(error instanceof LaunchFailure)) throw error
        failures++
        log.error({ language, reason: error.message, failures }, 'speech process did not start')
      }
    }
  }

  function announce({ port }: RunningSpeech): void {
    listening.resolve(`ws://127.0.0.1:${port}`)
  }

  /** Resolves to the address as soon as a process listens. Throws the reason of `waiting`, or `speech-unavailable` when stopped. */
  async function findUrl(waiting: AbortSignal): Promise<string> {
    const gone = Promise.withResolvers<never>()
    const signals = AbortSignal.any([waiting, stopping.signal])
    const onAbort = () => {
      const stopped = new AppError('speech-unavailable', 'Speech recognition is being stopped.', {
        retryable: true,
      })
      gone.reject(waiting.aborted ? (waiting.reason as Error) : stopped)
    }
    if (signals.aborted) onAbort()
    signals.addEventListener('abort', onAbort, { once: true })
    try {
      return await Promise.race([gone.promise, listening.promise])
    } finally {
      signals.removeEventListener('abort', onAbort)
    }
  }

  function state(): SpeechProcessState {
    if (stopping.signal.aborted) return 'stopped'
    return running === null ? 'restarting' : 'listening'
  }

  /** Lets what runs finish for a few seconds; resolves when no process is left. */
  async function stop(): Promise<void> {
    stopping.abort()
    await running?.stop(STOP_DEADLINE_MS)
    await supervision
  }

  return { findUrl, state, stop, restarts: () => restarts, pid: () => running?.pid ?? null }
}
