import assert from 'node:assert/strict'
import { test } from 'node:test'

import { aFrame, aStart, aStop, connected } from '../../../adapters/twilio/media/media-kit.suite.ts'
import { aMediaDesk, aStreamSid, spanOf } from './a-media-desk.suite.ts'

test('the sound of both sides is heard from the lead’s answer on, and nothing of the ringing', async (t) => {
  const { aRingingCall, aStream } = await aMediaDesk(t)
  const call = await aRingingCall()
  const stream = await aStream(call)

  await stream.speak(100)
  assert.deepEqual(call.heard(), [])
  await call.leadAnswers()
  await stream.speak(50)

  const [heard] = call.heard()
  assert.deepEqual(spanOf(heard!, 'agent'), [0, 1_000])
  assert.deepEqual(spanOf(heard!, 'lead'), [0, 1_000])
  assert.deepEqual(heard!.gaps, [])
})

test('what was said before the answer became known is not lost, and what is older is ringing', async (t) => {
  const { aRingingCall, aStream, time } = await aMediaDesk(t)
  const call = await aRingingCall()
  const stream = await aStream(call)
  await stream.speak(50)
  const answer = call.reports().leg('lead', 'answered')
  const answeredMs = time.clock.nowMs()

  await stream.speak(100) // the report is two seconds late
  await call.report(answer)
  await stream.speak(1)

  const [, untilMs] = spanOf(call.heard()[0]!, 'lead')!
  const joinedMs = answeredMs + 1_000 // the end of the second that the carrier told
  assert.equal(untilMs, time.clock.nowMs() - joinedMs)
  assert.equal(spanOf(call.heard()[0]!, 'lead')![0], 0)
})

test('nothing is ever said to the carrier', async (t) => {
  const { aRingingCall, aStream, time } = await aMediaDesk(t)
  const call = await aRingingCall()
  const stream = await aStream(call)
  await call.leadAnswers()

  for (let n = 0; n < 8; n++) {
    await stream.speak(10)
    await time.advance(9_000)
  }

  assert.equal(stream.sentBack(), 0)
})

test('a stream that broke off is asked for again, with a new token; what was missed is a gap, and the hearing goes on', async (t) => {
  const { aRingingCall, aStream, carrier, time, eventsOf } = await aMediaDesk(t)
  const call = await aRingingCall()
  const first = await aStream(call)
  await call.leadAnswers()
  await first.speak(50)

  await first.cut()
  await until(
    () => carrier.sounds.length > 0,
    () => time.advance(250),
  )
  const [{ carrierCallId, token }] = carrier.sounds as [(typeof carrier.sounds)[number]]
  await time.advance(750)
  const second = await aStream(call, token)
  await second.speak(50)

  assert.equal(carrierCallId, call.callSid)
  assert.equal(call.heard().length, 1)
  const [{ gaps, ...heard }] = call.heard() as [ReturnType<typeof call.heard>[number]]
  assert.equal(gaps.length, 1)
  const [{ startMs, endMs, speaker, reason }] = gaps as [(typeof gaps)[number]]
  assert.deepEqual([startMs, speaker, reason], [1_000, null, 'stream-lost'])
  assert.ok(endMs >= 2_000 && endMs < 3_000, `the gap ends when it did, not after ${endMs} ms`)
  for (const side of ['agent', 'lead'] as const)
    assert.equal(spanOf({ gaps, ...heard }, side)?.[1], endMs + 1_000)
  const streamEvents = (await eventsOf(call.callId)).filter((each) => each.startsWith('stream'))
  assert.deepEqual(streamEvents, ['streamStarted', 'streamLost', 'streamStarted'])
})

test('a newer stream of a call takes the place of an older one', async (t) => {
  const { aRingingCall, aStream, calling } = await aMediaDesk(t)
  const call = await aRingingCall()
  const first = await aStream(call)
  await call.leadAnswers()
  await first.speak(10)

  const second = await aStream(call)
  await second.speak(10)

  assert.equal(await first.closed, 1000)
  assert.equal(calling.sounds!.streamCount(), 1)
  assert.equal(call.heard().length, 1)
  assert.equal(spanOf(call.heard()[0]!, 'lead')?.[1], 400)
})

