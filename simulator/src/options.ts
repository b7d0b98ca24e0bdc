import { resolve } from 'node:path'
import { parseArgs } from 'node:util'

import { CONVERSATIONS_FOLDER } from './personas/directory.ts'
import { isNumber, TEST_NUMBER } from './rest/numbers.ts'

export interface SimulatorOptions {
  readonly host: string
  readonly port: number
  readonly clock: 'real' | 'fast' | 'manual'
  /** Null: one is made at the start. */
  readonly accountSid: string | null
  /** Null: one is made at the start. */
  readonly authToken: string | null
  /** The numbers that the account may call from, E.164; never none. */
  readonly numbers: readonly string[]
  /** Calls ordered faster than this wait in the queue. */
  readonly msBetweenCalls: number
  readonly conversationsFolder: string
  readonly logLevel: string
  readonly keep: { readonly calls: number; readonly recordings: number }
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

const LOG_LEVELS = ['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent']

export const DEFAULT_PORT = 8100

export const USAGE = `A telephone company in a box: Twilio's voice interface, with people who answer.

npm run simulator -- [options]

  --port N                   0 takes any free one          (SIMULATOR_PORT; ${DEFAULT_PORT})
  --host ADDRESS             where to listen               (127.0.0.1)
  --clock real|fast|manual   how time goes by              (real)
  --account-sid AC…          the account                   (TWILIO_ACCOUNT_SID; made at the start)
  --auth-token TOKEN         its password and signing key  (TWILIO_AUTH_TOKEN; made at the start)
  --number +N                a number it may call from; repeat it for more
                                                           (TWILIO_PHONE_NUMBER; ${TEST_NUMBER})
  --seconds-between-calls N  calls ordered faster wait     (1)
  --conversations DIR        the recorded conversations    (those of the simulator)
  --keep-calls N             ended legs that are kept      (10000)
  --keep-recordings N        recordings that are kept      (5000)
  --help

Environment alone: LOG_LEVEL (info) of the JSON log on stderr.
`

/**
 * The options from the command line and, for what it does not name, the environment. Relative folders
 * begin at `cwd`. Null when only the usage is asked for. Throws OptionsError.
 */
export function readOptions(
  args: readonly string[],
  env: Readonly<Record<string, string | undefined>>,
  cwd: string,
): SimulatorOptions | null {
  const values = parse(args)
  if (values.help) return null

  const problems: string[] = []
  /** An empty variable is an unset one. */
  const set = (name: string) => (env[name] === '' ? undefined : env[name])
  /** A number from `least` to `most`, else a problem that names the places where it may be set. */
  const number = (
    name: string,
    text: string | undefined,
    otherwise: number,
    { least, most, isWhole = true }: { least: number; most: number; isWhole?: boolean },
  ) => {
    if (text === undefined) return otherwise
    const value = text.trim() === '' ? NaN : Number(text)
    if (value >= least && value <= most && (!isWhole || Number.isInteger(value))) return value
    problems.push(
      `${name} must be a ${isWhole ? 'whole ' : ''}number from ${least} to ${most}, not "${text}".`,
    )
    return otherwise
  }
  const matching = (name: string, text: string | undefined, pattern: RegExp, form: string) => {
    if (text === undefined || pattern.test(text)) return text ?? null
    problems.push(`${name} must be ${form}.`)
    return null
  }

  const clock = values.clock ?? 'real'
  const isClock = clock === 'real' || clock === 'fast' || clock === 'manual'
  if (!isClock) problems.push(`--clock must be real, fast or manual, not "${clock}".`)

  const logLevel = set('LOG_LEVEL') ?? 'info'
  if (!LOG_LEVELS.includes(logLevel))
    problems.push(`LOG_LEVEL must be one of ${LOG_LEVELS.join(', ')}, not "${logLevel}".`)

  const fromEnvironment = set('TWILIO_PHONE_NUMBER')
  const numbers = values.number ?? (fromEnvironment === undefined ? [TEST_NUMBER] : [fromEnvironment])
  for (const text of numbers.filter((one) => !isNumber(one)))
    problems.push(`--number (TWILIO_PHONE_NUMBER) must be a number such as ${TEST_NUMBER}, not "${text}".`)

  const options: SimulatorOptions = {
    host: values.host ?? '127.0.0.1',
    port: number('--port (SIMULATOR_PORT)', values.port ?? set('SIMULATOR_PORT'), DEFAULT_PORT, {
      least: 0,
      most: 65_535,
    }),
    clock: isClock ? clock : 'real',
    accountSid: matching(
      '--account-sid (TWILIO_ACCOUNT_SID)',
      values['account-sid'] ?? set('TWILIO_ACCOUNT_SID'),
      /^AC[0-9a-f]{32}$/,
      'AC and 32 hexadecimal digits in small letters',
    ),
    authToken: matching(
      '--auth-token (TWILIO_AUTH_TOKEN)',
      values['auth-token'] ?? set('TWILIO_AUTH_TOKEN'),
      /^[\x21-\x7e]{16,}$/,
      'at least 16 characters without spaces',
    ),
    numbers,
    msBetweenCalls:
      1000 *
      number('--seconds-between-calls', values['seconds-between-calls'], 1, {
        least: 0,
        most: 3600,
        isWhole: false,
      }),
    conversationsFolder:
      values.conversations === undefined ? CONVERSATIONS_FOLDER : resolve(cwd, values.conversations),
    logLevel,
    keep: {
      calls: number('--keep-calls', values['keep-calls'], 10_000, { least: 1, most: 1_000_000 }),
      recordings: number('--keep-recordings', values['keep-recordings'], 5000, { least: 1, most: 100_000 }),
    },
  }
  if (problems.length > 0) throw new OptionsError(problems)
  return options
}

function parse(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      options: {
        port: { type: 'string' },
        host: { type: 'string' },
        clock: { type: 'string' },
        'account-sid': { type: 'string' },
        'auth-token': { type: 'string' },
        number: { type: 'string', multiple: true },
        'seconds-between-calls': { type: 'string' },
        conversations: { type: 'string' },
        'keep-calls': { type: 'string' },
        'keep-recordings': { type: 'string' },
        help: { type: 'boolean', short: 'h' },
      },
    }).values
  } catch (error) {
    throw new OptionsError([(error as Error).message])
  }
}
