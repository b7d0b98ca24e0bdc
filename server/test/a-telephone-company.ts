import { randomBytes } from 'node:crypto'
import { setTimeout as wait } from 'node:timers/promises'

import { launchProgram, passedOn } from '../src/adapters/programs/launch-program.ts'
import { SIMULATOR_PROGRAM } from '../src/telephony.ts'

const FROM_NUMBER = '+15005550006'
const START_DEADLINE_MS = 60_000
const STOP_DEADLINE_MS = 5_000
const STEP_MS = 500
const LOOK_EVERY_MS = 100

/** A leg as the company's books have it. */
interface BookedLeg {
  readonly sid: string
  readonly to: string
  readonly status: string
  readonly parent_call_sid: string | null
}

/** A stream of a call's sound as the company's books have it. */
export interface BookedStream {
  readonly callSid: string
  readonly state: 'opening' | 'open' | 'closed'
  readonly framesSent: number
  readonly framesDropped: number
  /** From its customer, who should say nothing. */
  readonly messagesReceived: number
  /** Codes of what went wrong. */
  readonly errors: readonly number[]
}

/** Our simulator as a process of its own, whose time goes by only when it is told to, or by itself as time does. */
export async function aTelephoneCompany(clock: 'manual' | 'real' = 'manual') {
  const accountSid = `AC${randomBytes(16).toString('hex')}`
  const authToken = randomBytes(16).toString('hex')
  const account = {
    TWILIO_ACCOUNT_SID: accountSid,
    TWILIO_AUTH_TOKEN: authToken,
    TWILIO_PHONE_NUMBER: FROM_NUMBER,
  }
  const program = await launchProgram(
    {
      program: SIMULATOR_PROGRAM,
      args: ['--port', '0', '--clock', clock, '--seconds-between-calls', '0'],
      env: { ...passedOn(process.env), ...account, LOG_LEVEL: 'error' },
      startDeadlineMs: START_DEADLINE_MS,
      stderr: process.stderr,
    },
    new AbortController().signal,
  )
  const url = `http://127.0.0.1:${program.port}`
  const authorization = `Basic ${Buffer.from(`${accountSid}:${authToken}`).toString('base64')}`

  async function ask<T>(path: string, body?: object): Promise<T> {
    const response = await fetch(`${url}${path}`, {
      headers: { authorization, 'content-type': 'application/json' },
      ...(body ? { method: 'POST', body: JSON.stringify(body) } : {}),
    })
    if (!response.ok) throw new Error(`The company answered ${response.status}: ${await response.text()}`)
    return (await response.json()) as T
  }

  /** Has something go wrong, as `{ kind: 'webhook-drop', event: 'completed' }`. */
  async function orderFault(fault: object): Promise<void> {
    await ask('/simulator/faults', fault)
  }

  /** The faults that have not happened yet. */
  async function faultsLeft(): Promise<readonly object[]> {
    return (await ask<{ faults: object[] }>('/simulator/faults')).faults
  }

  /** Resolves when none waits any more, where time goes by itself. */
  async function untilFaultsAreOver(): Promise<void> {
    while ((await faultsLeft()).length > 0) await wait(LOOK_EVERY_MS)
  }

  /** Lets time go by until `isReached`, which is asked after each step of it. */
  async function passUntil(isReached: () => Promise<boolean>): Promise<void> {
    while (!(await isReached())) await pass(STEP_MS)
  }

  /** Lets so much time go by, and waits until what the company sends meanwhile is answered. */
  async function pass(ms: number): Promise<void> {
    await ask('/simulator/clock/advance', { ms })
  }

  /** The streams of all calls, those that are over included. */
  async function streams(): Promise<readonly BookedStream[]> {
    return (await ask<{ streams: BookedStream[] }>('/simulator/streams')).streams
  }

  /** Every telephone that the company rang for us first, by its number with the country code. */
  async function firstLegsTo(number: string): Promise<readonly BookedLeg[]> {
    const { calls } = await ask<{ calls: BookedLeg[] }>(
      `/2010-04-01/Accounts/${accountSid}/Calls.json?PageSize=1000`,
    )
    return calls.filter((leg) => leg.to === number && leg.parent_call_sid === null)
  }

  async function isOver(callSid: string): Promise<boolean> {
    const leg = await ask<BookedLeg>(`/2010-04-01/Accounts/${accountSid}/Calls/${callSid}.json`)
    return !['queued', 'ringing', 'in-progress'].includes(leg.status)
  }

  return {
    /** What a server needs to be its customer. */
    settings: { ...account, TWILIO_API_URL: url },
    ...{ orderFault, faultsLeft, untilFaultsAreOver, pass, passUntil, streams, firstLegsTo, isOver },
    close: () => program.stop(STOP_DEADLINE_MS),
  }
}

export type TelephoneCompany = Awaited<ReturnType<typeof aTelephoneCompany>>
