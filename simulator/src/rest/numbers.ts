import { Refusal, type RefusalCode } from './refusal.ts'

/** The number of the carrier's test accounts that may always call. */
export const TEST_NUMBER = '+15005550006'

const INVALID_CALLER = '+15005550001'
/** What the carrier answers to calls of these numbers. */
const MAGIC: Readonly<Record<string, readonly [RefusalCode, (to: string) => string]>> = {
  '+15005550001': [21217, (to) => `Phone number ${to} does not appear to be valid`],
  '+15005550002': [21214, (to) => `To phone number ${to} cannot be reached`],
  '+15005550003': [21215, (to) => `Account not authorized to call ${to}`],
  '+15005550004': [21216, (to) => `Account not allowed to call ${to}`],
}

/** Whom to call: a number (E.164, with or without punctuation), `client:…` or `sip:…`. Throws Refusal. */
export function readTo(text: string | null): string {
  if (text === null) throw new Refusal(21201, "No 'To' number is specified")
  const to = readAddress(text)
  if (to === null) throw new Refusal(21211, `To is not a valid phone number: ${text}`)
  const magic = MAGIC[to]
  if (magic) throw new Refusal(magic[0], magic[1](to))
  return to
}

/** Who calls: one of `numbers`; clients and SIP addresses may also be called from elsewhere. Throws Refusal. */
export function readFrom(text: string | null, to: string, numbers: readonly string[]): string {
  if (text === null) throw new Refusal(21213, "No 'From' number is specified")
  const from = readAddress(text)
  if (from === null || from === INVALID_CALLER || (isNumber(to) && !isNumber(from)))
    throw new Refusal(21212, `From is not a valid phone number: ${text}`)
  if (isNumber(to) && from !== TEST_NUMBER && !numbers.includes(from))
    throw new Refusal(
      21210,
      `The source phone number provided, ${from}, is not yet verified for your account. ` +
        "You may only make calls from phone numbers that you've verified or purchased from Twilio.",
    )
  return from
}

function readAddress(text: string): string | null {
  if (/^(client|sips?):\S+$/.test(text)) return text
  const compact = text.replace(/[\s().-]/g, '')
  return isNumber(compact) ? compact : null
}

export function isNumber(text: string): boolean {
  return /^\+[1-9]\d{6,14}$/.test(text)
}
