import assert from 'node:assert/strict'
import { test } from 'node:test'

import twilio from 'twilio'

import { aCustomer, told } from './a-customer.ts'
import { AGENT, aSimulator, BUSY, FROM, LEAD, RINGS_FOR_EVER, sdk } from './a-simulator.ts'

const { VoiceResponse } = twilio.twiml
const SAY = '<Response><Say>Hello.</Say></Response>'
const WAIT = '<Response><Pause length="600"/></Response>'
const ALL_EVENTS = ['initiated', 'ringing', 'answered', 'completed']

test('a call fetches its instructions, and its callbacks come signed and in order', async (t) => {
  const { client, account } = await aSimulator(t)
  const customer = await aCustomer(t, account.authToken, {
    '/hello': () => {
      const response = new VoiceResponse()
      response.say('Hello from a test.')
      return response
    },
  })

  const call = await client.calls.create({
    to: AGENT,
    from: FROM,
    url: customer.url('/hello'),
    statusCallback: customer.url('/status'),
    statusCallbackEvent: ALL_EVENTS,
    statusCallbackMethod: 'POST',
  })
  const asked = await customer.until((all) => told(all, '/status', 'CallStatus').includes('completed'))

  assert.equal(call.status, 'queued')
  assert.equal(call.direction, 'outbound-api')
  assert.deepEqual(told(asked, '/status', 'CallStatus'), ['initiated', 'ringing', 'in-progress', 'completed'])
  assert.deepEqual(told(asked, '/status', 'SequenceNumber'), ['0', '1', '2', '3'])
  assert.deepEqual(told(asked, '/hello', 'CallSid'), [call.sid])
  assert.ok(asked.every(({ isSigned }) => isSigned))
  assert.equal((await client.calls(call.sid).fetch()).status, 'completed')
})

test('instructions may be fetched with GET, signed over the whole address', async (t) => {
  const { client, account } = await aSimulator(t)
  const customer = await aCustomer(t, account.authToken, { '/hello': () => SAY })

  await client.calls.create({ to: AGENT, from: FROM, url: customer.url('/hello?lead=7'), method: 'GET' })
  const [asked] = await customer.until((all) => all.length > 0)

  assert.equal(asked?.method, 'GET')
  assert.equal(asked.parameters.lead, '7')
  assert.equal(asked.isSigned, true)
})

test('a call has every field that the SDK knows', async (t) => {
  const { client, next } = await aSimulator(t)
  const ended = next(({ what }) => what === 'completed')

  const { sid } = await client.calls.create({ to: AGENT, from: FROM, twiml: WAIT })
  await ended
  const call = await client.calls(sid).fetch()

  for (const [name, value] of Object.entries(call.toJSON() as object))
    assert.notEqual(value, undefined, `${name} is missing`)
  assert.equal(call.to, AGENT)
  assert.equal(call.fromFormatted, '(500) 555-0006')
  assert.ok(call.endTime.getTime() >= call.startTime.getTime())
  assert.equal(call.duration, '600')
  assert.equal(call.price, null)
  assert.ok(call.subresourceUris.recordings?.endsWith(`/Calls/${sid}/Recordings.json`))
})

test('somebody busy and somebody who does not answer are told apart', async (t) => {
  const { client, account } = await aSimulator(t)
  const customer = await aCustomer(t, account.authToken)

  for (const to of [BUSY, RINGS_FOR_EVER])
    await client.calls.create({
      ...{ to, from: FROM, twiml: SAY, timeout: 20 },
      statusCallback: customer.url('/status'),
    })
  const asked = await customer.until((all) => all.length === 2)

  assert.deepEqual(told(asked, '/status', 'CallStatus'), ['busy', 'no-answer'])
})

