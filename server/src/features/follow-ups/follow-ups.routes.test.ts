import assert from 'node:assert/strict'
import { test, type TestContext } from 'node:test'

import { FollowUpSchema, type FollowUp } from '@leadbreak/contract'
import { Value } from 'typebox/value'

import { bearing, codeIn } from '../../../test/an-app.ts'
import { anHttpServer } from '../../../test/an-http-server.ts'
import type { SignedInUser } from '../../http/authentication.ts'
import { makeTestTime } from '../../jobs/test-time.ts'
import { openSqliteStorage } from '../../storage/sqlite.ts'
import { makeFollowUps } from './follow-ups.ts'
import { followUpRoutes } from './follow-ups.routes.ts'

const PEOPLE: Readonly<Record<string, SignedInUser>> = {
  asha: { id: 'user-asha', username: 'asha', role: 'agent' },
  ravi: { id: 'user-ravi', username: 'ravi', role: 'agent' },
}
/** As the existing client makes it. */
const WRITTEN = {
  ...{ id: '', contactId: 'contact-1', contactName: 'Suresh', title: 'Call back', description: '' },
  ...{ dueDate: '2026-01-06T18:00:00.123456', isCompleted: false, priority: 'high', colour: null },
}

async function setUp(t: TestContext) {
  const { clock, advance } = makeTestTime()
  const storage = openSqliteStorage({ file: ':memory:' })
  const followUps = makeFollowUps({ storage, clock, becomesDueByItself: true })
  const { app } = await anHttpServer({
    whoIs: async (token) => PEOPLE[token] ?? null,
    routes: (routes) => void routes.register(followUpRoutes, { followUps, clock }),
  })
  t.after(async () => {
    await app.close()
    await storage.close()
  })
  type Method = 'GET' | 'POST' | 'PUT' | 'DELETE'
  /** The existing client names a JSON content type on every request. */
  const ask = (method: Method, path = '', payload?: object, who = 'asha') =>
    app.inject({
      ...{ method, url: `/api/follow-ups${path}`, ...(payload && { payload }) },
      headers: { ...bearing(who), 'content-type': 'application/json' },
    })
  const write = async (change: object = {}) => {
    const made = await ask('POST', '', { ...WRITTEN, ...change })
    assert.equal(made.statusCode, 201)
    return made.json<FollowUp>()
  }
  const propose = async () => {
    const quote = {
      quote: 'kal call karna',
      segmentIndex: 0,
      startMs: 0,
      endMs: 900,
      speaker: 'lead' as const,
    }
    const step = {
      who: 'agent',
      action: 'call',
      dueAt: '2026-01-06T05:30:00.000Z',
      precision: 'day',
    } as const
    const contact = { id: 'contact-2', name: null }
    await storage.commit(await followUps.proposeFrom('call-1', contact, 'user-asha', [{ ...step, ...quote }]))
    return (await ask('GET', '?callId=call-1')).json<FollowUp[]>()[0]!
  }
  return { ask, write, propose, advance }
}

test('what the existing client writes comes back whole, with an id and a date of ours', async (t) => {
  const { ask, write } = await setUp(t)

  const made = await write({ id: 'mine' })

  assert.ok(Value.Check(FollowUpSchema, made))
  assert.notEqual(made.id, 'mine')
  assert.equal(made.dueDate, '2026-01-06T12:30:00.123Z')
  assert.deepEqual([made.contactName, made.priority, made.state], ['Suresh', 'high', 'open'])
  assert.deepEqual((await ask('GET', `/${made.id}`)).json(), made)
  assert.deepEqual((await ask('GET')).json(), [made])
})

test('an empty list is an empty array', async (t) => {
  const { ask } = await setUp(t)

  assert.equal((await ask('GET')).body, '[]')
})

test('a whole follow-up is replaced; nulls and what is left out stay, and what is ours is not taken', async (t) => {
  const { ask, write } = await setUp(t)
  const made = await write()

  const change = {
    ...made,
    id: 'x',
    title: 'Site visit',
    priority: 'low',
    description: null,
    agentId: 'user-ravi',
  }
  const next = (await ask('PUT', `/${made.id}`, { ...change, dueDate: '2026-01-07 09:00' })).json<FollowUp>()

  assert.deepEqual(next, {
    ...made,
    title: 'Site visit',
    priority: 'low',
    dueDate: '2026-01-07T03:30:00.000Z',
  })
})

