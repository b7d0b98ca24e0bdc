import { randomInt } from 'node:crypto'
import { openAsBlob } from 'node:fs'
import { setTimeout as wait } from 'node:timers/promises'

import type { Finding, KeptSegment, RecordingView } from '@leadbreak/contract'

const PASSWORD = 'seven green mangoes'

export interface ClientOptions {
  readonly username?: string
  readonly role?: 'agent' | 'manager'
  /** An administrator, who alone makes managers. */
  readonly registeredBy?: { readonly authorization: string }
}

/** Somebody with an account, who uses the API over HTTP. */
export async function aClient(
  baseUrl: string,
  { username = `asha-${randomInt(1_000_000_000)}`, role = 'agent', registeredBy }: ClientOptions = {},
) {
  const post = (path: string, body: object, headers: Readonly<Record<string, string>> = {}) =>
    patiently(() =>
      fetch(`${baseUrl}${path}`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', ...headers },
        body: JSON.stringify(body),
      }),
    )
  const registration = {
    username,
    email: `${username}@example.com`,
    phone_number: 9_000_000_000 + randomInt(999_999_999),
    password: PASSWORD,
    role,
  }
  await post('/register/register', registration, { ...registeredBy })
  const signedIn = await post('/register/login', { username, password: PASSWORD })
  const { access_token: token } = (await signedIn.json()) as { access_token: string }
  const authorization = `Bearer ${token}`

  async function get<T>(path: string): Promise<T> {
    return (await (await getWhatever(path)).json()) as T
  }

  async function getWhatever(path: string): Promise<Response> {
    const response = await patiently(() => fetch(`${baseUrl}${path}`, { headers: { authorization } }))
    if (response.ok) return response
    throw new Error(`${path} answered ${response.status}: ${await response.text()}`)
  }

  async function audio(callId: string): Promise<Buffer> {
    return Buffer.from(await (await getWhatever(`/api/recordings/${callId}/audio`)).arrayBuffer())
  }

  async function send(file: string): Promise<RecordingView> {
    const body = await openAsBlob(file)
    const headers = { authorization, 'content-type': 'audio/wav' }
    const response = await patiently(() =>
      fetch(`${baseUrl}/api/recordings`, { method: 'POST', headers, body }),
    )
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

  const segments = (callId: string) => get<KeptSegment[]>(`/api/calls/${callId}/segments?limit=1000`)
  const finding = (callId: string) => get<Finding>(`/api/calls/${callId}/requirement`)

  return { username, password: PASSWORD, authorization, get, send, ask, until, audio, segments, finding }
}

/** Asks again while the server is busy: on a loaded machine that is no failure. */
async function patiently(ask: () => Promise<Response>): Promise<Response> {
  for (;;) {
    const response = await ask()
    if (response.status !== 503) return response
    await wait(50)
  }
}
