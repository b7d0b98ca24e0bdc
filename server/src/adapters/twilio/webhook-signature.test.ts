import { deepEqual, doesNotMatch, doesNotThrow, throws } from 'node:assert/strict'
import { test } from 'node:test'
import { inspect } from 'node:util'

import fc from 'fast-check'

import type { CarrierRequest, CarrierWebhooks } from '../../features/calls/carrier.ts'
import { ACCOUNT, CALL, ORDER } from './scripted-api.ts'
import { aGet, aPost, LEG, makeTestWebhooks, OLD_TOKEN, PUBLIC_URL, TOKEN } from './signed-requests.ts'
import type { Fields } from './webhook-fields.ts'

const NOT_SIGNED = { code: 'webhook-not-signed', retryable: false }
const RINGING = { AccountSid: ACCOUNT, CallSid: CALL, CallStatus: 'ringing' }

test('what the present token or the one before has signed for this address is accepted', () => {
  const webhooks = makeTestWebhooks()

  for (const token of [TOKEN, OLD_TOKEN]) accepts(webhooks, aPost(RINGING, { token }))
})

const STRANGE_FORMS: readonly [what: string, form: Fields][] = [
  ['repeated names', { ...RINGING, StatusCallbackEvent: ['initiated', 'ringing'] }],
  ['repeated names with the same value', { ...RINGING, X: ['b', 'a', 'b'] }],
  [
    'parameters that nobody has told of',
    { ...RINGING, StirVerstat: 'TN-Validation-Passed-A', Zukunft: '2031' },
  ],
  ['a plus sign and spaces', { ...RINGING, To: '+919812345678', CallerName: ' A + B ' }],
  ['Devanagari and emoji', { ...RINGING, CallerName: 'नमस्ते 🏠', ключ: 'значение' }],
  ['empty values and an empty name', { ...RINGING, ForwardedFrom: '', '': '' }],
  ['names that differ in case', { ...RINGING, callsid: 'x', CALLSID: 'y' }],
  ['what looks like form encoding', { ...RINGING, Body: 'a=b&c=%20d' }],
]
for (const [what, form] of STRANGE_FORMS) {
  test(`a signature covers ${what}`, () => {
    const webhooks = makeTestWebhooks()
    const request = aPost(form)

    accepts(webhooks, request)
    refuses(webhooks, { ...request, parameters: { ...form, Added: 'x' } })
  })
}

test('a GET is signed with its query as it came', () => {
  const webhooks = makeTestWebhooks()
  const query = `call_id=${ORDER.callId}&AccountSid=${ACCOUNT}&CallSid=${CALL}&CallStatus=in-progress&To=%2B919812345678&FromCity=N'Djamena&ToCity=`
  const request = aGet(`/sip/generate_twiml?${query}`)

  accepts(webhooks, request)
  deepEqual(webhooks.readLeg('agent', request)?.state, 'answered')
  refuses(webhooks, { ...request, target: `${request.target}&x=1` })
  refuses(webhooks, { ...request, target: request.target.replace('%2B', '+') })
})

test('behind a proxy the configured address counts, whatever the request says of its host', () => {
  const webhooks = makeTestWebhooks()
  const headers = { host: '10.0.0.7:8000', 'x-forwarded-host': 'evil.example', 'x-forwarded-proto': 'http' }
  const request = aPost(RINGING)
  const signedElsewhere = aPost(RINGING, { publicUrl: 'http://10.0.0.7:8000' })

  accepts(webhooks, { ...request, headers: { ...request.headers, ...headers } })
  refuses(webhooks, { ...signedElsewhere, headers: { ...signedElsewhere.headers, ...headers } })
})

test('the port of an https address may be in the signature or not, and a path before ours belongs to it', () => {
  const withPort = makeTestWebhooks({ publicUrl: () => 'https://calls.example.com:8443' })
  const withPath = makeTestWebhooks({ publicUrl: () => 'https://example.com/leadbreak' })
  const onLoopback = makeTestWebhooks({ publicUrl: () => 'http://127.0.0.1:8000' })

  accepts(withPort, aPost(RINGING, { publicUrl: 'https://calls.example.com:8443' }))
  accepts(withPort, aPost(RINGING, { publicUrl: 'https://calls.example.com' }))
  accepts(withPath, aPost(RINGING, { publicUrl: 'https://example.com/leadbreak' }))
  refuses(withPath, aPost(RINGING, { publicUrl: 'https://example.com' }))
  accepts(onLoopback, aPost(RINGING, { publicUrl: 'http://127.0.0.1:8000' }))
})

