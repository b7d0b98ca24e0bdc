import { AppError } from '../../lib/app-error.ts'
import { keepRunning } from '../programs/keep-running.ts'
import { passedOn, type Environment } from '../programs/launch-program.ts'
import type { SpeechLog } from './speech-log.ts'

export interface SpeechProcessOptions {
  /** The speech server's main module. */
  readonly program: string
  readonly modelDir: string
  /** 0 takes any free port. */
  readonly port: number
  /** Recognising threads; null leaves the number to the speech server. */
  readonly workers: number | null
  readonly env: Environment
  /** Loading a model of gigabytes from a slow disk takes its time. */
  readonly startDeadlineMs: number
  readonly stderr: NodeJS.WritableStream
  /** Names the process in the log. */
  readonly language: string
  readonly log: SpeechLog
  readonly firstRestartMs?: number
}

/** Fewer arenas of malloc: memory that recognisers give back is used again instead of being kept by each thread. */
const ENVIRONMENT = { MALLOC_ARENA_MAX: '2' }
const HOST = '127.0.0.1'
const DRAIN_SECONDS = 3

/** A speech server of our own that is started again whenever it ends. Throws LaunchFailure when it never came to listen. */
export async function startSpeechProcess(options: SpeechProcessOptions, signal: AbortSignal) {
  const { language, env, ...rest } = options
  const { findPort, ...kept } = await keepRunning(
    {
      ...rest,
      args: argumentsOf(options),
      env: { ...ENVIRONMENT, ...passedOn(env, 'LIBVOSK_PATH') },
      logFields: { program: 'speech', language },
      whenStopped: () =>
        new AppError('speech-unavailable', 'Speech recognition is being stopped.', { retryable: true }),
    },
    signal,
  )
  return {
    ...kept,
    findUrl: async (waiting: AbortSignal) => `ws://${HOST}:${await findPort(waiting)}`,
  }
}

function argumentsOf({ modelDir, port, workers }: SpeechProcessOptions): string[] {
  const args = ['--model', modelDir, '--interface', HOST, '--port', String(port)]
  args.push('--drain-seconds', String(DRAIN_SECONDS))
  return workers === null ? args : [...args, '--workers', String(workers)]
}
