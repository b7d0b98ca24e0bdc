import assert from 'node:assert/strict'
import { test } from 'node:test'

import { decodeMuLaw } from '@leadbreak/audio'

import {
  aCall,
  aCompany,
  AGENT,
  aTalk,
  LEAD,
  START_MS,
  type Company,
  type Heard,
} from '../../test/a-company.ts'
import { makeFaults } from '../faults/faults.ts'
import { readFault } from '../faults/read-fault.ts'

const URL = 'wss://customer.example/media'
const STREAM = `<Stream name="live" url="${URL}" track="both_tracks" statusCallback="/stream"><Parameter name="token" value="t-1"/></Stream>`
const PEOPLE = { [LEAD]: { talk: aTalk(2000) }, [AGENT]: {} }

function document(streams: string, rest = '<Pause length="2"/>'): { readonly '/start': string } {
  return { '/start': `<Response><Start>${streams}</Start>${rest}</Response>` }
}

/** What the customer was told of streams. */
function told({ told }: Company): string[][] {
  return told
    .filter(({ parameters }) => parameters.StreamEvent)
    .map(({ event, parameters: { StreamEvent = '', StreamName = '', StreamError = '' } }) => {
      assert.equal(event, StreamEvent)
      return [StreamEvent, StreamName, ...(StreamError === '' ? [] : [StreamError])]
    })
}

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
  const company = aCompany(document(STREAM))
  const { sid } = company.exchange.placeCall(aCall())
  await company.pass(10_000)

  const [stream] = company.streamed
  assert.equal(stream!.url, URL)
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
  assert.deepEqual(told(company), [
    ['stream-started', 'live'],
    ['stream-stopped', 'live'],
  ])
})

function withoutTime({ atMs, ...message }: Heard): object {
  assert.ok(atMs > 0)
  return message
}

test('the callback of a stream says which stream of which call, and when', async () => {
  const company = aCompany(document(STREAM))
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
  const company = aCompany(document(STREAM, `<Dial answerOnBridge="true">${LEAD}</Dial>`), { people: PEOPLE })
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
    const company = aCompany(document(`<Stream url="${URL}" ${track}/>`))
    company.exchange.placeCall(aCall())
    await company.pass(10_000)

    const sent = company.streamed[0]!.messages.flatMap(({ media }) => (media ? media.track : []))
    assert.equal(sent.length, 100)
    assert.deepEqual([...new Set(sent)], tracks)
  })

for (const [url, warning] of [
  ['wss://customer.example/s?token=secret', '31920: a stream with a query in its address is refused'],
  ['wss://customer.example/s?', '31920: a stream with a query in its address is refused'],
  ['ws://customer.example/s', '31922: a stream needs a wss address'],
  ['https://customer.example/s', '31922: a stream needs a wss address'],
  ['/s', '31923: a stream needs an absolute wss address without a fragment'],
  ['wss://customer.example/s#rc=2', '31923: a stream needs an absolute wss address without a fragment'],
] as const)
  test(`a stream to ${url} is refused, the customer is told, and the call goes on`, async () => {
    const company = aCompany(document(STREAM.replace(URL, url)))
    const { sid } = company.exchange.placeCall(aCall())
    await company.pass(10_000)

    assert.deepEqual(company.streamed, [])
    assert.deepEqual(company.happened('warning'), [warning])
    assert.deepEqual(told(company), [['stream-error', 'live', warning]])
    assert.equal(company.exchange.findCall(sid)!.status, 'completed')
  })

test('an address without wss does where it cannot leave this machine', async () => {
  const company = aCompany(document(STREAM.replace(URL, 'ws://127.0.0.1:5000/media')))
  company.exchange.placeCall(aCall())
  await company.pass(10_000)

  assert.deepEqual(told(company)[0], ['stream-started', 'live'])
})

