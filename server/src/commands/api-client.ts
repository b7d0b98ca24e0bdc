import { openAsBlob } from 'node:fs'
import { setTimeout as wait } from 'node:timers/promises'

import type { Finding, Problem, RecordingView, Segment } from '@leadbreak/contract'

/** A call as the terminal shows it. */
export interface ReadCall {
  readonly callId: string
  readonly transcript: readonly Segment[]
  readonly finding: Finding
}

export type ApiClient = ReturnType<typeof makeApiClient>

const POLL_MS = 100
/** A server on a machine that is busy refuses before it has done anything, so asking again is safe. */
const BUSY_WAIT_MS = 500
const LONGEST_BUSY_MS = 60_000

/** The HTTP API as a command uses it, like any other program. Methods throw Error with the problem in words. */
export function makeApiClient(baseUrl: string) {
  let token: string | null = null

  async function register(username: string, password: string): Promise<void> {
    const email = `${username}@example.com`
    await send('/register/register', { username, email, phone_number: 9812345678, password, role: 'agent' })
  }

  async function signIn(username: string, password: string): Promise<void> {
    const answer = (await send('/register/login', { username, password })) as { access_token: string }
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
    const path = `/api/calls/${sent.callId}`

    let recording = sent
    while (recording.state !== 'done') {
      if (recording.state === 'failed')
        throw new Error(recording.failure?.message ?? 'The recording cannot be read.')
      onProgress(recording)
      await wait(POLL_MS)
      recording = (await call(`/api/recordings/${sent.callId}`)) as RecordingView
    }
    onProgress(recording)

    const finding = (await call(`${path}/requirement`)) as Finding
    return { callId: sent.callId, transcript: await segments(`${path}/segments`), finding }
  }

  async function segments(path: string): Promise<Segment[]> {
    const all: Segment[] = []
    for (let next: string | null = `${path}?limit=500`; next !== null;) {
      const response: Response = await request(next)
      all.push(...((await response.json()) as Segment[]))
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

  return { register, signIn, readRecording }
}

async function failureOf(path: string, response: Response): Promise<Error> {
  const problem = (await response.json()) as Partial<Problem>
  return new Error(problem.detail ?? `${path} answered ${response.status}.`)
}
