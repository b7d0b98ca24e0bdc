import assert from 'node:assert/strict'
import { test } from 'node:test'

import { aTelephoneDesk, ASHA, MINUTE_MS, NUMBERS, SECOND_MS } from './a-telephone-desk.suite.ts'
import type { CarrierReport } from './carrier.ts'
import { away, carrierIds, reportsOf } from './scripted-carrier.suite.ts'

type Desk = ReturnType<typeof aTelephoneDesk>

/** A call whose placing was never confirmed. */
async function unconfirmed({ calling, carrier }: Desk, numbers = NUMBERS): Promise<string> {
  const { placeCall } = carrier.script
  carrier.script.placeCall = async () => ({ outcome: 'unknown' })
  await assert.rejects(calling.place(ASHA, numbers))
  carrier.script.placeCall = placeCall
  return carrier.orders.at(-1)!.callId
}

test('a call that went quiet is asked about, and what was missed is made up for', async (t) => {
  const desk = aTelephoneDesk(t)
  const { calling, carrier, pass, statusNow, fetchJobOf } = desk
  calling.sweeper.start()
  await pass(SECOND_MS)
  const { call_id: callId } = await calling.place(ASHA, NUMBERS)
  carrier.script.askAbout = async () => reportsOf().talk

  await pass(15 * SECOND_MS)
  const askedEarly = carrier.questions.length
  await pass(10 * SECOND_MS)

  assert.equal(askedEarly, 0)
  assert.deepEqual(carrier.questions, [carrierIds(1).call])
  assert.equal(await statusNow(callId), 'completed')
  assert.notEqual(await fetchJobOf(callId), null)
})

test('whoever starts asks at once about all calls that go on: what was told meanwhile is lost', async (t) => {
  const { calling, carrier, pass, statusNow, live } = aTelephoneDesk(t)
  const { call_id: callId } = await calling.place(ASHA, NUMBERS)
  carrier.script.askAbout = async () => reportsOf().talk

  const next = live()
  next.calling.sweeper.start()
  t.after(() => next.calling.sweeper.stop(0))
  await pass(SECOND_MS)

  assert.deepEqual(carrier.questions, [carrierIds(1).call])
  assert.equal(await statusNow(callId), 'completed')
})

test('a call that is over and has its recording is never asked about again', async (t) => {
  const { calling, carrier, pass } = aTelephoneDesk(t)
  const { call_id: callId } = await calling.place(ASHA, NUMBERS)
  for (const report of reportsOf().talk) await calling.report(callId, report)
  calling.sweeper.start()

  await pass(5 * MINUTE_MS)

  assert.deepEqual(carrier.questions, [])
})

test('a call whose answer was lost is found at the carrier, and nobody is rung twice', async (t) => {
  const desk = aTelephoneDesk(t)
  const { calling, carrier, pass, dialOf } = desk
  const callId = await unconfirmed(desk)
  carrier.script.findPlaced = async () => [carrierIds(7).call]
  calling.sweeper.start()

  await pass(5 * SECOND_MS)

  assert.equal((await dialOf(callId)).placing, 'placed')
  assert.deepEqual(carrier.questions, [carrierIds(7).call])
  assert.equal((await calling.place(ASHA, NUMBERS)).call_id, callId)
  assert.equal(carrier.orders.length, 1)
})

test('a call that neither reports nor the carrier’s list know after a minute has failed', async (t) => {
  const desk = aTelephoneDesk(t)
  const { calling, carrier, pass, dialOf, statusNow, collection } = desk
  const callId = await unconfirmed(desk)
  calling.sweeper.start()

  await pass(50 * SECOND_MS)
  const early = await statusNow(callId)
  await pass(60 * SECOND_MS)

  assert.equal(early, 'initiated')
  assert.equal(await statusNow(callId), 'failed')
  assert.equal((await dialOf(callId)).failure?.code, 'never-placed')
  assert.equal((await collection.get(callId))?.checkAt, null)
  assert.equal(carrier.orders.length, 1)
})

