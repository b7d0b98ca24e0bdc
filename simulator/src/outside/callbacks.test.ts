import assert from 'node:assert/strict'
import { once } from 'node:events'
import { createServer, type AddressInfo } from 'node:net'
import { test } from 'node:test'

import { isSigned, openReceiver, type Received } from '../../test/receiver.ts'
import type { Clock } from '../clock/clock.ts'
import { makeFastClock } from '../clock/fast-clock.ts'
import { makeManualClock } from '../clock/manual-clock.ts'
import { makeEventLog } from '../exchange/event-log.ts'
import type { ExchangeEvent } from '../exchange/exchange.ts'
import { makeFaults } from '../faults/faults.ts'
import { readFault } from '../faults/read-fault.ts'
import { makeOutside } from './make-outside.ts'

const TOKEN = '0123456789abcdef0123456789abcdef'
const CALL = 'CA00000000000000000000000000000001'

function setUp<Time extends Clock>(clock: Time) {
  const faults = makeFaults()
  const log = makeEventLog(clock)
  const outside = makeOutside({ authToken: TOKEN, clock, faults, log })

  /** Tells of an event of the call at once. */
  const tell = (url: string, event: string, parameters: Readonly<Record<string, string>> = {}) => {
    const about = { callSid: CALL, event }
    outside.notify({ url, method: 'POST' }, { CallSid: CALL, CallStatus: event, ...parameters }, about)
  }
  /** The log’s entries of a kind, as soon as there are so many. */
  const logged = async (what: string, count: number): Promise<readonly ExchangeEvent[]> => {
    const { promise, resolve } = Promise.withResolvers<readonly ExchangeEvent[]>()
    const look = () => {
      const found = log.all().filter((event) => event.what === what)
      if (found.length >= count) resolve(found)
    }
    const unwatch = log.watch(look)
    look()
    return promise.finally(unwatch)
  }
  return { clock, faults, log, outside, tell, logged, [Symbol.dispose]: outside.close }
}

const statuses = (requests: readonly Received[]) => requests.map(({ form }) => form.CallStatus)
const tokens = (requests: readonly Received[]) => requests.map((r) => r.headers['i-twilio-idempotency-token'])

test('a callback comes as a signed form with the carrier’s headers', async () => {
  await using receiver = await openReceiver()
  using given = setUp(makeManualClock())

  given.tell(`${receiver.url}/status?c=1#rc=2`, 'ringing', { To: '+91 नमस्ते', Empty: '' })
  const [request] = await receiver.received(1)

  assert.equal(request?.method, 'POST')
  assert.equal(request.target, '/status?c=1')
  assert.deepEqual(request.form, { CallSid: CALL, CallStatus: 'ringing', To: '+91 नमस्ते', Empty: '' })
  assert.ok(isSigned(receiver, request, TOKEN))
  assert.equal(request.headers['user-agent'], 'TwilioProxy/1.1')
  assert.match(request.headers['content-type'] ?? '', /^application\/x-www-form-urlencoded/)
  assert.match(request.headers['i-twilio-idempotency-token'] ?? '', /^[\w-]{36}$/)
})

test('as GET the parameters come in the query, and the whole address is signed', async () => {
  await using receiver = await openReceiver()
  using given = setUp(makeManualClock())

  given.outside.notify(
    { url: `${receiver.url}/status?c=1`, method: 'GET' },
    { CallSid: CALL, To: '+91' },
    { callSid: CALL, event: 'ringing' },
  )
  const [request] = await receiver.received(1)

  assert.equal(request?.target, `/status?c=1&CallSid=${CALL}&To=%2B91`)
  assert.equal(request.body, '')
  assert.ok(isSigned(receiver, request, TOKEN))
})

test('user information in the URL is sent as Basic authentication and not signed', async () => {
  await using receiver = await openReceiver()
  using given = setUp(makeManualClock())

  given.tell(receiver.url.replace('//', '//desk:secret@') + '/status', 'ringing')
  const [request] = await receiver.received(1)

  assert.equal(request?.headers.authorization, `Basic ${btoa('desk:secret')}`)
  assert.ok(isSigned(receiver, request, TOKEN))
})

