import assert from 'node:assert/strict'
import { test } from 'node:test'
import {
  aCall,
  aPersona,
  aTalk,
  ALL_EVENTS,
  CHILD_STATUS,
  dialling,
  LEAD,
  START_MS,
} from '../../test/a-company.ts'
import { aCustomer, told } from '../../test/a-customer.ts'
import { openReceiver } from '../../test/receiver.ts'
import { makeFastClock } from '../clock/fast-clock.ts'
import { makeManualClock } from '../clock/manual-clock.ts'
import { makeFaults } from '../faults/faults.ts'
import { makeOutside } from '../outside/make-outside.ts'
import { makeEventLog } from './event-log.ts'
import { makeExchange } from './make-exchange.ts'

const AUTH_TOKEN = 'the token of this test'

test('a half-minute call over real HTTP takes no time on a fast clock: every request is signed, every callback comes in order', async (t) => {
  const customer = await aCustomer(t, AUTH_TOKEN, {
    '/start': () =>
      dialling(
        LEAD,
        'record="record-from-answer-dual" trim="do-not-trim" recordingStatusCallback="recording"',
        CHILD_STATUS,
      ),
  })
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
  })

  const { sid } = exchange.placeCall(
    aCall({
      instructions: { hook: { url: customer.url('/start?c=1'), method: 'POST' } },
      status: { url: customer.url('/status'), method: 'POST', events: ALL_EVENTS },
    }),
  )
  const asked = await customer.until((all) => told(all, '/recording', 'RecordingSid').length > 0)

  assert.ok(asked.every(({ isSigned }) => isSigned))
  for (const path of ['/status', '/child'])
    assert.deepEqual(told(asked, path, 'CallStatus'), ['initiated', 'ringing', 'in-progress', 'completed'])
  const [recording] = exchange.listRecordings()
  assert.deepEqual([recording?.callSid, recording?.durationMs], [sid, 30_000])
  assert.equal(asked.at(-1)?.parameters.RecordingSid, recording?.sid)
  assert.deepEqual(exchange.readRecording(recording!.sid, 2), [aTalk(30_000).agent, aTalk(30_000).lead])
})

for (const makeClock of [makeFastClock, makeManualClock]) {
  test(`a document that is asked for again does not hold up the time of a ${makeClock(START_MS).kind} clock`, async (t) => {
    let asked = 0
    const receiver = await openReceiver((_received, response) => {
      response.writeHead(++asked === 1 ? 503 : 200, { 'content-type': 'text/xml' })
      response.end('<Response><Pause length="5"/></Response>')
    })
    const clock = makeClock(START_MS)
    const log = makeEventLog(clock)
    const outside = makeOutside({ authToken: AUTH_TOKEN, clock, faults: makeFaults(), log })
    const directory = { personas: [], personaOf: () => aPersona({ talk: null }) }
    const accountSid = 'AC00000000000000000000000000000000'
    const exchange = makeExchange({ clock, outside, directory, log, accountSid, sayings: () => null })
    t.after(async () => {
      exchange.close()
      outside.close()
      clock.close()
      await receiver[Symbol.asyncDispose]()
    })
    const ended = new Promise<void>((resolve) => {
      exchange.watch(() => {
        if (exchange.listCalls()[0]?.status === 'completed') resolve()
      })
    })

    exchange.placeCall(
      aCall({ instructions: { hook: { url: `${receiver.url}/start#rc=1&rp=5xx`, method: 'POST' } } }),
    )
    if ('advance' in clock) await (clock as ReturnType<typeof makeManualClock>).advance(60_000)
    await ended

    assert.equal(asked, 2)
  })
}
