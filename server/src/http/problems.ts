import { STATUS_CODES } from 'node:http'

import type { Problem } from '@leadbreak/contract'

import { AppError, type ErrorCode } from '../lib/app-error.ts'

/** The only place that knows both our error codes and HTTP. */
const APP_STATUS = {
  'bad-request': 400,
  unauthenticated: 401,
  'wrong-credentials': 401,
  forbidden: 403,
  'registration-closed': 403,
  'role-not-allowed': 403,
  'user-taken': 409,
  'user-not-found': 404,
  'password-too-weak': 400,
  'too-many-attempts': 429,
  'call-not-found': 404,
  'recording-too-large': 413,
  'recording-unreadable': 422,
  'recording-not-ready': 503,
  'recording-absent': 404,
  'recording-damaged': 500,
  'recordings-key-missing': 500,
  'range-not-satisfiable': 416,
  'recording-url-refused': 400,
  'call-not-active': 409,
  'telephony-refused': 422,
  'telephony-unavailable': 503,
  'webhook-not-signed': 403,
  'still-working': 503,
  'transcript-not-ready': 404,
  'segment-not-found': 404,
  'segment-changed': 409,
  'requirement-not-ready': 404,
  'duplicate-key': 409,
  'storage-full': 507,
  'storage-unavailable': 503,
  'speech-unavailable': 503,
  'model-unavailable': 503,
  'model-refused': 502,
  'model-answer-unusable': 502,
  'analysis-not-found': 404,
  'rereading-not-found': 404,
  'contact-not-found': 404,
  'follow-up-not-found': 404,
  'follow-up-changed': 409,
  'do-not-call': 409,
  overloaded: 503,
  'upgrade-required': 426,
} as const satisfies Record<ErrorCode, number>

/** Refusals that never leave the HTTP layer. */
const TRANSPORT_STATUS = {
  'route-not-found': 404,
  'method-not-allowed': 405,
  'body-too-large': 413,
  'unsupported-media-type': 415,
  'too-many-requests': 429,
  'headers-too-large': 431,
  'internal-error': 500,
} as const

export type ProblemCode = ErrorCode | keyof typeof TRANSPORT_STATUS

const STATUS: Readonly<Record<ProblemCode, number>> = { ...APP_STATUS, ...TRANSPORT_STATUS }

export type Trouble = Pick<Problem, 'errors'> & {
  readonly code: ProblemCode
  readonly detail: string
  readonly retryAfterMs: number | null
}

/** The answer's body. `requestId` is the one in the log. */
export function toProblem({ code, detail, errors }: Trouble, requestId: string): Problem {
  const status = STATUS[code]
  return {
    type: `urn:leadbreak:problem:${code}`,
    title: STATUS_CODES[status] ?? 'Error',
    status,
    detail,
    code,
    instance: `urn:uuid:${requestId}`,
    ...(errors ? { errors } : {}),
  }
}

/**
 * What to tell the caller about anything that was thrown: our own errors in their words, Fastify's refusals in ours, and
 * of everything else nothing but that it failed.
 */
export function troubleOf(error: unknown): Trouble {
  if (error instanceof AppError) {
    return { code: error.code, detail: error.message, retryAfterMs: error.retryAfterMs }
  }
  return { retryAfterMs: null, ...(refusalOfFastify(error) ?? INTERNAL) }
}

const INTERNAL = { code: 'internal-error', detail: 'Something went wrong on our side.' } as const

interface FastifyRefusal {
  readonly code?: string
  readonly statusCode?: number
  readonly validation?: readonly Complaint[]
  readonly validationContext?: string
}

/** Of the validator, about one place in a request. */
interface Complaint {
  readonly instancePath: string
  readonly message?: string
  readonly params?: { readonly allowedValues?: readonly unknown[] }
}

/** What Fastify calls by other names. */
const PARTS: Readonly<Record<string, string>> = { params: 'path', querystring: 'query' }

function refusalOfFastify(error: unknown): Omit<Trouble, 'retryAfterMs'> | null {
  if (!(error instanceof Error)) return null
  const { code, statusCode, validation, validationContext } = error as FastifyRefusal
  if (validation) {
    const part = validationContext ?? 'body'
    const errors = validation.slice(0, MAX_DETAILS).map(({ instancePath, message, params }) => ({
      path: `${part}${instancePath}`.slice(0, MAX_PATH_CHARS),
      message: params?.allowedValues
        ? `must be one of: ${params.allowedValues.join(', ')}`
        : (message ?? 'is not valid'),
    }))
    return { code: 'bad-request', detail: `The ${PARTS[part] ?? part} of this request is not valid.`, errors }
  }
  if (BROKEN_FORM.test(error.message)) return { code: 'bad-request', detail: 'This form is not sound.' }
  if (statusCode === undefined || statusCode < 400 || statusCode >= 500) return null
  switch (statusCode) {
    case 413:
      return { code: 'body-too-large', detail: 'The body of this request is too large.' }
    case 415:
      return { code: 'unsupported-media-type', detail: 'This route does not take that content type.' }
    case 429:
      return { code: 'too-many-requests', detail: 'Too many requests came from this address.' }
    default:
      return { code: 'bad-request', detail: BAD_REQUESTS[code ?? ''] ?? 'This request cannot be understood.' }
  }
}

/** The parser of forms in parts throws these without a code. */
const BROKEN_FORM =
  /^(Multipart: |Malformed part header|Unexpected end of (form|multipart data)|Part terminated early)/

const BAD_REQUESTS: Readonly<Record<string, string>> = {
  FST_ERR_CTP_INVALID_JSON_BODY: 'The body of this request is not JSON.',
  FST_ERR_CTP_INVALID_CONTENT_LENGTH: 'The body of this request is not as long as it said.',
}

const MAX_DETAILS = 20
const MAX_PATH_CHARS = 200
