import assert from 'node:assert/strict'
import { after, test } from 'node:test'

import type { CallEvent, CallView, Problem } from '@leadbreak/contract'

import { makeNoCarrier } from '../../adapters/no-carrier.ts'
import { anApp, bearing } from '../../../test/an-app.ts'
import { aRegistration } from '../../../test/some-accounts.ts'
import { AppError } from '../../lib/app-error.ts'
import type { Viewer } from './call.ts'
import type { CarrierRequest, CarrierWebhooks, LegReport, RecordingReport, StreamReport } from './carrier.ts'
import { aScriptedCarrier, carrierIds, reportsOf } from './scripted-carrier.suite.ts'

/** A carrier whose signature is a word, over the very address, and whose forms hold one report each. */
const webhooks: CarrierWebhooks = {
  verify: ({ headers, target }) => {
    if (headers['x-signature'] !== `signed ${target}`)
      throw new AppError('webhook-not-signed', 'The carrier did not sign this.')
  },
  readLeg: (_side, request) => reportIn(request) as LegReport | null,
  readRecording: (request) => reportIn(request) as RecordingReport | null,
  readStream: (request) => reportIn(request) as StreamReport | null,
  bridgeScript: () => '<Response/>',
  hangUpScript: () => '<Response/>',
}

const seen: CarrierRequest['parameters'][] = []

function reportIn({ parameters }: CarrierRequest): unknown {
  seen.push(parameters)
  return typeof parameters.report === 'string' ? JSON.parse(parameters.report) : null
}

const carrier = aScriptedCarrier()
const app = await anApp({ telephony: { ...makeNoCarrier(), carrier: carrier.carrier, webhooks } })
after(app.close)

for (const [username, phone_number] of [
  ['asha-agent', 9876543211],
  ['ravi-agent', 9876543212],
] as const)
  await app.accounts.register(aRegistration({ username, phone_number }), null)
const token = { asha: await app.tokenOf('asha-agent'), ravi: await app.tokenOf('ravi-agent') }
const asha = (await app.accounts.whoIs(token.asha)) as Viewer

let leads = 9_000_000_001
async function aCall() {
  const call = await app.calling.place(asha, { agentNumber: 9812345678, leadNumber: leads++ })
  return { callId: call.call_id, reports: reportsOf(carrier.orders.length) }
}

function tell(path: string, form: Record<string, string> | string, headers: Record<string, string> = {}) {
  return app.app.inject({
    method: 'POST',
    url: path,
    headers: {
      ...{ 'content-type': 'application/x-www-form-urlencoded', 'x-signature': `signed ${path}` },
      ...headers,
    },
    payload: typeof form === 'string' ? form : new URLSearchParams(form).toString(),
  })
}

const report = (what: object) => ({ report: JSON.stringify(what) })
const eventsOf = async (callId: string, query = '') =>
  (await app.get(`/api/calls/${callId}/events${query}`, token.asha)).json<CallEvent[]>()

test('what the carrier tells of both legs and the recording is kept when it is answered', async () => {
  const { callId, reports } = await aCall()
  const at = `/telephony/calls/${callId}`

  const answers = [
    await tell(`${at}/agent-leg`, report(reports.leg('agent', 'answered'))),
    await tell(`${at}/lead-leg`, report(reports.leg('lead', 'answered'))),
    await tell(`${at}/recording`, report(reports.recording('in-progress'))),
    await tell(`${at}/recording`, report(reports.recording('in-progress'))),
  ]

  assert.deepEqual(
    answers.map(({ statusCode, body }) => [statusCode, body]),
    answers.map(() => [204, '']),
  )
  const events = await eventsOf(callId)
  assert.deepEqual(events.map(({ leg, state }) => `${leg ?? 'call'} ${state}`).toSorted(), [
    'agent answered',
    'call ordered',
    'call recordingStarted',
    'lead answered',
  ])
})

