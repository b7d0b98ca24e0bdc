import assert from 'node:assert/strict'
import { test } from 'node:test'

import fc from 'fast-check'

import { AppError } from '../../lib/app-error.ts'
import { aTelephoneDesk, ASHA, NUMBERS, RAVI } from './a-telephone-desk.suite.ts'
import { away, carrierIds, reportsOf } from './scripted-carrier.suite.ts'
import { recordingStoryOf, talkMsOf } from './dial.ts'

const TALK_EVENTS = [
  ...['ordered', 'agent initiated', 'agent ringing', 'agent answered'],
  ...['lead initiated', 'lead ringing', 'lead answered', 'recordingStarted'],
  ...['lead ended', 'agent ended', 'recordingCompleted'],
]

test('a talk is told from its order to its recording, which is fetched once', async (t) => {
  const { calling, statusNow, eventsOf, fetchJobOf } = aTelephoneDesk(t)
  const { call_id: callId } = await calling.place(ASHA, NUMBERS)

  for (const report of reportsOf().talk) await calling.report(callId, report)

  assert.equal(await statusNow(callId), 'completed')
  assert.deepEqual(await eventsOf(callId), TALK_EVENTS)
  assert.deepEqual((await fetchJobOf(callId))?.payload, {
    callId,
    carrierRecordingId: carrierIds(1).recording,
  })
})

test('whatever order the reports come in, all at once and each five times, the call and its job are the same', async (t) => {
  const orders = fc.sample(
    fc.shuffledSubarray(
      Array.from({ length: 50 }, (_, n) => n % 10),
      { minLength: 50 },
    ),
    { numRuns: 10, seed: 7 },
  )
  for (const order of orders) {
    const { calling, statusNow, eventsOf, ledger, fetchJobOf } = aTelephoneDesk(t)
    const { call_id: callId } = await calling.place(ASHA, NUMBERS)
    const { talk } = reportsOf()

    await Promise.all(order.map((index) => calling.report(callId, talk[index]!)))

    assert.equal(await statusNow(callId), 'completed')
    const events = await eventsOf(callId)
    assert.deepEqual(
      events.filter((event) => event !== 'recordingStarted'),
      TALK_EVENTS.filter((event) => event !== 'recordingStarted'),
    )
    assert.deepEqual(await ledger.countByState(), [{ value: 'waiting', count: 1, sum: 0 }])
    assert.equal((await fetchJobOf(callId))?.askedAgain, 0)
  }
})

test('a repeated report writes nothing', async (t) => {
  const { calling, collection } = aTelephoneDesk(t)
  const { call_id: callId } = await calling.place(ASHA, NUMBERS)
  const ringing = reportsOf().leg('agent', 'ringing')
  await calling.report(callId, ringing)
  const before = await collection.get(callId)

  await Promise.all([1, 2, 3].map(() => calling.report(callId, ringing)))

  assert.deepEqual(await collection.get(callId), before)
})

test('a lead who is busy means no recording: nothing is awaited, and nothing looks after the call any more', async (t) => {
  const { calling, calls, statusNow, dialOf, collection } = aTelephoneDesk(t)
  const { call_id: callId } = await calling.place(ASHA, NUMBERS)
  const { leg, ended } = reportsOf()

  for (const report of [leg('agent', 'answered'), ended('lead', 'busy'), ended('agent', 'completed')])
    await calling.report(callId, report)

  assert.equal(await statusNow(callId), 'busy')
  assert.equal(recordingStoryOf(await dialOf(callId)).story, 'none')
  const call = (await collection.get(callId))!
  assert.equal(call.checkAt, null)
  assert.equal((await calls.tellStory(call)).stage, 'no-talk')
  assert.equal((await calls.recordingFor(ASHA, callId)).state, 'absent')
})

test('a recording that the carrier calls absent closes the story, without a job', async (t) => {
  const { calling, calls, collection, ledger } = aTelephoneDesk(t)
  const { call_id: callId } = await calling.place(ASHA, NUMBERS)
  const { talk, recording } = reportsOf()

  for (const report of [...talk.slice(0, -1), recording('absent')]) await calling.report(callId, report)

  const call = (await collection.get(callId))!
  assert.deepEqual(await ledger.countByState(), [])
  assert.equal(call.checkAt, null)
  assert.equal((await calls.tellStory(call)).stage, 'no-recording')
})

test('a report about a call that is not there is refused', async (t) => {
  const { calling } = aTelephoneDesk(t)

  await assert.rejects(
    calling.report('00000000-0000-4000-8000-000000000000', reportsOf().leg('agent', 'ringing')),
    (error) => error instanceof AppError && error.code === 'call-not-found',
  )
})

test('hanging up ends a call at the carrier, and one that is over stays as it was', async (t) => {
  const { calling, carrier, statusNow, eventsOf } = aTelephoneDesk(t)
  const { call_id: callId, carrierCallId } = await calling.place(ASHA, NUMBERS)

  await calling.hangUp(ASHA, carrierCallId)
  await calling.report(callId, reportsOf().ended('agent', 'canceled'))
  const over = await calling.hangUp(ASHA, callId)

  assert.deepEqual(carrier.hungUp, [carrierCallId])
  assert.equal(await statusNow(callId), 'canceled')
  assert.deepEqual(await eventsOf(callId), ['ordered', 'hangUpAsked', 'agent ended'])
  assert.equal(over.dial.outcome, 'canceled')
})

test('a carrier that cannot be reached does not lose the wish to hang up, nor does an answer that is still to come', async (t) => {
  const { calling, carrier, dialOf } = aTelephoneDesk(t)
  const { call_id: callId } = await calling.place(ASHA, NUMBERS)
  carrier.script.hangUp = () => Promise.reject(away())
  const answer = Promise.withResolvers<{ outcome: 'placed'; carrierCallId: string }>()
  carrier.script.placeCall = () => answer.promise

  const hungUp = await calling.hangUp(ASHA, callId)
  const placing = calling.place(RAVI, { ...NUMBERS, agentNumber: 9812345679 })
  while (carrier.orders.length < 2) await new Promise(setImmediate)
  await calling.hangUp(RAVI, carrier.orders[1]!.callId)
  answer.resolve({ outcome: 'placed', carrierCallId: carrierIds(2).call })
  await placing

  assert.notEqual(hungUp.dial.hangUpAskedAt, null)
  assert.equal((await dialOf(callId)).outcome, null)
  assert.deepEqual(carrier.hungUp, [carrierIds(1).call, carrierIds(2).call])
})

test('how long they talked is told by the lead’s leg', async (t) => {
  const { calling, dialOf } = aTelephoneDesk(t)
  const { call_id: callId } = await calling.place(ASHA, NUMBERS)
  const late = reportsOf(1, '2026-01-05T09:03:01.000Z')

  for (const report of reportsOf().talk.slice(0, 6)) await calling.report(callId, report)
  for (const report of late.talk.slice(7)) await calling.report(callId, report)

  assert.equal(talkMsOf(await dialOf(callId)), 180_000)
})
