import { AppError } from '../../lib/app-error.ts'
import { isRecordingSid, TWILIO_API_URL } from './sids.ts'

export interface RecordingPlace {
  /** Null is Twilio itself. */
  readonly apiUrl: string | null
  readonly accountSid: string
}

/**
 * The recording that an address from outside means. The text is compared with the only addresses that there are, letter by
 * letter, and never fetched: two parsers can disagree about an address, a comparison cannot.
 *
 * Throws `recording-url-refused`.
 */
export function readRecordingUrl(
  text: string,
  { apiUrl, accountSid }: RecordingPlace,
): { readonly recordingSid: string } {
  for (const baseUrl of new Set([TWILIO_API_URL, apiUrl ?? TWILIO_API_URL])) {
    const start = recordingsUrl(baseUrl, accountSid)
    if (!text.startsWith(start)) continue
    const recordingSid = text.slice(start.length).replace(/\.(wav|mp3|json)$/, '')
    if (isRecordingSid(recordingSid)) return { recordingSid }
  }
  throw new AppError(
    'recording-url-refused',
    'This is not the address of a recording of our account: send it as Twilio gave it, or the call_sid alone.',
  )
}

/** Where the sound of a recording is. Both ids must have been checked. */
export function recordingSoundUrl(
  { apiUrl, accountSid }: RecordingPlace,
  recordingSid: string,
  channels: 1 | 2,
): string {
  const start = recordingsUrl(apiUrl ?? TWILIO_API_URL, accountSid)
  return `${start}${recordingSid}.wav?RequestedChannels=${channels}`
}

function recordingsUrl(baseUrl: string, accountSid: string): string {
  return `${baseUrl}/2010-04-01/Accounts/${accountSid}/Recordings/`
}
