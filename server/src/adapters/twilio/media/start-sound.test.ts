import { deepEqual, equal, rejects } from 'node:assert/strict'
import { test, type TestContext } from 'node:test'

import { aRefusal, CALL, openTestCarrier, ORDER, startScriptedApi, type ApiAnswer } from '../scripted-api.ts'
import { STREAM } from './media-kit.suite.ts'

const WANTED = { callId: ORDER.callId, carrierCallId: CALL, token: 'a.b-c' }

async function open(t: TestContext, answer: ApiAnswer) {
  const api = await startScriptedApi(() => answer)
  const carrier = openTestCarrier(api.url)
  t.after(async () => {
    await carrier.close()
    api.close()
  })
  return { api, carrier }
}

test('a stream of both sides is asked for, with its token, to our address without a query', async (t) => {
  const { api, carrier } = await open(t, { status: 201, json: { sid: STREAM, status: 'in-progress' } })

  equal(await carrier.startSound(WANTED), true)
  const [{ method, path, form }] = api.seen as [(typeof api.seen)[number]]
  deepEqual([method, path], ['POST', `/Calls/${CALL}/Streams.json`])
  deepEqual(Object.fromEntries(form), {
    Url: 'wss://calls.example.com/telephony/media',
    Track: 'both_tracks',
    StatusCallback: `https://calls.example.com/telephony/calls/${ORDER.callId}/stream#rc=3&rp=5xx,ct,rt`,
    StatusCallbackMethod: 'POST',
    'Parameter1.Name': 'token',
    'Parameter1.Value': 'a.b-c',
  })
})

for (const [what, answer] of [
  ['has ended', aRefusal(400, 21220)],
  ['is not known', aRefusal(404, 20404)],
] as const) {
  test(`of a call that ${what} no sound is sent`, async (t) => {
    const { carrier } = await open(t, answer)

    equal(await carrier.startSound(WANTED), false)
  })
}

test('a carrier that is away, or says no for reasons of its own, may be asked again later', async (t) => {
  for (const answer of [{ status: 503, text: '' }, aRefusal(400, 31920)]) {
    const { api, carrier } = await open(t, answer)

    await rejects(carrier.startSound(WANTED), { code: 'telephony-unavailable', retryable: true })
    equal(api.seen.length, 1)
  }
})
