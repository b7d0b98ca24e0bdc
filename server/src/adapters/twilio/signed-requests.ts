import twilio from 'twilio'

import type { CarrierRequest } from '../../features/calls/carrier.ts'
import { ACCOUNT, ORDER } from './scripted-api.ts'
import { makeTwilioWebhooks, type TwilioWebhooksOptions } from './twilio-webhooks.ts'
import type { Fields } from './webhook-fields.ts'

export const TOKEN = 'present-token'
export const OLD_TOKEN = 'old-token'
export const PUBLIC_URL = 'https://calls.example.com'
export const LEG = `/telephony/calls/${ORDER.callId}/agent-leg`
export const NOW = '2026-01-31T12:00:00.000Z'

/** For tests: the webhooks of one account, at noon. */
export function makeTestWebhooks(options: Partial<TwilioWebhooksOptions> = {}) {
  return makeTwilioWebhooks({
    accountSid: ACCOUNT,
    authTokens: [TOKEN, OLD_TOKEN],
    publicUrl: () => PUBLIC_URL,
    fromNumber: '+15005550006',
    limits: { ringLeadSeconds: 30, callMaxMinutes: 60 },
    clock: { nowMs: () => Date.parse(NOW) },
    ...options,
  })
}

/** A form as Twilio sends it, signed by the SDK's own hand. */
export function aPost(
  parameters: Fields,
  { token = TOKEN, target = LEG, publicUrl = PUBLIC_URL } = {},
): CarrierRequest {
  const signed = twilio.getExpectedTwilioSignature(token, publicUrl + target, parameters)
  return { method: 'POST', target, headers: { 'x-twilio-signature': signed }, parameters }
}

export function aGet(target: string): CarrierRequest {
  const signed = twilio.getExpectedTwilioSignature(TOKEN, PUBLIC_URL + target, {})
  return { method: 'GET', target, headers: { 'x-twilio-signature': signed }, parameters: {} }
}
