import assert from 'node:assert/strict'
import { test } from 'node:test'

import { settle } from '../../jobs/test-time.ts'
import { AppError } from '../../lib/app-error.ts'
import { aTelephoneDesk, ASHA, NUMBERS, RAVI, SECOND_MS } from './a-telephone-desk.suite.ts'
import { reportsOf } from './scripted-carrier.suite.ts'

const NEVER = new AbortController().signal
const isStillWorking = (error: unknown) =>
  error instanceof AppError && error.code === 'still-working' && error.retryable

test('who waits for a call hears at once that nobody talked', async (t) => {
  const { calling } = aTelephoneDesk(t)
  const { call_id: callId, carrierCallId } = await calling.place(ASHA, NUMBERS)

  const waiting = calling.getUntilRead(ASHA, carrierCallId, { deadlineMs: 60 * SECOND_MS, signal: NEVER })
  await settle()
  await calling.report(callId, reportsOf().ended('agent', 'busy')) // and no time passes

  const { call, story } = await waiting
  assert.deepEqual([call.call_id, story.stage], [callId, 'no-talk'])
})

test('who waits hears of the end of a job, which tells nobody, within a second', async (t) => {
  const { calling, time, ledger, fetchJobOf } = aTelephoneDesk(t)
  const { call_id: callId } = await calling.place(ASHA, NUMBERS)
  for (const report of reportsOf().talk) await calling.report(callId, report)
  const fetching = await fetchJobOf(callId)
  const waiting = calling.getUntilRead(ASHA, callId, { deadlineMs: 60 * SECOND_MS, signal: NEVER })
  await settle()

  await ledger.cancel(fetching!.id)
  await time.advance(SECOND_MS)

  const { story } = await waiting
  assert.deepEqual([story.stage, story.failure?.code], ['failed', 'cancelled'])
})

test('who waits too long is told to ask again, and so is who goes away', async (t) => {
  const { calling, time } = aTelephoneDesk(t)
  const { call_id: callId } = await calling.place(ASHA, NUMBERS)
  const gone = new AbortController()

  const waiting = assert.rejects(
    calling.getUntilRead(ASHA, callId, { deadlineMs: 3 * SECOND_MS, signal: NEVER }),
    isStillWorking,
  )
  const left = assert.rejects(
    calling.getUntilRead(ASHA, callId, { deadlineMs: 60 * SECOND_MS, signal: gone.signal }),
    isStillWorking,
  )
  await settle()
  gone.abort()
  await left
  await time.advance(4 * SECOND_MS)
  await waiting
})

test('nobody waits for a call that is somebody else’s, or was only noted', async (t) => {
  const { calling } = aTelephoneDesk(t)
  const note = { phone_number: 9812345678, requested_phone_number: 9000000001, role: 'user' }
  const noted = await calling.note(ASHA, note)
  const options = { deadlineMs: 60 * SECOND_MS, signal: NEVER }

  assert.equal((await calling.getUntilRead(ASHA, noted.call_id, options)).story.stage, 'noted')
  await assert.rejects(
    calling.getUntilRead(RAVI, noted.call_id, options),
    (error) => error instanceof AppError && error.code === 'call-not-found',
  )
})
