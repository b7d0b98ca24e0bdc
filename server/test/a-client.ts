import { randomInt } from 'node:crypto'
import { openAsBlob } from 'node:fs'
import { setTimeout as wait } from 'node:timers/promises'

import type { Finding, RecordingView, Segment } from '@leadbreak/contract'

const PASSWORD = 'seven green mangoes'

/** Somebody with an account, who uses the API over HTTP. */
export async function aClient(baseUrl: string, username = `asha-${randomInt(1_000_000_000)}`) {
  const post = (path: string, body: object) =>
    fetch(`${baseUrl}${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    })
  await post('/register/register', {
    username,
    email: `${username}@example.com`,
    phone_number: 9_000_000_000 + randomInt(999_999_999),
    password: PASSWORD,
    role: 'agent',
  })
  const signedIn = await post('/register/login', { username, password: PASSWORD })
  const { access_token: token } = (await signedIn.json()) as { access_token: string }
  const authorization = `Bearer ${token}`

  async function get<T>(path: string): Promise<T> {
    const response = await fetch(`${baseUrl}${path}`, { headers: { authorization } })
    if (response.status === 503) return get(path) // busy: on a loaded machine that is no failure
    if (!response.ok) throw new Error(`${path} answered ${response.status}: ${await response.text()}`)
    return (await response.json()) as T
  }

  async function send(file: string): Promise<RecordingView> {
    const response = await fetch(`${baseUrl}/api/recordings`, {
      method: 'POST',
      headers: { authorization, 'content-type': 'audio/wav' },
      body: await openAsBlob(file),
    })
    return (await response.json()) as RecordingView
  }

  const ask = (callId: string) => get<RecordingView>(`/api/recordings/${callId}`)

  /** Asks until the recording is in one of `states`. */
  async function until(callId: string, ...states: RecordingView['state'][]): Promise<RecordingView> {
    for (;;) {
      const recording = await ask(callId)
      if (states.includes(recording.state)) return recording
      await wait(50) // the API's only way to wait is to ask again
    }
  }

  const segments = (callId: string) => get<Segment[]>(`/api/calls/${callId}/segments?limit=1000`)
  const finding = (callId: string) => get<Finding>(`/api/calls/${callId}/requirement`)

  return { username, password: PASSWORD, get, send, ask, until, segments, finding }
}
