import assert from 'node:assert/strict'
import { test, type TestContext } from 'node:test'

import { makeNoCarrier } from '../../adapters/no-carrier.ts'
import { makeTwilioAccount } from '../../adapters/twilio/twilio-account.ts'
import type { Carrier, CarrierRequest, CarrierWebhooks } from '../../features/calls/carrier.ts'
import { contactsDeclaration, suppressed } from '../../features/contacts/contact.ts'
import { AppError } from '../../lib/app-error.ts'
import { anApp, bearing, codeIn, type AnAppOptions } from '../../../test/an-app.ts'
import { PASSWORD, aRegistration } from '../../../test/some-accounts.ts'

const ACCOUNT = {
  accountSid: `AC${'ab'.repeat(16)}`,
  authTokens: ['the token', 'the token before'],
  apiUrl: null,
}
const CALL_SID = `CA${'01'.repeat(16)}`
const RECORDING = `https://api.twilio.com/2010-04-01/Accounts/${ACCOUNT.accountSid}/Recordings/RE${'02'.repeat(16)}`

/** The other side of the port: places every call under one id, and signs what it sends with a plain word. */
function aCompany(over: Partial<Carrier> = {}) {
  const { carrier, webhooks, streams } = makeNoCarrier()
  return {
    carrier: {
      ...carrier,
      placeCall: async () => ({ outcome: 'placed' as const, carrierCallId: CALL_SID }),
      callOfRecording: async () => null,
      ...over,
    },
    webhooks: {
      ...webhooks,
      verify: ({ headers }: CarrierRequest) => {
        if (headers['x-signature'] !== 'right') throw new AppError('webhook-not-signed', 'Not ours.')
      },
      readLeg: (): ReturnType<CarrierWebhooks['readLeg']> => null,
      bridgeScript: ({ leadNumber }: { leadNumber: string }) =>
        `<Response><Dial>${leadNumber}</Dial></Response>`,
      hangUpScript: () => '<Response><Hangup/></Response>',
    },
    streams,
    carrierAccount: makeTwilioAccount(ACCOUNT),
  }
}

async function setUp(t: TestContext, options: AnAppOptions = {}) {
  const app = await anApp({ telephony: aCompany(), ...options })
  t.after(app.close)
  await app.accounts.register(aRegistration({ username: 'ravi' }), null)
  const form = (path: string, fields: Record<string, string>, token?: string) =>
    app.app.inject({
      ...{ method: 'POST', url: path, payload: new URLSearchParams(fields).toString() },
      headers: { ...bearing(token), 'content-type': 'application/x-www-form-urlencoded' },
    })
  const place = (fields: Record<string, string> = {}) => form('/sip/voip_user_data', { ...ORDER, ...fields })
  return { ...app, form, place }
}

const ORDER = { username: 'ravi', password: PASSWORD, number: '9811000001', client_number: '9000000001' }
const NOTE = { username: 'ravi', phone_number: 9811000001, requested_phone_number: 9000000001, role: 'user' }

test('a noted call is kept under an id of ours, with the fields that were sent', async (t) => {
  const { post } = await setUp(t)

  const response = await post('/sip/calling_data', NOTE)

  assert.equal(response.statusCode, 200)
  const { call_id: callId, StatusCode, Message, ...fields } = response.json<Record<string, unknown>>()
  assert.match(String(callId), /^[0-9a-f-]{36}$/)
  assert.deepEqual([StatusCode, typeof Message], [200, 'string'])
  assert.deepEqual(fields, NOTE)
})

test('in production a note needs the token of its user', async (t) => {
  const env = { NODE_ENV: 'production', JWT_SECRET_KEY: 'q7Vt0mZr4Wc9Xy2Lk8Np5Jh1Gs6Fd3Ba' }
  const app = await anApp({ telephony: aCompany(), env })
  t.after(app.close)
  const administrator = await app.administratorToken()
  const boss = await app.accounts.whoIs(administrator)
  await app.accounts.register(aRegistration({ username: 'ravi' }), boss)
  await app.accounts.register(
    aRegistration({ username: 'meena', email: 'meena@example.com', phone_number: 9811122233 }),
    boss,
  )

  const ofStranger = await app.post('/sip/calling_data', NOTE)
  const ofOther = await app.post('/sip/calling_data', NOTE, { token: await app.tokenOf('meena') })
  const ofUser = await app.post('/sip/calling_data', NOTE, { token: await app.tokenOf('ravi') })
  const ofBoss = await app.post('/sip/calling_data', NOTE, { token: administrator })

  const statuses = [ofStranger, ofOther, ofUser, ofBoss].map(({ statusCode }) => statusCode)
  assert.deepEqual(statuses, [401, 403, 200, 200])
})

test('a call is placed for whoever proves himself, and told by the carrier’s id', async (t) => {
  const { place } = await setUp(t)

  const response = await place()

  assert.equal(response.statusCode, 200)
  assert.deepEqual(response.json(), { StatusCode: 200, Message: 'Call Initiated', CallSID: CALL_SID })
})

