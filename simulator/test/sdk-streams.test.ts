import assert from 'node:assert/strict'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { once } from 'node:events'
import { test } from 'node:test'

import { decodeMuLaw } from '@leadbreak/audio'
import twilio from 'twilio'

import type { Stream } from '../src/streams/stream.ts'
import { aCustomer, told } from './a-customer.ts'
import { AGENT, aSimulator, FROM } from './a-simulator.ts'
import { aMediaReceiver, type Message } from './media-receiver.ts'

const { VoiceResponse } = twilio.twiml

/** He says within a quarter of a minute that he wants no calls. */
const SHORT_TALKER = '+919000000007'

function streaming(url: string, statusCallback?: string) {
  const response = new VoiceResponse()
  response
    .start()
    .stream({
      ...{ name: 'live', url, track: 'both_tracks' },
      ...(statusCallback !== undefined && { statusCallback }),
    })
    .parameter({ name: 'token', value: 'one time' })
  return response
}

function frames(messages: readonly Message[], track: string) {
  return messages.flatMap(({ media }) => (media?.track === track ? media : []))
}

test('a whole call is streamed to a real server, which can tell who sends it, while the call is at the same time as without', async (t) => {
  const { client, account, ask } = await aSimulator(t)
  const receiver = await aMediaReceiver(t, account.authToken)
  const customer = await aCustomer(t, account.authToken, {
    '/start': () => {
      const response = streaming(receiver.url, '/stream')
      response.dial({}, SHORT_TALKER)
      return response
    },
  })

  const { sid } = await client.calls.create({
    ...{ to: AGENT, from: FROM, url: customer.url('/start') },
    statusCallback: customer.url('/status'),
  })
  const asked = await customer.until((all) => told(all, '/status', 'CallStatus').length > 0)

  const [stream] = receiver.streams
  await receiver.until(() => stream!.closeCode !== null)
  const { messages } = stream!
  assert.ok(stream!.isSigned)
  assert.equal(stream!.closeCode, 1000)
  assert.deepEqual(messages[1]!.start!.customParameters, { token: 'one time' })
  assert.equal(messages[1]!.start!.callSid, sid)
  assert.equal(messages.at(-1)!.event, 'stop')
  const numbers = messages.slice(1).map(({ sequenceNumber }) => Number(sequenceNumber))
  assert.deepEqual(
    numbers,
    numbers.map((_, n) => n + 1),
  )
  const { duration } = await client.calls(sid).fetch()
  for (const track of ['inbound', 'outbound']) {
    const sent = frames(messages, track)
    assert.ok(Math.abs(sent.length / 50 - Number(duration)) < 1)
    assert.ok(sent.every(({ timestamp }, n) => Number(timestamp) === 20 * n))
    assert.ok(sent.every(({ payload }) => Buffer.from(payload, 'base64').length === 160))
    assert.ok(
      sent.some(({ payload }) => decodeMuLaw(Buffer.from(payload, 'base64')).some((one) => one > 3000)),
    )
  }
  assert.deepEqual(told(asked, '/stream', 'StreamEvent'), ['stream-started', 'stream-stopped'])
  assert.ok(asked.every(({ isSigned }) => isSigned))
  const { streams } = (await (await ask('/simulator/streams')).json()) as { streams: Stream[] }
  assert.deepEqual(
    streams.map(({ callSid, state, framesSent, framesDropped, messagesReceived, errors, closedBy }) => ({
      ...{ callSid, state, framesSent, framesDropped, messagesReceived, errors, closedBy },
    })),
    [
      {
        ...{ callSid: sid, state: 'closed', framesSent: numbers.length - 2, framesDropped: 0 },
        ...{ messagesReceived: 0, errors: [], closedBy: 'carrier' },
      },
    ],
  )
})

