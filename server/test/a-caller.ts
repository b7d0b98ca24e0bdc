import { randomInt } from 'node:crypto'

import type { CallEvent, CallView, Problem } from '@leadbreak/contract'

import { aClient, type ClientOptions } from './a-client.ts'

/** What `/sip/get_recording` answers when it has understood a call. */
export interface ReadRecording {
  readonly StatusCode: number
  readonly Transcript: readonly string[]
  readonly Entities: Readonly<Record<string, string>>
}

export interface Answered<T> {
  readonly status: number
  readonly body: T & Partial<Problem>
}

/** A client who has people rung, as one of the first system's would. */
export async function aCaller(baseUrl: string, options: ClientOptions = {}) {
  const client = await aClient(baseUrl, options)
  const { username, password, authorization } = client

  async function post<T>(path: string, body: object | URLSearchParams, headers = {}): Promise<Answered<T>> {
    const response = await fetch(`${baseUrl}${path}`, {
      method: 'POST',
      ...(body instanceof URLSearchParams
        ? { headers, body }
        : { headers: { 'content-type': 'application/json', ...headers }, body: JSON.stringify(body) }),
    })
    return { status: response.status, body: (await response.json()) as T & Partial<Problem> }
  }

  const note = (lead: string, agent: string) =>
    post<{ call_id: string }>(
      '/sip/calling_data',
      { username, phone_number: Number(agent), requested_phone_number: Number(lead), role: 'agent' },
      { authorization },
    )

  /** Asks for a call, whatever comes of it. */
  const order = (lead: string, agent = aTelephone()) =>
    post<{ CallSID: string }>(
      '/sip/voip_user_data',
      new URLSearchParams({ username, password, number: agent, client_number: lead }),
    )

  /** The carrier's id of a call that is placed. */
  async function place(lead: string, agent = aTelephone()): Promise<string> {
    const { status, body } = await order(lead, agent)
    if (status !== 200) throw new Error(`The call was not placed: ${status} ${String(body.code)}`)
    return body.CallSID
  }

  const getRecording = (fields: Readonly<Record<string, string>>, headers: object = { authorization }) =>
    post<ReadRecording>('/sip/get_recording', new URLSearchParams(fields), headers)

  async function hangUp(callId: string): Promise<CallView> {
    return (await post<CallView>(`/api/calls/${callId}/hang-up`, {}, { authorization })).body
  }

  const events = (callId: string) => client.get<CallEvent[]>(`/api/calls/${callId}/events?limit=1000`)

  /** What happened in a call, in short and in order, as `lead ended busy`. */
  async function story(callId: string): Promise<string[]> {
    return (await events(callId)).map(({ leg, state, end, code }) =>
      [leg, state, end, code].filter((word) => word !== null).join(' '),
    )
  }

  return { ...client, note, order, place, getRecording, hangUp, events, story }
}

export type Caller = Awaited<ReturnType<typeof aCaller>>

/** Nobody's number at the simulated telephone company; whoever is rung at it first speaks the agent's part. */
export function aTelephone(): string {
  return `98${randomInt(10_000_000, 99_999_999)}`
}
