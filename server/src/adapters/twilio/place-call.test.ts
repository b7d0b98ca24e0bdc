import { deepEqual, doesNotMatch, equal, match, ok, rejects } from 'node:assert/strict'
import { once } from 'node:events'
import { createServer, type AddressInfo } from 'node:net'
import { test, type TestContext } from 'node:test'
import { inspect } from 'node:util'

import { makeLogger } from '../../http/logging.ts'
import { AppError } from '../../lib/app-error.ts'
import {
  aCallView,
  aRefusal,
  CALL,
  openTestCarrier,
  ORDER,
  startScriptedApi,
  type ApiAnswer,
} from './scripted-api.ts'

const PLACED: ApiAnswer = { status: 201, json: aCallView() }

test('the agent is rung from our number, and Twilio told where to ask and to tell', async (t) => {
  const { api, carrier } = await open(t, () => PLACED)

  const placed = await carrier.placeCall(ORDER)

  deepEqual(placed, { outcome: 'placed', carrierCallId: CALL })
  const [request] = api.seen
  equal(`${request!.method} ${request!.path}`, 'POST /Calls.json')
  equal(
    request!.headers.authorization,
    `Basic ${Buffer.from(`AC${'1'.repeat(32)}:secret-token`).toString('base64')}`,
  )
  deepEqual([...request!.form].sort(), [
    ['From', '+15005550006'],
    ['Method', 'GET'],
    [
      'StatusCallback',
      `https://calls.example.com/telephony/calls/${ORDER.callId}/agent-leg#rc=3&rp=5xx,ct,rt`,
    ],
    ['StatusCallbackEvent', 'answered'],
    ['StatusCallbackEvent', 'completed'],
    ['StatusCallbackEvent', 'initiated'],
    ['StatusCallbackEvent', 'ringing'],
    ['StatusCallbackMethod', 'POST'],
    ['TimeLimit', '3600'],
    ['Timeout', '25'],
    ['To', '+919812345678'],
    ['Url', `https://calls.example.com/sip/generate_twiml?call_id=${ORDER.callId}#rc=3&rp=5xx,ct,rt`],
  ])
})

const REFUSALS: readonly [status: number, code: number, sentence: RegExp][] = [
  [400, 21211, /not a valid one/],
  [400, 21217, /not a valid one/],
  [400, 21214, /cannot be reached/],
  [400, 21215, /country/],
  [400, 21216, /blocked/],
  [400, 21219, /verified/],
  [400, 21210, /TWILIO_PHONE_NUMBER/],
  [400, 21212, /TWILIO_PHONE_NUMBER/],
  [400, 21205, /PUBLIC_URL/],
  [401, 20003, /TWILIO_AUTH_TOKEN/],
  [403, 20005, /suspended/],
  [400, 29999, /tell an administrator its code, 29999/],
  [404, 20404, /tell an administrator its code, 20404/],
]
for (const [status, code, sentence] of REFUSALS) {
  test(`error ${code} of Twilio is told in a sentence, and without the number`, async (t) => {
    const { api, carrier } = await open(t, () => aRefusal(status, code))

    const error = await failureOf(carrier.placeCall(ORDER))

    equal(error.code, 'telephony-refused')
    equal(error.retryable, false)
    match(error.message, sentence)
    deepEqual(error.details, { statusCode: status, twilioCode: code })
    doesNotMatch(inspect(error, { depth: 10, showHidden: true }), /98123|secret|acceptable/)
    equal(api.seen.length, 1)
  })
}

test('the log of a refusal and of an unknown outcome shows codes and ids, and no number', async (t) => {
  const lines: string[] = []
  const log = makeLogger({ level: 'info', destination: { write: (line) => lines.push(line) } })
  const refusing = await open(t, () => aRefusal(400, 21211))
  const breaking = await open(t, () => ({ status: 500, text: '' }))

  log.error({ err: await failureOf(refusing.carrier.placeCall(ORDER)) }, 'refused')
  await breaking.carrier.placeCall(ORDER)
  for (const { fields, message } of breaking.carrier.warnings) log.warn(fields, message)

  match(lines[0]!, /"details":{"statusCode":400,"twilioCode":21211}/)
  match(lines[1]!, new RegExp(`"callId":"${ORDER.callId}","reason":"status-500"`))
  doesNotMatch(lines.join(''), /98123|secret|hidden/)
})

test('a refusal that is no JSON still says what to do', async (t) => {
  const { carrier } = await open(t, () => ({ status: 403, text: '<html>Forbidden</html>' }))

  match((await failureOf(carrier.placeCall(ORDER))).message, /TWILIO_ACCOUNT_SID/)
})

