import http from 'node:http'
import https from 'node:https'

import type { Address } from './address.ts'

export interface OutgoingRequest {
  readonly address: Address
  readonly method: 'GET' | 'POST'
  readonly headers: Readonly<Record<string, string>>
  readonly body: string
  /** Of the answer's body no more is read. */
  readonly answerLimitBytes: number
}

/** Real milliseconds: what is on the wire does not wait for the telephone company's clock. */
export interface TimeLimits {
  readonly connectMs: number
  readonly readMs: number
  readonly totalMs: number
}

export type Outcome = Answer | NoAnswer

export interface Answer {
  readonly kind: 'answered'
  readonly status: number
  readonly contentType: string
  readonly location: string | null
  readonly body: Buffer
  /** The body went on beyond the limit. */
  readonly isCut: boolean
}

export interface NoAnswer {
  readonly kind: 'no-answer'
  /** How far it came. */
  readonly stage: Stage
  /** A system's code such as ECONNREFUSED, or what took too long. */
  readonly reason: string
}

type Stage = 'connecting' | 'reading'

export type Transport = ReturnType<typeof makeTransport>

const CLOSED_ALREADY = ['ECONNRESET', 'EPIPE']

/** Connections to customers' servers, kept open between requests. */
export function makeTransport() {
  const agents = {
    'http:': new http.Agent({ keepAlive: true }),
    'https:': new https.Agent({ keepAlive: true }),
  }
  const closing = new AbortController()

  async function send(request: OutgoingRequest, limits: TimeLimits): Promise<Outcome> {
    const first = await attempt(request, limits, agents[request.address.protocol], closing.signal)
    if (first !== 'stale') return first
    const second = await attempt(request, limits, false, closing.signal)
    return second === 'stale' ? { kind: 'no-answer', stage: 'reading', reason: 'ECONNRESET' } : second
  }

  /** Cuts off what is under way. */
  function close(): void {
    closing.abort()
    agents['http:'].destroy()
    agents['https:'].destroy()
  }

  return { send, close }
}

/** `stale` says that a connection which had been kept open turned out to be closed on the other side. */
function attempt(
  { address, method, headers, body, answerLimitBytes }: OutgoingRequest,
  { connectMs, readMs, totalMs }: TimeLimits,
  agent: http.Agent | false,
  signal: AbortSignal,
): Promise<Outcome | 'stale'> {
  const { promise, resolve } = Promise.withResolvers<Outcome | 'stale'>()
  const isSecure = address.protocol === 'https:'
  let stage: Stage = 'connecting'
  let isAnswered = false
  const giveUp = (reason: string) => {
    resolve({ kind: 'no-answer', stage, reason })
    outgoing.destroy()
  }

  const outgoing = (isSecure ? https : http).request({
    agent,
    signal,
    method,
    protocol: address.protocol,
    hostname: address.hostname,
    port: address.port,
    path: address.pathAndQuery,
    headers: { host: address.authority, ...headers },
    ...(address.credentials && { auth: `${address.credentials.user}:${address.credentials.password}` }),
  })
  let pause = setTimeout(giveUp, connectMs, `no connection within ${connectMs} ms`)
  const total = setTimeout(() => {
    giveUp('no whole answer within the total time')
  }, totalMs)
  const startReading = () => {
    stage = 'reading'
    clearTimeout(pause)
    pause = setTimeout(giveUp, readMs, `no answer within ${readMs} ms`)
  }

  outgoing.on('socket', (socket) => {
    if (outgoing.reusedSocket) startReading()
    else socket.once(isSecure ? 'secureConnect' : 'connect', startReading)
  })
  outgoing.on('response', (response) => {
    isAnswered = true
    const parts: Buffer[] = []
    let bytes = 0
    const finish = (isCut: boolean) => {
      resolve({
        kind: 'answered',
        status: response.statusCode ?? 0,
        contentType: response.headers['content-type'] ?? '',
        location: response.headers.location ?? null,
        body: Buffer.concat(parts).subarray(0, answerLimitBytes),
        isCut,
      })
      if (isCut) outgoing.destroy()
    }
    response.on('data', (part: Buffer) => {
      pause.refresh()
      parts.push(part)
      bytes += part.length
      if (bytes > answerLimitBytes) finish(true)
    })
    response.on('end', () => {
      finish(false)
    })
    response.on('error', (error) => {
      giveUp(reasonOf(error))
    })
  })
  outgoing.on('error', (error) => {
    if (outgoing.reusedSocket && !isAnswered && CLOSED_ALREADY.includes(reasonOf(error))) resolve('stale')
    else giveUp(reasonOf(error))
  })
  outgoing.end(body)

  return promise.finally(() => {
    clearTimeout(pause)
    clearTimeout(total)
  })
}

function reasonOf(error: Error): string {
  return 'code' in error && typeof error.code === 'string' ? error.code : error.message
}
