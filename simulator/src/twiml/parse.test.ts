import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import twilio from 'twilio'
import { parseTwiml } from './parse.ts'
import type { Verb } from './verbs.ts'

function read(twiml: string): { verbs: readonly Verb[]; warnings: readonly string[] } {
  const reading = parseTwiml(twiml)
  if (reading.status === 'unreadable') throw new Error(reading.reason)
  return reading
}

const one = (inside: string): Verb => read(`<Response>${inside}</Response>`).verbs[0]!

test('a document that Twilio’s own library writes is read whole, without a warning', () => {
  const response = new twilio.twiml.VoiceResponse()
  response.say({ language: 'hi-IN' }, 'यह कॉल रिकॉर्ड होगी')
  const dial = response.dial({
    callerId: '+15005550006',
    timeout: 25,
    timeLimit: 3600,
    answerOnBridge: true,
    action: '/after?a=1&b=2',
    record: 'record-from-answer-dual',
    recordingStatusCallback: '/recording',
    recordingStatusCallbackEvent: ['in-progress', 'completed', 'absent'],
    trim: 'do-not-trim',
  })
  dial.number(
    {
      url: '/notice',
      statusCallback: '/leg#rc=2',
      statusCallbackEvent: ['initiated', 'ringing', 'answered', 'completed'],
    },
    '+919900000001',
  )

  const { verbs, warnings } = read(response.toString())

  assert.deepEqual(warnings, [])
  assert.deepEqual(verbs, [
    { kind: 'say', text: 'यह कॉल रिकॉर्ड होगी', language: 'hi-IN', times: 1 },
    {
      kind: 'dial',
      numbers: [
        {
          number: '+919900000001',
          screening: { url: '/notice', method: 'POST' },
          status: {
            url: '/leg#rc=2',
            method: 'POST',
            events: ['initiated', 'ringing', 'answered', 'completed'],
          },
          detectsMachine: false,
        },
      ],
      callerId: '+15005550006',
      timeoutMs: 25_000,
      timeLimitMs: 3_600_000,
      action: { url: '/after?a=1&b=2', method: 'POST' },
      record: {
        from: 'answer',
        channels: 2,
        trims: false,
        callback: { url: '/recording', method: 'POST', events: ['in-progress', 'completed', 'absent'] },
      },
    },
  ])
})

test('the number to dial may stand alone, and what is absent has Twilio’s default', () => {
  assert.deepEqual(one('<Dial>+919900000001</Dial>'), {
    kind: 'dial',
    numbers: [{ number: '+919900000001', screening: null, status: null, detectsMachine: false }],
    callerId: null,
    timeoutMs: 30_000,
    timeLimitMs: 14_400_000,
    action: null,
    record: null,
  })
  assert.deepEqual(one('<Pause/>'), { kind: 'pause', lengthMs: 1000 })
})

for (const [value, from, channels] of [
  ['true', 'answer', 1],
  ['record-from-answer', 'answer', 1],
  ['record-from-ringing', 'ringing', 1],
  ['record-from-ringing-dual', 'ringing', 2],
] as const)
  test(`record="${value}" records ${channels} channel(s) from the ${from}, and trims`, () => {
    const dial = one(`<Dial record="${value}">+919900000001</Dial>`)
    assert.deepEqual(dial.kind === 'dial' && dial.record, { from, channels, trims: true, callback: null })
  })

test('a gather holds its prompts and its rules', () => {
  const gather = one(
    '<Gather input="dtmf speech" numDigits="1" timeout="3" action="/k" method="get"><Say>Press one</Say><Pause length="2"/></Gather>',
  )

  assert.deepEqual(gather, {
    kind: 'gather',
    prompts: [
      { kind: 'say', text: 'Press one', language: 'en-US', times: 1 },
      { kind: 'pause', lengthMs: 2000 },
    ],
    takesDigits: true,
    numDigits: 1,
    finishOnKey: '#',
    timeoutMs: 3000,
    action: { url: '/k', method: 'GET' },
    actionOnEmptyResult: false,
  })
})

test('streams, recordings, and the ways to leave a document are read', () => {
  const { verbs, warnings } = read(`<?xml version="1.0" encoding="UTF-8"?>
    <Response><Reject reason="busy"/><Start><Stream name="live" url="wss://a.example/s" track="both_tracks" statusCallback="/told"><Parameter name="a" value="b"/></Stream><Recording channels="mono"/></Start>
    <Stop><Stream name="live"/></Stop><Connect><Stream url="wss://a.example/s"/></Connect>
    <Redirect method="GET"> ../next </Redirect><Hangup/></Response>`)

  assert.deepEqual(warnings, [])
  assert.deepEqual(verbs, [
    { kind: 'reject', reason: 'busy', isFirst: true },
    {
      kind: 'start-stream',
      ...{ url: 'wss://a.example/s', name: 'live', track: 'both_tracks' },
      status: { url: '/told', method: 'POST' },
      parameters: { a: 'b' },
    },
    { kind: 'start-recording', wish: { channels: 1, trims: true, callback: null } },
    { kind: 'stop-stream', name: 'live' },
    { kind: 'connect-stream', url: 'wss://a.example/s' },
    { kind: 'redirect', url: '../next', method: 'GET' },
    { kind: 'hangup' },
  ])
})

test('what is not known is passed over with a warning that names it', () => {
  const { verbs, warnings } = read(
    '<Response><Sing/><Dial timeout="soon" colour="red"><Client>a</Client></Dial><Hangup/></Response>',
  )

  assert.deepEqual(
    verbs.map(({ kind }) => kind),
    ['dial', 'hangup'],
  )
  assert.deepEqual(warnings, [
    '<Sing> is not carried out here',
    '<Client> in <Dial> is not carried out here',
    '<Dial> has an attribute timeout with a value that is not understood',
    '<Dial> has an attribute colour that has no effect here',
  ])
})

for (const [what, text] of [
  ['no XML', 'Hello'],
  ['nothing', ''],
  ['another root', '<html></html>'],
  ['a broken document', '<Response><Say></Response>'],
] as const)
  test(`${what} is unreadable`, () => {
    assert.equal(parseTwiml(text).status, 'unreadable')
  })

test('a document nested deeper than can be followed is unreadable, and nothing is thrown', () => {
  for (const depth of [1000, 5000, 9000]) {
    const nested = '<a>'.repeat(depth) + '</a>'.repeat(depth)
    for (const text of [`<Response>${nested}</Response>`, `<Response><Say>${nested}</Say></Response>`])
      assert.match(parseTwiml(text).status, /^(read|unreadable)$/)
  }
  const tooDeep = '<a>'.repeat(9000) + '</a>'.repeat(9000)
  assert.deepEqual(parseTwiml(`<Response>${tooDeep}</Response>`), {
    status: 'unreadable',
    code: 12100,
    reason: 'the document is nested too deeply',
  })
})

test('whatever the document, reading it throws nothing', () => {
  const words = fc.constantFrom(
    '<Response>',
    '</Response>',
    '<Dial ',
    '<Say>',
    'loop="0"',
    '>',
    '"',
    '&',
    'x',
    '/>',
  )
  fc.assert(
    fc.property(
      fc.oneof(
        fc.string(),
        fc.array(words).map((parts) => parts.join('')),
      ),
      (text) => {
        parseTwiml(text)
      },
    ),
  )
})
