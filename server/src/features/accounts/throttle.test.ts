import assert from 'node:assert/strict'
import { test } from 'node:test'

import fc from 'fast-check'

import {
  ACCOUNT_LIMITS,
  NO_FAILURES,
  afterFailure,
  networkOf,
  waitMs,
  type FailureCount,
} from './throttle.ts'

const NOON = Date.parse('2026-01-31T12:00:00Z')

function failedTimes(times: number, atMs = NOON): FailureCount {
  let count = NO_FAILURES
  for (let n = 0; n < times; n++) count = afterFailure(count, ACCOUNT_LIMITS, atMs)
  return count
}

test('the first five failures cost no time', () => {
  for (let failures = 0; failures < 5; failures++) {
    assert.equal(waitMs(failedTimes(failures), ACCOUNT_LIMITS, NOON), 0)
  }
})

test('then the wait is one second and doubles up to a quarter of an hour', () => {
  const waits = [5, 6, 7, 8, 14, 15, 1000].map((failures) =>
    waitMs(failedTimes(failures), ACCOUNT_LIMITS, NOON),
  )
  assert.deepEqual(waits, [1000, 2000, 4000, 8000, 512_000, 900_000, 900_000])
})

test('whatever happened, nobody waits longer than the longest wait, and after it he may try', () => {
  fc.assert(
    fc.property(
      fc.array(fc.nat({ max: 48 * 3_600_000 }), { maxLength: 60 }),
      fc.integer({ min: -3_600_000, max: 48 * 3_600_000 }),
      (gaps, thenMs) => {
        let nowMs = NOON
        let count = NO_FAILURES
        for (const gap of gaps) {
          nowMs += gap
          count = afterFailure(count, ACCOUNT_LIMITS, nowMs)
        }
        const wait = waitMs(count, ACCOUNT_LIMITS, nowMs + thenMs)

        assert.ok(wait >= 0 && wait <= ACCOUNT_LIMITS.longestWaitMs)
        assert.equal(waitMs(count, ACCOUNT_LIMITS, nowMs + thenMs + wait + (thenMs < 0 ? -thenMs : 0)), 0)
      },
    ),
  )
})

test('one who tries at every moment he may gets fewer than a hundred guesses an hour', () => {
  let count = NO_FAILURES
  let guesses = 0
  for (let nowMs = NOON; nowMs < NOON + 3_600_000; nowMs += 1000) {
    if (waitMs(count, ACCOUNT_LIMITS, nowMs) > 0) continue
    count = afterFailure(count, ACCOUNT_LIMITS, nowMs)
    guesses++
  }
  assert.ok(guesses < 100, `${guesses} guesses`)
})

test('a day without failures is forgiveness', () => {
  const dayLaterMs = NOON + ACCOUNT_LIMITS.forgottenAfterMs + 1
  assert.equal(afterFailure(failedTimes(20), ACCOUNT_LIMITS, dayLaterMs).failures, 1)
})

for (const [address, network] of [
  ['203.0.113.7', '203.0.113.7'],
  ['::ffff:203.0.113.7', '203.0.113.7'],
  ['2001:db8:1:2:aaaa:bbbb:cccc:dddd', '2001:db8:1:2::/64'],
  ['2001:DB8:1:2::1', '2001:db8:1:2::/64'],
  ['2001:db8::1', '2001:db8:0:0::/64'],
  ['fe80::1%eth0', 'fe80:0:0:0::/64'],
  ['::1', '0:0:0:0::/64'],
  ['64:ff9b::192.0.2.33', '64:ff9b:0:0::/64'],
] as const) {
  test(`${address} is counted as ${network}`, () => {
    assert.equal(networkOf(address), network)
  })
}
