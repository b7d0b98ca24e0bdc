import assert from 'node:assert/strict'
import { fork } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { test } from 'node:test'

import { aFrame, aStart, connected } from '../../../adapters/twilio/media/media-kit.suite.ts'
import { openStreamSender } from './a-stream-sender.suite.ts'

const RECEIVER = join(import.meta.dirname, '..', '..', '..', '..', 'test', 'a-media-server.ts')
const PARTS = 10
/** Of each side; twenty minutes of a call. */
const FRAMES_A_PART = 6_000
const FRAMES_AT_ONCE = 500
const MOST_GROWTH_BYTES = 2 * 1024 * 1024

interface Place {
  readonly accountSid: string
  readonly authToken: string
  readonly baseUrl: string
}

test('a long call needs no more memory at its end than when it had just begun', async (t) => {
  const receiver = fork(RECEIVER, { stdio: ['ignore', 'ignore', 'inherit', 'ipc'] })
  t.after(async () => {
    receiver.kill()
    await once(receiver, 'exit')
  })
  const answer = async <T>(order?: object) => {
    const message = once(receiver, 'message')
    if (order) receiver.send(order)
    return (await message)[0] as T
  }
  const { accountSid, authToken, baseUrl } = await answer<Place>()
  const { talks } = await answer<{ talks: [{ callSid: string; token: string }] }>({ open: 1 })
  const signedUrl = `${baseUrl.replace('http', 'ws')}/telephony/media`
  const sender = await openStreamSender({ baseUrl, signedUrl, authToken })
  sender.send(connected(), aStart({ ...talks[0], accountSid }))

  const heaps: number[] = []
  let heardSamples = 0
  for (let part = 0, place = 0; part < PARTS; part++) {
    for (const last = place + FRAMES_A_PART; place < last;) {
      for (const until = place + FRAMES_AT_ONCE; place < until; place++)
        for (const [nth, track] of ['inbound', 'outbound'].entries())
          sender.send(aFrame(place, { track, sequence: 2 + place * 2 + nth }))
      await sender.isRead()
    }
    const measured = await answer<{ heapUsed: number; heardSamples: number }>({ read: true })
    heaps.push(measured.heapUsed)
    heardSamples = measured.heardSamples
  }

  const settled = heaps.slice(PARTS / 5 - 1)
  assert.ok(Math.max(...settled) - settled[0]! <= MOST_GROWTH_BYTES, `heap: ${heaps.join(', ')}`)
  // Faster than anybody could speak, so some of the beginning seems to have been said before the joining.
  assert.ok(heardSamples >= (PARTS * FRAMES_A_PART - FRAMES_AT_ONCE) * 2 * 160, 'it was heard')
})
