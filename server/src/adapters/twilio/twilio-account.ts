import { createHash, timingSafeEqual } from 'node:crypto'

import type { CarrierAccount } from '../../features/calls/carrier.ts'
import { readRecordingUrl } from './recording-url.ts'

export interface TwilioAccountOptions {
  readonly accountSid: string
  /** Any of them is a proof; the present one first. */
  readonly authTokens: readonly string[]
  readonly apiUrl: string | null
}

/** Our account at Twilio, for callers of the first interface, who prove themselves by its credentials. */
export function makeTwilioAccount({ accountSid, authTokens, apiUrl }: TwilioAccountOptions): CarrierAccount {
  const proofs = authTokens.map((token) => digest(accountSid, token))
  return {
    proves(accountId, secret) {
      const given = digest(accountId, secret)
      return proofs.filter((proof) => timingSafeEqual(proof, given)).length > 0
    },
    recordingIdIn: (url) => readRecordingUrl(url, { apiUrl, accountSid }).recordingSid,
  }
}

/** Equally long for all, so that comparing tells nothing by its time. */
function digest(...parts: string[]): Buffer {
  return createHash('sha256').update(JSON.stringify(parts)).digest()
}
