import { once } from 'node:events'
import { createServer, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'

import type { CallOrder } from '../../features/calls/carrier.ts'
import { openTwilioCarrier, type Deadlines } from './twilio-carrier.ts'

export const ACCOUNT = `AC${'1'.repeat(32)}`
export const CALL = `CA${'2'.repeat(32)}`
export const CHILD = `CA${'3'.repeat(32)}`
export const RECORDING = `RE${'4'.repeat(32)}`
export const ORDER: CallOrder = {
  callId: '0e6f24b2-6a5f-4b1b-9c55-0d1c8a5a3a10',
  agentNumber: '+919812345678',
  leadNumber: '+919900112233',
  placedAt: '2026-01-31T09:30:00.500Z',
}

export interface SeenRequest {
  readonly method: string
  /** Behind the account, as `/Calls.json`. */
  readonly path: string
  readonly query: URLSearchParams
  readonly form: URLSearchParams
  readonly headers: Readonly<Record<string, string | string[] | undefined>>
}

export type ApiAnswer =
  | {
      readonly status: number
      readonly json?: unknown
      readonly text?: string
      readonly headers?: Record<string, string>
    }
  | ((response: ServerResponse) => unknown)

/** For tests: a server in the place of api.twilio.com that answers each request as it is told. */
export async function startScriptedApi(answer: (request: SeenRequest, count: number) => ApiAnswer) {
  const seen: SeenRequest[] = []
  let connections = 0
  const server = createServer(async (request, response) => {
    const url = new URL(request.url!, 'http://host')
    const order: SeenRequest = {
      method: request.method!,
      path: url.pathname.replace(`/2010-04-01/Accounts/${ACCOUNT}`, ''),
      query: url.searchParams,
      form: new URLSearchParams(await text(request)),
      headers: request.headers,
    }
    seen.push(order)
    const told = answer(order, seen.length)
    if (typeof told === 'function') return told(response)
    const isJson = told.json !== undefined
    response.writeHead(told.status, {
      'content-type': isJson ? 'application/json' : 'text/plain',
      ...told.headers,
    })
    response.end(isJson ? JSON.stringify(told.json) : told.text)
  })
  server.on('connection', () => connections++)
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')

  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    seen,
    connections: () => connections,
    close: () => {
      server.closeAllConnections()
      server.close()
    },
  }
}

/** A carrier on an API of ours, impatient enough for tests. */
export function openTestCarrier(apiUrl: string, deadlines: Partial<Deadlines> = {}) {
  const warnings: { readonly fields: object; readonly message: string }[] = []
  const carrier = openTwilioCarrier({
    accountSid: ACCOUNT,
    authToken: 'secret-token',
    apiUrl,
    fromNumber: '+15005550006',
    publicUrl: () => 'https://calls.example.com',
    limits: { ringAgentSeconds: 25, callMaxMinutes: 60 },
    log: { warn: (fields, message) => warnings.push({ fields, message }) },
    deadlines: { requestMs: 2_000, firstRetryMs: 1, ...deadlines },
  })
  return { ...carrier, warnings }
}

/** A call as REST shows it. */
export function aCallView(fields: Record<string, unknown> = {}): Record<string, unknown> {
  return {
    sid: CALL,
    account_sid: ACCOUNT,
    parent_call_sid: null,
    to: ORDER.agentNumber,
    from: '+15005550006',
    status: 'queued',
    direction: 'outbound-api',
    date_created: 'Sat, 31 Jan 2026 09:30:01 +0000',
    date_updated: 'Sat, 31 Jan 2026 09:30:02 +0000',
    start_time: null,
    end_time: null,
    ...fields,
  }
}

export function aRecordingView(fields: Record<string, unknown> = {}): Record<string, unknown> {
  return {
    sid: RECORDING,
    account_sid: ACCOUNT,
    call_sid: CALL,
    status: 'completed',
    channels: 2,
    date_updated: 'Sat, 31 Jan 2026 09:35:00 +0000',
    ...fields,
  }
}

export function aRefusal(status: number, code: number): ApiAnswer {
  const message = `The phone number ${ORDER.agentNumber} is not acceptable.`
  return { status, json: { code, message, more_info: `https://www.twilio.com/docs/errors/${code}`, status } }
}
