import assert from 'node:assert/strict'
import { test } from 'node:test'

import { aCall, aCompany } from '../../test/a-company.ts'
import { STREAM, STREAM_URL, streaming, toldOfStreams } from '../../test/streaming.ts'

for (const [url, warning] of [
  ['wss://customer.example/s?token=secret', '31920: a stream with a query in its address is refused'],
  ['wss://customer.example/s?', '31920: a stream with a query in its address is refused'],
  ['ws://customer.example/s', '31922: a stream needs a wss address'],
  ['https://customer.example/s', '31922: a stream needs a wss address'],
  ['/s', '31923: a stream needs an absolute wss address without a fragment'],
  ['wss://customer.example/s#rc=2', '31923: a stream needs an absolute wss address without a fragment'],
] as const)
  test(`a stream to ${url} is refused, the customer is told, and the call goes on`, async () => {
    const company = aCompany(streaming(STREAM.replace(STREAM_URL, url)))
    const { sid } = company.exchange.placeCall(aCall())
    await company.pass(10_000)

    assert.deepEqual(company.streamed, [])
    assert.deepEqual(company.happened('warning'), [warning])
    assert.deepEqual(toldOfStreams(company), [['stream-error', 'live', warning]])
    assert.equal(company.exchange.findCall(sid)!.status, 'completed')
  })

test('an address without wss does where it cannot leave this machine', async () => {
  const company = aCompany(streaming(STREAM.replace(STREAM_URL, 'ws://127.0.0.1:5000/media')))
  company.exchange.placeCall(aCall())
  await company.pass(10_000)

  assert.deepEqual(toldOfStreams(company)[0], ['stream-started', 'live'])
})

test('a second stream of one name is refused, and one of the same name after the first is over is not', async () => {
  const again = `<Stop><Stream name="live"/></Stop><Start>${STREAM}</Start><Pause length="1"/>`
  const company = aCompany(streaming(STREAM, `<Start>${STREAM}</Start><Pause length="1"/>${again}`))
  company.exchange.placeCall(aCall())
  await company.pass(10_000)

  const twice = '20001: the call already has a stream of the name "live"'
  assert.deepEqual(company.happened('warning'), [twice])
  assert.deepEqual(toldOfStreams(company), [
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
    streaming(
      streams.map((track, n) => `<Stream name="s${n}" url="${STREAM_URL}" track="${track}"/>`).join(''),
    ),
  )
  company.exchange.placeCall(aCall())
  await company.pass(10_000)

  assert.equal(company.streamed.length, 3)
  assert.deepEqual(company.happened('warning'), ['20001: a call has at most four tracks in streams'])
})

test('a parameter that is longer than the carrier takes is refused', async () => {
  const company = aCompany(streaming(STREAM.replace('t-1', 't'.repeat(500))))
  company.exchange.placeCall(aCall())
  await company.pass(10_000)

  assert.deepEqual(company.happened('warning'), [
    '20001: a parameter of a stream is longer than 500 characters',
  ])
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
