import { openAsBlob } from 'node:fs'
import { setTimeout as wait } from 'node:timers/promises'

import type { Analysis, CallEvent, KeptSegment, LiveRequirement } from '@leadbreak/contract'
import type { LiveTicket, Problem, RecordingView } from '@leadbreak/contract'

/** A call as the terminal shows it. */
export interface ReadCall {
  readonly callId: string
  readonly transcript: readonly KeptSegment[]
  readonly analysis: Analysis
}

/** A call while it goes on. */
export interface SoFar {
  readonly segments: readonly KeptSegment[]
  readonly requirement: LiveRequirement
}

export interface Credentials {
  readonly username: string
  readonly password: string
}

/** Whom to ring first, and whom then; as the first system's clients name them. */
export interface CallNumbers {
  readonly number: string
  readonly client_number: string
}

export interface CallListener {
  readonly onEvent: (event: CallEvent) => void
  readonly onProgress: (recording: RecordingView) => void
}

export type ApiClient = ReturnType<typeof makeApiClient>

const POLL_MS = 100
/** A server on a machine that is busy refuses before it has done anything, so asking again is safe. */
const BUSY_WAIT_MS = 500
const LONGEST_BUSY_MS = 60_000

/** The HTTP API as a command uses it, like any other program. Methods throw Error with the problem in words. */
export function makeApiClient(baseUrl: string) {
  let token: string | null = null

  async function register({ username, password }: Credentials): Promise<void> {
    const email = `${username}@example.com`
    await send('/register/register', { username, email, phone_number: 9812345678, password, role: 'agent' })
  }

  async function signIn(credentials: Credentials): Promise<void> {
    const answer = (await send('/register/login', credentials)) as { access_token: string }
    token = answer.access_token
  }

  /** Sends the file, waits until it is understood, and tells how far it is on the way. */
  async function readRecording(
    file: string,
    onProgress: (recording: RecordingView) => void,
  ): Promise<ReadCall> {
    const sent = (await call('/api/recordings', {
      method: 'POST',
      headers: { 'content-type': 'audio/wav' },
      body: await openAsBlob(file),
    })) as RecordingView
    const recording = await untilOver(sent, onProgress)
    if (recording.state !== 'done') throw new Error('The recording has no sound.')
    return readCall(sent.callId)
  }

  /** The carrier's id of a call that rings now. */
  async function placeCall(user: Credentials, numbers: CallNumbers): Promise<string> {
    const body = new URLSearchParams({ ...user, ...numbers })
    const answer = (await call('/sip/voip_user_data', { method: 'POST', body })) as { CallSID: string }
    return answer.CallSID
  }

  /** Tells of all that happens in a call, until it is understood or there is nothing to understand. */
  async function followCall(callId: string, { onEvent, onProgress }: CallListener): Promise<RecordingView> {
    const told = new Set<string>()
    const tellNews = async () => {
      const events = (await call(`/api/calls/${callId}/events?limit=500`)) as CallEvent[]
      for (const event of events) {
        const name = `${event.leg} ${event.state}` // what is told late may stand before what was told early
        if (!told.has(name)) onEvent(event)
        told.add(name)
      }
    }
    const sent = (await call(`/api/recordings/${callId}`)) as RecordingView
    const last = await untilOver(sent, onProgress, tellNews)
    await tellNews()
    return last
  }

  async function readCall(callId: string): Promise<ReadCall> {
    const path = `/api/calls/${callId}`
    const analysis = (await call(`${path}/analysis`)) as Analysis
    return { callId, transcript: await segments(`${path}/segments`), analysis }
  }

  /** A call as far as it is written down and understood while it goes on. */
  async function readSoFar(callId: string): Promise<SoFar> {
    const path = `/api/calls/${callId}`
    const requirement = (await call(`${path}/requirement/live`)) as LiveRequirement
    return { segments: await segments(`${path}/segments`), requirement }
  }

  /** Opens `/live` once. */
  async function newLiveTicket(): Promise<string> {
    return ((await call('/api/live/tickets', { method: 'POST' })) as LiveTicket).ticket
  }

  async function untilOver(
    first: RecordingView,
    onProgress: (recording: RecordingView) => void,
    onLook: () => Promise<void> = async () => undefined,
  ): Promise<RecordingView> {
    let recording = first
    while (recording.state !== 'done' && recording.state !== 'absent') {
      if (recording.state === 'failed')
        throw new Error(recording.failure?.message ?? 'The recording cannot be read.')
      await onLook()
      onProgress(recording)
      await wait(POLL_MS)
      recording = (await call(`/api/recordings/${first.callId}`)) as RecordingView
    }
    onProgress(recording)
    return recording
  }

  async function segments(path: string): Promise<KeptSegment[]> {
    const all: KeptSegment[] = []
    for (let next: string | null = `${path}?limit=500`; next !== null;) {
      const response: Response = await request(next)
      all.push(...((await response.json()) as KeptSegment[]))
      next = /<([^>]+)>; *rel="next"/.exec(response.headers.get('link') ?? '')?.[1] ?? null
    }
    return all
  }

  function send(path: string, body: object): Promise<unknown> {
    const headers = { 'content-type': 'application/json' }
    return call(path, { method: 'POST', headers, body: JSON.stringify(body) })
  }

  async function call(path: string, init: RequestInit = {}): Promise<unknown> {
    return (await request(path, init)).json()
  }

  async function request(path: string, init: RequestInit = {}): Promise<Response> {
    const headers = new Headers(init.headers)
    if (token !== null) headers.set('authorization', `Bearer ${token}`)
    for (let waitedMs = 0; ; waitedMs += BUSY_WAIT_MS) {
      const response = await fetch(new URL(path, baseUrl), { ...init, headers })
      if (response.ok) return response
      const isBusy = response.status === 503 && waitedMs < LONGEST_BUSY_MS
      if (!isBusy) throw await failureOf(path, response)
      await wait(BUSY_WAIT_MS)
    }
  }

  return {
    ...{ register, signIn, readRecording, placeCall, followCall, readCall },
    ...{ readSoFar, newLiveTicket, liveUrl: liveUrlOf(baseUrl) },
  }
}

function liveUrlOf(baseUrl: string): string {
  const url = new URL('/live', baseUrl)
  url.protocol = url.protocol === 'https:' ? 'wss:' : 'ws:'
  return url.href
}

async function failureOf(path: string, response: Response): Promise<Error> {
  const problem = (await response.json()) as Partial<Problem>
  return new Error(problem.detail ?? `${path} answered ${response.status}.`)
}
