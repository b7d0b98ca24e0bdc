import assert from 'node:assert/strict'
import { test } from 'node:test'

import { decodeMuLaw } from '@leadbreak/audio'

import { aCall, aCompany, aTalk, LEAD, START_MS, type Heard } from '../../test/a-company.ts'
import { STREAM, STREAM_URL, streaming, toldOfStreams } from '../../test/streaming.ts'
import { makeFaults } from '../faults/faults.ts'
import { readFault } from '../faults/read-fault.ts'

function media(messages: readonly Heard[], track: string) {
  return messages.flatMap(({ atMs, media }) =>
    media?.track === track
      ? [
          {
            atMs,
            timestamp: Number(media.timestamp),
            samples: decodeMuLaw(Buffer.from(media.payload, 'base64')),
          },
        ]
      : [],
  )
}

test('a stream says who it is, sends a frame of each track every 20 ms, and says when the call is over', async () => {
  const company = aCompany(streaming(STREAM))
  const { sid } = company.exchange.placeCall(aCall())
  await company.pass(10_000)

  const [stream] = company.streamed
  assert.equal(stream!.url, STREAM_URL)
  const [connected, start, first, second, ...others] = stream!.messages
  const streamSid = company.exchange.listStreams(sid)[0]!.sid
  const accountSid = 'AC00000000000000000000000000000000'
  assert.match(streamSid, /^MZ[0-9a-f]{32}$/)
  assert.deepEqual(withoutTime(connected!), { event: 'connected', protocol: 'Call', version: '1.0.0' })
  assert.deepEqual(withoutTime(start!), {
    event: 'start',
    sequenceNumber: '1',
    start: {
      ...{ accountSid, streamSid, callSid: sid, tracks: ['inbound', 'outbound'] },
      mediaFormat: { encoding: 'audio/x-mulaw', sampleRate: 8000, channels: 1 },
      customParameters: { token: 't-1' },
    },
    streamSid,
  })
  const silence = Buffer.alloc(160, 0xff).toString('base64')
  assert.deepEqual(
    [first, second].map((one) => withoutTime(one!)),
    ['inbound', 'outbound'].map((track, n) => ({
      ...{ event: 'media', sequenceNumber: String(n + 2), streamSid },
      media: { track, chunk: '1', timestamp: '0', payload: silence },
    })),
  )
  assert.deepEqual(withoutTime(others.at(-1)!), {
    ...{ event: 'stop', sequenceNumber: '202', streamSid },
    stop: { accountSid, callSid: sid },
  })
  assert.equal(stream!.end, 'closed')
  assert.deepEqual(toldOfStreams(company), [
    ['stream-started', 'live'],
    ['stream-stopped', 'live'],
  ])
})

function withoutTime({ atMs, ...message }: Heard): object {
  assert.ok(atMs > 0)
  return message
}

test('the callback of a stream says which stream of which call, and when', async () => {
  const company = aCompany(streaming(STREAM))
  const { sid } = company.exchange.placeCall(aCall())
  await company.pass(10_000)

  const { parameters, url } = company.told.find(({ event }) => event === 'stream-started')!
  const [stream] = company.exchange.listStreams(sid)
  assert.equal(url, 'https://customer.example/stream')
  assert.deepEqual(parameters, {
    AccountSid: 'AC00000000000000000000000000000000',
    CallSid: sid,
    StreamSid: stream!.sid,
    StreamName: 'live',
    StreamEvent: 'stream-started',
    Timestamp: new Date(stream!.openedAtMs!).toISOString(),
  })
})

test('the agent is inbound, ringing and then the lead are outbound, each frame when its sound is over', async () => {
  const company = aCompany(streaming(STREAM, `<Dial answerOnBridge="true">${LEAD}</Dial>`), {
    people: { [LEAD]: { talk: aTalk(2000) } },
  })
  const { sid } = company.exchange.placeCall(aCall())
  await company.pass(20_000)

  const { messages } = company.streamed[0]!
  const openedAtMs = company.exchange.listStreams(sid)[0]!.openedAtMs! - START_MS
  const joinedAtMs = company.child().answeredAtMs! - START_MS
  for (const track of ['inbound', 'outbound'])
    for (const { atMs, timestamp } of media(messages, track)) assert.equal(atMs, openedAtMs + timestamp + 20)
  const talking = media(messages, 'inbound').filter(({ samples }) => samples.every((one) => one > 900))
  assert.equal(talking.length, 100)
  assert.equal(talking[0]!.timestamp, joinedAtMs - openedAtMs)
  const heard = media(messages, 'outbound')
  assert.ok(heard.slice(0, 20).every(({ samples }) => samples.some((one) => one !== 0)))
  const lead = heard.filter(({ samples }) => samples.every((one) => one > 1900))
  assert.equal(lead.length, 100)
  assert.equal(lead[0]!.timestamp, joinedAtMs - openedAtMs)
})

