import assert from 'node:assert/strict'
import { test } from 'node:test'

import { aFrame, aStart, connected } from '../../../adapters/twilio/media/media-kit.suite.ts'
import { aMediaDesk, MEDIA_URL, OLD_AUTH_TOKEN } from './a-media-desk.suite.ts'

const SIGNED: readonly [what: string, options: object, status: number][] = [
  ['our address', {}, 101],
  ['our address with a slash at its end', { signedUrl: `${MEDIA_URL}/` }, 101],
  ['our address, with the token before the present one', { authToken: OLD_AUTH_TOKEN }, 101],
  ['another host', { signedUrl: 'wss://127.0.0.1/telephony/media' }, 403],
  ['our address, with a stranger’s token', { authToken: 'stranger' }, 403],
  ['our address with a query', { signedUrl: `${MEDIA_URL}?a=b` }, 403],
]
for (const [what, options, status] of SIGNED) {
  test(`a connection signed for ${what} is answered with ${status}`, async (t) => {
    const { open } = await aMediaDesk(t)

    assert.equal((await open(options)).status, status)
  })
}

test('without a WebSocket there is only a problem to be had', async (t) => {
  const { app } = await aMediaDesk(t)

  const answer = await app.inject({ url: '/telephony/media' })

  assert.equal(answer.statusCode, 403)
  assert.equal(answer.json<{ code: string }>().code, 'webhook-not-signed')
})

test('who has not introduced himself within five seconds is shown the door', async (t) => {
  const { open, time } = await aMediaDesk(t)
  const sender = await open()
  sender.send(connected())
  await sender.isRead()

  await time.advance(5_000)

  assert.equal(await sender.closed, 1008)
})

test('sound before the introduction is refused', async (t) => {
  const { open } = await aMediaDesk(t)
  const sender = await open()

  sender.send(connected(), aFrame(0))

  assert.equal(await sender.closed, 1008)
})

test('a token lets one stream in, of its own call, while that goes on, for a minute', async (t) => {
  const { open, aRingingCall, aStream, time } = await aMediaDesk(t)
  const [call, other, over, late] = [
    await aRingingCall(),
    await aRingingCall(),
    await aRingingCall(),
    await aRingingCall(),
  ]
  const used = call.token()
  await aStream(call, used)
  const expired = late.token()
  await over.report(over.reports().ended('agent', 'completed'))
  await time.advance(60_000)
  const tries = [
    aStart({ callSid: call.callSid, token: used }),
    aStart({ callSid: call.callSid, token: other.token() }),
    aStart({ callSid: over.callSid, token: over.token() }),
    aStart({ callSid: late.callSid, token: expired }),
    aStart({ callSid: call.callSid, token: 'made-up' }),
  ]

  const codes: number[] = []
  for (const start of tries) {
    const sender = await open()
    sender.send(connected(), start)
    codes.push(await sender.closed)
  }

  assert.deepEqual(
    codes,
    tries.map(() => 1008),
  )
})

test('so many may wait at the door, and those who were let in make room', async (t) => {
  const { open, aRingingCall, aStream } = await aMediaDesk(t)
  await aStream(await aRingingCall())
  const waiting = await Promise.all([open(), open(), open(), open()])

  const fifth = await open()
  assert.equal(await fifth.closed, 1013)
  await waiting[0].cut()
  const call = await aRingingCall()
  await aStream(call)
})

test('messages that are too large end the connection, and the server goes on', async (t) => {
  const { open, aRingingCall, aStream } = await aMediaDesk(t)
  const sender = await open()

  sender.sendBytes(Buffer.alloc(70_000))

  assert.equal(await sender.closed, 1009)
  await aStream(await aRingingCall())
})
