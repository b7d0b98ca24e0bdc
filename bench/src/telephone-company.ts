import { randomBytes } from 'node:crypto'

import { freePort } from './free-port.ts'
import { startSimulator } from './simulator-process.ts'

/** A simulated telephone company in a process of its own, and what LeadBreak must be told to call through it. */
export interface TelephoneCompany {
  readonly baseUrl: string
  readonly accountSid: string
  readonly authToken: string
  readonly settings: Readonly<Record<string, string>>
  readonly stop: () => Promise<void>
}

const FROM_NUMBER = '+15005550006'

/** `args` are those of the simulator's command line. */
export async function startTelephoneCompany(args: readonly string[]): Promise<TelephoneCompany> {
  const accountSid = `AC${randomBytes(16).toString('hex')}`
  const authToken = randomBytes(16).toString('hex')
  const { baseUrl, stop } = await startSimulator([
    ...['--number', FROM_NUMBER, '--account-sid', accountSid, '--auth-token', authToken],
    ...args,
  ])
  const settings = {
    TWILIO_ACCOUNT_SID: accountSid,
    TWILIO_AUTH_TOKEN: authToken,
    TWILIO_PHONE_NUMBER: FROM_NUMBER,
    TWILIO_API_URL: baseUrl,
    SIGN_INS_PER_MINUTE: '1000000',
  }
  return { baseUrl, accountSid, authToken, settings, stop }
}

/** Settings by which LeadBreak listens where the company will look for it, which must be known before it listens. */
export async function reachableByCompany(): Promise<Readonly<Record<string, string>>> {
  const port = await freePort()
  return { PORT: String(port), PUBLIC_URL: `http://127.0.0.1:${port}` }
}
