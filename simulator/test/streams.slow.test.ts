import assert from 'node:assert/strict'
import { once } from 'node:events'
import { createServer, type AddressInfo } from 'node:net'
import { test } from 'node:test'

import { AGENT, aSimulator, FROM } from './a-simulator.ts'
import { aCustomer, told } from './a-customer.ts'
import { aMediaReceiver } from './media-receiver.ts'

test('by the wall clock no frame comes before its sound is over, and a process that stood still catches up', async (t) => {
  const { client, account, exchange } = await aSimulator(t, { clock: 'real' })
  const earlyMs: number[] = []
  const receiver = await aMediaReceiver(t, account.authToken, ({ media, start }) => {
    if (media) earlyMs.push(openedAtMs() + Number(media.timestamp) + 20 - Date.now())
    if (start) assert.equal(start.callSid, sid)
  })
  const twiml = `<Response><Start><Stream url="${receiver.url}" track="both_tracks"/></Start><Pause length="10"/></Response>`
  const { sid } = await client.calls.create({ to: AGENT, from: FROM, twiml })
  const openedAtMs = () => exchange.listStreams(sid)[0]!.openedAtMs!
  const messages = () => receiver.streams[0]?.messages ?? []
  await receiver.until(() => messages().length > 10)

  const until = performance.now() + 200
  while (performance.now() < until);
  await receiver.until(() => messages().length > 50)

  const timestamps = messages().flatMap(({ media }) =>
    media?.track === 'inbound' ? Number(media.timestamp) : [],
  )
  assert.deepEqual(
    timestamps,
    timestamps.map((_, n) => 20 * n),
  )
  assert.ok(earlyMs.every((ms) => ms <= 0))
})

test('a server that takes the connection and never answers the handshake is told as that, and the call has gone on', async (t) => {
  const { client, account } = await aSimulator(t)
  const silent = createServer()
  silent.listen(0, '127.0.0.1')
  await once(silent, 'listening')
  t.after(() => void silent.close())
  const customer = await aCustomer(t, account.authToken)
  const url = `ws://127.0.0.1:${(silent.address() as AddressInfo).port}/media`
  await client.calls.create({
    ...{ to: AGENT, from: FROM, statusCallback: customer.url('/status') },
    twiml: `<Response><Start><Stream url="${url}" statusCallback="${customer.url('/stream')}"/></Start><Pause/></Response>`,
  })
  const asked = await customer.until((all) => told(all, '/status', 'CallStatus').length > 0)

  assert.match(told(asked, '/stream', 'StreamError')[0]!, /^31901: no connection/)
  assert.deepEqual(told(asked, '/status', 'CallStatus'), ['completed'])
})