test('a second stream of one name is refused, and one of the same name after the first is over is not', async () => {
  const again = `<Stop><Stream name="live"/></Stop><Start>${STREAM}</Start><Pause length="1"/>`
  const company = aCompany(document(STREAM, `<Start>${STREAM}</Start><Pause length="1"/>${again}`))
  company.exchange.placeCall(aCall())
  await company.pass(10_000)

  const twice = '20001: the call already has a stream of the name "live"'
  assert.deepEqual(company.happened('warning'), [twice])
  assert.deepEqual(told(company), [
    ['stream-error', 'live', twice],
    ['stream-started', 'live'],
    ['stream-stopped', 'live'],
    ['stream-started', 'live'],
    ['stream-stopped', 'live'],
  ])
})

test('no more than four tracks of a call are streamed at once', async () => {
  const streams = ['both_tracks', 'inbound_track', 'both_tracks', 'outbound_track']
  const company = aCompany(
    document(streams.map((track, n) => `<Stream name="s${n}" url="${URL}" track="${track}"/>`).join('')),
  )
  company.exchange.placeCall(aCall())
  await company.pass(10_000)

  assert.equal(company.streamed.length, 3)
  assert.deepEqual(company.happened('warning'), ['20001: a call has at most four tracks in streams'])
})

test('a parameter that is longer than the carrier takes is refused', async () => {
  const company = aCompany(document(STREAM.replace('t-1', 't'.repeat(500))))
  company.exchange.placeCall(aCall())
  await company.pass(10_000)

  assert.deepEqual(company.happened('warning'), [
    '20001: a parameter of a stream is longer than 500 characters',
  ])
})

test('a stream is stopped by its name in the middle of the call, and nothing of it comes later', async () => {
  const company = aCompany(
    document(STREAM, '<Pause length="1"/><Stop><Stream name="live"/></Stop><Pause length="1"/>'),
  )
  const { sid } = company.exchange.placeCall(aCall())
  await company.pass(10_000)

  assert.equal(company.streamed[0]!.messages.at(-1)!.event, 'stop')
  assert.equal(company.exchange.listStreams(sid)[0]!.framesSent, 100)
})

test('to stop what there is not gives a warning', async () => {
  const company = aCompany({
    '/start': '<Response><Stop><Stream name="x"/></Stop><Stop><Stream/></Stop><Pause/></Response>',
  })
  company.exchange.placeCall(aCall())
  await company.pass(10_000)

  assert.deepEqual(company.happened('warning'), [
    '12200: there is no stream of the name "x"',
    '12200: <Stop><Stream> needs the name of a stream',
  ])
})

test('what the customer sends into a stream is counted, and told of once', async () => {
  const company = aCompany(document(STREAM))
  const { sid } = company.exchange.placeCall(aCall())
  await company.pass(2000)
  for (let n = 0; n < 3; n++) company.streamed[0]!.listener.spoken()

  const [stream] = company.exchange.listStreams(sid)
  assert.equal(stream!.messagesReceived, 3)
  assert.deepEqual(stream!.errors, [31_951])
  assert.equal(company.happened('warning').length, 1)
})

test('a server that does not read loses sound, is told of it once, and goes on where it reads again', async () => {
  const company = aCompany(document(STREAM))
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
  const company = aCompany(document(STREAM))
  const { sid } = company.exchange.placeCall(aCall())
  await company.pass(2000)
  company.streamed[0]!.listener.ended({ code: 31_921, sentence: 'closed', closeCode: 1001 })
  await company.pass(10_000)

  assert.equal(company.streamed.length, 1)
  assert.deepEqual(told(company), [
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
    const company = aCompany(document(STREAM), { faults })
    company.exchange.placeCall(aCall())
    await company.pass(10_000)
    const first = company.streamed.splice(0)[0]
    const events1 = told(company).map(([event]) => event)
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
  const company = aCompany(document(STREAM), { faults })
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
  const company = aCompany(document(STREAM))
  company.exchange.placeCall(aCall())
  await company.pass(2000)
  company.exchange.close()

  assert.equal(company.streamed[0]!.end, 'cut')
  assert.deepEqual(told(company), [['stream-started', 'live']])
})
