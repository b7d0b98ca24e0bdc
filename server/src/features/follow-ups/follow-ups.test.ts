import assert from 'node:assert/strict'
import { test, type TestContext } from 'node:test'

import type { NextStep } from '@leadbreak/contract'

import { makeTestTime } from '../../jobs/test-time.ts'
import { AppError } from '../../lib/app-error.ts'
import { openSqliteStorage } from '../../storage/sqlite.ts'
import type { Viewer } from '../calls/call.ts'
import { makeFollowUps } from './follow-ups.ts'

const ASHA: Viewer = { id: 'user-asha', username: 'asha', role: 'agent' }
const RAVI: Viewer = { id: 'user-ravi', username: 'ravi', role: 'agent' }
const MEERA: Viewer = { id: 'user-meera', username: 'meera', role: 'manager' }
const CONTACT = { id: 'contact-1', name: 'Suresh' }
const ALL = { limit: null }
const DAY_MS = 86_400_000

/** Begins on Monday, 5 January 2026, at 14:30 in India. */
function setUp(t: TestContext, { becomesDueByItself = false } = {}) {
  const { clock, advance } = makeTestTime()
  const storage = openSqliteStorage({ file: ':memory:' })
  t.after(() => storage.close())
  const followUps = makeFollowUps({ storage, clock, becomesDueByItself })
  const propose = async (steps: readonly NextStep[], callId = 'call-1') => {
    const writes = await followUps.proposeFrom(callId, CONTACT, ASHA.id, steps)
    if (writes.length > 0) assert.ok(await storage.commit(writes))
    return writes.length
  }
  const titles = async (viewer = ASHA) =>
    (await followUps.listFor(viewer, ALL)).items.map(({ title }) => title)
  const only = async () => (await followUps.listFor(ASHA, ALL)).items[0]!
  return { followUps, storage, advance, propose, titles, only }
}

function aStep(step: Partial<NextStep> = {}): NextStep {
  return {
    ...{ who: 'agent', action: 'call', dueAt: '2026-01-06T12:30:00.000Z', precision: 'minute' },
    ...{
      quote: 'kal shaam chhe baje call karna',
      segmentIndex: 3,
      startMs: 9_000,
      endMs: 12_000,
      speaker: 'lead',
    },
    ...step,
  }
}

const aVisit = aStep({
  ...{
    who: 'lead',
    action: 'visit',
    dueAt: '2026-01-11T05:30:00.000Z',
    quote: 'Sunday ko gyarah baje site visit',
  },
})

const failsWith = (code: string) => (error: unknown) => error instanceof AppError && error.code === code

test('a promise becomes a proposal with its words, of the agent whose call it was', async (t) => {
  const { propose, only } = setUp(t)
  await propose([aStep()])

  const { id, ...rest } = await only()

  assert.match(id, /^[0-9a-f]{32}$/)
  assert.deepEqual(rest, {
    ...{ contactId: 'contact-1', contactName: 'Suresh', title: 'Call — Tuesday 6 January, 18:00' },
    ...{
      description: 'The lead said: “kal shaam chhe baje call karna”',
      dueDate: '2026-01-06T12:30:00.000Z',
    },
    ...{ isCompleted: false, priority: 'high', state: 'proposed', action: 'call', precision: 'minute' },
    ...{ agentId: ASHA.id, callId: 'call-1', dismissedBecause: null },
    quote: {
      ...{ quote: 'kal shaam chhe baje call karna', segmentIndex: 3 },
      ...{ startMs: 9_000, endMs: 12_000, speaker: 'lead' },
    },
  })
})

test('a step without a time, and one whose time went by long ago, is not proposed', async (t) => {
  const { propose } = setUp(t)

  const old = aStep({ dueAt: '2026-01-01T12:30:00.000Z' })
  assert.equal(await propose([aStep({ dueAt: null, precision: null }), old]), 0)
})

test('reading a call again changes nothing where it says the same, and corrects what nobody has touched', async (t) => {
  const { propose, titles } = setUp(t)
  await propose([aStep(), aVisit])

  assert.equal(await propose([aStep(), aVisit]), 0)
  await propose([aStep({ dueAt: '2026-01-06T13:30:00.000Z' })])
  assert.deepEqual(await titles(), ['Call — Tuesday 6 January, 19:00'])
})