test('what the carrier tells of a stream is taken in, and is no event of the call by itself', async () => {
  const { callId } = await aCall()

  const answer = await tell(
    `/telephony/calls/${callId}/stream`,
    report({ streamId: `MZ${'5'.repeat(32)}`, state: 'failed' }),
  )
  const ofNobody = await tell('/telephony/calls/nobody/stream', report({ streamId: 'MZ', state: 'failed' }))

  assert.deepEqual([answer.statusCode, ofNobody.statusCode], [204, 404])
  assert.equal((await eventsOf(callId)).length, 1)
})

test('the very address and all fields are checked: repeated ones come as lists, and the query belongs to it', async () => {
  const { callId } = await aCall()
  const path = `/telephony/calls/${callId}/agent-leg?x=a%2Fb+c`

  const answer = await tell(path, 'A=1&B=x+y&A=2&C=&%E0%A4%86=%E0%A4%B6%2B')

  assert.equal(answer.statusCode, 204)
  assert.deepEqual({ ...seen.at(-1) }, { A: ['1', '2'], B: 'x y', C: '', आ: 'श+' })
})

for (const [what, headers] of [
  ['without a signature', { 'x-signature': '' }],
  ['with the signature of another address', { 'x-signature': 'signed /telephony/calls/x/lead-leg' }],
] as const) {
  test(`what comes ${what} is refused and changes nothing`, async () => {
    const { callId, reports } = await aCall()

    const answer = await tell(
      `/telephony/calls/${callId}/agent-leg`,
      report(reports.leg('agent', 'ringing')),
      headers,
    )

    assert.equal(answer.statusCode, 403)
    assert.equal(answer.json<Problem>().code, 'webhook-not-signed')
    assert.equal((await eventsOf(callId)).length, 1)
  })
}

test('an unknown call is 404, which the carrier does not repeat', async () => {
  const path = '/telephony/calls/00000000-0000-4000-8000-000000000000/agent-leg'

  const answer = await tell(path, report(reportsOf().leg('agent', 'ringing')))

  assert.equal(answer.statusCode, 404)
})

test('other bodies than forms, and forms that are too large, are refused', async () => {
  const path = '/telephony/calls/x/recording'

  assert.equal((await tell(path, '{}', { 'content-type': 'application/json' })).statusCode, 415)
  assert.equal((await tell(path, `a=${'x'.repeat(70_000)}`)).statusCode, 413)
})

test('its agent ends a call by our id or the carrier’s; somebody else finds none', async () => {
  const { callId, reports } = await aCall()
  const carrierCallId = carrierIds(carrier.orders.length).call
  const hangUp = (id: string, who: string) =>
    app.app.inject({ method: 'POST', url: `/api/calls/${id}/hang-up`, headers: bearing(who) })

  const byOther = await hangUp(callId, token.ravi)
  const asked = (await hangUp(carrierCallId, token.asha)).json<CallView>()
  await tell(`/telephony/calls/${callId}/agent-leg`, report(reports.ended('agent', 'canceled')))
  const over = (await hangUp(callId, token.asha)).json<CallView>()

  assert.equal(byOther.statusCode, 404)
  assert.deepEqual([asked.callId, asked.status], [callId, 'initiated'])
  assert.notEqual(asked.hangUpAskedAt, null)
  assert.deepEqual([over.status, over.carrierCallId], ['canceled', carrierCallId])
  assert.equal(carrier.hungUp.filter((id) => id === carrierCallId).length, 1)
})

test('events come in pages, and only to those who may see the call', async () => {
  const { callId, reports } = await aCall()
  for (const each of reports.talk) await app.calling.report(callId, each)

  const first = await app.get(`/api/calls/${callId}/events?limit=4`, token.asha)
  const [, next] = /<([^>]+)>; rel="next"/.exec(String(first.headers.link))!
  const second = await app.get(next!, token.asha)
  const others = await app.get(`/api/calls/${callId}/events`, token.ravi)

  const states = [first, second].flatMap((answer) => answer.json<CallEvent[]>()).map(({ state }) => state)
  assert.deepEqual(
    states,
    (await eventsOf(callId)).slice(0, 8).map(({ state }) => state),
  )
  assert.equal(others.statusCode, 404)
})
