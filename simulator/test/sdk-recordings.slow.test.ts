import assert from 'node:assert/strict'
import { test } from 'node:test'

import { decodeWavFrames, readWavHeader } from '@leadbreak/audio'
import twilio from 'twilio'

import { CONVERSATIONS_FOLDER, loadDirectory } from '../src/personas/directory.ts'
import { aCustomer, told } from './a-customer.ts'
import { AGENT, aSimulator, FROM, LEAD } from './a-simulator.ts'
import { correlation } from './correlation.ts'

const { VoiceResponse } = twilio.twiml
const SAY = '<Response><Say>Hello.</Say><Pause length="5"/></Response>'

/** An agent and a lead who talk, recorded on two channels from the lead's answer. */
function bridge(callback: string, attributes = {}) {
  const response = new VoiceResponse()
  response
    .dial({
      record: 'record-from-answer-dual',
      trim: 'do-not-trim',
      recordingStatusCallback: callback,
      recordingStatusCallbackEvent: ['in-progress', 'completed', 'absent'],
      ...attributes,
    })
    .number(LEAD)
  return response
}

function samplesOf(wav: ArrayBuffer): readonly Int16Array[] {
  const bytes = new Uint8Array(wav)
  const reading = readWavHeader(bytes, { isWhole: true })
  if (reading.status !== 'complete') throw new Error('The header is incomplete.')
  return decodeWavFrames(reading.header, bytes.subarray(reading.header.dataOffsetBytes))
}

/** One whole call of LEAD; resolves to the SID of its recording. */
async function aRecordedCall(t: Parameters<typeof aSimulator>[0]) {
  const simulator = await aSimulator(t)
  const { client, account } = simulator
  const customer = await aCustomer(t, account.authToken)
  const call = await client.calls.create({
    to: AGENT,
    from: FROM,
    twiml: bridge(customer.url('/recording')),
  })
  const asked = await customer.until((all) =>
    told(all, '/recording', 'RecordingStatus').includes('completed'),
  )
  const { parameters } = asked.at(-1)!
  return { ...simulator, asked, callSid: call.sid, recordingSid: parameters.RecordingSid!, parameters }
}

test('the two channels of a recorded call are the very sides of the conversation', async (t) => {
  const { ask, base, callSid, recordingSid, parameters, asked, baseUrl } = await aRecordedCall(t)

  assert.deepEqual(told(asked, '/recording', 'RecordingStatus'), ['in-progress', 'completed'])
  assert.ok(asked.every(({ isSigned }) => isSigned))
  assert.equal(parameters.CallSid, callSid)
  assert.equal(parameters.RecordingUrl, `${baseUrl}${base}/Recordings/${recordingSid}`)
  const answer = await ask(`${base}/Recordings/${recordingSid}.wav?RequestedChannels=2`)
  assert.equal(answer.headers.get('content-type'), 'audio/x-wav')
  const [agent, lead] = samplesOf(await answer.arrayBuffer())
  const { talk } = loadDirectory(CONVERSATIONS_FOLDER).personaOf(LEAD)

  assert.ok(correlation(agent!, talk!.agent) > 0.99)
  assert.ok(correlation(lead!, talk!.lead) > 0.99)
  assert.ok(Math.abs(correlation(agent!, talk!.lead)) < 0.05)
  assert.ok(Math.abs(agent!.length / 8 - talk!.leadHangsUpAfterMs) < 100)
})

test('without a wish a recording comes as it was ordered, and with one in as many channels as wished', async (t) => {
  const { ask, base, recordingSid } = await aRecordedCall(t)
  const channels = async (suffix: string) => {
    const answer = await ask(`${base}/Recordings/${recordingSid}${suffix}`)
    return samplesOf(await answer.arrayBuffer()).length
  }

  assert.equal(await channels(''), 2)
  assert.equal(await channels('.wav'), 2)
  assert.equal(await channels('.wav?RequestedChannels=1'), 1)
})

test('a recording can be found, by itself and by its call, until it is deleted', async (t) => {
  const { client, callSid, recordingSid, baseUrl, base } = await aRecordedCall(t)

  const recording = await client.recordings(recordingSid).fetch()
  for (const [name, value] of Object.entries(recording.toJSON() as object))
    assert.notEqual(value, undefined, `${name} is missing`)
  assert.equal(recording.channels, 2)
  assert.equal(recording.source, 'DialVerb')
  assert.equal(recording.callSid, callSid)
  assert.equal(recording.mediaUrl, `${baseUrl}${base}/Recordings/${recordingSid}`)
  assert.equal((await client.recordings.list({ callSid })).length, 1)
  assert.equal((await client.recordings.list({ dateCreatedBefore: new Date(0) })).length, 0)
  const [ofCall] = await client.calls(callSid).recordings.list({ limit: 20 })
  assert.equal(ofCall?.sid, recordingSid)
  for (const [name, value] of Object.entries(ofCall.toJSON() as object))
    assert.notEqual(value, undefined, `${name} is missing`)
  assert.equal((await client.calls(callSid).recordings(recordingSid).fetch()).track, 'both')

  assert.equal(await client.recordings(recordingSid).remove(), true)
  await assert.rejects(client.recordings(recordingSid).fetch(), { status: 404, code: 20404 })
  assert.deepEqual(await client.calls(callSid).recordings.list(), [])
})