test('when no stream has come five seconds after the answer it is asked for, and what was missed is a gap', async (t) => {
  const { aRingingCall, aStream, carrier, time } = await aMediaDesk(t)
  const call = await aRingingCall()
  await call.leadAnswers()

  await time.advance(5_000)
  assert.equal(carrier.sounds.length, 1)
  const stream = await aStream(call, carrier.sounds[0]!.token)
  await stream.speak(10)

  assert.deepEqual(call.heard()[0]!.gaps, [
    { speaker: null, startMs: 0, endMs: 5_000, reason: 'stream-lost' },
  ])
})

test('the hearing ends with the call and its stream, and nobody asks for another', async (t) => {
  const { aRingingCall, aStream, carrier, time } = await aMediaDesk(t)
  const call = await aRingingCall()
  const stream = await aStream(call)
  await call.leadAnswers()
  await stream.speak(10)

  await call.report(call.reports().ended('lead', 'completed'))
  await stream.speak(10)
  assert.equal(call.heard()[0]!.isOver, false)
  await stream.close()
  await until(() => call.heard()[0]!.isOver)
  await time.advance(60_000)

  assert.deepEqual(carrier.sounds, [])
  assert.deepEqual(call.heard()[0]!.gaps, [])
  assert.equal(spanOf(call.heard()[0]!, 'agent')?.[1], 400)
})

test('a stream that does not end with its call is ended', async (t) => {
  const { aRingingCall, aStream, time } = await aMediaDesk(t)
  const call = await aRingingCall()
  const stream = await aStream(call)
  await call.leadAnswers()
  await stream.speak(10)
  await call.report(call.reports().ended('lead', 'completed'))

  await time.advance(5_000)

  assert.equal(await stream.closed, 1000)
  await until(() => call.heard()[0]!.isOver)
})

test('a stream that the carrier stopped ends the hearing; when the call goes on all the same, it is asked for again', async (t) => {
  const { aRingingCall, aStream, carrier, time } = await aMediaDesk(t)
  const call = await aRingingCall()
  const stream = await aStream(call)
  await call.leadAnswers()
  await stream.speak(10)

  stream.send(aStop(stream.streamSid))
  await stream.close()
  await until(() => call.heard()[0]!.isOver)
  await time.advance(5_000)
  const second = await aStream(call, carrier.sounds[0]!.token)
  await second.speak(10)

  assert.equal(call.heard().length, 2)
  assert.deepEqual(
    call.heard().map(({ gaps }) => gaps.length),
    [0, 1],
  )
})

test('a stream that falls silent is taken for dead, and asked for again', async (t) => {
  const { aRingingCall, aStream, carrier, time } = await aMediaDesk(t)
  const call = await aRingingCall()
  const stream = await aStream(call)
  await call.leadAnswers()
  await stream.speak(1)

  await time.advance(20_000)
  await stream.closed
  await until(
    () => carrier.sounds.length > 0,
    () => time.advance(250),
  )

  assert.equal(carrier.sounds[0]!.carrierCallId, call.callSid)
})

test('a server that comes back asks for the sound of its calls; what it missed of a talk is a gap on the same clock', async (t) => {
  const { aRingingCall, aStream, carrier, time, live, serve, calling, pass } = await aMediaDesk(t)
  await calling.sounds!.start()
  const call = await aRingingCall()
  const ringing = await aRingingCall()
  const stream = await aStream(call)
  await time.advance(500)
  await call.leadAnswers()
  await stream.speak(150)
  const joinedAgoMs = 3_000
  await pass(0)

  const second = live()
  t.after(() => second.runner.stop(0))
  const server = await serve(second.calling.sounds!)
  await time.advance(4_000, 1)
  await second.calling.sounds!.start()
  await time.advance(250)
  const asked = new Map(carrier.sounds.map(({ carrierCallId, token }) => [carrierCallId, token]))
  assert.deepEqual(new Set(asked.keys()), new Set([call.callSid, ringing.callSid]))
  const sender = await server.open()
  const streamSid = aStreamSid(99)
  sender.send(connected(), aStart({ streamSid, callSid: call.callSid, token: asked.get(call.callSid)! }))
  sender.send(...Array.from({ length: 10 }, (_, n) => aFrame(n, { streamSid })))
  await sender.isRead()

  const [, heard] = call.heard()
  const [gap] = heard!.gaps
  assert.ok(gap!.startMs <= joinedAgoMs && gap!.startMs >= joinedAgoMs - 2_000, `from ${gap!.startMs} ms on`)
  assert.equal(gap!.endMs, joinedAgoMs + 4_250 - 200)
})

