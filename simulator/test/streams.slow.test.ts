import assert from 'node:assert/strict'
import { test } from 'node:test'

import { AGENT, aSimulator, FROM } from './a-simulator.ts'
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
