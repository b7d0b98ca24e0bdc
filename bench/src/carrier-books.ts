import { setTimeout as wait } from 'node:timers/promises'

export type CarrierBooks = ReturnType<typeof openCarrierBooks>

/** A callback that the server has acknowledged, in the words of its own events. */
export interface AcknowledgedCallback {
  readonly parentSid: string
  /** Null for what concerns the recording. */
  readonly side: 'agent' | 'lead' | null
  readonly state: string
}

interface Account {
  readonly accountSid: string
  readonly authToken: string
}

interface Leg {
  readonly sid: string
  readonly parent_call_sid: string | null
}

interface FeedEvent {
  readonly id: number
  readonly callSid: string
  readonly what: string
  readonly about: string
}

const STATES: Readonly<Record<string, string>> = {
  initiated: 'initiated',
  ringing: 'ringing',
  answered: 'answered',
  completed: 'ended',
  'recording-in-progress': 'recordingStarted',
  'recording-completed': 'recordingCompleted',
  'recording-absent': 'recordingAbsent',
}
const LOOK_EVERY_MS = 200

/** What the simulated telephone company knows of its calls and callbacks, to be held against what the server knows. */
export function openCarrierBooks(baseUrl: string, { accountSid, authToken }: Account) {
  const headers = {
    authorization: `Basic ${Buffer.from(`${accountSid}:${authToken}`).toString('base64')}`,
    'content-type': 'application/json',
  }
  const events: FeedEvent[] = []

  async function ask<T>(path: string, body?: object): Promise<T> {
    const init = body === undefined ? { headers } : { headers, method: 'POST', body: JSON.stringify(body) }
    const response = await fetch(`${baseUrl}${path}`, init)
    if (!response.ok) throw new Error(`The simulator answered ${response.status} to ${path}.`)
    return (await response.json()) as T
  }

  /** Moves the company's time on, and reads what has happened: it keeps its events for a while only. */
  async function advance(ms: number): Promise<void> {
    await ask('/simulator/clock/advance', { ms })
    const news = await ask<{ events: FeedEvent[] }>(`/simulator/events?after=${events.at(-1)?.id ?? 0}`)
    events.push(...news.events)
  }

  async function legs(): Promise<Leg[]> {
    const { calls } = await ask<{ calls: Leg[] }>(
      `/2010-04-01/Accounts/${accountSid}/Calls.json?PageSize=1000`,
    )
    return calls
  }

  async function parentCalls(): Promise<string[]> {
    return (await legs()).filter((leg) => leg.parent_call_sid === null).map(({ sid }) => sid)
  }

  async function hasRecording(callSid: string): Promise<boolean> {
    const path = `/2010-04-01/Accounts/${accountSid}/Calls/${callSid}/Recordings.json`
    const { recordings } = await ask<{ recordings: { status: string }[] }>(path)
    return recordings.some(({ status }) => status === 'completed')
  }

  async function acknowledgedCallbacks(): Promise<AcknowledgedCallback[]> {
    await wait(LOOK_EVERY_MS)
    const parentOf = new Map((await legs()).map((leg) => [leg.sid, leg.parent_call_sid]))
    return events
      .filter(({ what }) => what === 'webhook delivered')
      .flatMap(({ callSid, about }) => {
        const event = about.split(':', 1)[0]!
        const state = STATES[event]
        if (state === undefined) return []
        const parentSid = parentOf.get(callSid) ?? null
        const side = parentSid === null ? ('agent' as const) : ('lead' as const)
        return { parentSid: parentSid ?? callSid, side: event.startsWith('recording') ? null : side, state }
      })
  }

  return { advance, parentCalls, hasRecording, acknowledgedCallbacks }
}