test('a process that died while it asked the carrier leaves a call that its next life finds', async (t) => {
  const desk = aTelephoneDesk(t)
  const { calling, carrier, pass, dialOf, live } = desk
  carrier.script.placeCall = () => new Promise(() => undefined)
  void calling.place(ASHA, NUMBERS)
  while (carrier.orders.length === 0) await new Promise(setImmediate)
  const { callId } = carrier.orders[0]!
  carrier.script.findPlaced = async () => [carrierIds(1).call]

  const next = live()
  next.calling.sweeper.start()
  t.after(() => next.calling.sweeper.stop(0))
  await pass(SECOND_MS)

  assert.equal((await dialOf(callId)).placing, 'placed')
  assert.equal((await next.calling.place(ASHA, NUMBERS)).call_id, callId)
})

test('two lost calls to one agent are not told apart by guessing, but by their reports', async (t) => {
  const desk = aTelephoneDesk(t)
  const { calling, carrier, pass, dialOf } = desk
  const first = await unconfirmed(desk)
  const second = await unconfirmed(desk, { ...NUMBERS, leadNumber: 9000000002 })
  const placed = [carrierIds(1).call, carrierIds(2).call]
  carrier.script.findPlaced = async () => placed
  calling.sweeper.start()

  await pass(90 * SECOND_MS)
  const early = [await dialOf(first), await dialOf(second)].map(({ placing }) => placing)
  await calling.report(second, reportsOf(1).leg('agent', 'ringing'))
  await pass(60 * SECOND_MS)

  assert.deepEqual(early, ['unknown', 'unknown'])
  assert.equal((await dialOf(first)).agent.carrierLegId, carrierIds(2).call)
  assert.equal((await dialOf(second)).agent.carrierLegId, carrierIds(1).call)
})

test('a carrier’s call that is another call of ours is not taken for the lost one', async (t) => {
  const desk = aTelephoneDesk(t)
  const { calling, carrier, pass, dialOf, statusNow } = desk
  await calling.place(ASHA, { ...NUMBERS, leadNumber: 9000000002 })
  const lost = await unconfirmed(desk)
  carrier.script.findPlaced = async () => [carrierIds(1).call]
  calling.sweeper.start()

  await pass(2 * MINUTE_MS)

  assert.equal((await dialOf(lost)).agent.carrierLegId, null)
  assert.equal(await statusNow(lost), 'failed')
})

test('a call that waits too long for its turn is ended', async (t) => {
  const { calling, carrier, pass, statusNow, dialOf } = aTelephoneDesk(t)
  const { leg, ended } = reportsOf()
  const { call_id: callId } = await calling.place(ASHA, NUMBERS)
  carrier.script.askAbout = async () => [leg('agent', 'queued')]
  carrier.script.hangUp = async () => {
    carrier.script.askAbout = async () => [ended('agent', 'canceled')]
  }
  calling.sweeper.start()

  await pass(55 * SECOND_MS)
  const early = [...carrier.hungUp]
  await pass(15 * SECOND_MS)

  assert.deepEqual(early, [])
  assert.deepEqual(carrier.hungUp, [carrierIds(1).call])
  assert.equal(await statusNow(callId), 'canceled')
  assert.equal((await dialOf(callId)).failure, null)
})

test('a call whose turn is long past is asked about more and more seldom while the carrier is away', async (t) => {
  const { calling, carrier, pass } = aTelephoneDesk(t)
  await calling.place(ASHA, NUMBERS)
  carrier.script.askAbout = () => Promise.reject(away())
  calling.sweeper.start()

  await pass(30 * MINUTE_MS)

  assert.ok(carrier.questions.length < 45, `${carrier.questions.length} questions in half an hour`)
})

test('an agent who hangs up while the lead rings ends the call without a report of the lead', async (t) => {
  const { calling, carrier, pass, statusNow, collection } = aTelephoneDesk(t)
  const { leg, ended } = reportsOf()
  const { call_id: callId } = await calling.place(ASHA, NUMBERS)
  for (const report of [leg('agent', 'answered'), leg('lead', 'ringing'), ended('agent', 'completed')])
    await calling.report(callId, report)
  carrier.script.askAbout = async () => [ended('agent', 'completed'), ended('lead', 'canceled')]
  calling.sweeper.start()

  const early = await statusNow(callId)
  await pass(15 * SECOND_MS)

  assert.equal(early, 'ringing')
  assert.equal(await statusNow(callId), 'canceled')
  assert.equal((await collection.get(callId))?.checkAt, null)
})

