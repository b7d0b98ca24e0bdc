import { doesNotThrow, equal, throws } from 'node:assert/strict'
import { test } from 'node:test'

import twilio from 'twilio'

import type { CarrierRequest } from '../../../features/calls/carrier.ts'
import { ACCOUNT } from '../scripted-api.ts'
import { OLD_TOKEN, PUBLIC_URL, TOKEN } from '../signed-requests.ts'
import { mediaUrl } from './media-url.ts'
import { makeTwilioStreams } from './twilio-streams.ts'

function aHandshake(signedUrl: string, token = TOKEN, target = '/telephony/media'): CarrierRequest {
  const signature = twilio.getExpectedTwilioSignature(token, signedUrl, {})
  return { method: 'GET', target, headers: { 'x-twilio-signature': signature }, parameters: {} }
}

function verify(request: CarrierRequest, publicUrl = PUBLIC_URL): void {
  makeTwilioStreams({
    ...{ accountSid: ACCOUNT, authTokens: [TOKEN, OLD_TOKEN], publicUrl: () => publicUrl },
  }).verify(request)
}

const URL = 'wss://calls.example.com/telephony/media'
const ACCEPTED: readonly [what: string, request: CarrierRequest, publicUrl?: string][] = [
  ['for our address', aHandshake(URL)],
  ['for our address with a slash at its end', aHandshake(`${URL}/`)],
  ['with the token before the present one', aHandshake(URL, OLD_TOKEN)],
  ['for the https address', aHandshake(URL.replace('wss', 'https'))],
  ['below a path', aHandshake('wss://x.example/lb/telephony/media'), 'https://x.example/lb'],
  ['on this machine', aHandshake('ws://127.0.0.1:8000/telephony/media'), 'http://127.0.0.1:8000'],
]
for (const [what, request, publicUrl] of ACCEPTED) {
  test(`a connection that is signed ${what} is let in`, () => {
    doesNotThrow(() => {
      verify(request, publicUrl)
    })
  })
}

const REFUSED: readonly [what: string, request: CarrierRequest, publicUrl?: string][] = [
  ['with a stranger’s token', aHandshake(URL, 'stranger')],
  ['for another host', aHandshake('wss://10.0.0.7:8000/telephony/media')],
  ['for another path', aHandshake('wss://calls.example.com/telephony/other')],
  ['for an address with a query', aHandshake(`${URL}?x=1`, TOKEN, '/telephony/media?x=1')],
  ['for us, but asks for another path', aHandshake(URL, TOKEN, '/telephony/media/')],
  ['not at all', { ...aHandshake(URL), headers: {} }],
  ['twice', { ...aHandshake(URL), headers: { 'x-twilio-signature': ['a', 'b'] } }],
  [
    'in the clear over a network',
    aHandshake('ws://calls.example.com/telephony/media'),
    'http://calls.example.com',
  ],
]
for (const [what, request, publicUrl] of REFUSED) {
  test(`a connection that is signed ${what} is refused`, () => {
    throws(
      () => {
        verify(request, publicUrl)
      },
      { code: 'webhook-not-signed' },
    )
  })
}

test('sound comes encrypted, or stays on this machine, and its address has no query', () => {
  equal(mediaUrl('https://calls.example.com'), URL)
  equal(mediaUrl('http://[::1]:8000'), 'ws://[::1]:8000/telephony/media')
  equal(mediaUrl('http://calls.example.com'), null)
  equal(mediaUrl('nonsense'), null)
})