test('calls are found by whom they called, by state and by time, page by page', async (t) => {
  const { client, account } = await aSimulator(t)
  const customer = await aCustomer(t, account.authToken)
  for (let n = 0; n < 5; n++)
    await client.calls.create({
      ...{ to: n === 2 ? BUSY : AGENT, from: FROM, twiml: SAY },
      statusCallback: customer.url('/status'),
    })
  await customer.until((all) => all.length === 5)
  const yesterday = new Date(Date.now() - 86_400_000)

  assert.deepEqual(
    (await client.calls.list({ to: BUSY })).map(({ status }) => status),
    ['busy'],
  )
  assert.equal((await client.calls.list({ status: 'completed', from: FROM })).length, 4)
  assert.equal((await client.calls.list({ startTimeAfter: yesterday })).length, 5)
  assert.equal((await client.calls.list({ startTimeBefore: yesterday })).length, 0)
  assert.equal((await client.calls.list({ limit: 3 })).length, 3)
  const paged = await client.calls.list({ pageSize: 2 })
  assert.equal(new Set(paged.map(({ sid }) => sid)).size, 5)
})

test('a call is ended while two people wait for its end', async (t) => {
  const { client, standStillAt } = await aSimulator(t)
  const inProgress = standStillAt(({ what }) => what === 'in-progress')
  const { sid } = await client.calls.create({ to: AGENT, from: FROM, twiml: WAIT })
  await inProgress

  const call = await client.calls(sid).update({ status: 'completed' })

  assert.equal(call.status, 'completed')
  await assert.rejects(client.calls(sid).update({ status: 'completed' }), { status: 400, code: 21220 })
})

test('a call that still rings can be cancelled', async (t) => {
  const { client, standStillAt } = await aSimulator(t)
  const ringing = standStillAt(({ what }) => what === 'ringing')
  const { sid } = await client.calls.create({ to: RINGS_FOR_EVER, from: FROM, twiml: WAIT })
  await ringing

  assert.equal((await client.calls(sid).update({ status: 'canceled' })).status, 'canceled')
})

test('whoever cancels a call that was answered is told how to end it', async (t) => {
  const { client, standStillAt } = await aSimulator(t)
  const inProgress = standStillAt(({ what }) => what === 'in-progress')
  const { sid } = await client.calls.create({ to: AGENT, from: FROM, twiml: WAIT })
  await inProgress

  await assert.rejects(client.calls(sid).update({ status: 'canceled' }), {
    ...{ status: 400, code: 21220 },
    message: 'Call is in-progress and can no longer be canceled. Status=completed ends it.',
  })
})

test('a live call is sent to other instructions', async (t) => {
  const { client, account, standStillAt } = await aSimulator(t)
  const customer = await aCustomer(t, account.authToken, { '/other': () => SAY })
  const inProgress = standStillAt(({ what }) => what === 'in-progress')
  const { sid } = await client.calls.create({ to: AGENT, from: FROM, twiml: WAIT })
  const goOn = await inProgress

  await client
    .calls(sid)
    .update({ twiml: `<Response><Redirect>${customer.url('/other')}</Redirect></Response>` })
  goOn()

  const [asked] = await customer.until((all) => all.length > 0)
  assert.equal(asked?.parameters.CallSid, sid)
  assert.equal(asked.parameters.CallStatus, 'in-progress')
})

test('an ended call can be deleted, and then nobody finds it', async (t) => {
  const { client, next } = await aSimulator(t)
  const ended = next(({ what }) => what === 'completed')
  const { sid } = await client.calls.create({ to: AGENT, from: FROM, twiml: SAY })
  await ended

  assert.equal(await client.calls(sid).remove(), true)
  await assert.rejects(client.calls(sid).fetch(), { status: 404, code: 20404 })
})

test('the account and its numbers are there', async (t) => {
  const { client, account } = await aSimulator(t, { numbers: [FROM, '+911140000001'] })

  assert.equal((await client.api.v2010.accounts(account.sid).fetch()).status, 'active')
  const numbers = await client.incomingPhoneNumbers.list()
  assert.deepEqual(
    numbers.map(({ phoneNumber }) => phoneNumber),
    [FROM, '+911140000001'],
  )
  const [first] = numbers
  for (const [name, value] of Object.entries(first!.toJSON() as object))
    assert.notEqual(value, undefined, `${name} is missing`)
  assert.equal((await client.incomingPhoneNumbers(first!.sid).fetch()).phoneNumber, FROM)
})