test('after a 500 the same callback comes again, with one idempotency token, when the URL asks for it', async () => {
  let answers = 0
  await using receiver = await openReceiver((_, response) => response.writeHead(answers++ ? 200 : 500).end())
  using given = setUp(makeFastClock())

  given.tell(`${receiver.url}/status#rc=1&rp=5xx`, 'answered')
  given.tell(`${receiver.url}/status`, 'completed')
  const requests = await receiver.received(3)

  assert.deepEqual(statuses(requests), ['answered', 'answered', 'completed'])
  const [first, second, third] = tokens(requests)
  assert.equal(first, second)
  assert.notEqual(second, third)
  await given.logged('webhook delivered', 2)
  assert.deepEqual(
    given.log.all().map(({ callSid, what, about }) => [callSid, what, about]),
    [
      [CALL, 'webhook failed', 'answered: POST /status answered 500'],
      [CALL, 'webhook delivered', 'answered: POST /status answered 200, attempt 2'],
      [CALL, 'webhook delivered', 'completed: POST /status answered 200'],
    ],
  )
})

test('after a 500 nothing comes again when the URL does not ask for it', async () => {
  await using receiver = await openReceiver((_, response) => response.writeHead(500).end())
  using given = setUp(makeFastClock())

  given.tell(`${receiver.url}/status`, 'answered')
  given.tell(`${receiver.url}/status`, 'completed')
  const failures = await given.logged('webhook failed', 2)

  assert.equal(failures.length, 2)
  assert.equal(receiver.requests.length, 2)
})

test('a refused connection is tried once more by itself', async () => {
  const receiver = await openReceiver()
  await receiver[Symbol.asyncDispose]()
  using given = setUp(makeFastClock())

  given.tell(`${receiver.url}/status`, 'answered')
  given.tell(`${receiver.url}/status#rc=0`, 'completed')
  const failures = await given.logged('webhook failed', 3)

  assert.deepEqual(
    failures.map((failure) => failure.about),
    [
      `answered: POST ${receiver.url}/status ECONNREFUSED`,
      `answered: POST ${receiver.url}/status ECONNREFUSED, attempt 2`,
      `completed: POST ${receiver.url}/status ECONNREFUSED`,
    ],
  )
})

test('a kept connection that the server has closed meanwhile is no failure: another one is opened', async () => {
  const served = new WeakSet<object>()
  await using receiver = await openReceiver((_, response) => {
    const { socket } = response
    if (socket && served.has(socket)) socket.destroy()
    else response.writeHead(204).end()
    if (socket) served.add(socket)
  })
  using given = setUp(makeManualClock())

  given.tell(`${receiver.url}/status#rc=0`, 'ringing')
  await given.logged('webhook delivered', 1)
  given.tell(`${receiver.url}/status#rc=0`, 'answered')
  const [, second] = await given.logged('webhook delivered', 2)

  assert.equal(second?.about, 'answered: POST /status answered 204')
})

test('a server that accepts the request and says nothing is given up after the read time of the URL', async () => {
  await using receiver = await openReceiver(() => undefined)
  using given = setUp(makeManualClock())

  given.tell(`${receiver.url}/status#rt=100`, 'answered')
  const [failure] = await given.logged('webhook failed', 1)

  assert.equal(failure?.about, `answered: POST ${receiver.url}/status no answer within 100 ms`)
})

test('a server that answers drop by drop is given up after the total time of the URL', async () => {
  const drips: NodeJS.Timeout[] = []
  await using receiver = await openReceiver((_, response) => {
    response.writeHead(200)
    drips.push(setInterval(() => response.write('.'), 20))
  })
  using given = setUp(makeManualClock())

  given.tell(`${receiver.url}/status#rt=100&tt=200&rc=5&rp=all`, 'answered')
  const [failure] = await given.logged('webhook failed', 1)
  for (const drip of drips) clearInterval(drip)

  assert.equal(failure?.about, `answered: POST ${receiver.url}/status no whole answer within the total time`)
})