test('of too many orders the last was certainly not placed, and may be sent again when Twilio says', async (t) => {
  const { api, carrier } = await open(t, () => ({
    status: 429,
    json: { code: 20429 },
    headers: { 'retry-after': '7' },
  }))

  const error = await failureOf(carrier.placeCall(ORDER))

  deepEqual([error.code, error.retryable, error.retryAfterMs], ['telephony-unavailable', true, 7_000])
  equal(api.seen.length, 1)
})

const UNCLEAR: readonly [what: string, answer: ApiAnswer][] = [
  ['500', { status: 500, json: { code: 20500 } }],
  ['502 of a proxy', { status: 502, text: '<html>' }],
  ['503', { status: 503, text: '' }],
  ['408', { status: 408, text: '' }],
  ['a redirect', { status: 302, text: '', headers: { location: 'https://elsewhere.example/' } }],
  ['an answer that is no JSON', { status: 201, text: '<html>' }],
  ['an answer without an id', { status: 201, json: {} }],
  ['an answer with another id', { status: 201, json: aCallView({ sid: 'SM123' }) }],
  ['a connection that breaks', (response) => response.destroy()],
  [
    'an answer that breaks off',
    (response) => response.writeHead(201, { 'content-length': 100 }).write('{', () => response.destroy()),
  ],
]
for (const [what, answer] of UNCLEAR) {
  test(`after ${what} the call may ring or not, and is not ordered again`, async (t) => {
    const { api, carrier } = await open(t, () => answer)

    deepEqual(await carrier.placeCall(ORDER), { outcome: 'unknown' })

    equal(api.seen.length, 1)
    equal(carrier.warnings.length, 1)
    doesNotMatch(inspect(carrier.warnings), /98123|secret/)
  })
}

test('an order without an answer is unknown when its time is over', async (t) => {
  const { api, carrier } = await open(t, () => () => undefined, 150)

  deepEqual(await carrier.placeCall(ORDER), { outcome: 'unknown' })
  equal(api.seen.length, 1)
})

const UNREACHED: readonly [what: string, open: (t: TestContext) => Promise<string>, deadlineMs: number][] = [
  ['nobody listens', async () => `http://127.0.0.1:${await aClosedPort()}`, 2_000],
  ['the name does not exist', async () => 'https://no-such-host.invalid', 2_000],
  [
    'the other side speaks no TLS',
    async (t) => (await startApi(t, () => PLACED)).url.replace('http:', 'https:'),
    2_000,
  ],
  ['TLS never comes about', async (t) => `https://127.0.0.1:${await aSilentPort(t)}`, 150],
]
for (const [what, openApi, requestMs] of UNREACHED) {
  test(`when ${what} the order certainly did not get there`, async (t) => {
    const carrier = openTestCarrier(await openApi(t), { requestMs })
    t.after(carrier.close)

    const error = await failureOf(carrier.placeCall(ORDER))

    deepEqual([error.code, error.retryable, error.details.kind], ['telephony-unavailable', true, 'not-sent'])
  })
}

test('after closing nothing is ordered any more', async (t) => {
  const { api, carrier } = await open(t, () => PLACED)
  await carrier.close()

  await rejects(carrier.placeCall(ORDER), { code: 'telephony-unavailable' })
  equal(api.seen.length, 0)
})

test('orders share connections', async (t) => {
  const { api, carrier } = await open(t, () => PLACED)

  for (let n = 0; n < 10; n++) await carrier.placeCall(ORDER)

  equal(api.seen.length, 10)
  ok(api.connections() <= 2, `${api.connections()} connections`)
})

async function open(t: TestContext, answer: () => ApiAnswer, requestMs = 2_000) {
  const api = await startApi(t, answer)
  const carrier = openTestCarrier(api.url, { requestMs })
  t.after(carrier.close)
  return { api, carrier }
}

async function startApi(t: TestContext, answer: () => ApiAnswer) {
  const api = await startScriptedApi(answer)
  t.after(api.close)
  return api
}

async function failureOf(promise: Promise<unknown>): Promise<AppError> {
  const error: unknown = await promise.then(
    () => null,
    (reason: unknown) => reason,
  )
  if (error instanceof AppError) return error
  throw new Error('It did not fail with an AppError.', { cause: error })
}

async function aClosedPort(): Promise<number> {
  const server = createServer()
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  server.close()
  await once(server, 'close')
  return port
}

async function aSilentPort(t: TestContext): Promise<number> {
  const server = createServer((socket) => socket.on('error', () => undefined))
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  t.after(() => server.close())
  return (server.address() as AddressInfo).port
}
