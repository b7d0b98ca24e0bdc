import assert from 'node:assert/strict'
import { test } from 'node:test'

import { AppError, type ErrorCode } from '../../lib/app-error.ts'
import { aTelephoneDesk, ASHA, MEERA, MINUTE_MS, NUMBERS, RAVI } from './a-telephone-desk.suite.ts'
import { away, carrierIds, refusal, reportsOf } from './scripted-carrier.suite.ts'

const isA = (code: ErrorCode) => (error: unknown) => error instanceof AppError && error.code === code
const LEAD = '+919000000001'

test('a call is kept before the carrier is asked, and carries the carrier’s id after', async (t) => {
  const { calling, carrier, collection } = aTelephoneDesk(t)
  const { placeCall } = carrier.script
  let keptBefore = ''
  carrier.script.placeCall = async (order) => {
    keptBefore = (await collection.get(order.callId))?.dial?.placing ?? 'nothing'
    return placeCall(order)
  }

  const call = await calling.place(ASHA, NUMBERS)

  assert.equal(keptBefore, 'placing')
  assert.equal(call.carrierCallId, carrierIds(1).call)
  assert.deepEqual(carrier.orders, [
    {
      ...{ callId: call.call_id, agentNumber: '+919812345678', leadNumber: LEAD },
      placedAt: call.dial.placedAt,
    },
  ])
  assert.deepEqual([call.phone_number, call.requested_phone_number], [9812345678, 9000000001])
})

test('a double click rings once: both get the same call', async (t) => {
  const { calling, carrier } = aTelephoneDesk(t)

  const clicks = await Promise.all([1, 2, 3].map(() => calling.place(ASHA, NUMBERS)))
  const late = await calling.place(ASHA, { ...NUMBERS, leadNumber: '+91 90000 00001' })

  assert.equal(carrier.orders.length, 1)
  assert.equal(new Set([...clicks, late].map((call) => call.call_id)).size, 1)
})

test('another lead, or another agent, is another call; and so is the same lead once the call has ended', async (t) => {
  const { calling, carrier } = aTelephoneDesk(t)

  const first = await calling.place(ASHA, NUMBERS)
  await calling.place(ASHA, { ...NUMBERS, leadNumber: 9000000002 })
  await calling.place(RAVI, { ...NUMBERS, agentNumber: 9812345679 })
  await calling.report(first.call_id, reportsOf(1).ended('agent', 'no-answer'))
  await calling.place(ASHA, NUMBERS)

  assert.equal(carrier.orders.length, 4)
})

test('who calls again while his last call is being ended is not told that it rings, and calls a moment later', async (t) => {
  const { calling, carrier } = aTelephoneDesk(t)
  const hungUp = await calling.place(ASHA, NUMBERS)
  await calling.hangUp(ASHA, hungUp.call_id)
  const other = { ...NUMBERS, leadNumber: 9000000002 }
  const putDown = await calling.place(ASHA, other)
  await calling.report(putDown.call_id, reportsOf(2).leg('lead', 'ringing'))
  await calling.report(putDown.call_id, reportsOf(2).ended('agent', 'completed'))

  for (const numbers of [NUMBERS, other])
    await assert.rejects(calling.place(ASHA, numbers), { code: 'telephony-unavailable', retryable: true })
  await calling.report(hungUp.call_id, reportsOf(1).ended('agent', 'canceled'))
  const again = await calling.place(ASHA, NUMBERS)

  assert.notEqual(again.call_id, hungUp.call_id)
  assert.equal(carrier.orders.length, 3)
})

test('a call that was noted is placed under its own id, with what was noted', async (t) => {
  const { calling } = aTelephoneDesk(t)
  const noted = await calling.note(ASHA, {
    ...{ phone_number: 919812345678, requested_phone_number: 9000000001, role: 'user' },
  })

  const call = await calling.place(ASHA, NUMBERS)
  await calling.report(call.call_id, reportsOf(1).ended('agent', 'busy'))
  const next = await calling.place(ASHA, NUMBERS)

  assert.equal(call.call_id, noted.call_id)
  assert.deepEqual([call.phone_number, call.role], [919812345678, 'user'])
  assert.notEqual(next.call_id, noted.call_id)
})

test('yesterday’s note, or somebody else’s, is not taken', async (t) => {
  const { calling, time } = aTelephoneDesk(t)
  const note = { phone_number: 9812345678, requested_phone_number: 9000000001, role: 'user' }
  const old = await calling.note(ASHA, note)
  await time.advance(25 * 60 * MINUTE_MS)
  const others = await calling.note(RAVI, note)

  const call = await calling.place(ASHA, NUMBERS)

  assert.ok(call.call_id !== old.call_id && call.call_id !== others.call_id)
})

