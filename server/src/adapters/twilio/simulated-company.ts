import { EventEmitter, once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { parse } from 'node:querystring'
import { text } from 'node:stream/consumers'

import type { CallOrder, CarrierReport } from '../../features/calls/carrier.ts'
import { AppError } from '../../lib/app-error.ts'
import { startOwnSimulator } from '../simulator/own-simulator.ts'
import { simulatedAccount } from '../simulator/simulated-account.ts'
import { openTwilioCarrier } from './twilio-carrier.ts'
import { makeTwilioWebhooks } from './twilio-webhooks.ts'

const PROGRAM = join(import.meta.dirname, '..', '..', '..', '..', 'simulator', 'src', 'main.ts')
const LIMITS = { ringAgentSeconds: 25, ringLeadSeconds: 30, callMaxMinutes: 60 }
const QUIET = { info: () => undefined, warn: () => undefined, error: () => undefined }

/** Where a report came from, as `agent-leg`. */
export interface Heard {
  readonly callId: string
  readonly place: string
  readonly report: CarrierReport | null
}

/**
 * For tests: our simulated company as a process with a fast clock, the carrier and the webhooks on it, and the smallest web
 * server that answers its webhooks. `onReport` may do something before a callback is answered: the clock stands still meanwhile.
 */
export async function openSimulatedCompany(
  onReport: (heard: Heard) => Promise<void> = async () => undefined,
) {
  const account = simulatedAccount('a secret for tests')
  const orders = new Map<string, CallOrder>()
  const heard: Heard[] = []
  const refused: string[] = []
  const events = new EventEmitter<{ heard: [] }>()

  const server = createServer((request, response) => {
    void text(request).then(async (body) => {
      const { method, url: target, headers } = request
      const parameters = method === 'POST' ? (parse(body) as Record<string, string | string[]>) : {}
      const webhook = { method: method!, target: target!, headers, parameters }
      try {
        webhooks.verify(webhook)
      } catch (error) {
        if (!(error instanceof AppError)) throw error
        refused.push(error.code)
        return response.writeHead(403).end()
      }
      const url = new URL(target!, 'http://host')
      const [, , , callId, place] = url.pathname.split('/')
      if (callId === undefined) {
        const script = webhooks.bridgeScript(orders.get(url.searchParams.get('call_id')!)!)
        return response.writeHead(200, { 'content-type': 'text/xml' }).end(script)
      }
      const isRecording = place === 'recording'
      const side = place === 'agent-leg' ? 'agent' : 'lead'
      const report = isRecording ? webhooks.readRecording(webhook) : webhooks.readLeg(side, webhook)
      const news = { callId, place: place!, report }
      heard.push(news)
      await onReport(news)
      events.emit('heard')
      return response.writeHead(204).end()
    })
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const publicUrl = () => `http://127.0.0.1:${(server.address() as AddressInfo).port}`

  const simulator = await startOwnSimulator({
    ...{ program: PROGRAM, port: 0, clock: 'fast', account, env: process.env, log: QUIET },
    stderr: process.stderr,
    signal: new AbortController().signal,
  })
  const { accountSid, authToken, fromNumber } = account
  const common = { accountSid, fromNumber, publicUrl, limits: LIMITS }
  const webhooks = makeTwilioWebhooks({ ...common, authTokens: [authToken] })
  const carrier = openTwilioCarrier({ ...common, authToken, apiUrl: simulator.url, log: QUIET })

  /** Orders something to go wrong, as `{ kind: 'media-not-found', count: 2 }`. */
  async function orderFault(fault: object): Promise<void> {
    const response = await fetch(`${simulator.url}/simulator/faults`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        authorization: `Basic ${Buffer.from(`${accountSid}:${authToken}`).toString('base64')}`,
      },
      body: JSON.stringify(fault),
    })
    if (!response.ok) throw new Error(await response.text())
  }

  /** An order whose lead is this number, known to the web server. */
  function anOrder(callId: string, leadNumber: string): CallOrder {
    const order = { callId, agentNumber: '+919812345678', leadNumber, placedAt: new Date().toISOString() }
    orders.set(callId, order)
    return order
  }

  /** Resolves when something has been heard for which `isIt` holds. */
  async function untilHeard(isIt: (news: Heard) => boolean): Promise<void> {
    while (!heard.some(isIt)) await once(events, 'heard')
  }

  async function close(): Promise<void> {
    await carrier.close()
    await simulator.close()
    server.closeAllConnections()
    server.close()
  }

  return { carrier, heard, refused, orderFault, anOrder, untilHeard, close }
}