test('the form may also come in parts, as browsers and the first system’s clients send it', async (t) => {
  const { app } = await setUp(t)
  const parts = Object.entries(ORDER).map(
    ([name, value]) => `--b\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`,
  )

  const response = await app.inject({
    ...{ method: 'POST', url: '/sip/voip_user_data', payload: `${parts.join('')}--b--\r\n` },
    headers: { 'content-type': 'multipart/form-data; boundary=b' },
  })

  assert.equal(response.statusCode, 200)
})

for (const [what, contentType, payload] of [
  ['has no boundary', 'multipart/form-data', 'x'],
  [
    'ends too early',
    'multipart/form-data; boundary=b',
    '--b\r\nContent-Disposition: form-data; name="number"\r\n\r\n98',
  ],
] as const) {
  test(`a form that ${what} is refused with 400`, async (t) => {
    const { app } = await setUp(t)

    const response = await app.inject({
      ...{ method: 'POST', url: '/sip/voip_user_data', payload },
      headers: { 'content-type': contentType },
    })

    assert.equal(response.statusCode, 400, response.body)
  })
}

for (const [what, request, status] of [
  ['an address that is none', { url: '/sip/nowhere' }, 404],
  ['an address of /register that is none', { method: 'POST', url: '/register/nowhere' }, 404],
  ['another method', { url: '/sip/calling_data' }, 405],
  ['another method at /register', { method: 'PUT', url: '/register/login' }, 405],
  [
    'another kind of body',
    {
      ...{ method: 'POST', url: '/sip/voip_user_data', payload: '<x/>' },
      headers: { 'content-type': 'text/xml' },
    },
    415,
  ],
] as const) {
  test(`${what} is refused with ${status} in the old envelope`, async (t) => {
    const { app } = await setUp(t)

    const response = await app.inject(request)

    const { StatusCode, Message, detail } = response.json<Record<string, unknown>>()
    assert.deepEqual([response.statusCode, StatusCode, Message], [status, status, detail])
    if (status === 405) assert.equal(response.headers.allow, 'POST, OPTIONS')
  })
}

test('the call that was noted is the one that is placed', async (t) => {
  const { post, place, get, tokenOf } = await setUp(t)
  const { call_id: callId } = (await post('/sip/calling_data', NOTE)).json<{ call_id: string }>()

  await place()

  const byCarrierId = await get(`/api/recordings/${CALL_SID}`, await tokenOf('ravi'))
  assert.equal(byCarrierId.json<{ callId: string }>().callId, callId)
})

for (const [what, fields, status] of [
  ['a wrong password', { password: 'wrong-kettle' }, 401],
  ['an unknown user', { username: 'nobody' }, 401],
  ['a lead’s number that is none', { client_number: '12345678' }, 400],
  ['the agent’s own number', { client_number: ORDER.number }, 400],
  ['a number with letters', { client_number: 'call me' }, 400],
] as const) {
  test(`an order with ${what} is refused with ${status} in the old envelope, and nobody is rung`, async (t) => {
    let rung = 0
    const telephony = aCompany({
      placeCall: async () => {
        rung++
        return { outcome: 'unknown' }
      },
    })
    const { place } = await setUp(t, { telephony })

    const response = await place(fields)

    assert.equal(response.statusCode, status)
    assert.equal(response.json<{ StatusCode: number }>().StatusCode, status)
    assert.equal(rung, 0)
  })
}

test('what the carrier is to do is told to the carrier alone', async (t) => {
  const { place, get, tokenOf, app } = await setUp(t)
  await place()
  const view = await get(`/api/recordings/${CALL_SID}`, await tokenOf('ravi'))
  const { callId } = view.json<{ callId: string }>()
  const ask = (id: string, signature: string) =>
    app.inject({ url: `/sip/generate_twiml?call_id=${id}`, headers: { 'x-signature': signature } })

  const told = await ask(callId, 'right')
  const unsigned = await ask(callId, 'wrong')
  const unknown = await ask('no-such-call', 'right')

  assert.match(String(told.headers['content-type']), /^text\/xml/)
  assert.equal(told.body, '<Response><Dial>+919000000001</Dial></Response>')
  assert.deepEqual([unsigned.statusCode, codeIn(unsigned)], [403, 'webhook-not-signed'])
  assert.equal(unknown.body, '<Response><Hangup/></Response>')
})

test('a leg that is not the one of this call is not joined to its lead', async (t) => {
  const telephony = aCompany()
  const { place, get, tokenOf, app } = await setUp(t, { telephony })
  await place()
  const view = await get(`/api/recordings/${CALL_SID}`, await tokenOf('ravi'))
  const { callId } = view.json<{ callId: string }>()
  const askAs = async (carrierLegId: string) => {
    const at = '2026-01-31T12:00:00.000Z'
    telephony.webhooks.readLeg = () => ({
      ...{ kind: 'leg', side: 'agent', state: 'answered', end: null, carrierLegId, at },
    })
    const url = `/sip/generate_twiml?call_id=${callId}`
    return (await app.inject({ url, headers: { 'x-signature': 'right' } })).body
  }

  assert.equal(await askAs(`CA${'09'.repeat(16)}`), '<Response><Hangup/></Response>')
  assert.equal(await askAs(CALL_SID), '<Response><Dial>+919000000001</Dial></Response>')
})