for (const [what, numbers] of [
  ['is no number', { agentNumber: 9812345678, leadNumber: 12345 }],
  ['is the agent’s own', { agentNumber: 9812345678, leadNumber: '+919812345678' }],
] as const) {
  test(`a lead’s number that ${what} is refused, and nobody is rung`, async (t) => {
    const { calling, carrier } = aTelephoneDesk(t)

    await assert.rejects(calling.place(ASHA, numbers), isA('bad-request'))

    assert.equal(carrier.orders.length, 0)
  })
}

for (const [what, thrown] of [
  ['telephony-refused', refusal],
  ['telephony-unavailable', away],
] as const) {
  test(`a call for which the carrier said ${what} has failed for that reason, and may be asked for again`, async (t) => {
    const { calling, carrier, collection, statusNow, dialOf } = aTelephoneDesk(t)
    const { placeCall } = carrier.script
    carrier.script.placeCall = () => Promise.reject(thrown())

    await assert.rejects(calling.place(ASHA, NUMBERS), isA(what))
    carrier.script.placeCall = placeCall
    await calling.place(ASHA, NUMBERS)

    const [{ callId } = { callId: '' }] = carrier.orders
    assert.equal(await statusNow(callId), 'failed')
    assert.equal((await dialOf(callId)).failure?.code, what)
    const failed = await collection.get(callId)
    assert.deepEqual([failed?.activeKey, failed?.checkAt, failed?.unplacedNumber], [null, null, null])
    assert.equal(carrier.orders.length, 2)
  })
}

test('when the carrier’s answer is lost the caller is told to ask again, and asking again rings nobody', async (t) => {
  const { calling, carrier } = aTelephoneDesk(t)
  carrier.script.placeCall = async () => ({ outcome: 'unknown' })
  const isUnsure = (error: unknown) =>
    isA('telephony-unavailable')(error) && (error as AppError).retryAfterMs !== null

  await assert.rejects(calling.place(ASHA, NUMBERS), isUnsure)
  await assert.rejects(calling.place(ASHA, NUMBERS), isUnsure)
  const [order] = carrier.orders
  await calling.report(order!.callId, reportsOf(1).leg('agent', 'ringing'))
  const found = await calling.place(ASHA, NUMBERS)

  assert.equal(carrier.orders.length, 1)
  assert.deepEqual([found.call_id, found.carrierCallId], [order!.callId, carrierIds(1).call])
})

test('a report that overtakes the carrier’s answer settles it', async (t) => {
  const { calling, carrier } = aTelephoneDesk(t)
  carrier.script.placeCall = async ({ callId }) => {
    await calling.report(callId, reportsOf(1).leg('agent', 'initiated'))
    return { outcome: 'unknown' }
  }

  const call = await calling.place(ASHA, NUMBERS)

  assert.equal(call.carrierCallId, carrierIds(1).call)
  assert.equal(call.dial.placing, 'placed')
})

test('a fault while the carrier is asked leaves the call to be found out, not to be placed again', async (t) => {
  const { calling, carrier, dialOf } = aTelephoneDesk(t)
  carrier.script.placeCall = () => Promise.reject(new TypeError('a bug'))

  await assert.rejects(calling.place(ASHA, NUMBERS), TypeError)
  await assert.rejects(calling.place(ASHA, NUMBERS), isA('telephony-unavailable'))

  assert.equal((await dialOf(carrier.orders[0]!.callId)).placing, 'unknown')
  assert.equal(carrier.orders.length, 1)
})

test('a manager sees the call by the carrier’s id too, another agent by neither', async (t) => {
  const { calling, calls } = aTelephoneDesk(t)
  const { call_id: callId, carrierCallId } = await calling.place(ASHA, NUMBERS)

  assert.equal((await calls.getFor(MEERA, carrierCallId)).call_id, callId)
  for (const id of [callId, carrierCallId])
    await assert.rejects(calls.getFor(RAVI, id), isA('call-not-found'))
})

test('documents of the first system are read as they are, and seen by their agent and by managers', async (t) => {
  const { calls, calling, collection, storage } = aTelephoneDesk(t)
  const old = {
    ...{ call_id: 'c0ffee00-0000-4000-8000-000000000000', username: 'asha', role: 'user' },
    ...{ phone_number: 9812345678, requested_phone_number: 9000000001 },
  }
  await storage.commit([collection.insert(old as never)])

  const call = await calls.getFor(ASHA, old.call_id)
  const recording = await calls.recordingFor(MEERA, old.call_id)

  assert.deepEqual([call.dial, call.recording, call.createdAt, call.agentId], [null, null, null, null])
  assert.deepEqual([recording.state, recording.durationMs], ['awaited', null])
  await assert.rejects(calls.getFor(RAVI, old.call_id), isA('call-not-found'))
  await assert.rejects(calling.hangUp(ASHA, old.call_id), isA('call-not-active'))
  await assert.rejects(calling.report(old.call_id, reportsOf().noLeadLeg), isA('call-not-active'))
})
