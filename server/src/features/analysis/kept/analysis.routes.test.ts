import assert from 'node:assert/strict'
import { after, test } from 'node:test'

import type { Analysis, AnalysisVersion, ContactRequirement, Rereading } from '@leadbreak/contract'

import { makeNoCarrier } from '../../../adapters/no-carrier.ts'
import { anApp, bearing } from '../../../../test/an-app.ts'
import { aRegistration } from '../../../../test/some-accounts.ts'
import type { Viewer } from '../../calls/call.ts'
import { aScriptedCarrier } from '../../calls/scripted-carrier.suite.ts'
import { makeTranscripts } from '../../transcripts/transcripts.ts'
import { systemClock } from '../../../lib/clock.ts'
import { aTalk } from './a-reading-desk.suite.ts'

const carrier = aScriptedCarrier()
const app = await anApp({ telephony: { ...makeNoCarrier(), carrier: carrier.carrier } })
after(app.close)

for (const [username, phone_number] of [
  ['asha-agent', 9876543211],
  ['ravi-agent', 9876543212],
] as const)
  await app.accounts.register(aRegistration({ username, phone_number }), null)
const token = { asha: await app.tokenOf('asha-agent'), ravi: await app.tokenOf('ravi-agent') }
const manager = await app.administratorToken()
const asha = (await app.accounts.whoIs(token.asha)) as Viewer

const call = await app.calling.place(asha, { agentNumber: 9812345678, leadNumber: 9000000001 })
const path = `/api/calls/${call.call_id}`
const transcripts = makeTranscripts({ storage: app.storage, clock: systemClock })
const { writes } = await transcripts.save(
  { callId: call.call_id, owner: { agentId: asha.id, username: asha.username } },
  {
    segments: aTalk(['lead', 'noida me do bhk flat chahiye saath lakh tak']),
    ...{ speakersSeparated: true, durationMs: 2_000 },
  },
)

const send = (method: 'POST' | 'PATCH' | 'DELETE', url: string, payload?: object, who = token.asha) =>
  app.app.inject({ method, url, headers: bearing(who), ...(payload && { payload }) })

test('a call that was not transcribed, or not read, says so', async () => {
  assert.equal((await app.get(`${path}/analysis`, token.asha)).statusCode, 404)
  assert.equal((await send('POST', `${path}/analysis`)).statusCode, 404)
  assert.deepEqual((await app.get(`${path}/analyses`, token.asha)).json(), [])
})

test('a call is read, looked at, edited and given back', async () => {
  await app.storage.commit(writes)
  const read = (await send('POST', `${path}/analysis`)).json<Analysis>()
  assert.deepEqual([read.version, read.requirement.locations], [1, ['Noida']])
  assert.deepEqual((await app.get(`${path}/analysis`, token.asha)).json(), read)

  const edited = (await send('PATCH', `${path}/requirement`, { locations: ['Pune'] })).json<Analysis>()
  assert.deepEqual([edited.requirement.locations, edited.edits[0]?.by], [['Pune'], 'asha-agent'])
  const whole = await app.get(`${path}/requirement`, token.asha)
  assert.deepEqual(whole.json<Analysis>().requirement.locations, ['Pune'])
  assert.deepEqual((await app.get(`${path}/analysis?version=1`, token.asha)).json(), read)

  const returned = (await send('DELETE', `${path}/requirement/edits/locations`)).json<Analysis>()
  assert.deepEqual(returned, read)
  const versions = (await app.get(`${path}/analyses`, token.asha)).json<AnalysisVersion[]>()
  assert.deepEqual(
    versions.map(({ version }) => version),
    [1],
  )
})

test('an edit that is not of the requirement’s form is refused', async () => {
  for (const payload of [
    {},
    { budget: 5 },
    { amenities: ['helipad'] },
    { possession: 'soon' },
    { colour: 'red' },
    { budget: { min: null, max: null, per: 'total' } },
    { locations: ['Noida', ' '] },
  ])
    assert.equal(
      (await send('PATCH', `${path}/requirement`, payload)).statusCode,
      400,
      JSON.stringify(payload),
    )
  assert.equal((await send('DELETE', `${path}/requirement/edits/colour`)).statusCode, 400)
})

test('somebody else’s call is no call', async () => {
  for (const url of [`${path}/analysis`, `${path}/analyses`])
    assert.equal((await app.get(url, token.ravi)).statusCode, 404)
  assert.equal((await send('POST', `${path}/analysis`, undefined, token.ravi)).statusCode, 404)
  const edit = await send('PATCH', `${path}/requirement`, { optOut: true }, token.ravi)
  assert.equal(edit.statusCode, 404)
  const contact = `/api/contacts/${call.contactId}/requirement`
  assert.equal((await app.get(contact, token.ravi)).statusCode, 404)
  const merged = (await app.get(contact, token.asha)).json<ContactRequirement>()
  assert.deepEqual([merged.requirement.locations, merged.callIds], [['Noida'], [call.call_id]])
})

test('many calls are read again for a manager, who sees how far it is', async () => {
  assert.equal((await send('POST', '/api/rereadings', {})).statusCode, 403)
  const asked = await send('POST', '/api/rereadings', { from: '2020-01-01T00:00:00+05:30' }, manager)
  assert.equal(asked.statusCode, 202)
  const { id, state } = asked.json<Rereading>()
  assert.equal(state, 'waiting')
  assert.equal((await app.get(`/api/rereadings/${id}`, manager)).json<Rereading>().id, id)
  assert.equal((await app.get('/api/rereadings', manager)).json<Rereading[]>().length, 1)
  assert.equal((await app.get('/api/rereadings/none', manager)).statusCode, 404)
  for (const until of ['yesterday', '2016-12-31T23:59:60Z', '9999-12-31T23:59:59-12:00'])
    assert.equal((await send('POST', '/api/rereadings', { until }, manager)).statusCode, 400)
})
