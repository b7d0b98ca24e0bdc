import { randomBytes } from 'node:crypto'

import { aDataDir, startServer, type ServerProcess } from './a-server.ts'
import { aReader } from './a-reader.ts'
import { writeCalls, type Talk, type WriteCallsOptions } from './written-calls.ts'

/** Where nobody listens. */
export const NOWHERE = 'http://127.0.0.1:9'

/** Nobody speaks and nobody is rung: a server with these starts without recognisers and telephones. */
export const NOTHING_TO_HEAR = {
  ...{ SPEECH_URL_HI: 'ws://127.0.0.1:9', SPEECH_URL_EN: 'ws://127.0.0.1:9', LIVE_TRANSCRIPTION: 'false' },
  ...{ TWILIO_ACCOUNT_SID: `AC${'0'.repeat(32)}`, TWILIO_AUTH_TOKEN: randomBytes(16).toString('hex') },
  ...{ TWILIO_PHONE_NUMBER: '+15005550006', TWILIO_API_URL: NOWHERE, PUBLIC_URL: NOWHERE },
}

/** A server process that reads calls which are written down already, and starts again and again on the same data. */
export function aReadingServer(env: Readonly<Record<string, string>> = {}) {
  const dataDir = aDataDir()
  const administrator = {
    username: `root-${randomBytes(4).toString('hex')}`,
    password: 'three tall lanterns',
  }
  const servers: ServerProcess[] = []

  const current = (): ServerProcess => servers.at(-1)!

  async function start(): Promise<void> {
    const settings = {
      ...NOTHING_TO_HEAR,
      ...{ LOG_LEVEL: 'trace', SIGN_INS_PER_MINUTE: '1000000', REGISTRATIONS_PER_MINUTE: '1000000' },
      ...{ ADMIN_USERNAME: administrator.username, ADMIN_PASSWORD: administrator.password },
      ...env,
    }
    servers.push(await startServer({ dataDir, env: settings }))
  }

  async function end(signal: 'SIGTERM' | 'SIGKILL'): Promise<void> {
    current().child.kill(signal)
    await current().ended
  }

  async function aManager() {
    const response = await fetch(`${current().baseUrl}/register/login`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(administrator),
    })
    const { access_token: token } = (await response.json()) as { access_token: string }
    const registeredBy = { authorization: `Bearer ${token}` }
    return aReader(current().baseUrl, { role: 'manager', registeredBy })
  }

  return {
    ...{ dataDir, start, end, aManager },
    baseUrl: () => current().baseUrl,
    /** All that was written to the terminal, of every start, behind what the start itself says. */
    log: () => servers.map(({ output }) => output().split('Stop with Ctrl-C')[1] ?? '').join('\n'),
    /** While it does not run. */
    write: (username: string, talks: readonly Talk[], options?: WriteCallsOptions) =>
      writeCalls(dataDir, username, talks, options),
  }
}

export type ReadingServer = ReturnType<typeof aReadingServer>
