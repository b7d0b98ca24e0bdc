import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { setTimeout as wait } from 'node:timers/promises'

import { aCallCentre, LEADS, type CallCentre, QUEUED_MAX_MS, WHOLE_TALK } from './a-call-centre.ts'
import { aTelephone } from './a-caller.ts'

let centre: CallCentre
let company: CallCentre['company']
let caller: CallCentre['caller']

before(async () => {
  centre = await aCallCentre()
  ;({ company, caller } = centre)
})
after(() => centre.close())

for (const { when, reached, story } of [
  { when: 'before any telephone rings', reached: 'ordered', story: ['agent ended canceled'] },
  { when: 'while his own telephone rings', reached: 'agent ringing', story: ['agent ended canceled'] },
  {
    when: 'while the lead’s telephone rings',
    reached: 'lead ringing',
    story: ['lead ended canceled', 'agent ended completed'],
  },
]) {
  test(`an agent who hangs up ${when} has called nobody`, async () => {
    const callId = await caller.place(LEADS.neverAnswers)
    await company.passUntil(async () => (await caller.story(callId)).includes(reached))
    const before = await caller.story(callId)

    const { status } = await caller.hangUp(callId)
    await centre.untilOver(callId)

    assert.ok(!['completed', 'failed'].includes(status))
    assert.deepEqual(await sortedStory(callId), [...before, 'hangUpAsked', ...story].toSorted())
    assert.equal((await caller.hangUp(callId)).status, 'canceled')
    assert.equal((await caller.ask(callId)).state, 'absent')
  })
}

test('an agent who hangs up while they talk has the words that were said', async () => {
  const callId = await caller.place(LEADS.talks)
  await company.passUntil(async () => (await caller.story(callId)).includes('lead answered'))
  await company.pass(8_000)

  await caller.hangUp(callId)
  const { durationMs } = await centre.untilUnderstood(callId)

  assert.deepEqual(await sortedStory(callId), [...WHOLE_TALK, 'hangUpAsked'].toSorted())
  assert.ok(durationMs! >= 8_000 && durationMs! < 12_000)
  assert.equal((await caller.hangUp(callId)).status, 'completed')
})

test('a call whose order was not answered is found again and never placed twice', async () => {
  const agent = aTelephone()
  await company.orderFault({ kind: 'call-placed-no-answer' })

  const first = await caller.order(LEADS.busy, agent)
  const again = await caller.order(LEADS.busy, agent)
  centre.putOn(3_000) // the company's time stands still: it tells nothing by itself
  const found = await untilPlaced(LEADS.busy, agent)

  assert.deepEqual([first.status, first.body.code], [503, 'telephony-unavailable'])
  assert.deepEqual([again.status, again.body.code], [503, 'telephony-unavailable'])
  await centre.untilOver(found)
  const legs = await company.firstLegsTo(`+91${agent}`)
  assert.deepEqual(
    legs.map(({ sid }) => sid),
    [found],
  )
})

test('a call that is given up while nobody knows whether it was placed is ended when it is found', async () => {
  const agent = aTelephone()
  const { call_id: callId } = (await caller.note(LEADS.neverAnswers, agent)).body
  await company.orderFault({ kind: 'call-placed-no-answer' })
  await caller.order(LEADS.neverAnswers, agent)

  const { carrierCallId, hangUpAskedAt } = await caller.hangUp(callId)
  centre.putOn(3_000)
  await caller.until(callId, 'absent')

  assert.equal(carrierCallId, null)
  assert.notEqual(hangUpAskedAt, null)
  const legs = await company.firstLegsTo(`+91${agent}`)
  assert.deepEqual(
    legs.map(({ status }) => status),
    ['canceled'],
  )
})

test('an agent who asks twice at once for the same call is rung once', async () => {
  const agent = aTelephone()

  const [one, other] = await Promise.all([caller.place(LEADS.busy, agent), caller.place(LEADS.busy, agent)])
  await centre.untilOver(one)

  assert.equal(one, other)
  assert.equal((await company.firstLegsTo(`+91${agent}`)).length, 1)
})

test('a call whose order was not answered tells by its own reports that it rings, and is understood', async () => {
  const agent = aTelephone()
  await company.orderFault({ kind: 'call-placed-no-answer' })

  await caller.order(LEADS.hangsUp, agent)
  const [leg] = await company.firstLegsTo(`+91${agent}`)
  await company.passUntil(() => isKnown(leg!.sid))
  await centre.untilUnderstood(leg!.sid)

  assert.equal((await company.firstLegsTo(`+91${agent}`)).length, 1)
})

test('an order that was lost on its way is given up after a minute, and may then be given again', async () => {
  const agent = aTelephone()
  await company.orderFault({ kind: 'call-not-placed-no-answer' })

  const { status } = await caller.order(LEADS.busy, agent)
  centre.putOn(60_000)
  await company.pass(60_000)
  const callId = await untilPlaced(LEADS.busy, agent)
  await centre.untilOver(callId)

  assert.equal(status, 503)
  assert.equal((await company.firstLegsTo(`+91${agent}`)).length, 1)
})

test('an order that the company was too busy to take may be given again at once', async () => {
  const agent = aTelephone()
  await company.orderFault({ kind: 'rest-too-many-requests' })

  const refused = await caller.order(LEADS.busy, agent)
  const callId = await caller.place(LEADS.busy, agent)
  await centre.untilOver(callId)

  assert.deepEqual([refused.status, refused.body.code], [503, 'telephony-unavailable'])
  assert.equal((await company.firstLegsTo(`+91${agent}`)).length, 1)
})

test('a call that waits too long for its turn at the company is ended before anybody is rung', async () => {
  const callId = await caller.place(LEADS.hangsUp)

  centre.putOn(QUEUED_MAX_MS) // the company's time stands still, and so does its queue
  await caller.until(callId, 'absent')

  assert.deepEqual(await sortedStory(callId), [
    'agent ended canceled',
    'agent queued',
    'hangUpAsked',
    'ordered',
  ])
})

/** Asks for the same call until it has the carrier's id, which is answered. */
async function untilPlaced(lead: string, agent: string): Promise<string> {
  for (;;) {
    const { status, body } = await caller.order(lead, agent)
    if (status === 200) return body.CallSID
    assert.equal(status, 503)
    await wait(50)
  }
}

async function isKnown(callId: string): Promise<boolean> {
  return caller.ask(callId).then(
    () => true,
    () => false,
  )
}

async function sortedStory(callId: string): Promise<string[]> {
  return (await caller.story(callId)).toSorted()
}