test('a lead who is on the do-not-call list when the agent answers is not rung, also where nobody came to end the call', async (t) => {
  const { place, get, tokenOf, app, storage } = await setUp(t)
  await place()
  const { callId } = (await get(`/api/recordings/${CALL_SID}`, await tokenOf('ravi'))).json<{
    callId: string
  }>()
  const contacts = storage.collection(contactsDeclaration)
  const lead = (await contacts.getBy('phoneNumber', '+919000000001'))!
  const why = { since: lead.createdAt, by: null, callId: null, quote: 'dobara call mat karna' }
  await storage.commit([contacts.replace(suppressed(lead, why))])

  const url = `/sip/generate_twiml?call_id=${callId}`
  const told = await app.inject({ url, headers: { 'x-signature': 'right' } })

  assert.equal(told.body, '<Response><Hangup/></Response>')
})

test('a caller of get_recording proves himself by the account, by the token before, or by a bearer token', async (t) => {
  const { form, place, tokenOf } = await setUp(t)
  await place()
  const call = { call_sid: CALL_SID }
  const asked = [
    form('/sip/get_recording', call),
    form('/sip/get_recording', { ...call, account_sid: ACCOUNT.accountSid, auth_token: 'a guess' }),
    form('/sip/get_recording', { ...call, auth_token: 'the token' }),
    form('/sip/get_recording', call, 'a.b.c'),
  ]

  for (const refused of await Promise.all(asked))
    assert.deepEqual([refused.statusCode, codeIn(refused)], [401, 'unauthenticated'])
  for (const auth_token of ACCOUNT.authTokens) {
    const known = await form('/sip/get_recording', {
      ...{ account_sid: ACCOUNT.accountSid, auth_token },
      call_sid: 'CA-nobody-knows',
    })
    assert.deepEqual([known.statusCode, codeIn(known)], [404, 'call-not-found'])
  }
  const byToken = await form('/sip/get_recording', { call_sid: 'nobody-knows' }, await tokenOf('ravi'))
  assert.equal(byToken.statusCode, 404)
})

for (const url of [
  'https://evil.example/2010-04-01/Accounts/x/Recordings/y',
  'http://169.254.169.254/latest/meta-data',
  `${RECORDING}/../../../etc/passwd`,
  RECORDING.replace('api.twilio.com', 'api.twilio.com.evil.example'),
]) {
  test(`a recording_url as ${url} is refused before anything is asked for`, async (t) => {
    const { form } = await setUp(t)
    const [auth_token = ''] = ACCOUNT.authTokens

    const response = await form('/sip/get_recording', {
      ...{ recording_url: url, account_sid: ACCOUNT.accountSid, auth_token },
    })

    assert.deepEqual([response.statusCode, codeIn(response)], [400, 'recording-url-refused'])
  })
}

test('an agent cannot have a recording of the account read that is not of his calls', async (t) => {
  const { form, tokenOf } = await setUp(t)

  const response = await form('/sip/get_recording', { recording_url: RECORDING }, await tokenOf('ravi'))

  assert.deepEqual([response.statusCode, codeIn(response)], [404, 'call-not-found'])
})

test('a call that was only noted has no recording to wait for', async (t) => {
  const { post, form, tokenOf } = await setUp(t)
  const { call_id: callId } = (await post('/sip/calling_data', NOTE)).json<{ call_id: string }>()

  const response = await form('/sip/get_recording', { call_sid: callId }, await tokenOf('ravi'))

  assert.deepEqual([response.statusCode, codeIn(response)], [404, 'recording-absent'])
})

test('an agent has a recording of his own call read before we are told of it, by either id of the call', async (t) => {
  const telephony = aCompany({ callOfRecording: async () => CALL_SID })
  const { form, place, get, tokenOf, advance } = await setUp(t, { telephony })
  await place()
  const token = await tokenOf('ravi')
  const { callId } = (await get(`/api/recordings/${CALL_SID}`, token)).json<{ callId: string }>()
  const ask = (call_sid: string) => form('/sip/get_recording', { recording_url: RECORDING, call_sid }, token)

  const asked = Promise.all([ask(callId), ask(CALL_SID)])
  const passing = setInterval(() => {
    advance(60_000) // nobody fetches here, so the answer is that it takes too long
  }, 50)
  const codes = (
    await asked.finally(() => {
      clearInterval(passing)
    })
  ).map(codeIn)

  assert.deepEqual(codes, ['still-working', 'still-working'])
})
