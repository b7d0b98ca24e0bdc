/** What the tests of this package share: a simulator of this process, and the official SDK pointed at it. */
import { pino } from 'pino'
import twilio from 'twilio'

import type { ExchangeEvent } from '../src/exchange/exchange.ts'
import { readOptions, type SimulatorOptions } from '../src/options.ts'
import { openSimulator } from '../src/simulator.ts'

export interface Scope {
  readonly after: (close: () => Promise<void>) => void
}

interface Asking {
  readonly method?: string
  readonly body?: string
  readonly headers?: Readonly<Record<string, string>>
}

export const FROM = '+15005550006'
/** Somebody who is not on the list, and answers after three seconds. */
export const AGENT = '+919810000000'
/** He answers after three seconds and looks for a flat in Noida. */
export const LEAD = '+919000000001'
export const BUSY = '+919000000021'
export const RINGS_FOR_EVER = '+919000000022'

/** Time leaps, nothing waits in the queue; closed after the test. */
export async function aSimulator(scope: Scope, options: Partial<SimulatorOptions> = {}) {
  const defaults = readOptions(['--port', '0', '--clock', 'fast', '--seconds-between-calls', '0'], {}, '/')!
  const simulator = await openSimulator({ ...defaults, ...options }, pino({ level: 'silent' }))
  scope.after(simulator.close)
  const { account, baseUrl, exchange, clock } = simulator

  const client = sdk(baseUrl, account.sid, account.authToken)

  /** Resolves at the next event that is `wanted`. Asked for before it happens. */
  function next(wanted: (event: ExchangeEvent) => boolean): Promise<ExchangeEvent> {
    return new Promise((resolve) => {
      const stop = exchange.watch((event) => {
        if (!wanted(event)) return
        stop()
        resolve(event)
      })
    })
  }

  /** As `next`, and time stands still from that event on, until the answer is called. */
  async function standStillAt(wanted: (event: ExchangeEvent) => boolean): Promise<() => void> {
    let release: () => void = () => undefined
    await next((event) => {
      if (!wanted(event)) return false
      release = clock.hold()
      return true
    })
    return release
  }

  /** Asks the simulator with the right credentials. */
  function ask(path: string, init: Asking = {}): Promise<Response> {
    const authorization = `Basic ${Buffer.from(`${account.sid}:${account.authToken}`).toString('base64')}`
    return fetch(`${baseUrl}${path}`, { ...init, headers: { authorization, ...init.headers } })
  }

  /** Orders a fault, as in `{ kind: 'media-not-found' }`. */
  async function order(fault: Record<string, unknown>): Promise<void> {
    const { status } = await ask('/simulator/faults', {
      method: 'POST',
      body: JSON.stringify(fault),
      headers: { 'content-type': 'application/json' },
    })
    if (status !== 201) throw new Error(`The fault was answered with ${status}.`)
  }

  return { ...simulator, client, next, standStillAt, ask, order, base: `/2010-04-01/Accounts/${account.sid}` }
}

/** The official SDK; the base URL is all that differs from a program that calls real people. */
export function sdk(baseUrl: string, accountSid: string, authToken: string, options?: twilio.ClientOpts) {
  const client = twilio(accountSid, authToken, options)
  client.api.baseUrl = baseUrl
  return client
}
