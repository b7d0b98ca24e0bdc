import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'

import type { LiveRequirement } from '@leadbreak/contract'
import twilio from 'twilio'

import { aStart, connected } from '../src/adapters/twilio/media/media-kit.suite.ts'
import { openStreamSender } from '../src/features/calls/sound/a-stream-sender.suite.ts'
import { aLiveCentre, summaryOf, untilRead, type LiveCentre, type PlacedCall } from './a-live-centre.ts'
import { errorsIn, readScript } from './what-was-said.ts'

const OLD_AUTH_TOKEN = 'the-token-before-the-present-one'
const MOST_ERRORS = 0.05
const FORBIDDEN = 403
const POLICY_VIOLATION = 1008

let centre: LiveCentre
/** The one call for which there is room, and one more. */
let heard: PlacedCall
let missed: PlacedCall

before(async () => {
  centre = await aLiveCentre({ LIVE_CALLS_MAX: '1', TWILIO_OLD_AUTH_TOKEN: OLD_AUTH_TOKEN })
  heard = await centre.place('opt-out')
  await heard.watcher.until('words', () => heard.seen().segments.length > 0)
  missed = await centre.place('not-interested')
  await missed.watcher.until('gap', () => missed.seen().gaps.length > 0)
  await centre.company.orderFault({ kind: 'recording-absent' }) // of the call that is over first
})
after(() => centre.close())

test('who is not signed for our address does not come in, whatever the address ends with and whichever of our tokens signed', async () => {
  const { company, baseUrl } = centre
  const { TWILIO_AUTH_TOKEN: authToken } = company.settings
  const ours = mediaUrl()
  const tries = [
    [{}, 101],
    [{ signedUrl: `${ours}/` }, 101],
    [{ authToken: OLD_AUTH_TOKEN }, 101],
    [{ authToken: 'f'.repeat(32) }, FORBIDDEN],
    [{ signedUrl: 'wss://calls.example.com/telephony/media' }, FORBIDDEN],
    [{ signedUrl: `${ours}?a=b` }, FORBIDDEN],
  ] as const

  for (const [options, status] of tries) {
    const sender = await openStreamSender({ baseUrl, signedUrl: ours, authToken, ...options })
    assert.equal(sender.status, status)
    if (status === 101) await sender.cut()
  }
  const unsigned = await fetch(`${baseUrl}/telephony/media`)
  assert.equal(unsigned.status, FORBIDDEN)
})

test('a token that the running server wrote into a script lets in no stream of another call, and none a second time', async () => {
  const token = /name="token" value="([^"]+)"/.exec(await fetchScript(heard))![1]!
  const { TWILIO_ACCOUNT_SID: accountSid } = centre.company.settings

  const codes: number[] = []
  for (const { carrierCallId: callSid } of [missed, heard]) {
    const sender = await openSender()
    sender.send(connected(), aStart({ accountSid, callSid, token }))
    codes.push(await sender.closed)
  }

  assert.deepEqual(codes, [POLICY_VIOLATION, POLICY_VIOLATION])
  assert.equal((await centre.streamsOf(heard)).length, 1, 'the real one was left in peace')
})

test('who says nothing for five seconds is shown the door', async () => {
  const sender = await openSender()
  sender.send(connected())

  assert.equal(await sender.closed, POLICY_VIOLATION)
  assert.equal(sender.sentBack(), 0)
})

test('a call for which there is no room is told as missed, once it begins and once it is over, and read from its recording', async () => {
  await untilRead(missed)

  const { gaps, segments } = missed.seen()
  assert.deepEqual(segments, [])
  assert.equal(gaps.length, 2)
  for (const { speaker, startMs, reason } of gaps) {
    assert.deepEqual([speaker, reason], [null, 'overloaded'])
    assert.ok(startMs < 1_000)
  }
  const script = readScript('not-interested')
  assert.ok(gaps[1]!.endMs > script.turns.at(-1)!.endMs)
  const { source, gaps: gapsLeft } = await summaryOf(missed)
  assert.deepEqual([source, gapsLeft], ['recording', []])
  const kept = await missed.caller.segments(missed.callId)
  const { errors, words } = errorsIn(script.turns, kept)
  assert.ok(errors <= MOST_ERRORS * words, `${errors} errors in ${words} words`)
  assert.deepEqual((await missed.caller.finding(missed.callId)).requirement, script.requirement)
})

test('the call for which there is room is heard as if it were alone; without a recording, what was heard stays', async () => {
  const { turns, requirement } = readScript('opt-out')
  const { caller, callId } = heard
  await caller.until(callId, 'absent')

  const { errors, words } = errorsIn(turns, heard.seen().finalSegments)
  assert.ok(errors <= MOST_ERRORS * words, `${errors} errors in ${words} words`)
  const { source, gaps } = await summaryOf(heard)
  assert.deepEqual([source, gaps], ['live', []])
  assert.deepEqual(await caller.segments(callId), heard.seen().finalSegments)
  const known = await caller.get<LiveRequirement>(`/api/calls/${callId}/requirement/live`)
  assert.deepEqual([known.isProvisional, known.finding.requirement], [true, requirement])
})

test('nothing is ever sent back on a stream, not even where nobody listens', () =>
  centre.nothingWasSentBack())

test('no word, number, name, ticket or token is in the log of whoever refuses and overlooks', () => {
  centre.nothingWasLogged()
})

function mediaUrl(): string {
  return `${centre.baseUrl.replace('http', 'ws')}/telephony/media`
}

function openSender() {
  const { TWILIO_AUTH_TOKEN: authToken } = centre.company.settings
  return openStreamSender({ baseUrl: centre.baseUrl, signedUrl: mediaUrl(), authToken })
}

/** What the telephone company is answered when the agent has picked up. */
async function fetchScript({ callId, carrierCallId }: PlacedCall): Promise<string> {
  const { TWILIO_AUTH_TOKEN: token, TWILIO_ACCOUNT_SID: AccountSid } = centre.company.settings
  const parameters = new URLSearchParams({ call_id: callId, AccountSid, CallSid: carrierCallId })
  const url = `${centre.baseUrl}/sip/generate_twiml?${String(parameters)}`
  const response = await fetch(url, {
    headers: { 'x-twilio-signature': twilio.getExpectedTwilioSignature(token, url, {}) },
  })
  return response.text()
}