for (const [track, tracks] of [
  ['', ['inbound']],
  ['track="inbound_track"', ['inbound']],
  ['track="outbound_track"', ['outbound']],
] as const)
  test(`a stream ${track === '' ? 'without a track' : `with ${track}`} sends ${tracks[0]} alone`, async () => {
    const company = aCompany(streaming(`<Stream url="${STREAM_URL}" ${track}/>`))
    company.exchange.placeCall(aCall())
    await company.pass(10_000)

    const sent = company.streamed[0]!.messages.flatMap(({ media }) => (media ? media.track : []))
    assert.equal(sent.length, 100)
    assert.deepEqual([...new Set(sent)], tracks)
  })

test('a stream is stopped by its name in the middle of the call, and nothing of it comes later', async () => {
  const company = aCompany(
    streaming(STREAM, '<Pause length="1"/><Stop><Stream name="live"/></Stop><Pause length="1"/>'),
  )
  const { sid } = company.exchange.placeCall(aCall())
  await company.pass(10_000)

  assert.equal(company.streamed[0]!.messages.at(-1)!.event, 'stop')
  assert.equal(company.exchange.listStreams(sid)[0]!.framesSent, 100)
})

test('what the customer sends into a stream is counted, and told of once', async () => {
  const company = aCompany(streaming(STREAM))
  const { sid } = company.exchange.placeCall(aCall())
  await company.pass(2000)
  for (let n = 0; n < 3; n++) company.streamed[0]!.listener.spoken()

  const [stream] = company.exchange.listStreams(sid)
  assert.equal(stream!.messagesReceived, 3)
  assert.deepEqual(stream!.errors, [31_951])
  assert.equal(company.happened('warning').length, 1)
})

test('a server that does not read loses sound, is told of it once, and goes on where it reads again', async () => {
  const company = aCompany(streaming(STREAM))
  const { sid } = company.exchange.placeCall(aCall())
  await company.pass(1520)
  const [stream] = company.streamed
  stream!.unsentBytes = 2_000_000
  await company.pass(100)
  stream!.unsentBytes = 0
  await company.pass(10_000)

  const { framesSent, framesDropped, errors } = company.exchange.listStreams(sid)[0]!
  assert.deepEqual([framesSent, framesDropped, errors], [190, 10, [31_930]])
  const numbers = stream!.messages.flatMap(({ media, sequenceNumber }) =>
    media ? Number(sequenceNumber) : [],
  )
  assert.equal(numbers.at(-1), 201)
  assert.equal(numbers.length, 190)
})

test('when the customer closes a stream the call goes on without it, and nobody opens it again', async () => {
  const company = aCompany(streaming(STREAM))
  const { sid } = company.exchange.placeCall(aCall())
  await company.pass(2000)
  company.streamed[0]!.listener.ended({ code: 31_921, sentence: 'closed', closeCode: 1001 })
  await company.pass(10_000)

  assert.equal(company.streamed.length, 1)
  assert.deepEqual(toldOfStreams(company), [
    ['stream-started', 'live'],
    ['stream-error', 'live', '31921: closed'],
  ])
  const [stream] = company.exchange.listStreams(sid)
  assert.deepEqual([stream!.state, stream!.closedBy, stream!.closeCode], ['closed', 'customer', 1001])
})

for (const [kind, end, events, last] of [
  ['stream-cut', 'cut', ['stream-started', 'stream-error'], 'start'],
  ['stream-no-stop', 'closed', ['stream-started', 'stream-stopped'], 'media'],
  ['stream-refused', null, ['stream-error'], null],
] as const)
  test(`a ${kind} ends a stream as its name says, and only one`, async () => {
    const faults = makeFaults()
    faults.order(readFault({ kind }))
    const company = aCompany(streaming(STREAM), { faults })
    company.exchange.placeCall(aCall())
    await company.pass(10_000)
    const first = company.streamed.splice(0)[0]
    const events1 = toldOfStreams(company).map(([event]) => event)
    company.exchange.placeCall(aCall())
    await company.pass(10_000)

    assert.equal(first?.end ?? null, end)
    assert.equal(first?.messages.at(-1)?.event ?? null, last)
    assert.deepEqual(events1, events)
    assert.equal(company.streamed[0]!.messages.at(-1)!.event, 'stop')
  })

test('a fault for streams of an age befalls each stream once it is so old, as many as were ordered', async () => {
  const faults = makeFaults()
  faults.order(readFault({ kind: 'stream-drop', afterMs: 1000, frames: 5, count: 2 }))
  const company = aCompany(streaming(STREAM), { faults })
  const calls = [1, 2, 3].map(() => company.exchange.placeCall(aCall()).sid)
  await company.pass(20_000)

  const streams = calls.map((sid) => company.exchange.listStreams(sid)[0]!)
  assert.deepEqual(
    streams.map(({ framesSent, framesDropped }) => [framesSent, framesDropped]),
    [
      [190, 10],
      [190, 10],
      [200, 0],
    ],
  )
  assert.deepEqual(faults.list(), [])
})

test('a company that closes cuts its streams without a word', async () => {
  const company = aCompany(streaming(STREAM))
  company.exchange.placeCall(aCall())
  await company.pass(2000)
  company.exchange.close()

  assert.equal(company.streamed[0]!.end, 'cut')
  assert.deepEqual(toldOfStreams(company), [['stream-started', 'live']])
})
