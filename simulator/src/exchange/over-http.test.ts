import assert from 'node:assert/strict'
import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'
import { test } from 'node:test'
import twilio from 'twilio'
import { makeFastClock } from '../clock/fast-clock.ts'
import { makeFaults } from '../faults/faults.ts'
import { makeOutside } from '../outside/make-outside.ts'
import { aCall, aPersona, aTalk, ALL_EVENTS, CHILD_STATUS, dialling, LEAD, START_MS } from './a-company.ts'
import { makeEventLog } from './event-log.ts'
import { makeExchange } from './make-exchange.ts'

const AUTH_TOKEN = 'the token of this test'

test('a half-minute call over real HTTP takes no time on a fast clock: every request is signed, every callback comes in order', async (t) => {
  const requests: { path: string; parameters: Record<string, string>; isSigned: boolean }[] = []
  const done = new EventTarget()
  const customer = createServer((request, response) => {
    void text(request).then((body) => {
      const parameters = Object.fromEntries(new URLSearchParams(body))
      const signature = request.headers['x-twilio-signature'] as string
      const isSigned = twilio.validateRequest(AUTH_TOKEN, signature, `${base}${request.url}`, parameters)
      requests.push({ path: request.url!, parameters, isSigned })
      const document = dialling(
        LEAD,
        'record="record-from-answer-dual" trim="do-not-trim" recordingStatusCallback="recording"',
        CHILD_STATUS,
      )
      response.end(request.url === '/start?c=1' ? document : '')
      if (request.url === '/recording') done.dispatchEvent(new Event('recorded'))
    })
  })
  customer.listen(0, '127.0.0.1')
  await once(customer, 'listening')
  const base = `http://127.0.0.1:${(customer.address() as AddressInfo).port}`
  const clock = makeFastClock(START_MS)
  const log = makeEventLog(clock)
  const outside = makeOutside({ authToken: AUTH_TOKEN, clock, faults: makeFaults(), log })
  const directory = {
    personas: [],
    personaOf: (number: string) => aPersona({ talk: number === LEAD ? aTalk(30_000) : null }),
  }
  const accountSid = 'AC00000000000000000000000000000000'
  const exchange = makeExchange({ clock, outside, directory, log, accountSid, sayings: () => null })
  t.after(() => {
    exchange.close()
    outside.close()
    clock.close()
    customer.close()
  })

  const recorded = once(done, 'recorded')
  const { sid } = exchange.placeCall(
    aCall({
      instructions: { hook: { url: `${base}/start?c=1`, method: 'POST' } },
      status: { url: `${base}/status`, method: 'POST', events: ALL_EVENTS },
    }),
  )
  await recorded

  assert.ok(requests.every(({ isSigned }) => isSigned))
  const told = (path: string) =>
    requests.filter((request) => request.path === path).map(({ parameters }) => parameters.CallStatus)
  assert.deepEqual(told('/status'), ['initiated', 'ringing', 'in-progress', 'completed'])
  assert.deepEqual(told('/child'), ['initiated', 'ringing', 'in-progress', 'completed'])
  const [recording] = exchange.listRecordings()
  assert.deepEqual([recording?.callSid, recording?.durationMs], [sid, 30_000])
  assert.equal(requests.at(-1)?.parameters.RecordingSid, recording?.sid)
  assert.deepEqual(exchange.readRecording(recording!.sid, 2), [aTalk(30_000).agent, aTalk(30_000).lead])
})
