import twilio from 'twilio'

import type { CarrierRequest } from '../../../features/calls/carrier.ts'
import type { CarrierStreams } from '../../../features/calls/sound/carrier-streams.ts'
import { AppError } from '../../../lib/app-error.ts'
import { mediaUrl, MEDIA_PATH } from './media-url.ts'
import { makeStreamReader } from './stream-reader.ts'

export interface TwilioStreamsOptions {
  readonly accountSid: string
  /** Any of them may have signed: while a token is exchanged there are two. */
  readonly authTokens: readonly [string, ...string[]]
  /** Where Twilio reaches this server, without a slash at the end. What a request says of its host is of no account. */
  readonly publicUrl: () => string
}

/** Twilio's Media Streams. */
export function makeTwilioStreams({
  accountSid,
  authTokens,
  publicUrl,
}: TwilioStreamsOptions): CarrierStreams {
  function verify(request: CarrierRequest): void {
    if (isSigned(request)) return
    throw new AppError(
      'webhook-not-signed',
      'This connection is not signed by our telephone company for this address: check PUBLIC_URL and the token.',
    )
  }

  function isSigned({ target, headers }: CarrierRequest): boolean {
    const signature = headers['x-twilio-signature']
    const asked = mediaUrl(publicUrl())
    if (typeof signature !== 'string' || asked === null || target !== MEDIA_PATH) return false
    // Twilio's own advice is to try a slash at the end; and it has called the same address by both names.
    const candidates = [asked, asked.replace(/^ws/, 'http')].flatMap((url) => [url, `${url}/`])
    return authTokens.some((token) =>
      candidates.some((url) => twilio.validateRequest(token, signature, url, {})),
    )
  }

  return { verify, openReader: (sink) => makeStreamReader(accountSid, sink) }
}