const good = aPost(RINGING)
const signature = String(good.headers['x-twilio-signature'])
const FORGERIES: readonly [what: string, request: CarrierRequest][] = [
  ['no signature', { ...good, headers: {} }],
  ['an empty signature', { ...good, headers: { 'x-twilio-signature': '' } }],
  ['a wrong signature', { ...good, headers: { 'x-twilio-signature': `A${signature.slice(1)}` } }],
  ['a shortened signature', { ...good, headers: { 'x-twilio-signature': signature.slice(0, -1) } }],
  ['two signatures in a list', { ...good, headers: { 'x-twilio-signature': [signature, signature] } }],
  ['two signatures in a line', { ...good, headers: { 'x-twilio-signature': `${signature}, ${signature}` } }],
  ['the token of a stranger', aPost(RINGING, { token: 'stranger' })],
  ['an empty token', aPost(RINGING, { token: '' })],
  ['another call', { ...good, target: good.target.replace('agent-leg', 'lead-leg') }],
  ['another path that means the same', { ...good, target: `${good.target}/` }],
  ['a query', { ...good, target: `${good.target}?` }],
  ['an address in the place of a path', { ...good, target: `${PUBLIC_URL}${good.target}` }],
  ['no path', { ...good, target: '' }],
  ['a path that continues the host', { ...good, target: `.evil.example${good.target}` }],
  ['a changed value', { ...good, parameters: { ...RINGING, CallStatus: 'completed' } }],
  ['a value less', { ...good, parameters: { AccountSid: ACCOUNT, CallSid: CALL } }],
  ['a value twice', { ...good, parameters: { ...RINGING, CallStatus: ['ringing', 'completed'] } }],
  ['the account of somebody else', aPost({ ...RINGING, AccountSid: `AC${'9'.repeat(32)}` })],
  ['no account', aPost({ CallSid: CALL, CallStatus: 'ringing' })],
  ['two accounts', aPost({ ...RINGING, AccountSid: [ACCOUNT, `AC${'9'.repeat(32)}`] })],
  [
    'the hash of a body that we do not read',
    aPost(RINGING, { target: `${LEG}?bodySHA256=${'a'.repeat(64)}` }),
  ],
  [
    'the hash of a body, and the account in the query',
    aGet(`${LEG}?AccountSid=${ACCOUNT}&bodySHA256=${'a'.repeat(64)}`),
  ],
]
for (const [what, request] of FORGERIES) {
  test(`refused is ${what}`, () => {
    throws(
      () => {
        makeTestWebhooks().verify(request)
      },
      (error) => {
        doesNotMatch(inspect(error, { depth: 10 }), /token-|present-token|98123/)
        return (error as { code?: unknown }).code === NOT_SIGNED.code
      },
    )
  })
}

/** Every UTF-16 unit, lone surrogates too. */
const anyText = fc
  .array(fc.integer({ min: 0, max: 0xffff }), { maxLength: 20 })
  .map((units) => String.fromCharCode(...units))

test('every form that is signed is accepted, and no form with another value', () => {
  const webhooks = makeTestWebhooks()
  const value = fc.oneof(anyText, fc.array(fc.string(), { minLength: 2, maxLength: 3 }))
  const form = fc.dictionary(fc.string(), value, { maxKeys: 8 })

  fc.assert(
    fc.property(form, fc.string(), fc.string({ minLength: 1 }), (fields, name, suffix) => {
      const signed = { ...fields, ...RINGING, [`x${name}`]: 'value' }
      const request = aPost(signed)

      webhooks.verify(request)
      refuses(webhooks, { ...request, parameters: { ...signed, [`x${name}`]: `value${suffix}` } })
    }),
  )
})

test('nothing that comes from outside makes the check itself fail', () => {
  const webhooks = makeTestWebhooks()
  const anything = fc.record({
    method: fc.constantFrom('GET', 'POST', 'PUT', ''),
    target: fc.tuple(fc.constantFrom('', '/', LEG, '//', '/?'), anyText).map((parts) => parts.join('')),
    headers: fc.dictionary(fc.constantFrom('x-twilio-signature', 'host'), anyText),
    parameters: fc.dictionary(fc.string(), fc.string()),
  })

  fc.assert(
    fc.property(anything, (request) => {
      refuses(webhooks, request)
    }),
  )
})

function accepts(webhooks: CarrierWebhooks, request: CarrierRequest): void {
  doesNotThrow(() => {
    webhooks.verify(request)
  })
}

function refuses(webhooks: CarrierWebhooks, request: CarrierRequest): void {
  throws(() => {
    webhooks.verify(request)
  }, NOT_SIGNED)
}