test('a server that takes no connection in is given up after the connect time of the URL', async () => {
  const silent = createServer(() => undefined).listen(0, '127.0.0.1')
  await once(silent, 'listening')
  using given = setUp(makeManualClock())

  // The handshake of TLS belongs to connecting, and this server never says its part of it.
  const url = `https://127.0.0.1:${(silent.address() as AddressInfo).port}/status`
  given.tell(`${url}?key=secret#ct=100&rc=0`, 'answered')
  const [failure] = await given.logged('webhook failed', 1)
  silent.close()

  assert.equal(failure?.about, `answered: POST ${url} no connection within 100 ms`)
})

test('the callbacks of one call keep their order, however slow one answer is', async () => {
  const { promise: answered, resolve: letAnswer } = Promise.withResolvers<undefined>()
  await using receiver = await openReceiver((request, response) => {
    if (request.form.CallStatus === 'ringing') void answered.then(() => response.end())
    else response.end()
  })
  using given = setUp(makeManualClock())

  for (const event of ['ringing', 'answered', 'completed']) given.tell(`${receiver.url}/status`, event)
  await receiver.received(1)
  letAnswer(undefined)

  assert.deepEqual(statuses(await receiver.received(3)), ['ringing', 'answered', 'completed'])
})

test('a fast clock stands still while a callback is on its way', async () => {
  const clock = makeFastClock()
  const startMs = clock.nowMs()
  const order: string[] = []
  await using receiver = await openReceiver((_, response) => {
    setImmediate(() => {
      order.push('answered')
      response.end()
    })
  })
  using given = setUp(clock)

  given.tell(`${receiver.url}/status`, 'ringing')
  const { promise: due, resolve } = Promise.withResolvers<undefined>()
  clock.after(5000, () => {
    order.push('due')
    resolve(undefined)
  })
  await due

  assert.deepEqual(order, ['answered', 'due'])
  assert.equal(clock.nowMs(), startMs + 5000)
})

test('a redirect of 307 brings the form to the new address, signed for it; one of 302 brings a bare GET', async () => {
  await using receiver = await openReceiver(({ target }, response) => {
    if (target === '/moved') response.writeHead(307, { location: '/new?a=1' }).end()
    else if (target === '/found') response.writeHead(302, { location: '/new' }).end()
    else response.end()
  })
  using given = setUp(makeManualClock())

  given.tell(`${receiver.url}/moved`, 'ringing')
  given.tell(`${receiver.url}/found`, 'answered')
  const requests = await receiver.received(4)

  assert.deepEqual(
    requests.map(({ method, target, form }) => [method, target, form.CallStatus]),
    [
      ['POST', '/moved', 'ringing'],
      ['POST', '/new?a=1', 'ringing'],
      ['POST', '/found', 'answered'],
      ['GET', '/new', undefined],
    ],
  )
  assert.ok(requests.every((request) => isSigned(receiver, request, TOKEN)))
})

test('whoever redirects for ever is left alone after five times', async () => {
  await using receiver = await openReceiver((_, response) =>
    response.writeHead(307, { location: '/round' }).end(),
  )
  using given = setUp(makeManualClock())

  given.tell(`${receiver.url}/round`, 'ringing')
  const [failure] = await given.logged('webhook failed', 1)

  assert.equal(failure?.about, `ringing: POST ${receiver.url}/round redirected too often`)
  assert.equal(receiver.requests.length, 6)
})

test('what is no address of the web is reported, and nothing is thrown', async () => {
  using given = setUp(makeManualClock())

  given.tell('nonsense', 'ringing')
  const [failure] = await given.logged('webhook failed', 1)

  assert.equal(failure?.about, 'ringing: POST nonsense is no address of the web')
})

