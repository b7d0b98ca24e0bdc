import assert from 'node:assert/strict'
import { test } from 'node:test'

import { isSigned, openReceiver } from '../../test/receiver.ts'
import { makeManualClock } from '../clock/manual-clock.ts'
import { makeEventLog } from '../exchange/event-log.ts'
import { makeFaults } from '../faults/faults.ts'
import { readFault } from '../faults/read-fault.ts'
import { makeOutside } from './make-outside.ts'

const TOKEN = '0123456789abcdef0123456789abcdef'
const TWIML = '<Response><Say language="hi-IN">नमस्ते</Say></Response>'

function setUp() {
  const clock = makeManualClock()
  const faults = makeFaults()
  const outside = makeOutside({ authToken: TOKEN, clock, faults, log: makeEventLog(clock) })
  const fetchFrom = (url: string, method: 'GET' | 'POST' = 'POST') =>
    outside.fetchDocument({ url, method }, { CallSid: 'CA1', To: '+919000000001' })
  return { faults, fetchFrom, [Symbol.dispose]: outside.close }
}

test('a document is asked for with a signed form, and comes with its type and its address', async () => {
  await using receiver = await openReceiver((_, response) =>
    response.writeHead(200, { 'content-type': 'text/xml', 'set-cookie': 'a=1' }).end(TWIML),
  )
  using given = setUp()

  const document = await given.fetchFrom(`${receiver.url}/twiml?c=1#rc=1`)

  assert.deepEqual(document, { text: TWIML, contentType: 'text/xml', url: `${receiver.url}/twiml?c=1` })
  assert.ok(isSigned(receiver, receiver.requests[0]!, TOKEN))
})

test('cookies are not sent back', async () => {
  await using receiver = await openReceiver((_, response) =>
    response.writeHead(200, { 'set-cookie': 'a=1' }).end(TWIML),
  )
  using given = setUp()

  await given.fetchFrom(`${receiver.url}/twiml`)
  await given.fetchFrom(`${receiver.url}/twiml`)

  assert.equal(receiver.requests[1]?.headers.cookie, undefined)
})

test('after a redirect, the address is that of the document', async () => {
  await using receiver = await openReceiver(({ target }, response) =>
    target === '/old' ? response.writeHead(301, { location: '/new/' }).end() : response.end(TWIML),
  )
  using given = setUp()

  const { url } = await given.fetchFrom(`${receiver.url}/old`)

  assert.equal(url, `${receiver.url}/new/`)
})

for (const status of [400, 404, 500, 304])
  test(`an answer of ${status} is a failure to retrieve, 11200`, async () => {
    await using receiver = await openReceiver((_, response) => response.writeHead(status).end())
    using given = setUp()

    await assert.rejects(given.fetchFrom(`${receiver.url}/twiml`), { name: 'FetchFailure', code: 11200 })
  })

test('a server that is not there is a failed connection, 11205', async () => {
  const receiver = await openReceiver()
  await receiver[Symbol.asyncDispose]()
  using given = setUp()

  await assert.rejects(given.fetchFrom(`${receiver.url}/twiml#rc=0`), { name: 'FetchFailure', code: 11205 })
})

test('a host that nobody knows is a bad name, 11210', async () => {
  using given = setUp()

  await assert.rejects(given.fetchFrom('http://nobody.invalid/twiml#rc=0'), {
    name: 'FetchFailure',
    code: 11210,
  })
})

test('a server that never stops redirecting is 11215', async () => {
  await using receiver = await openReceiver((_, response) =>
    response.writeHead(302, { location: '/round' }).end(),
  )
  using given = setUp()

  await assert.rejects(given.fetchFrom(`${receiver.url}/round`), { name: 'FetchFailure', code: 11215 })
})

test('a document of more than 64 KiB is 11750', async () => {
  await using receiver = await openReceiver(({ target }, response) =>
    response.end('x'.repeat(target === '/fits' ? 65_536 : 65_537)),
  )
  using given = setUp()

  assert.equal((await given.fetchFrom(`${receiver.url}/fits`)).text.length, 65_536)
  await assert.rejects(given.fetchFrom(`${receiver.url}/too-long`), { name: 'FetchFailure', code: 11750 })
})

test('what is no address of the web is 11100', async () => {
  using given = setUp()

  await assert.rejects(given.fetchFrom('client:agent_7'), { name: 'FetchFailure', code: 11100 })
})

test('a request for TwiML can be signed wrongly on order', async () => {
  await using receiver = await openReceiver((_, response) => response.end(TWIML))
  using given = setUp()
  given.faults.order(readFault({ kind: 'twiml-wrong-signature' }))

  await given.fetchFrom(`${receiver.url}/twiml`)
  await given.fetchFrom(`${receiver.url}/twiml`)

  assert.deepEqual(
    receiver.requests.map((request) => isSigned(receiver, request, TOKEN)),
    [false, true],
  )
})
