import assert from 'node:assert/strict'
import { once } from 'node:events'
import { connect } from 'node:net'
import { test } from 'node:test'

import { aCustomer } from './a-customer.ts'
import { AGENT, aSimulator, FROM } from './a-simulator.ts'

const SAY = '<Response><Say>Hello.</Say></Response>'

test('whoever does not know the token gets the carrier’s answer, also where nothing is', async (t) => {
  const { baseUrl, base } = await aSimulator(t)

  for (const path of [
    `${base}/Calls.json`,
    `${base}/Nothing.json`,
    '/simulator/faults',
    '/simulator/nothing',
  ]) {
    const answer = await fetch(`${baseUrl}${path}`)
    assert.equal(answer.status, 401, path)
    assert.equal(answer.headers.get('www-authenticate'), 'Basic realm="Twilio API"')
    assert.equal(answer.headers.get('x-twilio-error-code'), '20003')
    assert.deepEqual(Object.keys((await answer.json()) as object), [
      'code',
      'detail',
      'message',
      'more_info',
      'status',
    ])
  }
})

test('another account, another version and another resource are not found', async (t) => {
  const { ask, base } = await aSimulator(t)

  for (const path of [
    `/2010-04-01/Accounts/AC${'f'.repeat(32)}/Calls.json`,
    `${base}/Calls/CA1.json`,
    `${base}/Queues.json`,
  ]) {
    const answer = await ask(path)
    assert.equal(answer.status, 404, path)
    assert.deepEqual(await answer.json(), {
      code: 20404,
      message: `The requested resource ${path} was not found`,
      more_info: 'https://www.twilio.com/docs/errors/20404',
      status: 404,
    })
  }
})

test('a form that is too long, or none, is refused in the carrier’s form', async (t) => {
  const { ask, base } = await aSimulator(t)
  const post = (body: string, type: string) =>
    ask(`${base}/Calls.json`, { method: 'POST', body, headers: { 'content-type': type } })

  const tooLong = await post(`Twiml=${'x'.repeat(70_000)}`, 'application/x-www-form-urlencoded')
  assert.deepEqual([tooLong.status, tooLong.headers.get('x-twilio-error-code')], [413, '20413'])
  assert.equal((await post('<Call/>', 'text/xml')).status, 400)
  assert.equal((await post('To=%', 'application/x-www-form-urlencoded')).status, 400)
})

test('a manual clock is moved by hand, and what became due has happened', async (t) => {
  const { ask, client, next } = await aSimulator(t, { clock: 'manual' })
  const advance = (body: string) =>
    ask('/simulator/clock/advance', {
      ...{ method: 'POST', body },
      headers: { 'content-type': 'application/json' },
    })
  const twiml = '<Response><Pause length="60"/></Response>'
  const { sid } = await client.calls.create({ to: AGENT, from: FROM, twiml })
  const answered = next(({ what }) => what === 'in-progress')

  assert.equal((await client.calls(sid).fetch()).status, 'queued')
  assert.equal((await advance('{"ms": 4000}')).status, 200)
  await answered
  assert.equal((await client.calls(sid).fetch()).status, 'in-progress')
  for (const wrong of ['{"ms": -1}', '{"ms": "4"}', '{}', 'null'])
    assert.equal((await advance(wrong)).status, 400, wrong)
})

test('time that is moved by hand waits for the customer, as if he answered at once', async (t) => {
  const { ask, client, account } = await aSimulator(t, { clock: 'manual' })
  const customer = await aCustomer(t, account.authToken, {
    '/start': () => '<Response><Pause length="7"/><Redirect>/then</Redirect></Response>',
    '/then': () => '<Response><Pause length="5"/></Response>',
  })

  const { sid } = await client.calls.create({ to: AGENT, from: FROM, url: customer.url('/start') })
  await ask('/simulator/clock/advance', {
    ...{ method: 'POST', body: '{"ms": 60000}' },
    headers: { 'content-type': 'application/json' },
  })

  assert.equal((await client.calls(sid).fetch()).duration, '12')
})

test('a clock that goes by itself cannot be moved', async (t) => {
  const { ask } = await aSimulator(t)

  assert.equal((await ask('/simulator/clock/advance', { method: 'POST' })).status, 409)
})

test('faults are ordered, listed and called off', async (t) => {
  const { ask, order } = await aSimulator(t)
  const list = async () => ((await (await ask('/simulator/faults')).json()) as { faults: unknown[] }).faults

  await order({ kind: 'media-not-found', count: 2 })
  assert.deepEqual(await list(), [{ kind: 'media-not-found', count: 2 }])
  assert.equal((await ask('/simulator/faults', { method: 'DELETE' })).status, 204)
  assert.deepEqual(await list(), [])
  const wrong = await ask('/simulator/faults', {
    ...{ method: 'POST', body: '{"kind":"earthquake"}' },
    headers: { 'content-type': 'application/json' },
  })
  assert.equal(wrong.status, 400)
  assert.match(((await wrong.json()) as { message: string }).message, /"kind" is unknown/)
})

test('events are told once to somebody who asks again and again', async (t) => {
  const { ask, client, next } = await aSimulator(t)
  const ended = next(({ what }) => what === 'completed')
  await client.calls.create({ to: AGENT, from: FROM, twiml: SAY })
  await ended
  const events = async (after: number | string) =>
    ((await (await ask(`/simulator/events?after=${after}`)).json()) as { events?: { id: number }[] }).events

  const all = (await events(0))!
  assert.deepEqual(await events(all.at(-1)!.id), [])
  assert.deepEqual(await events(all[0]!.id), all.slice(1))
  assert.equal(await events('now'), undefined)
})

test('keys can be pressed only by somebody who is on the line', async (t) => {
  const { ask, client, next } = await aSimulator(t)
  const ended = next(({ what }) => what === 'completed')
  const { sid } = await client.calls.create({ to: AGENT, from: FROM, twiml: SAY })
  await ended
  const press = async (callSid: string, body: string) =>
    (
      await ask(`/simulator/calls/${callSid}/digits`, {
        ...{ method: 'POST', body },
        headers: { 'content-type': 'application/json' },
      })
    ).status

  assert.equal(await press(sid, '{"digits":"1"}'), 409)
  assert.equal(await press(sid, '{"digits":"one"}'), 400)
  assert.equal(await press(`CA${'0'.repeat(32)}`, '{"digits":"1"}'), 404)
})

test('a client that never finishes its request does not keep the simulator from closing', async (t) => {
  const { port, close } = await aSimulator(t)
  const socket = connect(port, '127.0.0.1')
  await once(socket, 'connect')
  socket.on('error', () => undefined)
  socket.write('POST /2010-04-01/Accounts HTTP/1.1\r\nHost: here\r\nContent-Length: 5\r\n\r\nab')

  const closed = new Promise((resolve) => socket.once('close', resolve))
  await close()
  await closed
})