test('that there never was a leg to the lead is believed only when the agent’s end was known before', async (t) => {
  const { calling, carrier, pass, statusNow } = aTelephoneDesk(t)
  const { leg, ended, noLeadLeg } = reportsOf()
  calling.sweeper.start()
  await pass(SECOND_MS)
  const { call_id: callId } = await calling.place(ASHA, NUMBERS)
  await calling.report(callId, leg('agent', 'answered'))
  carrier.script.askAbout = async () => [leg('agent', 'answered'), ended('agent', 'completed'), noLeadLeg]

  await pass(25 * SECOND_MS)
  const afterOne = [carrier.questions.length, await statusNow(callId)]
  await pass(15 * SECOND_MS)

  assert.deepEqual(afterOne, [1, 'ringing'])
  assert.equal(await statusNow(callId), 'failed')
})

test('a recording that the carrier does not know of is waited for ten minutes, and then absent', async (t) => {
  const { calling, calls, carrier, pass, collection } = aTelephoneDesk(t)
  const { talk, noRecording } = reportsOf()
  const { call_id: callId } = await calling.place(ASHA, NUMBERS)
  const withoutSound = talk.filter(({ kind }) => kind !== 'recording')
  for (const report of withoutSound) await calling.report(callId, report)
  carrier.script.askAbout = async () => [...withoutSound, noRecording]
  calling.sweeper.start()
  const stageNow = async () => (await calls.tellStory(await calls.getFor(ASHA, callId))).stage

  await pass(9 * MINUTE_MS)
  const early = await stageNow()
  await pass(5 * MINUTE_MS)

  assert.equal(early, 'fetching')
  assert.equal(await stageNow(), 'no-recording')
  assert.equal((await collection.get(callId))?.checkAt, null)
})

test('a call that could not be hung up is tried again until it is', async (t) => {
  const { calling, carrier, pass, statusNow } = aTelephoneDesk(t)
  const { leg, ended } = reportsOf()
  const { call_id: callId } = await calling.place(ASHA, NUMBERS)
  carrier.script.askAbout = async () => [leg('agent', 'ringing')]
  carrier.script.hangUp = () => Promise.reject(away())
  await calling.hangUp(ASHA, callId)
  calling.sweeper.start()

  await pass(60 * SECOND_MS)
  const tries = carrier.hungUp.length
  carrier.script.hangUp = async () => {
    carrier.script.askAbout = async () => [ended('agent', 'canceled')]
  }
  await pass(3 * MINUTE_MS)

  assert.ok(tries >= 3, `${tries} tries`)
  assert.equal(await statusNow(callId), 'canceled')
})

test('a carrier that is away is asked more and more seldom, and the call is found when it is back', async (t) => {
  const { calling, carrier, pass, statusNow, warnings } = aTelephoneDesk(t)
  const { call_id: callId } = await calling.place(ASHA, NUMBERS)
  await calling.report(callId, reportsOf().leg('agent', 'ringing'))
  carrier.script.askAbout = () => Promise.reject(away())
  calling.sweeper.start()

  await pass(15 * MINUTE_MS)
  const questions = carrier.questions.length
  carrier.script.askAbout = async () => [reportsOf().ended('agent', 'no-answer')]
  await pass(2 * MINUTE_MS)

  assert.ok(questions > 10 && questions < 20, `${questions} questions in 15 minutes`)
  assert.equal(warnings.length, questions)
  assert.equal(await statusNow(callId), 'noAnswer')
})

test('a call that the carrier does not know any more has failed', async (t) => {
  const { calling, carrier, pass, statusNow, dialOf, collection } = aTelephoneDesk(t)
  const { call_id: callId } = await calling.place(ASHA, NUMBERS)
  for (const report of reportsOf().talk.slice(0, 6)) await calling.report(callId, report)
  carrier.script.askAbout = async () => null
  calling.sweeper.start()

  await pass(8 * MINUTE_MS)

  assert.equal(await statusNow(callId), 'failed')
  assert.equal((await dialOf(callId)).failure?.code, 'lost')
  assert.equal((await collection.get(callId))?.checkAt, null)
})