test('what a person has accepted, finished, dismissed or deleted is not proposed again, nor withdrawn', async (t) => {
  const { followUps, propose, titles } = setUp(t)
  const steps = ['a', 'b', 'c', 'd'].map((quote, index) =>
    aStep({ quote, dueAt: `2026-01-0${index + 6}T12:30:00.000Z` }),
  )
  await propose(steps)
  const [a, b, c, d] = (await followUps.listFor(ASHA, ALL)).items.map(({ id }) => id) as [
    string,
    string,
    string,
    string,
  ]
  await followUps.accept(ASHA, a)
  await followUps.complete(ASHA, b)
  await followUps.dismiss(ASHA, c)
  await followUps.remove(ASHA, d)

  assert.equal(await propose(steps), 0)
  assert.equal(await propose([]), 0)
  assert.deepEqual(await titles(), ['Call — Tuesday 6 January, 18:00', 'Call — Wednesday 7 January, 18:00'])
})

test('a promise that was accepted is not proposed anew when its words are corrected in the transcript', async (t) => {
  const { followUps, propose, only } = setUp(t)
  await propose([aStep()])
  await followUps.accept(ASHA, (await only()).id)

  assert.equal(await propose([aStep({ quote: 'kal shaam 6 baje call karna' })]), 0)
})

test('a proposal accepted while the call is read again wins, and the reading loses the race', async (t) => {
  const { followUps, storage, propose, only } = setUp(t)
  await propose([aStep()])
  const late = await followUps.proposeFrom('call-1', CONTACT, ASHA.id, [])
  await followUps.accept(ASHA, (await only()).id)

  assert.equal(await storage.commit(late), false)
  assert.equal((await only()).state, 'open')
})

test('a proposal becomes open by itself once its time has come, where that is wanted', async (t) => {
  const byItself = setUp(t, { becomesDueByItself: true })
  const byHand = setUp(t)
  for (const { propose, advance } of [byItself, byHand]) {
    await propose([aStep()])
    await advance(2 * DAY_MS)
  }
  const due = { limit: null, dueBy: '2026-01-07T00:00:00.000Z' }

  assert.equal((await byItself.only()).state, 'open')
  assert.equal((await byItself.followUps.listFor(ASHA, due)).items.length, 1)
  assert.equal((await byHand.only()).state, 'proposed')
  assert.equal((await byHand.followUps.listFor(ASHA, due)).items.length, 0)
})

test('an agent sees his own, a manager all', async (t) => {
  const { followUps, propose, titles, only } = setUp(t)
  await propose([aStep()])
  const { id } = await only()

  assert.deepEqual(await titles(RAVI), [])
  assert.equal((await titles(MEERA)).length, 1)
  await assert.rejects(followUps.get(RAVI, id), failsWith('follow-up-not-found'))
  await assert.rejects(followUps.complete(RAVI, id), failsWith('follow-up-not-found'))
})

test('who asked not to be called has nothing left to be done for him, proposed or open', async (t) => {
  const { followUps, storage, propose } = setUp(t)
  await propose([aStep(), aVisit])
  const input = { contactId: CONTACT.id, dueDate: '2026-01-08T05:30:00.000Z' }
  const done = await followUps.create(ASHA, { ...input, isCompleted: true })
  await followUps.create(ASHA, { ...input, title: 'Ask for papers' })

  await storage.commit(await followUps.dismissFor(CONTACT.id, 'do-not-call'))

  assert.deepEqual((await followUps.listFor(ASHA, ALL)).items, [done])
  const { items } = await followUps.listFor(ASHA, { limit: null, state: 'dismissed' })
  assert.deepEqual(
    items.map(({ dismissedBecause }) => dismissedBecause),
    ['do-not-call', 'do-not-call', 'do-not-call'],
  )
  await assert.rejects(followUps.accept(ASHA, items[0]!.id), failsWith('follow-up-changed'))
})

test('the same list comes in pages and whole, in the order of due dates', async (t) => {
  const { followUps } = setUp(t)
  for (const day of ['09', '07', '08'])
    await followUps.create(ASHA, { title: day, dueDate: `2026-01-${day}T05:30:00.000Z` })

  const first = await followUps.listFor(ASHA, { limit: 2 })
  const second = await followUps.listFor(ASHA, { limit: 2, after: first.next })

  const paged = [...first.items, ...second.items].map(({ title }) => title)
  assert.deepEqual(paged, ['07', '08', '09'])
  assert.equal(second.next, null)
})

test('what was deleted is found by nobody, though a trace of what was read is kept', async (t) => {
  const { followUps, propose, only } = setUp(t)
  await propose([aStep()])
  const { id } = await only()

  await followUps.remove(ASHA, id)

  for (const ask of [followUps.get, followUps.accept, followUps.dismiss, followUps.complete])
    await assert.rejects(ask(ASHA, id), failsWith('follow-up-not-found'))
  await assert.rejects(followUps.remove(MEERA, id), failsWith('follow-up-not-found'))
})