test('a call can be recorded as a whole, on one channel, which then cannot be told apart', async (t) => {
  const { client, account, ask, base } = await aSimulator(t)
  const customer = await aCustomer(t, account.authToken)

  await client.calls.create({
    ...{ to: AGENT, from: FROM, twiml: SAY, record: true },
    recordingStatusCallback: customer.url('/recording'),
  })
  const [asked] = await customer.until((all) => all.length > 0)
  const { RecordingSid: sid, RecordingStatus: status, RecordingChannels: channels } = asked!.parameters

  assert.deepEqual([status, channels], ['completed', '1'])
  assert.equal((await client.recordings(sid!).fetch()).source, 'OutboundAPI')
  assert.equal((await ask(`${base}/Recordings/${sid}.wav`)).status, 200)
  assert.equal((await ask(`${base}/Recordings/${sid}.wav?RequestedChannels=2`)).status, 400)
})

test('the recording of a live call is begun, paused, taken up again and stopped', async (t) => {
  const { client, standStillAt } = await aSimulator(t)
  const bridged = standStillAt(({ what }) => what === 'bridged')
  const { sid } = await client.calls.create({
    ...{ to: AGENT, from: FROM },
    twiml: `<Response><Dial>${LEAD}</Dial></Response>`,
  })
  const goOn = await bridged
  const { recordings } = client.calls(sid)

  const begun = await recordings.create({ recordingChannels: 'dual' })
  assert.deepEqual([begun.status, begun.source], ['in-progress', 'StartCallRecordingAPI'])
  const current = client.calls(sid).recordings('Twilio.CURRENT')
  assert.equal((await current.update({ status: 'paused', pauseBehavior: 'silence' })).status, 'paused')
  assert.equal((await current.update({ status: 'in-progress' })).status, 'in-progress')
  assert.equal((await recordings.list())[0]?.sid, begun.sid)
  const stopped = await client.calls(sid).recordings(begun.sid).update({ status: 'stopped' })
  assert.equal(stopped.sid, begun.sid)

  await assert.rejects(current.update({ status: 'paused' }), { status: 404 })
  goOn()
})

test('a call that is over can no longer be recorded', async (t) => {
  const { client, callSid } = await aRecordedCall(t)

  await assert.rejects(client.calls(callSid).recordings.create(), { status: 400, code: 21220 })
})

test('media that are not there yet, and speakers that cannot be told apart, can be ordered', async (t) => {
  const { ask, base, recordingSid, order } = await aRecordedCall(t)
  const wav = `${base}/Recordings/${recordingSid}.wav`

  await order({ kind: 'media-not-found', count: 2 })
  const statuses = [await ask(wav), await ask(wav), await ask(wav)].map(({ status }) => status)
  assert.deepEqual(statuses, [404, 404, 200])

  await order({ kind: 'media-no-two-channels' })
  assert.equal((await ask(`${wav}?RequestedChannels=2`)).status, 400)
  assert.equal((await ask(`${wav}?RequestedChannels=1`)).status, 200)
})

test('a recording can be ordered to be absent', async (t) => {
  const { client, account, order } = await aSimulator(t)
  const customer = await aCustomer(t, account.authToken)
  await order({ kind: 'recording-absent' })

  await client.calls.create({ to: AGENT, from: FROM, twiml: bridge(customer.url('/recording')) })
  const asked = await customer.until((all) => told(all, '/recording', 'RecordingStatus').length === 2)

  assert.deepEqual(told(asked, '/recording', 'RecordingStatus'), ['in-progress', 'absent'])
})

test('there is no MP3, and no recording of another name', async (t) => {
  const { ask, base, recordingSid } = await aRecordedCall(t)
  const statuses = []
  for (const path of [`${recordingSid}.mp3`, `${recordingSid}.ogg`, `RE${'0'.repeat(32)}`, 'RE1.wav'])
    statuses.push((await ask(`${base}/Recordings/${path}`)).status)

  assert.deepEqual(statuses, [501, 404, 404, 404])
})