for (const method of ['POST', 'PUT'] as const) {
  test(`${method} without a body completes, also twice`, async (t) => {
    const { ask, write } = await setUp(t)
    const { id } = await write()

    const done = (await ask(method, `/${id}/complete`)).json<FollowUp>()

    assert.deepEqual([done.isCompleted, done.state], [true, 'done'])
    assert.equal((await ask(method, `/${id}/complete`)).statusCode, 200)
    assert.equal(codeIn(await ask('POST', `/${id}/dismiss`)), 'follow-up-changed')
  })
}

test('who takes back that it was done has it open again', async (t) => {
  const { ask, write } = await setUp(t)
  const { id } = await write({ isCompleted: true })

  const again = (await ask('PUT', `/${id}`, { isCompleted: false })).json<FollowUp>()

  assert.deepEqual([again.isCompleted, again.state], [false, 'open'])
})

test('what is deleted is gone', async (t) => {
  const { ask, write } = await setUp(t)
  const { id } = await write()

  assert.equal((await ask('DELETE', `/${id}`)).statusCode, 204)
  assert.equal(codeIn(await ask('GET', `/${id}`)), 'follow-up-not-found')
  assert.equal(codeIn(await ask('DELETE', `/${id}`)), 'follow-up-not-found')
  assert.deepEqual((await ask('GET')).json(), [])
})

test('a proposal is accepted or dismissed, and has a name to be shown by', async (t) => {
  const { ask, propose } = await setUp(t)
  const { id, state, contactName } = await propose()
  assert.deepEqual([state, contactName], ['proposed', 'Unknown contact'])

  assert.equal((await ask('POST', `/${id}/accept`)).json<FollowUp>().state, 'open')
  assert.equal((await ask('POST', `/${id}/dismiss`)).json<FollowUp>().state, 'dismissed')
  assert.deepEqual((await ask('GET')).json(), [])
  assert.equal((await ask('GET', '?state=dismissed')).json<FollowUp[]>().length, 1)
})

test('what is due is what is open by now, or by an hour that is named', async (t) => {
  const { ask, write, propose, advance } = await setUp(t)
  await write({ title: 'later', dueDate: '2026-02-01T10:00:00Z' })
  await propose()
  const due = async (query = '') =>
    (await ask('GET', `?due=true${query}`)).json<FollowUp[]>().map(({ title }) => title)

  assert.deepEqual(await due(), [])
  assert.deepEqual(await due('&before=2026-02-02'), ['later'])
  await advance(2 * 86_400_000)
  assert.deepEqual(await due(), ['Call — Tuesday 6 January'])
})

test('pages follow by the link', async (t) => {
  const { ask, write } = await setUp(t)
  for (const title of ['one', 'two', 'three']) await write({ title })

  const first = await ask('GET', '?limit=2')
  const link = /<\/api\/follow-ups(.*)>; rel="next"/.exec(String(first.headers.link))

  assert.equal(first.json<FollowUp[]>().length, 2)
  assert.equal((await ask('GET', link?.[1])).json<FollowUp[]>().length, 1)
  assert.equal((await ask('GET')).headers.link, undefined)
})

test('follow-ups of somebody else are not there', async (t) => {
  const { ask, write } = await setUp(t)
  const { id } = await write()

  assert.deepEqual((await ask('GET', '', undefined, 'ravi')).json(), [])
  assert.equal(codeIn(await ask('PUT', `/${id}`, WRITTEN, 'ravi')), 'follow-up-not-found')
  assert.equal(codeIn(await ask('GET', '', undefined, 'nobody')), 'unauthenticated')
})

test('a date that is none, a priority that is none and no date at all are refused', async (t) => {
  const { ask } = await setUp(t)

  for (const change of [{ dueDate: 'soon' }, { dueDate: null }, { priority: 'whenever' }, { title: 5 }])
    assert.equal(codeIn(await ask('POST', '', { ...WRITTEN, ...change })), 'bad-request')
})
