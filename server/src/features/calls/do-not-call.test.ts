import assert from 'node:assert/strict'
import { test } from 'node:test'

import { aTelephoneDesk, ASHA, MEERA, NUMBERS, RAVI } from './a-telephone-desk.suite.ts'
import { reportsOf } from './scripted-carrier.suite.ts'

const QUOTE = 'dobara call mat karna'

test('who opts out in a call is never placed a call again, by nobody', async (t) => {
  const { calling, carrier } = aTelephoneDesk(t)
  const call = await calling.place(ASHA, NUMBERS)
  for (const report of reportsOf(1).talk) await calling.report(call.call_id, report)

  await calling.doNotCall.optOut(call.call_id, QUOTE)

  for (const agent of [ASHA, RAVI, MEERA])
    await assert.rejects(calling.place(agent, NUMBERS), { code: 'do-not-call' })
  assert.equal(carrier.orders.length, 1)
})

test('who opts out in a call of an earlier version, which kept no contacts, is never placed a call again', async (t) => {
  const { calling, calls, contacts, collection, storage } = aTelephoneDesk(t)
  const { call_id: callId, contactId } = await calling.place(ASHA, NUMBERS)
  await calling.report(callId, reportsOf(1).ended('agent', 'busy'))
  const call = (await calls.find(callId))!
  const { id, revision } = (await contacts.find(contactId!))!
  await storage.commit([
    collection.replace({ ...call, contactId: null, revision: call.revision + 1 }),
    { kind: 'remove', collection: 'contacts', id, revision },
  ])

  await calling.doNotCall.optOut(callId, QUOTE)

  await assert.rejects(calling.place(ASHA, NUMBERS), { code: 'do-not-call' })
  const { items } = await contacts.listSuppressed({ limit: 10 })
  assert.deepEqual(
    items.map(({ phoneNumber, quote }) => [phoneNumber, quote]),
    [['+919000000001', QUOTE]],
  )
})

test('the list tells who asked, in which call and in which words, and asking twice changes nothing', async (t) => {
  const { calling, contacts, time } = aTelephoneDesk(t)
  const { call_id: callId, contactId } = await calling.place(ASHA, NUMBERS)

  await calling.doNotCall.optOut(callId, QUOTE)
  const since = (await contacts.listSuppressed({ limit: 10 })).items[0]!.since
  await time.advance(60_000)
  await calling.doNotCall.optOut(callId, 'number hata do')

  const { items } = await contacts.listSuppressed({ limit: 10 })
  assert.deepEqual(items, [
    { contactId, phoneNumber: '+919000000001', since, by: null, callId, quote: QUOTE },
  ])
})

test('calls on their way to the lead end when he opts out, and the talk in which he does so goes on', async (t) => {
  const { calling, carrier, dialOf } = aTelephoneDesk(t)
  const talk = await calling.place(ASHA, NUMBERS)
  for (const report of reportsOf(1).talk.slice(0, 6)) await calling.report(talk.call_id, report)
  const ringing = await calling.place(RAVI, { ...NUMBERS, agentNumber: 9812345679 })
  await calling.report(ringing.call_id, reportsOf(2).leg('agent', 'ringing'))

  await calling.doNotCall.optOut(talk.call_id, QUOTE)

  assert.notEqual((await dialOf(ringing.call_id)).hangUpAskedAt, null)
  assert.equal((await dialOf(talk.call_id)).hangUpAskedAt, null)
  assert.deepEqual(carrier.hungUp, [ringing.carrierCallId])
})

test('a number that nobody has called can be put on the list, however it is written', async (t) => {
  const { calling, contacts } = aTelephoneDesk(t)

  const { contactId: entered } = await calling.doNotCall.enter(MEERA, '090000 00001')
  await calling.doNotCall.enter(ASHA, 9000000001)

  await assert.rejects(calling.place(ASHA, NUMBERS), { code: 'do-not-call' })
  const { items } = await contacts.listSuppressed({ limit: 10 })
  assert.deepEqual(
    items.map(({ contactId, by }) => ({ contactId, by })),
    [{ contactId: entered, by: 'meera' }],
  )
  await assert.rejects(calling.doNotCall.enter(MEERA, '12'), { code: 'bad-request' })
})

test('who enters a number that a lead had suppressed is told his words only if he may see the call', async (t) => {
  const { calling } = aTelephoneDesk(t)
  const { call_id: callId } = await calling.place(ASHA, NUMBERS)
  await calling.doNotCall.optOut(callId, QUOTE)

  for (const viewer of [ASHA, MEERA]) {
    const entered = await calling.doNotCall.enter(viewer, NUMBERS.leadNumber)
    assert.deepEqual([entered.callId, entered.quote], [callId, QUOTE])
  }
  const told = await calling.doNotCall.enter(RAVI, NUMBERS.leadNumber)
  assert.deepEqual([told.phoneNumber, told.callId, told.quote], ['+919000000001', null, null])
})

test('what a person has lifted is not put back by reading the same call again, but by another call', async (t) => {
  const { calling, contacts } = aTelephoneDesk(t)
  const first = await calling.place(ASHA, NUMBERS)
  await calling.report(first.call_id, reportsOf(1).ended('agent', 'busy'))
  await calling.doNotCall.optOut(first.call_id, QUOTE)

  await contacts.lift(first.contactId!)
  assert.deepEqual(await calling.doNotCall.writesFor(first.call_id, { by: null, quote: QUOTE }), [])
  const second = await calling.place(ASHA, NUMBERS)
  await calling.doNotCall.optOut(second.call_id, QUOTE)

  await calling.report(second.call_id, reportsOf(2).ended('agent', 'busy'))
  await assert.rejects(calling.place(ASHA, NUMBERS), { code: 'do-not-call' })
})

test('reading the call of somebody who was taken off the list ends no call that is on its way to him', async (t) => {
  const { calling, contacts, dialOf } = aTelephoneDesk(t)
  const first = await calling.place(ASHA, NUMBERS)
  await calling.report(first.call_id, reportsOf(1).ended('agent', 'busy'))
  await calling.doNotCall.optOut(first.call_id, QUOTE)
  await contacts.lift(first.contactId!)
  const second = await calling.place(ASHA, NUMBERS)

  await calling.doNotCall.optOut(first.call_id, QUOTE)
  await calling.doNotCall.endCallsTo(first.call_id)

  assert.equal((await dialOf(second.call_id)).hangUpAskedAt, null)
})

test('an opt-out while the call is being placed wins or comes after, and never gets lost', async (t) => {
  const { calling, contacts } = aTelephoneDesk(t)

  const [placed] = await Promise.allSettled([
    calling.place(ASHA, NUMBERS),
    calling.doNotCall.enter(MEERA, NUMBERS.leadNumber),
  ])

  assert.equal(await contacts.mayCall('+919000000001'), false)
  if (placed.status === 'fulfilled') {
    const { dial } = await calling.get(placed.value.call_id)
    assert.notEqual(dial.hangUpAskedAt, null)
  }
})

test('a contact counts his calls and knows the last one', async (t) => {
  const { calling, contacts } = aTelephoneDesk(t)
  const first = await calling.place(ASHA, NUMBERS)
  await calling.report(first.call_id, reportsOf(1).ended('agent', 'busy'))
  const second = await calling.place(RAVI, { ...NUMBERS, agentNumber: 9812345679 })

  const contact = await contacts.find(first.contactId!)
  assert.equal(second.contactId, first.contactId)
  assert.equal(contact?.totalCalls, 2)
  assert.equal(contact.lastCalledAt, second.dial.placedAt)
})
