import assert from 'node:assert/strict'
import { test } from 'node:test'

import { aTelephoneDesk, ASHA, MEERA, NUMBERS, RAVI } from './a-telephone-desk.suite.ts'
import { away, carrierIds, reportsOf } from './scripted-carrier.suite.ts'

const FIRST = carrierIds(1)
const SECOND = carrierIds(2)
const ofFirst = { carrierRecordingId: FIRST.recording, carrierCallId: null }

test('a recording of a call that we did not place gets a call of its own, which is fetched', async (t) => {
  const { calling, fetchJobOf } = aTelephoneDesk(t)

  const call = await calling.adopt(MEERA, ofFirst)

  assert.deepEqual([call.agentId, call.carrierCallId], [MEERA.id, FIRST.call])
  const job = await fetchJobOf(call.call_id)
  assert.equal(job?.payload.carrierRecordingId, FIRST.recording)
})

test('the same recording gets the same call, also while the carrier is away', async (t) => {
  const { calling, carrier } = aTelephoneDesk(t)
  const [first, again] = await Promise.all([calling.adopt(MEERA, ofFirst), calling.adopt(MEERA, ofFirst)])
  carrier.script.callOfRecording = () => Promise.reject(away())

  const later = await calling.adopt(MEERA, ofFirst)
  const byBoth = await calling.adopt(MEERA, { ...ofFirst, carrierCallId: FIRST.call })

  assert.deepEqual(
    [again, later, byBoth].map(({ call_id: callId }) => callId),
    Array(3).fill(first.call_id),
  )
})

test('another recording of the same call is read by itself, and not taken for the first', async (t) => {
  const { calling, fetchJobOf } = aTelephoneDesk(t)
  const first = await calling.adopt(MEERA, ofFirst)

  const other = await calling.adopt(MEERA, { ...ofFirst, carrierRecordingId: SECOND.recording })
  const again = await calling.adopt(MEERA, {
    ...{ carrierRecordingId: SECOND.recording, carrierCallId: FIRST.call },
  })

  assert.notEqual(other.call_id, first.call_id)
  assert.equal(again.call_id, other.call_id)
  assert.equal((await fetchJobOf(other.call_id))?.payload.carrierRecordingId, SECOND.recording)
})

test('a recording of our own call that nobody told us of becomes the recording of that call', async (t) => {
  const { calling, fetchJobOf } = aTelephoneDesk(t)
  const { call_id: callId } = await calling.place(ASHA, NUMBERS)

  const adopted = await calling.adopt(ASHA, ofFirst)

  assert.equal(adopted.call_id, callId)
  assert.equal((await fetchJobOf(callId))?.payload.carrierRecordingId, FIRST.recording)
})

test('a second recording of our own call does not take the place of the first', async (t) => {
  const { calling, dialOf } = aTelephoneDesk(t)
  const { call_id: callId } = await calling.place(ASHA, NUMBERS)
  for (const report of reportsOf().talk.slice(0, 7)) await calling.report(callId, report)

  const other = await calling.adopt(MEERA, { ...ofFirst, carrierRecordingId: SECOND.recording })

  assert.notEqual(other.call_id, callId)
  assert.equal(other.agentId, ASHA.id)
  assert.equal((await dialOf(callId)).carrierRecording?.carrierRecordingId, FIRST.recording)
})

test('a recording of somebody else’s call is nobody’s business', async (t) => {
  const { calling } = aTelephoneDesk(t)
  await calling.place(ASHA, NUMBERS)

  await assert.rejects(calling.adopt(RAVI, ofFirst), { code: 'call-not-found' })
  await calling.adopt(MEERA, ofFirst)
  const second = { ...ofFirst, carrierRecordingId: SECOND.recording }
  await assert.rejects(calling.adopt(RAVI, second), { code: 'call-not-found' })
  await calling.adopt(MEERA, second)
  await assert.rejects(calling.adopt(RAVI, second), { code: 'call-not-found' })
})

test('a recording that does not exist, or belongs to another call than was said, is refused', async (t) => {
  const { calling, carrier } = aTelephoneDesk(t)

  await assert.rejects(calling.adopt(MEERA, { ...ofFirst, carrierCallId: SECOND.call }), {
    code: 'bad-request',
  })
  carrier.script.callOfRecording = async () => null
  await assert.rejects(calling.adopt(MEERA, ofFirst), { code: 'recording-absent' })
})
