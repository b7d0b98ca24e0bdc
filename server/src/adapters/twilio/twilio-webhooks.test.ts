import { deepEqual, doesNotMatch, equal, match } from 'node:assert/strict'
import { test } from 'node:test'

import fc from 'fast-check'

import { ACCOUNT, CALL, ORDER, RECORDING } from './scripted-api.ts'
import { aPost, makeTestWebhooks, NOW } from './signed-requests.ts'
import type { Fields } from './webhook-fields.ts'

const RINGING = { AccountSid: ACCOUNT, CallSid: CALL, CallStatus: 'ringing' }

const LEGS: readonly [status: string, state: string, end: string | null][] = [
  ['queued', 'queued', null],
  ['initiated', 'initiated', null],
  ['ringing', 'ringing', null],
  ['in-progress', 'answered', null],
  ['completed', 'ended', 'completed'],
  ['busy', 'ended', 'busy'],
  ['no-answer', 'ended', 'no-answer'],
  ['failed', 'ended', 'failed'],
  ['canceled', 'ended', 'canceled'],
]
for (const [status, state, end] of LEGS) {
  test(`a leg that is ${status} is read as ${state}`, () => {
    const request = aPost({ ...RINGING, CallStatus: status, Timestamp: 'Sat, 31 Jan 2026 09:30:01 +0000' })

    deepEqual(makeTestWebhooks().readLeg('lead', request), {
      ...{ kind: 'leg', side: 'lead', carrierLegId: CALL, state, end },
      at: '2026-01-31T09:30:01.000Z',
    })
  })
}

test('a leg without a time, or with a strange one, is told of now', () => {
  for (const Timestamp of [
    '',
    '1',
    'yesterday',
    '2026-01-31',
    'Sat, 99 Foo 2026 09:30:01 +0000',
    ['a', 'b'],
  ]) {
    equal(makeTestWebhooks().readLeg('agent', aPost({ ...RINGING, Timestamp }))?.at, NOW)
  }
})

test('what names no leg or no state that we know tells nothing', () => {
  const webhooks = makeTestWebhooks()
  const strange: readonly Fields[] = [
    {},
    { CallStatus: 'ringing' },
    { ...RINGING, CallSid: [CALL, CALL] },
    { ...RINGING, CallSid: `${CALL}\n` },
    { ...RINGING, CallSid: RECORDING },
    { ...RINGING, CallStatus: 'teleported' },
    { ...RINGING, CallStatus: 'constructor' },
    { ...RINGING, CallStatus: ['ringing', 'completed'] },
    { ...RINGING, CallStatus: '' },
  ]
  for (const form of strange) equal(webhooks.readLeg('agent', aPost(form)), null)
})

const RECORDINGS: readonly [status: string, form: Fields, at: string][] = [
  ['in-progress', { RecordingStartTime: 'Sat, 31 Jan 2026 09:30:01 +0000' }, '2026-01-31T09:30:01.000Z'],
  [
    'completed',
    { RecordingStartTime: 'Sat, 31 Jan 2026 09:30:01 +0000', RecordingDuration: '59' },
    '2026-01-31T09:31:00.000Z',
  ],
  ['absent', {}, NOW],
  ['failed', { RecordingStartTime: 'Sat, 31 Jan 2026 09:30:01 +0000', RecordingDuration: '-1' }, NOW],
]
for (const [status, form, at] of RECORDINGS) {
  test(`a recording that is ${status} is read`, () => {
    const request = aPost({
      AccountSid: ACCOUNT,
      CallSid: CALL,
      RecordingSid: RECORDING,
      RecordingStatus: status,
      ...form,
    })

    deepEqual(makeTestWebhooks().readRecording(request), {
      kind: 'recording',
      carrierRecordingId: RECORDING,
      state: status,
      at,
    })
  })
}

test('what names no recording or no state that we know tells nothing', () => {
  const webhooks = makeTestWebhooks()
  for (const form of [
    {},
    { RecordingSid: '../../etc', RecordingStatus: 'completed' },
    { RecordingSid: [RECORDING], RecordingStatus: 'completed' },
    { RecordingSid: RECORDING, RecordingStatus: 'melted' },
    { RecordingSid: RECORDING },
  ]) {
    equal(webhooks.readRecording(aPost(form)), null)
  }
})