test('what the carrier refuses is refused with its code', async (t) => {
  const { client, account, baseUrl } = await aSimulator(t)
  const call = { to: LEAD, from: FROM, twiml: SAY }

  await assert.rejects(client.calls.create({ ...call, from: '+15005550009' }), {
    status: 400,
    code: 21210,
    moreInfo: 'https://www.twilio.com/docs/errors/21210',
  })
  await assert.rejects(client.calls.create({ ...call, to: '12' }), { status: 400, code: 21211 })
  await assert.rejects(client.calls.create({ to: LEAD, from: FROM }), { status: 400, code: 21205 })
  await assert.rejects(client.calls(`CA${'0'.repeat(32)}`).fetch(), { status: 404, code: 20404 })
  await assert.rejects(client.messages.list(), { status: 404, code: 20404 })
  const stranger = sdk(baseUrl, account.sid, 'a token that is wrong')
  await assert.rejects(stranger.calls.list(), { status: 401, code: 20003 })
})

test('a program that asks again later gets over a refusal for too many requests', async (t) => {
  const { account, baseUrl, client, order } = await aSimulator(t)
  const patient = sdk(baseUrl, account.sid, account.authToken, { autoRetry: true })

  await order({ kind: 'rest-too-many-requests' })
  await assert.rejects(client.calls.list(), { status: 429, code: 20429 })
  await order({ kind: 'rest-too-many-requests', count: 2 })
  assert.deepEqual(await patient.calls.list(), [])
})

test('whether a call whose order got no answer was placed can be found out', async (t) => {
  const { client, order } = await aSimulator(t)

  await order({ kind: 'call-placed-no-answer' })
  await assert.rejects(client.calls.create({ to: BUSY, from: FROM, twiml: SAY }), { code: 'ECONNRESET' })
  await order({ kind: 'call-not-placed-no-answer' })
  await assert.rejects(client.calls.create({ to: LEAD, from: FROM, twiml: SAY }), { code: 'ECONNRESET' })

  assert.equal((await client.calls.list({ to: BUSY })).length, 1)
  assert.equal((await client.calls.list({ to: LEAD })).length, 0)
})

test('calls ordered too fast wait in the queue, where they can be cancelled', async (t) => {
  const { client } = await aSimulator(t, { clock: 'manual', msBetweenCalls: 60_000 })
  const call = { to: AGENT, from: FROM, twiml: SAY }
  await client.calls.create(call)
  const { sid } = await client.calls.create(call)

  const queued = await client.calls(sid).fetch()
  assert.deepEqual([queued.status, queued.startTime], ['queued', null])
  const canceled = await client.calls(sid).update({ status: 'canceled' })
  assert.deepEqual([canceled.status, canceled.startTime, canceled.duration], ['canceled', null, null])
})

test('how long a call waited in the queue is told', async (t) => {
  const { client, ask } = await aSimulator(t, { clock: 'manual', msBetweenCalls: 60_000 })
  const sids = []
  for (const to of [BUSY, BUSY]) sids.push((await client.calls.create({ to, from: FROM, twiml: SAY })).sid)
  await ask('/simulator/clock/advance', {
    ...{ method: 'POST', body: '{"ms": 70000}' },
    headers: { 'content-type': 'application/json' },
  })

  const waited = []
  for (const sid of sids) waited.push((await client.calls(sid).fetch()).queueTime)
  assert.deepEqual(waited, ['0', '60000'])
})

test('of what is over, only as much as asked for is kept', async (t) => {
  const { client, account } = await aSimulator(t, { keep: { calls: 2, recordings: 2 } })
  const customer = await aCustomer(t, account.authToken)

  for (let n = 1; n <= 4; n++) {
    await client.calls.create({ to: BUSY, from: FROM, twiml: SAY, statusCallback: customer.url('/') })
    await customer.until((all) => all.length === n)
  }

  assert.equal((await client.calls.list()).length, 3)
})
