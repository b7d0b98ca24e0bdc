import assert from 'node:assert/strict'
import { test } from 'node:test'

import type { Leg } from '../exchange/exchange.ts'
import { matchingCalls } from './filters.ts'
import { makeForm } from './form.ts'

const NOON_MS = Date.parse('2026-11-22T12:00:00Z')
const HOUR_MS = 3_600_000

function aLeg(fields: Partial<Leg> = {}): Leg {
  return {
    sid: `CA${'0'.repeat(32)}`,
    parentSid: null,
    to: '+919000000001',
    from: '+15005550006',
    direction: 'outbound-api',
    status: 'completed',
    createdAtMs: NOON_MS - 4000,
    begunAtMs: NOON_MS - 3000,
    updatedAtMs: NOON_MS + HOUR_MS,
    answeredAtMs: NOON_MS,
    endedAtMs: NOON_MS + HOUR_MS,
    answeredBy: null,
    ...fields,
  }
}

function isFound(leg: Leg, query: Record<string, string>): boolean {
  return matchingCalls([leg], makeForm(query)).length === 1
}

for (const [query, expected] of [
  [{}, true],
  [{ To: '+919000000001' }, true],
  [{ To: ' 919000000001' }, true], // a plus that nobody encoded
  [{ To: '+919000000002' }, false],
  [{ From: '+15005550006', Status: 'completed' }, true],
  [{ Status: 'busy' }, false],
  [{ StartTime: '2026-11-22' }, true],
  [{ StartTime: '2026-11-21' }, false],
  [{ StartTime: '2026-11-22T12:00:00Z' }, true],
  [{ 'StartTime<': '2026-11-22T12:00:00Z' }, false],
  [{ 'StartTime<': '2026-11-22T12:00:01Z' }, true],
  [{ 'StartTime>': '2026-11-22T12:00:00Z' }, true],
  [{ 'StartTime>': '2026-11-23' }, false],
  [{ 'EndTime>': '2026-11-22T12:30:00Z', 'EndTime<': '2026-11-23' }, true],
  [{ 'EndTime<': '2026-11-22T12:30:00+00:00' }, false],
] as const)
  test(`${JSON.stringify(query)} ${expected ? 'finds' : 'does not find'} a call of noon`, () => {
    assert.equal(isFound(aLeg(), query), expected)
  })

test('a call in the queue has not started, and one that goes on has not ended', () => {
  const queued = aLeg({ status: 'queued', begunAtMs: null, answeredAtMs: null, endedAtMs: null })

  assert.equal(isFound(queued, { StartTime: '2026-11-22' }), false)
  assert.equal(isFound(aLeg({ status: 'in-progress', endedAtMs: null }), { EndTime: '2026-11-22' }), false)
})

test('a leg that nobody answered started when it was dialled', () => {
  const busy = aLeg({ status: 'busy', answeredAtMs: null })

  assert.equal(isFound(busy, { StartTime: '2026-11-22T11:59:57Z' }), true)
})

test('what is no date is refused', () => {
  assert.throws(() => isFound(aLeg(), { 'StartTime>': 'yesterday' }), { code: 20001 })
  assert.throws(() => isFound(aLeg(), { EndTime: '2026-13-45' }), { code: 20001 })
})