test('reading never fails, whatever the form holds', () => {
  const webhooks = makeTestWebhooks()
  const name = fc.constantFrom(
    'CallSid',
    'CallStatus',
    'Timestamp',
    'RecordingSid',
    'RecordingStatus',
    'RecordingStartTime',
    'RecordingDuration',
    '__proto__',
  )
  const value = fc.oneof(
    fc.string(),
    fc.constantFrom(CALL, RECORDING, 'completed', 'Sat, 31 Jan 2026 09:30:01 +0000', '1e999'),
    fc.array(fc.string()),
  )

  fc.assert(
    fc.property(
      fc.constantFrom('GET', 'POST'),
      fc.dictionary(name, value),
      fc.string(),
      (method, parameters, query) => {
        const request = { method, target: `/x?${query}`, headers: {}, parameters }
        webhooks.readLeg('lead', request)
        webhooks.readRecording(request)
      },
    ),
  )
})

test('the script rings the lead, joins and records both, and tells us of each step', () => {
  const webhooks = makeTestWebhooks()

  const script = webhooks.bridgeScript(ORDER)

  const callbacks = `https://calls.example.com/telephony/calls/${ORDER.callId}`
  const retries = '#rc=3&amp;rp=5xx,ct,rt'
  equal(
    script,
    '<?xml version="1.0" encoding="UTF-8"?><Response>' +
      '<Dial callerId="+15005550006" timeout="30" timeLimit="3600" answerOnBridge="true" record="record-from-answer-dual" trim="do-not-trim" ' +
      `recordingStatusCallback="${callbacks}/recording${retries}" recordingStatusCallbackMethod="POST" recordingStatusCallbackEvent="in-progress completed absent">` +
      `<Number statusCallback="${callbacks}/lead-leg${retries}" statusCallbackMethod="POST" statusCallbackEvent="initiated ringing answered completed">+919900112233</Number>` +
      '</Dial></Response>',
  )
})

test('where somebody listens, the sound of both sides is sent to us before the lead is rung', () => {
  const webhooks = makeTestWebhooks({ issueStreamToken: (callId) => `token of "${callId}"` })

  const script = webhooks.bridgeScript(ORDER)

  match(
    script,
    new RegExp(
      '^<\\?xml version="1.0" encoding="UTF-8"\\?><Response><Start>' +
        '<Stream name="live" url="wss://calls.example.com/telephony/media" track="both_tracks" ' +
        `statusCallback="https://calls.example.com/telephony/calls/${ORDER.callId}/stream#rc=3&amp;rp=5xx,ct,rt" statusCallbackMethod="POST">` +
        `<Parameter name="token" value="token of &quot;${ORDER.callId}&quot;"/></Stream></Start><Dial `,
    ),
  )
})

test('sound that would travel in the clear is not asked for', () => {
  const issueStreamToken = () => 'token'
  const scriptAt = (publicUrl: string) =>
    makeTestWebhooks({ issueStreamToken, publicUrl: () => publicUrl }).bridgeScript(ORDER)

  doesNotMatch(scriptAt('http://calls.example.com'), /<Stream/)
  match(
    scriptAt('http://127.0.0.1:8000'),
    /<Stream name="live" url="ws:\/\/127.0.0.1:8000\/telephony\/media"/,
  )
})

const STREAM = `MZ${'5'.repeat(32)}`
for (const [event, state] of [
  ['stream-started', 'started'],
  ['stream-stopped', 'stopped'],
  ['stream-error', 'failed'],
] as const) {
  test(`${event} is read`, () => {
    const form = { AccountSid: ACCOUNT, CallSid: CALL, StreamSid: STREAM, StreamEvent: event }

    deepEqual(makeTestWebhooks().readStream(aPost(form)), { streamId: STREAM, state })
  })
}

test('what names no stream or nothing that we know of one tells nothing', () => {
  for (const form of [
    {},
    { StreamSid: STREAM },
    { StreamSid: STREAM, StreamEvent: 'stream-sang' },
    { StreamSid: CALL, StreamEvent: 'stream-error' },
  ])
    equal(makeTestWebhooks().readStream(aPost(form)), null)
})

test('nothing in an order can break out of the script', () => {
  const script = makeTestWebhooks().bridgeScript({
    ...ORDER,
    callId: '"/><Hangup/>/../x',
    leadNumber: '</Number><Hangup/>',
  })

  doesNotMatch(script, /<Hangup/)
  match(script, /calls\/%22%2F%3E%3CHangup%2F%3E%2F\.\.%2Fx\/lead-leg/)
})

test('a script can end the call', () => {
  equal(
    makeTestWebhooks().hangUpScript(),
    '<?xml version="1.0" encoding="UTF-8"?><Response><Hangup/></Response>',
  )
})
