import { LaunchFailure, type Environment } from '../programs/launch-program.ts'
import { probeVoskServer } from '../speech/probe-vosk-server.ts'
import { startSpeechProcess } from '../speech/speech-process.ts'
import { ModelProblem } from './model-problem.ts'

export interface TryOptions {
  /** The speech server's main module. */
  readonly program: string
  readonly modelDir: string
  readonly env: Environment
  readonly signal: AbortSignal
}

export interface TriedModel {
  readonly loadMs: number
  /** Of the whole speech server, with one recogniser; null when it does not tell. */
  readonly memoryBytes: number | null
}

/** Gigabytes from a slow disk take their time. */
const START_DEADLINE_MS = 180_000
const ANSWER_DEADLINE_MS = 30_000

/** Has the speech server load a model and hear a tenth of a second of silence. Throws ModelProblem, or the reason of `signal`. */
export async function tryModel({ program, modelDir, env, signal }: TryOptions): Promise<TriedModel> {
  const startedAtMs = performance.now()
  const speech = await start({ program, modelDir, env, signal })
  try {
    const loadMs = performance.now() - startedAtMs
    const url = await speech.findUrl(signal)
    if (!(await probeVoskServer(url, ANSWER_DEADLINE_MS)))
      throw new ModelProblem('libvosk loads it, and does not answer when it hears something.')
    signal.throwIfAborted()
    return { loadMs, memoryBytes: await memoryOf(url.replace(/^ws/, 'http')) }
  } finally {
    await speech.stop()
  }
}

async function start({ program, modelDir, env, signal }: TryOptions) {
  const silence = { info: () => undefined, warn: () => undefined, error: () => undefined }
  try {
    return await startSpeechProcess(
      {
        program,
        modelDir,
        port: 0,
        workers: 1,
        env: { ...env, LOG_LEVEL: 'error' },
        startDeadlineMs: START_DEADLINE_MS,
        stderr: process.stderr,
        language: 'any',
        log: silence,
      },
      signal,
    )
  } catch (error) {
    if (error instanceof LaunchFailure) throw new ModelProblem(error.message)
    throw error
  }
}

async function memoryOf(url: string): Promise<number | null> {
  const answer = await fetch(`${url}/metrics`).then((response) => response.text())
  const bytes = /^process_resident_memory_bytes (\S+)$/m.exec(answer)?.[1]
  return bytes === undefined ? null : Number(bytes)
}
