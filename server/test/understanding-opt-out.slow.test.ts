import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { setTimeout as wait } from 'node:timers/promises'

import type { DoNotCall, FollowUp } from '@leadbreak/contract'

import { LEADS as PEOPLE } from './a-call-centre.ts'
import { aCaller, type Caller } from './a-caller.ts'
import { aLiveCentre, LEADS, untilRead, type LiveCentre, type PlacedCall } from './a-live-centre.ts'
import { aReader, type Reader } from './a-reader.ts'

const NUMBER = LEADS['opt-out']
/** Settled, he has not asked for anything yet. */
const BEFORE_HE_ASKS = 3

let centre: LiveCentre
let manager: Reader
let talk: PlacedCall
let ravi: Caller

before(async () => {
  centre = await aLiveCentre()
  const { username } = await centre.aManager()
  manager = await aReader(centre.baseUrl, { username })
  ravi = await aCaller(centre.baseUrl)
})
after(() => centre.close())

const listed = () => manager.get<DoNotCall[]>('/api/do-not-call')

describe('a lead who asks in the middle of a call not to be called again', () => {
  let contactId: string
  let onItsWay: string
  let planned: FollowUp
  let entry: DoNotCall

  before(async () => {
    const entered = await manager.demand<DoNotCall>('POST', '/api/do-not-call', { phoneNumber: NUMBER })
    contactId = entered.contactId
    await manager.demand('DELETE', `/api/do-not-call/${contactId}`)
    planned = await manager.demand<FollowUp>('POST', '/api/follow-ups', {
      ...{ contactId, title: 'Call again', dueDate: '2099-01-01T10:00:00+05:30' },
    })

    talk = await centre.place('opt-out')
    await talk.watcher.until('words before he asks', () => talk.seen().finals.length >= BEFORE_HE_ASKS)
    onItsWay = await ravi.place(NUMBER, PEOPLE.neverAnswers)
    await talk.watcher.until('opt-out', () => talk.seen().of('opt-out').length > 0)
    entry = await untilListed()
  })

  test('cannot be called by anybody while that call still goes on', async () => {
    const { status, body } = await ravi.order(NUMBER)
    const story = await talk.caller.story(talk.callId)

    assert.deepEqual([status, body.code], [409, 'do-not-call'])
    assert.ok(!story.some((event) => /ended|hangUpAsked/.test(event)), story.join(', '))
  })

  test('is on the list with the call and his very words', () => {
    const [told] = talk.seen().of('opt-out')
    const { phoneNumber, callId, quote, by } = entry

    assert.deepEqual([phoneNumber, callId, by], [`+91${NUMBER}`, talk.callId, null])
    assert.equal(quote, told!.event.quote)
    assert.equal(entry.contactId, contactId)
  })

  test('is not rung by a call of somebody else that was on its way to him', async () => {
    const events = await untilStory(ravi, onItsWay, /agent ended/)

    assert.ok(events.includes('hangUpAsked'))
    assert.ok(!events.some((event) => event.startsWith('lead')), events.join(', '))
  })

  test('is nobody’s to do any more', async () => {
    const { state, dismissedBecause } = await manager.get<FollowUp>(`/api/follow-ups/${planned.id}`)

    assert.deepEqual([state, dismissedBecause], ['dismissed', 'do-not-call'])
  })

  test('has said so also in the analysis of the whole call', async () => {
    await untilRead(talk)
    const { requirement, disposition, nextSteps } = await manager.analysis(talk.callId)

    assert.equal(requirement.optOut, true)
    assert.equal(disposition?.value, 'doNotCall')
    assert.deepEqual(await listed(), [entry])
    const promised = await manager.get<FollowUp[]>(`/api/follow-ups?callId=${talk.callId}`)
    assert.deepEqual(promised, [], `nothing is proposed, not even ${nextSteps.length} steps`)
  })
})

test('whom a manager lets be called again is called, however often the old call is read', async () => {
  const [{ contactId }] = (await listed()) as [DoNotCall]
  await manager.demand('DELETE', `/api/do-not-call/${contactId}`)
  const again = await ravi.place(NUMBER, PEOPLE.neverAnswers)

  const { evidence } = await manager.readAgain(talk.callId)
  const { segmentIndex } = evidence.find(({ field }) => field === 'optOut')!
  await manager.correct(talk.callId, segmentIndex, 'नहीं आगे से मुझे कॉल मत करना')
  const { requirement } = await manager.untilAnalysis(talk.callId, ({ version }) => version > 1)
  assert.equal(requirement.optOut, true)
  await manager.edit(talk.callId, { purpose: null })

  assert.deepEqual(await listed(), [])
  const story = await ravi.story(again)
  assert.ok(!story.some((event) => /ended|hangUpAsked/.test(event)), story.join(', '))
  await ravi.hangUp(again)
})

test('no word, number, name, ticket or token of these calls is in the log', () => {
  centre.nothingWasLogged()
})

/** He is put on the list a moment after it is told. */
async function untilListed(): Promise<DoNotCall> {
  for (;;) {
    const [entry] = await listed()
    if (entry) return entry
    await wait(20)
  }
}

async function untilStory(by: Caller, callId: string, words: RegExp): Promise<string[]> {
  for (;;) {
    const story = await by.story(callId)
    if (story.some((event) => words.test(event))) return story
    await wait(100)
  }
}
