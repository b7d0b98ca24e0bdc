import { deepEqual, equal, rejects } from 'node:assert/strict'
import { test, type TestContext } from 'node:test'

import {
  aCallView,
  aRecordingView,
  aRefusal,
  CALL,
  CHILD,
  openTestCarrier,
  ORDER,
  RECORDING,
  startScriptedApi,
  type ApiAnswer,
  type SeenRequest,
} from './scripted-api.ts'
import type { Deadlines } from './twilio-carrier.ts'

const NO_RECORDINGS: ApiAnswer = { status: 200, json: { recordings: [] } }
const NO_CALLS: ApiAnswer = { status: 200, json: { calls: [] } }
const UNAVAILABLE = { code: 'telephony-unavailable', retryable: true }

const PASSING: readonly [what: string, answer: ApiAnswer][] = [
  ['it is busy', { status: 429, json: { code: 20429 } }],
  ['it is broken', { status: 500, text: '' }],
  ['a proxy finds nobody', { status: 503, text: '<html>' }],
  ['the connection breaks', (response) => response.destroy()],
]
for (const [what, answer] of PASSING) {
  test(`a question is asked again when ${what}`, async (t) => {
    const { api, carrier } = await open(t, (_, count) =>
      count < 4 ? answer : { status: 200, json: aRecordingView() },
    )

    equal(await carrier.callOfRecording(RECORDING), CALL)
    equal(api.seen.length, 4)
  })

  test(`a question is given up after four times that ${what}`, async (t) => {
    const { api, carrier } = await open(t, () => answer)

    await rejects(carrier.callOfRecording(RECORDING), UNAVAILABLE)
    equal(api.seen.length, 4)
  })
}

test('a question that is never answered is repeated once, and not for ever', async (t) => {
  const { api, carrier } = await open(t, () => () => undefined, { requestMs: 100 })

  await rejects(carrier.askAbout(CALL), UNAVAILABLE)
  equal(api.seen.length, 2)
})

test('wrong credentials are not tried twice', async (t) => {
  const { api, carrier } = await open(t, () => aRefusal(401, 20003))

  await rejects(carrier.askAbout(CALL), UNAVAILABLE)
  equal(api.seen.length, 1)
})

test('what Twilio does not know is null, and so is what cannot be an id', async (t) => {
  const { api, carrier } = await open(t, () => aRefusal(404, 20404))

  deepEqual([await carrier.askAbout(CALL), await carrier.callOfRecording(RECORDING)], [null, null])
  equal(api.seen.length, 2)
  for (const id of ['', 'CA123', `${CALL}/../Accounts`, `${CALL}\n`, RECORDING]) {
    equal(await carrier.askAbout(id), null)
  }
  equal(await carrier.callOfRecording(`${RECORDING}?x=1`), null)
  equal(api.seen.length, 2)
})

test("a 404 that is not Twilio's own word does not make a call, or a list of calls, disappear", async (t) => {
  const { carrier } = await open(t, () => ({ status: 404, text: '<html>' }))

  await rejects(carrier.askAbout(CALL), UNAVAILABLE)
  await rejects(carrier.findPlaced(ORDER), UNAVAILABLE)
  await rejects(carrier.hangUp(CALL), UNAVAILABLE)
})

test('calls that may have come from a lost order are those to the agent since then, over all pages, the oldest first', async (t) => {
  const sid = (n: number) => `CA${String(n).padStart(32, '0')}`
  const second = (n: number) => `Sat, 31 Jan 2026 09:30:0${n} +0000`
  const pages: readonly unknown[] = [
    {
      calls: [
        aCallView({ sid: sid(0), date_created: null }),
        aCallView({ sid: sid(1), date_created: second(5) }),
        aCallView({ sid: sid(2), date_created: second(4), direction: 'outbound-dial' }),
      ],
      next_page_uri: '/2010-04-01/Accounts/x/Calls.json?Page=1',
    },
    {
      calls: [
        aCallView({ sid: sid(3), date_created: second(1) }),
        aCallView({ sid: sid(4), date_created: 'Sat, 31 Jan 2026 09:29:20 +0000' }),
        aCallView({ sid: sid(5), date_created: 'Sat, 31 Jan 2026 09:20:00 +0000' }),
      ],
      next_page_uri: '/2010-04-01/Accounts/x/Calls.json?Page=2',
    },
  ]
  const { api, carrier } = await open(t, (_, count) => ({ status: 200, json: pages[count - 1] }))

  deepEqual(await carrier.findPlaced(ORDER), [sid(4), sid(3), sid(1), sid(0)])

  equal(api.seen.length, 2)
  deepEqual(
    [api.seen[0]!.query.get('To'), api.seen[0]!.query.get('From'), api.seen[1]!.query.get('Page')],
    ['+919812345678', '+15005550006', '1'],
  )
})

test('no call came from an order that got lost', async (t) => {
  const { carrier } = await open(t, () => NO_CALLS)

  deepEqual(await carrier.findPlaced(ORDER), [])
})

