import assert from 'node:assert/strict'
import { test } from 'node:test'

import twilio from 'twilio'

import { aCustomer, told } from './a-customer.ts'
import { AGENT, aSimulator, BUSY, FROM, LEAD } from './a-simulator.ts'

const { VoiceResponse } = twilio.twiml

test('digits that are pressed reach the action of a gather, which may ask again', async (t) => {
  const { client, account, standStillAt, ask } = await aSimulator(t)
  const customer = await aCustomer(t, account.authToken, {
    '/menu': () => {
      const response = new VoiceResponse()
      response.gather({ numDigits: 1, action: 'choice', timeout: 5 }).say('Press one to speak with somebody.')
      response.redirect('again')
      return response
    },
    '/choice': () => {
      const response = new VoiceResponse()
      response.say({ language: 'en-IN' }, 'Thank you.')
      response.hangup()
      return response
    },
    '/again': () => {
      const response = new VoiceResponse()
      response.pause({ length: 1 })
      response.redirect({ method: 'POST' }, 'menu')
      return response
    },
  })
  const saidTwice = standStillAt(
    ({ what }) => what === 'gather' && told(customer.asked, '/menu', 'CallSid').length === 2,
  )

  const { sid } = await client.calls.create({ to: AGENT, from: FROM, url: customer.url('/menu') })
  const goOn = await saidTwice
  const pressed = await ask(`/simulator/calls/${sid}/digits`, {
    method: 'POST',
    body: '{"digits":"1"}',
    headers: { 'content-type': 'application/json' },
  })
  goOn()
  const asked = await customer.until((all) => told(all, '/choice', 'Digits').length > 0)

  assert.equal(pressed.status, 200)
  assert.deepEqual(
    asked.map(({ path }) => path),
    ['/menu', '/again', '/menu', '/choice'],
  )
  assert.deepEqual(told(asked, '/choice', 'Digits'), ['1'])
  assert.ok(asked.every(({ isSigned }) => isSigned))
})

test('a dial tells of both legs and how it went, and its action says what comes then', async (t) => {
  const { client, account } = await aSimulator(t)
  const customer = await aCustomer(t, account.authToken, {
    '/start': () => {
      const response = new VoiceResponse()
      response.dial({ action: '/after', timeout: 20, callerId: FROM }).number(
        {
          statusCallback: '/child',
          statusCallbackEvent: ['initiated', 'ringing', 'answered', 'completed'],
        },
        LEAD,
      )
      return response
    },
    '/after': ({ parameters }) => {
      const response = new VoiceResponse()
      if (parameters.DialCallStatus === 'completed') response.dial({ action: '/last' }, BUSY)
      return response
    },
  })

  const parent = await client.calls.create({
    ...{ to: AGENT, from: FROM, url: customer.url('/start') },
    statusCallback: customer.url('/parent'),
  })
  const asked = await customer.until((all) => told(all, '/parent', 'CallStatus').length > 0)

  assert.deepEqual(told(asked, '/child', 'CallStatus'), ['initiated', 'ringing', 'in-progress', 'completed'])
  assert.deepEqual(told(asked, '/after', 'DialCallStatus'), ['completed'])
  assert.deepEqual(told(asked, '/last', 'DialCallStatus'), ['busy'])
  assert.deepEqual(told(asked, '/parent', 'CallStatus'), ['completed'])
  assert.ok(asked.every(({ isSigned }) => isSigned))
  const children = await client.calls.list({ parentCallSid: parent.sid })
  assert.deepEqual(
    children.map(({ to, direction, status }) => [to, direction, status]),
    [
      [BUSY, 'outbound-dial', 'busy'],
      [LEAD, 'outbound-dial', 'completed'],
    ],
  )
})

test('when the instructions cannot be had, those of the fallback are carried out', async (t) => {
  const { client, account } = await aSimulator(t)
  const customer = await aCustomer(t, account.authToken, {
    '/sorry': () => {
      const response = new VoiceResponse()
      response.say('Sorry.')
      return response
    },
    '/broken': () => 'this is no document',
  })

  await client.calls.create({
    ...{ to: AGENT, from: FROM, url: customer.url('/broken'), fallbackUrl: customer.url('/sorry') },
    statusCallback: customer.url('/status'),
  })
  const asked = await customer.until((all) => told(all, '/status', 'CallStatus').length > 0)

  assert.deepEqual(told(asked, '/sorry', 'ErrorCode'), ['12100'])
  assert.deepEqual(told(asked, '/status', 'CallStatus'), ['completed'])
})

test('verbs that the simulator does not carry out are warned of, and the call goes on', async (t) => {
  const { client, account, ask } = await aSimulator(t)
  const customer = await aCustomer(t, account.authToken)
  const response = new VoiceResponse()
  response.enqueue('waiting')
  response.say('Good bye.')

  await client.calls.create({
    ...{ to: AGENT, from: FROM, twiml: response },
    statusCallback: customer.url('/status'),
  })
  const asked = await customer.until((all) => all.length > 0)

  assert.deepEqual(told(asked, '/status', 'CallStatus'), ['completed'])
  const { events } = (await (await ask('/simulator/events')).json()) as {
    events: { what: string; about: string }[]
  }
  assert.ok(events.some(({ what, about }) => what === 'warning' && about.includes('Enqueue')))
})