test('duplicate: the callback comes again with the same token', async () => {
  await using receiver = await openReceiver()
  using given = setUp(makeManualClock())
  given.faults.order(readFault({ kind: 'webhook-duplicate', event: 'answered', copies: 2 }))

  given.tell(`${receiver.url}/status`, 'answered')
  const requests = await receiver.received(3)

  assert.equal(new Set(tokens(requests)).size, 1)
})

test('drop: the callback never comes', async () => {
  await using receiver = await openReceiver()
  using given = setUp(makeManualClock())
  given.faults.order(readFault({ kind: 'webhook-drop', event: 'answered' }))

  given.tell(`${receiver.url}/status`, 'answered')
  given.tell(`${receiver.url}/status`, 'completed')

  assert.deepEqual(statuses(await receiver.received(1)), ['completed'])
  assert.equal((await given.logged('fault', 1))[0]?.about, 'dropped: answered')
})

test('wrong signature: everything is as always, but the signature is not the account’s', async () => {
  await using receiver = await openReceiver()
  using given = setUp(makeManualClock())
  given.faults.order(readFault({ kind: 'webhook-wrong-signature' }))

  given.tell(`${receiver.url}/status`, 'ringing')
  given.tell(`${receiver.url}/status`, 'answered')
  const requests = await receiver.received(2)

  assert.deepEqual(
    requests.map((request) => isSigned(receiver, request, TOKEN)),
    [false, true],
  )
})

test('reorder: the callback comes right after the next one of its call', async () => {
  await using receiver = await openReceiver()
  using given = setUp(makeManualClock())
  given.faults.order(readFault({ kind: 'webhook-reorder', event: 'answered' }))

  for (const event of ['ringing', 'answered', 'completed']) given.tell(`${receiver.url}/status`, event)

  assert.deepEqual(statuses(await receiver.received(3)), ['ringing', 'completed', 'answered'])
})

test('reorder: when no other callback follows, it comes after two seconds', async () => {
  await using receiver = await openReceiver()
  using given = setUp(makeManualClock())
  given.faults.order(readFault({ kind: 'webhook-reorder' }))

  given.tell(`${receiver.url}/status`, 'completed')
  await given.clock.advance(1999)
  assert.equal(receiver.requests.length, 0)
  await given.clock.advance(1)

  assert.deepEqual(statuses(await receiver.received(1)), ['completed'])
})

test('reorder: once it has come, time does not go on for its sake', async () => {
  await using receiver = await openReceiver()
  using given = setUp(makeFastClock(0))
  given.faults.order(readFault({ kind: 'webhook-reorder', event: 'answered', holdMs: 60_000 }))

  for (const event of ['answered', 'completed']) given.tell(`${receiver.url}/status`, event)
  await given.logged('webhook delivered', 2)
  for (let turn = 0; turn < 5; turn++) await new Promise((resolve) => setImmediate(resolve))

  assert.equal(given.clock.nowMs(), 0)
})

test('delay: the callback comes late, and those behind it do not wait', async () => {
  await using receiver = await openReceiver()
  using given = setUp(makeManualClock())
  given.faults.order(readFault({ kind: 'webhook-delay', event: 'answered', delayMs: 60_000 }))

  for (const event of ['answered', 'completed']) given.tell(`${receiver.url}/status`, event)
  await receiver.received(1)
  await given.clock.advance(60_000)

  assert.deepEqual(statuses(await receiver.received(2)), ['completed', 'answered'])
})

test('a fault for the child leg leaves the callbacks of the parent alone', async () => {
  await using receiver = await openReceiver()
  using given = setUp(makeManualClock())
  given.faults.order(readFault({ kind: 'webhook-drop', leg: 'child' }))

  given.tell(`${receiver.url}/status`, 'completed', { ParentCallSid: 'CA1' })
  given.tell(`${receiver.url}/status`, 'completed')
  const [request] = await receiver.received(1)

  assert.equal(request?.form.ParentCallSid, undefined)
})