test('by hand, time stands still until the server has read the sound of the time that went by', async (t) => {
  const { client, account, ask, clock, next } = await aSimulator(t, { clock: 'manual' })
  const receiver = await aMediaReceiver(t, account.authToken)
  const answered = next(({ what }) => what === 'in-progress')
  const response = streaming(receiver.url)
  response.pause({ length: 60 })
  await client.calls.create({ to: AGENT, from: FROM, twiml: response })
  await advance(3300)
  await answered
  const { messages } = receiver.streams[0]!

  const seen = [messages.length]
  for (const ms of [10, 10, 1000, 5]) {
    await advance(ms)
    seen.push(messages.length)
  }

  assert.deepEqual(seen, [2, 2, 4, 104, 104])
  assert.equal(clock.kind, 'manual')

  async function advance(ms: number): Promise<void> {
    const headers = { 'content-type': 'application/json' }
    await ask('/simulator/clock/advance', { method: 'POST', body: JSON.stringify({ ms }), headers })
  }
})

test('a stream is begun and stopped by REST, with the official SDK', async (t) => {
  const { client, account, clock, next } = await aSimulator(t, { clock: 'manual' })
  const receiver = await aMediaReceiver(t, account.authToken)
  const customer = await aCustomer(t, account.authToken)
  assert.ok('advance' in clock)
  const answered = next(({ what }) => what === 'in-progress')
  const { sid } = await client.calls.create({
    ...{ to: AGENT, from: FROM, twiml: '<Response><Pause length="60"/></Response>' },
  })
  await clock.advance(4000)
  await answered

  const order = {
    ...{ url: receiver.url, name: 'again', track: 'both_tracks' as const },
    statusCallback: customer.url('/stream'),
    'parameter1.name': 'token',
    'parameter1.value': 'a b',
    'parameter2.name': 'empty',
  }
  const stream = await client.calls(sid).streams.create(order)
  await clock.advance(1000)
  const refused = await client.calls(sid).streams.create(order).catch(codeOf)
  const stopped = await client.calls(sid).streams('again').update({ status: 'stopped' })
  const second = await client.calls(sid).streams.create(order)
  await clock.advance(100)
  const stoppedBySid = await client.calls(sid).streams(second.sid).update({ status: 'stopped' })
  await clock.advance(100)

  assert.match(stream.sid, /^MZ[0-9a-f]{32}$/)
  assert.deepEqual(
    { ...stream.toJSON(), dateUpdated: null },
    {
      ...{ sid: stream.sid, accountSid: account.sid, callSid: sid, name: 'again', status: 'in-progress' },
      ...{
        dateUpdated: null,
        uri: `/2010-04-01/Accounts/${account.sid}/Calls/${sid}/Streams/${stream.sid}.json`,
      },
    },
  )
  assert.ok(!Number.isNaN(stream.dateUpdated.getTime()))
  assert.deepEqual([stopped.sid, stopped.status, stoppedBySid.status], [stream.sid, 'stopped', 'stopped'])
  assert.equal(refused, 20_001)
  await receiver.until(() => receiver.streams.filter(({ closeCode }) => closeCode !== null).length === 2)
  const [first] = receiver.streams
  assert.deepEqual(first!.messages[1]!.start!.customParameters, { token: 'a b', empty: '' })
  assert.equal(frames(first!.messages, 'inbound').length, 50)
  const asked = await customer.until((all) => all.length === 4)
  assert.deepEqual(told(asked, '/stream', 'StreamEvent'), [
    ...['stream-started', 'stream-stopped'],
    ...['stream-started', 'stream-stopped'],
  ])
})

test('REST refuses streams that cannot be, with the codes of the carrier', async (t) => {
  const { client, clock } = await aSimulator(t, { clock: 'manual' })
  assert.ok('advance' in clock)
  const { sid } = await client.calls.create({
    ...{ to: AGENT, from: FROM, twiml: '<Response><Pause length="60"/></Response>' },
  })
  const url = 'wss://customer.example/media'
  const early = await client.calls(sid).streams.create({ url }).catch(codeOf)
  await clock.advance(4000)

  const refusals = [
    { url: '' },
    { url: `${url}?token=1` },
    { url: 'ws://customer.example/media' },
    { url: 'media' },
    { url, track: 'all' as 'both_tracks' },
    { url, statusCallback: 'nowhere' },
  ].map((order) => client.calls(sid).streams.create(order).catch(codeOf))
  const codes = await Promise.all(refusals)
  const unknown = await client.calls(sid).streams('none').update({ status: 'stopped' }).catch(codeOf)
  const nobody = await client
    .calls(`CA${'0'.repeat(32)}`)
    .streams.create({ url })
    .catch(codeOf)

  assert.equal(early, 21_220)
  assert.deepEqual(codes, [21_205, 31_920, 31_922, 31_923, 20_001, 21_609])
  assert.deepEqual([unknown, nobody], [20_404, 20_404])
})

