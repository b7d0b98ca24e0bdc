import parsePhoneNumber from 'libphonenumber-js'

import type { Settings } from './settings.ts'

/** Which telephone company places the calls. */
export type TelephonyConfig = CallSettings &
  (
    | { readonly kind: 'none' }
    /** Ours, a process beside the server. */
    | { readonly kind: 'simulated'; readonly port: number; readonly clock: 'real' | 'fast' }
    | {
        readonly kind: 'twilio'
        readonly accountSid: string
        /** The present one first; webhooks may still be signed with the one before. */
        readonly authTokens: readonly [string, ...string[]]
        /** E.164 */
        readonly fromNumber: string
        /** Null is Twilio itself. */
        readonly apiUrl: string | null
      }
  )

export interface CallSettings {
  /** Where the carrier reaches this server, without a slash at its end; null is the address that it listens on. */
  readonly publicUrl: string | null
  readonly ringAgentSeconds: number
  readonly ringLeadSeconds: number
  readonly callMaxMinutes: number
  readonly queuedMaxSeconds: number
}

const ACCOUNT_SID = /^AC[0-9a-f]{32}$/
const LOOPBACK = /^(localhost|127(\.\d{1,3}){3}|\[::1\])$/

/** Adds a sentence to `problems` for each setting of a Twilio account that is missing or wrong. */
export function readTelephony(settings: Settings, production: boolean, problems: string[]): TelephonyConfig {
  const common = {
    publicUrl: readUrl('PUBLIC_URL'),
    ringAgentSeconds: settings.integer('RING_AGENT_SECONDS', 25, 5, 600),
    ringLeadSeconds: settings.integer('RING_LEAD_SECONDS', 30, 5, 600),
    callMaxMinutes: settings.integer('CALL_MAX_MINUTES', 60, 1, 240),
    queuedMaxSeconds: settings.integer('QUEUED_MAX_SECONDS', 60, 5, 86_400),
  }
  const port = settings.port('SIMULATOR_PORT', 8100)
  const clock = settings.oneOf('SIMULATOR_CLOCK', ['real', 'fast'], 'real')
  const accountSid = settings.text('TWILIO_ACCOUNT_SID')
  const oldToken = settings.text('TWILIO_OLD_AUTH_TOKEN')
  if (accountSid === null) {
    for (const name of ['TWILIO_AUTH_TOKEN', 'TWILIO_PHONE_NUMBER', 'TWILIO_API_URL']) {
      if (settings.text(name) !== null) problems.push(`${name} is set without TWILIO_ACCOUNT_SID: set both.`)
    }
    if (production) return { ...common, kind: 'none' }
    // Ours runs beside the server, and need not find the way through the internet.
    return { ...common, kind: 'simulated', publicUrl: null, port, clock }
  }

  if (!ACCOUNT_SID.test(accountSid))
    problems.push('TWILIO_ACCOUNT_SID must be AC and 32 hexadecimal digits, as the Twilio console shows it.')
  const authToken = needed('TWILIO_AUTH_TOKEN', 'the token that the Twilio console shows')
  needed('PUBLIC_URL', 'where Twilio reaches this server, as https://calls.example.com')
  return {
    ...common,
    kind: 'twilio',
    accountSid,
    authTokens: oldToken === null ? [authToken] : [authToken, oldToken],
    fromNumber: readNumber(needed('TWILIO_PHONE_NUMBER', 'the number that calls come from, as +15551234567')),
    apiUrl: readUrl('TWILIO_API_URL'),
  }

  function needed(name: string, what: string): string {
    const value = settings.text(name)
    if (value === null) problems.push(`${name} is missing beside TWILIO_ACCOUNT_SID: set it to ${what}.`)
    return value ?? ''
  }

  function readNumber(text: string): string {
    const isNumber = text === '' || parsePhoneNumber(text)?.number === text
    if (!isNumber)
      problems.push('TWILIO_PHONE_NUMBER must be a number with its country code, as +15551234567.')
    return text
  }

  /** An address without a slash at its end; secrets go there, so it is https, or on this machine. */
  function readUrl(name: string): string | null {
    const text = settings.text(name)
    if (text === null) return null
    const url = URL.parse(text)
    const isSafe = url?.protocol === 'https:' || (url?.protocol === 'http:' && LOOPBACK.test(url.hostname))
    const isPlain = !/[?#]/.test(text) && url?.username === '' && url.password === ''
    if (!isSafe || !isPlain)
      problems.push(`${name} must be an https address without a query (http on this machine only).`)
    return text.replace(/\/+$/, '')
  }
}
