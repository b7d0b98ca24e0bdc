import { setTimeout as sleep } from 'node:timers/promises'

import twilio from 'twilio'
import { Agent } from 'undici'

import { ApiFailure, exchange, type Answer } from './exchange.ts'
import { TWILIO_API_URL } from './sids.ts'

export interface ApiConnectionOptions {
  readonly accountSid: string
  readonly authToken: string
  /** Null is Twilio itself. */
  readonly apiUrl: string | null
  /** How long one request may take, connecting included. */
  readonly deadlineMs: number
  /** The longest wait before the first repetition of a question. */
  readonly firstRetryMs: number
}

type RequestClient = InstanceType<typeof twilio.RequestClient>
type ApiRequest = Parameters<RequestClient['request']>[0]

const MAX_ATTEMPTS = 4
const LONGEST_RETRY_MS = 3_000
const MAX_ANSWER_BYTES = 4 * 1024 * 1024
const CONNECTIONS = 20

/**
 * Twilio's own SDK on our connections: the SDK knows paths, parameters and pages, we know whether a request has left, and
 * that is what decides if a call may ring. Everything that goes wrong is thrown as ApiFailure.
 *
 * Questions (GET) are repeated when Twilio is busy, broken or away; orders never are.
 */
export function connectToApi({
  accountSid,
  authToken,
  apiUrl,
  deadlineMs,
  firstRetryMs,
}: ApiConnectionOptions) {
  const baseUrl = apiUrl ?? TWILIO_API_URL
  const agent = new Agent({
    allowH2: false,
    connections: CONNECTIONS,
    connect: { timeout: deadlineMs },
    maxResponseSize: MAX_ANSWER_BYTES,
  })
  const closing = new AbortController()

  async function request(order: ApiRequest) {
    const answer = await (order.method === 'get'
      ? askPatiently(order)
      : exchange(agent, toDispatch(order), deadlineMs))
    if (answer.statusCode >= 400) throw refusalOf(answer)
    return { statusCode: answer.statusCode, headers: answer.headers, body: readBody(answer) }
  }

  /** Takes at most about two deadlines: once the first is over, nothing is repeated. */
  async function askPatiently(question: ApiRequest): Promise<Answer> {
    const options = toDispatch(question)
    const startedMs = performance.now()
    for (let attempt = 1; attempt < MAX_ATTEMPTS && performance.now() - startedMs < deadlineMs; attempt++) {
      const answer = await exchange(agent, options, deadlineMs).catch(() => null)
      if (answer !== null && answer.statusCode !== 429 && answer.statusCode < 500) return answer
      const longestMs = Math.min(LONGEST_RETRY_MS, firstRetryMs * 2 ** (attempt - 1))
      await sleep(Math.random() * longestMs, undefined, { signal: closing.signal }).catch(() => undefined)
    }
    return exchange(agent, options, deadlineMs)
  }

  /** The SDK's own address is replaced whole: its environment variables for edges and regions have no say. */
  function toDispatch({ method, uri, username, password, headers, params, data }: ApiRequest) {
    const asked = new URL(uri)
    const target = new URL(`${baseUrl}${asked.pathname}${asked.search}`)
    for (const [name, value] of fieldsOf(params)) target.searchParams.append(name, value)
    const proof = Buffer.from(`${username ?? ''}:${password ?? ''}`).toString('base64')
    return {
      origin: target.origin,
      path: `${target.pathname}${target.search}`,
      method: method.toUpperCase(),
      headers: { ...headers, authorization: `Basic ${proof}` },
      body: data === undefined ? null : new URLSearchParams(fieldsOf(data)).toString(),
    }
  }

  const httpClient: Pick<RequestClient, 'request'> = { request: request as RequestClient['request'] }
  const client = twilio(accountSid, authToken, { httpClient: httpClient as RequestClient })

  async function close(): Promise<void> {
    closing.abort()
    await agent.destroy()
  }

  return { client, close }
}

/** Name and value of every field, arrays as repeated names: what the SDK sends by itself, too. */
function fieldsOf(fields: unknown): [name: string, value: string][] {
  return Object.entries((fields ?? {}) as Record<string, unknown>).flatMap(([name, value]) =>
    (Array.isArray(value) ? value : [value])
      .filter((one) => one !== undefined)
      .map((one): [string, string] => [name, String(one)]),
  )
}

/** An answer that cannot be read tells nothing about what was done, whatever its status. */
function readBody({ statusCode, body }: Answer): unknown {
  const content = statusCode < 300 ? parseObject(body) : null
  if (content === null) throw new ApiFailure({ kind: 'unanswered', reason: 'unreadable' })
  return content
}

function refusalOf({ statusCode, headers, body }: Answer): ApiFailure {
  const code = parseObject(body)?.code
  const waitSeconds = Number(headers['retry-after'])
  return new ApiFailure({
    kind: 'answered',
    statusCode,
    twilioCode: typeof code === 'number' ? code : null,
    retryAfterMs: waitSeconds > 0 && waitSeconds <= MAX_WAIT_SECONDS ? waitSeconds * 1000 : null,
  })
}

const MAX_WAIT_SECONDS = 3600

function parseObject(text: string): Readonly<Record<string, unknown>> | null {
  try {
    const value: unknown = JSON.parse(text)
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : null
  } catch {
    return null
  }
}
