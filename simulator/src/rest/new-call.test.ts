import assert from 'node:assert/strict'
import { test } from 'node:test'

import { makeForm } from './form.ts'
import { readCallChanges, readNewCall } from './new-call.ts'
import { Refusal } from './refusal.ts'

const OURS = '+911140000001'
const ENOUGH = { To: '+919000000001', From: OURS, Url: 'http://127.0.0.1:9/twiml' }

function order(fields: Record<string, string | string[]>) {
  return readNewCall(makeForm({ ...ENOUGH, ...fields }), [OURS])
}

test('what a form leaves out has the values of the carrier', () => {
  assert.deepEqual(order({}), {
    to: '+919000000001',
    from: OURS,
    instructions: { hook: { url: 'http://127.0.0.1:9/twiml', method: 'POST' } },
    fallback: null,
    status: null,
    ringMs: 60_000,
    timeLimitMs: 14_400_000,
    record: null,
    detectsMachine: false,
  })
})

test('a status callback without events hears of the end alone', () => {
  assert.deepEqual(order({ StatusCallback: 'http://127.0.0.1:9/status' }).status?.events, ['completed'])
})

test('the events of a status callback are repeated keys', () => {
  const { status } = order({
    StatusCallback: 'http://127.0.0.1:9/status',
    StatusCallbackMethod: 'get',
    StatusCallbackEvent: ['completed', 'ringing'],
  })
  assert.deepEqual(status, {
    url: 'http://127.0.0.1:9/status',
    method: 'GET',
    events: ['ringing', 'completed'],
  })
})

test('as with the carrier, events in one value are no error and are never heard of', () => {
  const { status } = order({
    StatusCallback: 'http://127.0.0.1:9/status',
    StatusCallbackEvent: 'ringing completed',
  })
  assert.deepEqual(status?.events, [])
})

test('the events of a recording callback may stand in one value', () => {
  const { record } = order({
    Record: 'true',
    RecordingChannels: 'dual',
    RecordingStatusCallback: 'http://127.0.0.1:9/recording',
    RecordingStatusCallbackEvent: 'in-progress absent',
  })
  assert.equal(record?.channels, 2)
  assert.deepEqual(record.hook?.events, ['in-progress', 'absent'])
})

test('a document counts for nothing beside an address', () => {
  assert.deepEqual(order({ Twiml: '<Response/>' }).instructions, {
    hook: { url: ENOUGH.Url, method: 'POST' },
  })
  assert.deepEqual(order({ Url: '', Twiml: '<Response/>' }).instructions, { twiml: '<Response/>' })
})

test('a number may be written with punctuation, and a client needs none', () => {
  assert.equal(order({ To: '+91 (90000) 000-01' }).to, '+919000000001')
  assert.equal(order({ To: 'client:agent_7', From: 'client:desk' }).from, 'client:desk')
})

test('nobody rings for longer than ten minutes', () => {
  assert.equal(order({ Timeout: '9999' }).ringMs, 600_000)
})

for (const [fields, code] of [
  [{ To: '' }, 21201],
  [{ To: '9000000001' }, 21211],
  [{ To: ' 919000000001' }, 21211],
  [{ From: '' }, 21213],
  [{ From: 'someone' }, 21212],
  [{ From: 'client:desk' }, 21212],
  [{ From: '+911140000002' }, 21210],
  [{ From: '+15005550001' }, 21212],
  [{ To: '+15005550001' }, 21217],
  [{ To: '+15005550002' }, 21214],
  [{ To: '+15005550003' }, 21215],
  [{ To: '+15005550004' }, 21216],
  [{ Url: '' }, 21205],
  [{ Url: 'twiml.xml' }, 21205],
  [{ Url: 'ftp://127.0.0.1/twiml' }, 21205],
  [{ Url: '', ApplicationSid: `AP${'0'.repeat(32)}` }, 21218],
  [{ Url: '', Twiml: `<Response>${'<Pause/>'.repeat(500)}</Response>` }, 20001],
  [{ Method: 'PUT' }, 21209],
  [{ Timeout: 'soon' }, 21208],
  [{ StatusCallback: 'status' }, 21609],
  [{ Record: 'true', RecordingChannels: 'three' }, 20001],
  [{ MachineDetection: 'Perhaps' }, 21234],
] as const)
  test(`${JSON.stringify(fields).slice(0, 80)} is refused with ${code}`, () => {
    assert.throws(
      () => order(fields),
      (error) => error instanceof Refusal && error.code === code,
    )
  })

test('the number of the test accounts may always call', () => {
  assert.equal(order({ From: '+15005550006' }).from, '+15005550006')
})

test('a call is ended, or sent elsewhere, or only watched from elsewhere', () => {
  assert.deepEqual(readCallChanges(makeForm({ Status: 'completed', Url: ENOUGH.Url })), [
    { kind: 'end', as: 'completed' },
  ])
  assert.deepEqual(readCallChanges(makeForm({ Twiml: '<Response/>' })), [
    { kind: 'redirect', instructions: { twiml: '<Response/>' }, fallback: null },
  ])
  assert.deepEqual(readCallChanges(makeForm({ Url: ENOUGH.Url, FallbackUrl: ENOUGH.Url, TimeLimit: '90' })), [
    { kind: 'time-limit', ms: 90_000 },
    {
      kind: 'redirect',
      instructions: { hook: { url: ENOUGH.Url, method: 'POST' } },
      fallback: { url: ENOUGH.Url, method: 'POST' },
    },
  ])
  assert.deepEqual(readCallChanges(makeForm({ StatusCallback: 'http://127.0.0.1:9/' })), [
    {
      kind: 'status-hook',
      status: { url: 'http://127.0.0.1:9/', method: 'POST', events: ['completed'] },
    },
  ])
  assert.throws(() => readCallChanges(makeForm({ Status: 'ringing' })), { code: 20001 })
})