const HANG_UPS: readonly [what: string, states: readonly string[], orders: readonly string[]][] = [
  ['a queued call is cancelled', ['queued'], ['canceled']],
  ['a ringing call is cancelled', ['ringing'], ['canceled']],
  ['a call in progress is ended', ['in-progress'], ['completed']],
  ['an ended call stays as it is', ['busy'], []],
  [
    'a call that is answered meanwhile is ended all the same',
    ['ringing', 'in-progress'],
    ['canceled', 'completed'],
  ],
  ['a call that ends meanwhile stays as it is', ['ringing', 'no-answer'], ['canceled']],
]
for (const [what, states, orders] of HANG_UPS) {
  test(`hanging up: ${what}`, async (t) => {
    const { api, carrier } = await open(t, hangUpAnswers(states))

    await carrier.hangUp(CALL)

    deepEqual(ordersIn(api.seen), orders)
  })
}

test('hanging up: a cancellation that took no notice is followed by an end', async (t) => {
  let status = 'ringing'
  const { api, carrier } = await open(t, ({ method, form }) => {
    if (method === 'POST') status = form.get('Status') === 'canceled' ? 'in-progress' : 'completed'
    return { status: 200, json: aCallView({ status }) }
  })

  await carrier.hangUp(CALL)

  deepEqual(ordersIn(api.seen), ['canceled', 'completed'])
})

test('hanging up a call that Twilio does not know, or that cannot be one, is no failure', async (t) => {
  const { api, carrier } = await open(t, () => aRefusal(404, 20404))

  await carrier.hangUp(CALL)
  await carrier.hangUp('CA1')

  equal(api.seen.length, 1)
})

test('hanging up is given up when Twilio refuses it again and again, or is away', async (t) => {
  const stubborn = await open(t, ({ method }) =>
    method === 'GET' ? { status: 200, json: aCallView({ status: 'ringing' }) } : aRefusal(400, 21220),
  )
  const broken = await open(t, ({ method }) =>
    method === 'GET' ? { status: 200, json: aCallView({ status: 'ringing' }) } : { status: 500, text: '' },
  )

  await rejects(stubborn.carrier.hangUp(CALL), UNAVAILABLE)
  await rejects(broken.carrier.hangUp(CALL), UNAVAILABLE)
  equal(ordersIn(stubborn.api.seen).length, 4)
  equal(ordersIn(broken.api.seen).length, 1)
})

test('all that is known of a call is asked for with three questions, the call itself before the rest', async (t) => {
  const child = { sid: CHILD, parent_call_sid: CALL, direction: 'outbound-dial' }
  const { api, carrier } = await open(t, ({ path, query }) => {
    if (path === '/Recordings.json') return { status: 200, json: { recordings: [aRecordingView()] } }
    const isParent = query.get('ParentCallSid') === null
    const ended = { status: 'completed', end_time: 'Sat, 31 Jan 2026 09:34:00 +0000' }
    if (isParent) return { status: 200, json: aCallView(ended) }
    return { status: 200, json: { calls: [aCallView({ ...ended, ...child })] } }
  })

  const reports = await carrier.askAbout(CALL)

  const at = '2026-01-31T09:34:00.000Z'
  deepEqual(reports, [
    { kind: 'leg', side: 'agent', carrierLegId: CALL, state: 'ended', end: 'completed', at },
    { kind: 'leg', side: 'lead', carrierLegId: CHILD, state: 'ended', end: 'completed', at },
    { kind: 'recording', carrierRecordingId: RECORDING, state: 'completed', at: '2026-01-31T09:35:00.000Z' },
  ])
  equal(api.seen[0]!.path, `/Calls/${CALL}.json`)
  deepEqual(
    api.seen
      .slice(1)
      .map(({ path, query }) => `${path} ${query.get('ParentCallSid') ?? query.get('CallSid') ?? ''}`)
      .sort(),
    [`/Calls.json ${CALL}`, `/Recordings.json ${CALL}`],
  )
})

test('a call that ended without a leg to the lead, and without a recording, is told to be so', async (t) => {
  const { carrier } = await open(t, ({ path }) => {
    if (path === '/Recordings.json') return NO_RECORDINGS
    return path === '/Calls.json' ? NO_CALLS : { status: 200, json: aCallView({ status: 'no-answer' }) }
  })

  const at = '2026-01-31T09:30:02.000Z'
  deepEqual(await carrier.askAbout(CALL), [
    { kind: 'leg', side: 'agent', carrierLegId: CALL, state: 'ended', end: 'no-answer', at },
    { kind: 'no-lead-leg', at },
    { kind: 'no-recording', at },
  ])
})

test('an answer that is not what was asked for is no answer', async (t) => {
  const { carrier } = await open(t, () => ({ status: 200, text: '<html>' }))

  await rejects(carrier.askAbout(CALL), UNAVAILABLE)
})

/** Each order finds the call one state further than the question before it did. */
function hangUpAnswers(states: readonly string[]) {
  let at = 0
  return ({ method, form }: SeenRequest): ApiAnswer => {
    const isOutdated = method === 'POST' && ++at < states.length
    if (isOutdated) return aRefusal(400, 21220)
    return { status: 200, json: aCallView({ status: method === 'POST' ? form.get('Status') : states[at] }) }
  }
}

function ordersIn(seen: readonly SeenRequest[]): (string | null)[] {
  return seen.filter(({ method }) => method === 'POST').map(({ form }) => form.get('Status'))
}

async function open(
  t: TestContext,
  answer: (request: SeenRequest, count: number) => ApiAnswer,
  deadlines: Partial<Deadlines> = {},
) {
  const api = await startScriptedApi(answer)
  t.after(api.close)
  const carrier = openTestCarrier(api.url, deadlines)
  t.after(carrier.close)
  return { api, carrier }
}
