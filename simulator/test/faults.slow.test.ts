import assert from 'node:assert/strict'
import { test, type TestContext } from 'node:test'

import twilio from 'twilio'

import { aCustomer, told, type Asked } from './a-customer.ts'
import { AGENT, aSimulator, FROM, LEAD } from './a-simulator.ts'

const EVENTS = ['initiated', 'ringing', 'answered', 'completed'] as const
const IN_ORDER = ['initiated', 'ringing', 'in-progress', 'completed']
/** The request for TwiML, four callbacks of each leg, and two of the recording. */
const REQUESTS = 11

/** A company that was given a fault, and a customer who joins the agent to the lead and records them. */
async function setUp(scope: TestContext, fault: Record<string, unknown>) {
  const company = await aSimulator(scope)
  await company.order(fault)
  const customer = await aCustomer(scope, company.account.authToken, { '/twiml': join })

  function join(): { toString(): string } {
    const response = new twilio.twiml.VoiceResponse()
    const dial = response.dial({
      record: 'record-from-answer-dual',
      recordingStatusCallback: customer.url('/recording'),
      recordingStatusCallbackEvent: ['in-progress', 'completed', 'absent'],
    })
    dial.number({ statusCallback: customer.url('/lead'), statusCallbackEvent: [...EVENTS] }, LEAD)
    return response
  }
  const placeCall = () =>
    company.client.calls.create({
      ...{ to: AGENT, from: FROM, url: customer.url('/twiml') },
      statusCallback: customer.url('/agent'),
      statusCallbackEvent: [...EVENTS],
    })
  /** Everything that the customer is asked about one call. */
  const callThrough = async (requests = REQUESTS): Promise<readonly Asked[]> => {
    await placeCall()
    return customer.until((asked) => asked.length >= requests)
  }
  const recordingAfterCall = async () => {
    const asked = await callThrough()
    const [recording] = await company.client.recordings.list()
    return { sid: recording!.sid, status: recording!.status, asked }
  }
  const soundStatus = async (recordingSid: string, query = '') =>
    (await company.ask(`${company.base}/Recordings/${recordingSid}.wav${query}`)).status

  return { ...company, placeCall, callThrough, recordingAfterCall, soundStatus }
}

test('webhook-duplicate: a callback comes twice, with one token', async (t) => {
  const given = await setUp(t, { kind: 'webhook-duplicate', event: 'answered', leg: 'child' })

  const asked = await given.callThrough(REQUESTS + 1)

  assert.deepEqual(told(asked, '/lead', 'CallStatus'), [
    ...['initiated', 'ringing', 'in-progress'],
    ...['in-progress', 'completed'],
  ])
  const tokens = asked.filter(({ path }) => path === '/lead').map(({ idempotencyToken }) => idempotencyToken)
  assert.equal(tokens[2], tokens[3])
  assert.equal(new Set(tokens).size, 4)
})

test('webhook-reorder: a callback comes after the next one of its leg', async (t) => {
  const given = await setUp(t, { kind: 'webhook-reorder', event: 'ringing', leg: 'child', holdMs: 60_000 })

  const asked = await given.callThrough()

  assert.deepEqual(told(asked, '/lead', 'CallStatus'), ['initiated', 'in-progress', 'ringing', 'completed'])
})

test('webhook-delay: "answered" comes long after "completed"', async (t) => {
  const given = await setUp(t, { kind: 'webhook-delay', event: 'answered', leg: 'child', delayMs: 60_000 })

  const asked = await given.callThrough()

  assert.deepEqual(told(asked, '/lead', 'CallStatus'), ['initiated', 'ringing', 'completed', 'in-progress'])
})

test('webhook-drop: a callback never comes', async (t) => {
  const given = await setUp(t, { kind: 'webhook-drop', event: 'completed', leg: 'child' })

  const asked = await given.callThrough(REQUESTS - 1)

  assert.deepEqual(told(asked, '/lead', 'CallStatus'), ['initiated', 'ringing', 'in-progress'])
  assert.deepEqual(told(asked, '/agent', 'CallStatus'), IN_ORDER)
})

test('webhook-wrong-signature: one callback is signed wrongly, everything else rightly', async (t) => {
  const given = await setUp(t, { kind: 'webhook-wrong-signature', event: 'recording-completed' })

  const asked = await given.callThrough()

  const forged = asked.filter(({ isSigned }) => !isSigned)
  assert.deepEqual(told(forged, '/recording', 'RecordingStatus'), ['completed'])
  assert.equal(forged.length, 1)
})

test('twiml-wrong-signature: the request for TwiML is signed wrongly, everything else rightly', async (t) => {
  const given = await setUp(t, { kind: 'twiml-wrong-signature' })

  const asked = await given.callThrough()

  assert.deepEqual(
    asked.filter(({ isSigned }) => !isSigned).map(({ path }) => path),
    ['/twiml'],
  )
})

test('rest-too-many-requests: REST answers 429 with its code, and works again after that', async (t) => {
  const given = await setUp(t, { kind: 'rest-too-many-requests' })

  await assert.rejects(given.placeCall(), { status: 429, code: 20429 })

  assert.match((await given.placeCall()).sid, /^CA[0-9a-f]{32}$/)
})

test('call-placed-no-answer: the connection breaks, but the call is placed', async (t) => {
  const given = await setUp(t, { kind: 'call-placed-no-answer' })

  await assert.rejects(given.placeCall(), { code: 'ECONNRESET' })

  assert.equal((await given.client.calls.list({ to: AGENT }))[0]?.direction, 'outbound-api')
})

test('call-not-placed-no-answer: the connection breaks, and there is no call', async (t) => {
  const given = await setUp(t, { kind: 'call-not-placed-no-answer' })

  await assert.rejects(given.placeCall(), { code: 'ECONNRESET' })

  assert.deepEqual(await given.client.calls.list(), [])
})

test('media-not-found: the sound is not there for as many requests as were ordered', async (t) => {
  const given = await setUp(t, { kind: 'media-not-found', count: 2 })

  const { sid } = await given.recordingAfterCall()

  assert.equal(await given.soundStatus(sid), 404)
  assert.equal(await given.soundStatus(sid), 404)
  assert.equal(await given.soundStatus(sid), 200)
})

test('media-no-two-channels: both sides apart are refused, the mixture is there', async (t) => {
  const given = await setUp(t, { kind: 'media-no-two-channels' })

  const { sid } = await given.recordingAfterCall()

  assert.equal(await given.soundStatus(sid, '?RequestedChannels=2'), 400)
  assert.equal(await given.soundStatus(sid, '?RequestedChannels=1'), 200)
})

test('recording-absent: the recording ends absent, is told so, and has no sound', async (t) => {
  const given = await setUp(t, { kind: 'recording-absent' })

  const { sid, status, asked } = await given.recordingAfterCall()

  assert.deepEqual(told(asked, '/recording', 'RecordingStatus'), ['in-progress', 'absent'])
  assert.equal(status, 'absent')
  assert.equal(await given.soundStatus(sid), 404)
})