test('a hearing that is still being settled is waited for before the next begins', async (t) => {
  const settled = Promise.withResolvers<undefined>()
  const { aRingingCall, aStream } = await aMediaDesk(t, { settles: () => settled.promise })
  const call = await aRingingCall()
  const stream = await aStream(call)
  await call.leadAnswers()
  await stream.speak(10)
  stream.send(aStop(stream.streamSid))
  await stream.close()
  await until(() => call.heard()[0]!.isOver)

  const second = await aStream(call)
  await second.speak(10)
  assert.equal(call.heard().length, 1)
  settled.resolve(undefined)
  await second.speak(10)

  assert.equal(call.heard().length, 2)
  assert.equal(spanOf(call.heard()[1]!, 'agent')?.[1], 600)
})

test('a call that ends while a hearing of it is still being settled has one hearing at a time, and loses nothing', async (t) => {
  const settled = Promise.withResolvers<undefined>()
  const { aRingingCall, aStream } = await aMediaDesk(t, { settles: () => settled.promise })
  const call = await aRingingCall()
  const stream = await aStream(call)
  await call.leadAnswers()
  await stream.speak(10)
  stream.send(aStop(stream.streamSid))
  await stream.close()
  await until(() => call.heard()[0]!.isOver)
  const second = await aStream(call)
  await second.speak(20)

  await call.report(call.reports().ended('lead', 'completed'))
  await second.close()
  await new Promise(setImmediate)
  assert.equal(call.heard().length, 1)
  settled.resolve(undefined)
  await until(() => call.heard()[1]?.isOver === true)

  assert.equal(call.heard().length, 2)
  assert.equal(spanOf(call.heard()[1]!, 'agent')?.[1], 600)
})

test('a server that stops asks for no sound any more, whatever it is still told of its calls', async (t) => {
  const { aRingingCall, calling, carrier, time } = await aMediaDesk(t)
  const call = await aRingingCall()

  const stopped = calling.sounds!.stop(0)
  await time.advance(1)
  await stopped
  await call.leadAnswers()
  await aRingingCall()
  await time.advance(60_000)

  assert.deepEqual(carrier.sounds, [])
})

test('a hearing that fails at its end is an error in the log, and other calls go on', async (t) => {
  const bug = new Error('a bug')
  const { aRingingCall, aStream, warnings } = await aMediaDesk(t, { settles: () => Promise.reject(bug) })
  const [call, other] = [await aRingingCall(), await aRingingCall()]
  const stream = await aStream(call)
  await call.leadAnswers()
  await stream.speak(10)

  await call.report(call.reports().ended('lead', 'completed'))
  await stream.close()
  await until(() => call.heard()[0]!.isOver)
  const second = await aStream(other)
  await other.leadAnswers()
  await second.speak(10)

  assert.deepEqual(warnings, [{ callId: call.callId, err: bug }])
  assert.equal(other.heard().length, 1)
})

test('who may see a call is told of each change that he would see', async (t) => {
  const { aRingingCall, published } = await aMediaDesk(t)
  const call = await aRingingCall()
  await call.leadAnswers()
  await call.leadAnswers()
  await call.report(call.reports().recording('in-progress'))
  await call.report(call.reports().ended('lead', 'completed'))
  await call.report(call.reports().ended('agent', 'completed'))

  const statuses = published.map((event) => (event.kind === 'call' ? event.call.status : event.kind))
  assert.deepEqual(statuses, ['initiated', 'initiated', 'ringing', 'inProgress', 'inProgress', 'completed'])
})

/** Waits for what real connections bring about. */
async function until(
  isSo: () => boolean,
  meanwhile: () => Promise<unknown> = async () => undefined,
): Promise<void> {
  while (!isSo()) {
    await new Promise(setImmediate)
    await meanwhile()
  }
}