function codeOf(error: unknown): unknown {
  return (error as { code?: unknown }).code
}

test('a message into a stream, and then a close, are told as what they are', async (t) => {
  const { client, account, ask } = await aSimulator(t)
  const receiver = await aMediaReceiver(t, account.authToken, ({ sequenceNumber }, { socket }) => {
    if (sequenceNumber === '10') socket.send('{"event":"clear"}')
    if (sequenceNumber === '20') socket.close(1001)
  })
  const customer = await aCustomer(t, account.authToken)
  const response = streaming(receiver.url, customer.url('/stream'))
  response.pause({ length: 5 })
  await client.calls.create({ to: AGENT, from: FROM, twiml: response })
  const asked = await customer.until((all) => all.length === 2)

  assert.deepEqual(told(asked, '/stream', 'StreamEvent'), ['stream-started', 'stream-error'])
  assert.deepEqual(told(asked, '/stream', 'StreamError')[1], '31921: the server closed the stream (1001)')
  const { streams } = (await (await ask('/simulator/streams')).json()) as { streams: Stream[] }
  assert.equal(streams[0]!.messagesReceived, 1)
  assert.deepEqual(streams[0]!.errors, [31_951, 31_921])
  assert.deepEqual([streams[0]!.closedBy, streams[0]!.closeCode], ['customer', 1001])
})

test('what is no WebSocket is told as a broken protocol', async (t) => {
  const { client, account } = await aSimulator(t)
  const receiver = await aMediaReceiver(t, account.authToken, ({ event }, { socket }) => {
    // A frame with bits that no extension has asked for.
    if (event === 'start') (socket as unknown as Raw)._socket.write(Buffer.from([0xf1, 0x01, 0x20]))
  })
  const customer = await aCustomer(t, account.authToken)
  const response = streaming(receiver.url, customer.url('/stream'))
  response.pause({ length: 5 })
  await client.calls.create({ to: AGENT, from: FROM, twiml: response })
  const asked = await customer.until((all) => all.length === 2)

  assert.match(told(asked, '/stream', 'StreamError')[1]!, /^31924: /)
})

interface Raw {
  readonly _socket: { write(bytes: Buffer): void }
}

for (const [what, status, code] of [
  ['answers 403', 403, '31920: the handshake was answered 403'],
  ['does not listen', null, '31902: the connection was refused'],
] as const)
  test(`a server that ${what} gets no stream, is told why, and the call goes on`, async (t) => {
    const { client, account } = await aSimulator(t)
    const http = createServer((_request, response) => response.writeHead(status ?? 500).end())
    http.listen(0, '127.0.0.1')
    await once(http, 'listening')
    const { port } = http.address() as AddressInfo
    if (status === null) await new Promise((resolve) => http.close(resolve))
    else t.after(() => void http.close())
    const customer = await aCustomer(t, account.authToken)
    const response = streaming(`ws://127.0.0.1:${port}/media`, customer.url('/stream'))
    response.pause({ length: 1 })

    await client.calls.create({
      ...{ to: AGENT, from: FROM, twiml: response, statusCallback: customer.url('/status') },
    })
    const asked = await customer.until((all) => told(all, '/status', 'CallStatus').length > 0)

    assert.deepEqual(told(asked, '/stream', 'StreamError'), [code])
    assert.deepEqual(told(asked, '/status', 'CallStatus'), ['completed'])
  })
