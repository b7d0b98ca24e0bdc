import { setTimeout as sleep } from 'node:timers/promises'

import twilio from 'twilio'
import { Agent, type Dispatcher } from 'undici'

import { TWILIO_API_URL } from './sids.ts'

/**
 * What became of a request. `not-sent`: it never left this machine. `unanswered`: it left, and Twilio may have acted on it.
 * `answered`: Twilio said no, or that it cannot.
 */
export type ApiTrouble =
  | { readonly kind: 'not-sent' | 'unanswered'; readonly reason: string }
  | {
      readonly kind: 'answered'
      readonly statusCode: number
      /** As 21211, where the answer named one. */
      readonly twilioCode: number | null
      readonly retryAfterMs: number | null
    }

/** Holds no number, no address and nothing of what was sent or answered. */
export class ApiFailure extends Error {
  override readonly name = 'ApiFailure'
  readonly trouble: ApiTrouble

  constructor(trouble: ApiTrouble, options?: ErrorOptions) {
    super(`A request to Twilio failed: ${trouble.kind}.`, options)
    this.trouble = trouble
  }
}

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

interface Answer {
  readonly statusCode: number
  readonly headers: Readonly<Record<string, string | string[] | undefined>>
  readonly body: string
}

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

  async function askPatiently(question: ApiRequest): Promise<Answer> {
    const options = toDispatch(question)
    for (let attempt = 1; attempt < MAX_ATTEMPTS; attempt++) {
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

/** Sends one request, and tells of a failure whether anything of it had left. */
function exchange(agent: Agent, options: Dispatcher.DispatchOptions, deadlineMs: number): Promise<Answer> {
  return new Promise((resolve, reject) => {
    let started: Dispatcher.DispatchController | null = null
    let answer: Omit<Answer, 'body'> | null = null
    let failure: ApiFailure | null = null
    const chunks: Buffer[] = []
    const deadline = setTimeout(() => {
      fail('deadline')
    }, deadlineMs)

    function fail(reason: string, cause?: Error): void {
      clearTimeout(deadline)
      failure ??= new ApiFailure({ kind: started === null ? 'not-sent' : 'unanswered', reason }, { cause })
      reject(failure)
      started?.abort(failure)
    }

    agent.dispatch(options, {
      onRequestStart(controller) {
        if (failure === null) started = controller
        else controller.abort(failure)
      },
      onResponseStart(_, statusCode, headers) {
        answer = { statusCode, headers }
      },
      onResponseData(_, chunk) {
        chunks.push(chunk)
      },
      onResponseEnd() {
        clearTimeout(deadline)
        resolve({ ...answer!, body: Buffer.concat(chunks).toString('utf8') })
      },
      onResponseError(_, error) {
        fail((error as NodeJS.ErrnoException).code ?? 'network', error)
      },
    })
  })
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
  if (statusCode === 204) return ''
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