test('that the carrier does not know a call is believed after three times in a row, also of a long talk', async (t) => {
  const { calling, carrier, pass, statusNow } = aTelephoneDesk(t)
  const { call_id: callId } = await calling.place(ASHA, NUMBERS)
  const talk = reportsOf().talk.slice(0, 6)
  for (const report of talk) await calling.report(callId, report)
  let answers: (CarrierReport[] | null)[] = []
  carrier.script.askAbout = async () => {
    const [answer = talk] = answers.splice(0, 1)
    return answer
  }
  calling.sweeper.start()

  await pass(30 * MINUTE_MS)
  answers = [null, talk, null, null]
  await pass(30 * MINUTE_MS)

  assert.deepEqual(answers, [])
  assert.equal(await statusNow(callId), 'inProgress')
})

test('a call that the carrier has forgotten is asked about soon again, and lets the agent place another', async (t) => {
  const { calling, carrier, pass, statusNow } = aTelephoneDesk(t)
  const { call_id: callId } = await calling.place(ASHA, NUMBERS)
  for (const report of reportsOf().talk.slice(0, 6)) await calling.report(callId, report)
  carrier.script.askAbout = async () => null
  calling.sweeper.start()

  await pass(65 * SECOND_MS)
  await pass(20 * SECOND_MS)

  assert.equal(await statusNow(callId), 'failed')
  assert.notEqual((await calling.place(ASHA, NUMBERS)).call_id, callId)
})

test('a server that was off for days does not give up a call because the network is not there yet', async (t) => {
  const { calling, carrier, pass, time, statusNow, fetchJobOf } = aTelephoneDesk(t)
  const { call_id: callId } = await calling.place(ASHA, NUMBERS)
  carrier.script.askAbout = () => Promise.reject(away())
  time.skip(3 * 24 * 60 * MINUTE_MS)
  calling.sweeper.start()

  await pass(5 * MINUTE_MS)
  const early = await statusNow(callId)
  carrier.script.askAbout = async () => reportsOf().talk
  await pass(5 * MINUTE_MS)

  assert.equal(early, 'initiated')
  assert.equal(await statusNow(callId), 'completed')
  assert.notEqual(await fetchJobOf(callId), null)
})

test('a carrier that is away for ever does not keep a call open for ever', async (t) => {
  const { calling, carrier, pass, time, dialOf, collection } = aTelephoneDesk(t)
  const { call_id: callId } = await calling.place(ASHA, NUMBERS)
  carrier.script.askAbout = () => Promise.reject(away())
  time.skip(3 * 24 * 60 * MINUTE_MS)
  calling.sweeper.start()

  await pass(60 * MINUTE_MS)

  assert.equal((await dialOf(callId)).failure?.code, 'lost')
  assert.equal((await collection.get(callId))?.checkAt, null)
})

test('one call that cannot be looked after does not keep others from it', async (t) => {
  const { calling, carrier, pass, statusNow } = aTelephoneDesk(t)
  const callIds: string[] = []
  for (let n = 0; n < 30; n++) {
    const { call_id: callId } = await calling.place(ASHA, { ...NUMBERS, leadNumber: 9000000001 + n })
    callIds.push(callId)
  }
  const answers = new Map<string, CarrierReport[]>(
    callIds.map((_, n) => [carrierIds(n + 1).call, [reportsOf(n + 1).ended('agent', 'busy')]]),
  )
  answers.delete(carrierIds(3).call)
  let atOnce = 0
  let mostAtOnce = 0
  carrier.script.askAbout = async (id) => {
    mostAtOnce = Math.max(mostAtOnce, ++atOnce)
    await new Promise(setImmediate)
    atOnce--
    const answer = answers.get(id)
    if (!answer) throw new TypeError('a bug')
    return answer
  }
  calling.sweeper.start()

  await pass(25 * SECOND_MS)

  const statuses = await Promise.all(callIds.map(statusNow))
  assert.deepEqual(
    statuses,
    statuses.map((_, n) => (n === 2 ? 'initiated' : 'busy')),
  )
  assert.equal(mostAtOnce, 8)
})

test('stopping waits for the checks under way, but no longer than it may', async (t) => {
  const { calling, carrier, pass, time } = aTelephoneDesk(t)
  await calling.place(ASHA, NUMBERS)
  carrier.script.askAbout = () => new Promise(() => undefined)
  calling.sweeper.start()
  await pass(25 * SECOND_MS)

  let isStopped = false
  const stopping = calling.sweeper.stop(5 * SECOND_MS).then(() => {
    isStopped = true
  })
  await time.advance(4 * SECOND_MS)
  const early = isStopped
  await time.advance(2 * SECOND_MS)
  await stopping

  assert.equal(early, false)
})
