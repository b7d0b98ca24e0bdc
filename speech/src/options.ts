import { availableParallelism } from 'node:os'
import { resolve } from 'node:path'
import { parseArgs } from 'node:util'

import {
  MAX_SAMPLE_RATE_HZ,
  MIN_SAMPLE_RATE_HZ,
  MOST_ALTERNATIVES,
  type StreamSettings,
} from './stream-settings.ts'

export interface SpeechOptions {
  readonly modelDir: string
  readonly speakerModelDir: string | null
  readonly interface: string
  readonly port: number
  readonly workers: number
  readonly maxStreams: number
  readonly maxMessageBytes: number
  readonly drainMs: number
  /** What a stream has whose client wishes nothing else. */
  readonly settings: StreamSettings
}

/** Every problem of the options at once, one sentence each. */
export class OptionsError extends Error {
  override readonly name = 'OptionsError'
  readonly problems: readonly string[]

  constructor(problems: readonly string[]) {
    super(problems.join('\n'))
    this.problems = problems
  }
}

export const USAGE = `A speech server: VOSK behind the vosk-server WebSocket protocol.

npm run speech -- [--model] DIR [options]

  --model DIR            the VOSK model            (VOSK_MODEL_PATH; model)
  --spk-model DIR        a speaker model           (VOSK_SPK_MODEL_PATH; none)
  --port N               0 takes any free one      (VOSK_SERVER_PORT; 2700)
  --interface ADDRESS    where to listen           (VOSK_SERVER_INTERFACE; 127.0.0.1)
  --workers N            recognising threads       (one for each core)
  --max-streams N        connections at once       (500)
  --max-message-bytes N  longest message           (1048576)
  --drain-seconds N      for running streams when told to stop (10)
  --help

Environment alone: VOSK_SAMPLE_RATE (8000), VOSK_ALTERNATIVES (0), VOSK_SHOW_WORDS (true), LIBVOSK_PATH.
`

/**
 * The options from the command line and, for what it does not name, the environment. Relative folders
 * begin at `cwd`. Null when only the usage is asked for. Throws OptionsError.
 */
export function readOptions(
  args: readonly string[],
  env: Readonly<Record<string, string | undefined>>,
  cwd: string,
): SpeechOptions | null {
  const { values, positionals } = parse(args)
  if (values.help) return null

  const problems: string[] = []
  /** An empty variable is an unset one. */
  const set = (name: string) => (env[name] === '' ? undefined : env[name])
  /** A whole number from `least` to `most`, else a problem that names the places where it may be set. */
  const whole = (name: string, text: string | undefined, otherwise: number, least: number, most: number) => {
    if (text === undefined) return otherwise
    const value = Number(text)
    if (Number.isInteger(value) && value >= least && value <= most) return value
    problems.push(`${name} must be a whole number from ${least} to ${most}, not "${text}".`)
    return otherwise
  }
  if (positionals.length > 1 || (positionals.length === 1 && values.model !== undefined))
    problems.push('Only one model can be served.')
  const modelDir = values.model ?? positionals[0] ?? set('VOSK_MODEL_PATH') ?? 'model'
  const speakerModelDir = values['spk-model'] ?? set('VOSK_SPK_MODEL_PATH') ?? null

  const options: SpeechOptions = {
    modelDir: resolve(cwd, modelDir),
    speakerModelDir: speakerModelDir === null ? null : resolve(cwd, speakerModelDir),
    interface: values.interface ?? set('VOSK_SERVER_INTERFACE') ?? '127.0.0.1',
    port: whole('--port (VOSK_SERVER_PORT)', values.port ?? set('VOSK_SERVER_PORT'), 2700, 0, 65_535),
    workers: whole('--workers', values.workers, availableParallelism(), 1, 256),
    maxStreams: whole('--max-streams', values['max-streams'], 500, 1, 100_000),
    maxMessageBytes: whole('--max-message-bytes', values['max-message-bytes'], 1_048_576, 1024, 2 ** 28),
    drainMs: 1000 * whole('--drain-seconds', values['drain-seconds'], 10, 0, 86_400),
    settings: {
      sampleRateHz: whole(
        'VOSK_SAMPLE_RATE',
        set('VOSK_SAMPLE_RATE'),
        8000,
        MIN_SAMPLE_RATE_HZ,
        MAX_SAMPLE_RATE_HZ,
      ),
      words: !['0', 'false', 'no', 'off', ''].includes((env.VOSK_SHOW_WORDS ?? 'true').toLowerCase()),
      maxAlternatives: whole('VOSK_ALTERNATIVES', set('VOSK_ALTERNATIVES'), 0, 0, MOST_ALTERNATIVES),
      phrases: [],
    },
  }
  if (problems.length > 0) throw new OptionsError(problems)
  return options
}

function parse(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        model: { type: 'string' },
        'spk-model': { type: 'string' },
        port: { type: 'string' },
        interface: { type: 'string' },
        workers: { type: 'string' },
        'max-streams': { type: 'string' },
        'max-message-bytes': { type: 'string' },
        'drain-seconds': { type: 'string' },
        help: { type: 'boolean', short: 'h' },
      },
    })
  } catch (error) {
    throw new OptionsError([(error as Error).message])
  }
}
