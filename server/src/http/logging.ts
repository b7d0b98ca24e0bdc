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
 * database quote the input), requests without their address, and fields with telling names are hidden.
 */
export function makeLogger({ level, destination }: LoggingOptions): Logger {
  return destination ? pino(loggerOptions(level), destination) : pino(loggerOptions(level))
}

function loggerOptions(level: LoggingOptions['level']): LoggerOptions {
  return {
    level,
    base: null,
    timestamp: pino.stdTimeFunctions.isoTime,
    formatters: { level: (label) => ({ level: label }) },
    serializers: {
      err: describeError,
      error: describeError,
      req: describeRequest,
      res: describeReply,
    },
    redact: { paths: HIDDEN.flatMap((name) => [name, `*.${name}`, `*.*.${name}`]), censor: '[hidden]' },
    hooks: {
      logMethod(args: unknown[], method) {
        method.apply(this, withoutErrorMessage(args) as Parameters<typeof method>)
      },
    },
  }
}

const HIDDEN = [
  ...['password', 'hash', 'secret', 'token', 'access_token', 'accessToken', 'authorization', 'cookie'],
  ...['username', 'name', 'email', 'phone', 'phoneNumber', 'phone_number', 'requested_phone_number'],
  ...['text', 'transcript', 'quote', 'words', 'body', 'headers', 'query', 'params', 'url', 'ip'],
]

interface ErrorDescription {
  readonly kind: string
  readonly code?: string
  readonly details?: Readonly<Record<string, unknown>>
  readonly frames: readonly string[]
  readonly cause?: ErrorDescription
}

/** An error's kind and where it happened, without its message. */
export function describeError(error: unknown): ErrorDescription {
  if (!(error instanceof Error)) return { kind: typeof error, frames: [] }
  const code = (error as { code?: unknown }).code
  return {
    kind: error.constructor.name,
    ...(typeof code === 'string' && CODE.test(code) ? { code } : {}),
    ...(error instanceof AppError ? { details: error.details } : {}),
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
