import pino, { type DestinationStream, type Logger, type LoggerOptions } from 'pino'

import { AppError } from '../lib/app-error.ts'

export interface LoggingOptions {
  readonly level: 'trace' | 'debug' | 'info' | 'warn' | 'error' | 'silent'
  /** Standard output unless a test listens. */
  readonly destination?: DestinationStream
}

/**
 * The only logger of the server: JSON lines, a fixed sentence each, ids as fields.
 *
 * What people wrote, said or are called never gets here: errors are logged without their messages (those of a parser or a
 * database quote the input), requests without their address, and fields are hidden unless their names are known here.
 */
export function makeLogger({ level, destination }: LoggingOptions): Logger {
  return destination ? pino(loggerOptions(level), destination) : pino(loggerOptions(level))
}

function loggerOptions(level: LoggingOptions['level']): LoggerOptions {
  return {
    level,
    base: null,
    timestamp: pino.stdTimeFunctions.isoTime,
    formatters: { level: (label) => ({ level: label }), log: onlyKnown },
    serializers: {
      err: describeError,
      error: describeError,
      req: describeRequest,
      res: describeReply,
    },
    hooks: {
      logMethod(args: unknown[], method) {
        method.apply(this, withoutErrorMessage(args) as Parameters<typeof method>)
      },
    },
  }
}

/** Fields whose values are ids, measures, or words of our own; and those that the serializers above make so. */
const KNOWN_NAME = /^(\w+(Id|Ms|At|Bytes|Code)|count|failures|attempts?|pid|port|key|err|error|req|res)$/
const KNOWN_NAMES: ReadonlySet<string> = new Set([
  ...['method', 'route', 'code', 'kind', 'type', 'state', 'reason', 'signal', 'details', 'collection'],
  ...['language', 'program', 'engine', 'model', 'version', 'level'],
])
const MADE_BY_SERIALIZERS: ReadonlySet<string> = new Set(['err', 'error', 'req', 'res'])

/** The fields that are known to be harmless; of all others only that they were there. */
function onlyKnown(fields: object): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(fields).map(([name, value]: [string, unknown]) => {
      if (!KNOWN_NAME.test(name) && !KNOWN_NAMES.has(name)) return [name, '[hidden]']
      return [name, MADE_BY_SERIALIZERS.has(name) ? value : harmless(value)]
    }),
  )
}

function harmless(value: unknown): unknown {
  return typeof value === 'object' && value !== null ? onlyKnown(value) : value
}

interface ErrorDescription {
  readonly kind: string
  readonly code?: string
  readonly details?: Readonly<Record<string, unknown>>
  readonly frames: readonly string[]
  readonly cause?: ErrorDescription
}

/** An error's kind and where it happened, without its message. */
function describeError(error: unknown): ErrorDescription {
  if (!(error instanceof Error)) return { kind: typeof error, frames: [] }
  const code = (error as { code?: unknown }).code
  return {
    kind: error.constructor.name,
    ...(typeof code === 'string' && CODE.test(code) ? { code } : {}),
    ...(error instanceof AppError ? { details: onlyKnown(error.details) } : {}),
    frames: (error.stack ?? '')
      .split('\n')
      .filter((line) => FRAME.test(line))
      .slice(0, 20)
      .map((line) => line.trim()),
    ...(error.cause === undefined ? {} : { cause: describeError(error.cause) }),
  }
}

const CODE = /^[\w-]{1,60}$/
const FRAME = /^ {4}at [^'"]*$/

function describeRequest(request: unknown): object {
  const { method, routeOptions } = request as { method?: string; routeOptions?: { url?: string } }
  return { method, route: routeOptions?.url ?? '(none)' }
}

function describeReply(reply: unknown): object {
  return { statusCode: (reply as { statusCode?: number }).statusCode }
}

/** pino takes the message of a lone error as the line's sentence, and Fastify does so with some; both get a fixed one. */
function withoutErrorMessage(args: unknown[]): unknown[] {
  const [first, sentence, ...rest] = args
  if (first instanceof Error) return [{ err: first }, 'something failed']
  const error = (first as { err?: unknown } | null | undefined)?.err
  if (error instanceof Error && (sentence === undefined || sentence === error.message)) {
    return [first, 'something failed', ...rest]
  }
  return args
}
