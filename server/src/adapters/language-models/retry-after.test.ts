import assert from 'node:assert/strict'
import { test } from 'node:test'

import fc from 'fast-check'

import { readRetryAfter } from './retry-after.ts'

const NOW_MS = Date.parse('2026-01-31T09:30:00.000Z')

test('a wait may be told in seconds, as a date, or by RetryInfo among other details', () => {
  assert.equal(readRetryAfter('120', undefined, NOW_MS), 120_000)
  assert.equal(readRetryAfter('Sat, 31 Jan 2026 09:31:30 GMT', undefined, NOW_MS), 90_000)
  const details = [{ '@type': 'ErrorInfo', reason: 'X' }, null, 'x', { retryDelay: '1.5s' }]
  assert.equal(readRetryAfter(undefined, details, NOW_MS), 1_500)
})

test('a wait that is over, or is none, is not told', () => {
  for (const header of ['0', '-5', '1e3', 'Sat, 31 Jan 2026 09:29:00 GMT', 'Never GMT', '', ['1'], 5])
    assert.equal(readRetryAfter(header, undefined, NOW_MS), null, String(header))
  for (const retryDelay of ['0s', '-1s', '5', '5m', '1.s', {}, 7, null])
    assert.equal(readRetryAfter(undefined, [{ retryDelay }], NOW_MS), null)
})

test('whatever a provider says, a wait is nothing or a time of at most an hour', () => {
  fc.assert(
    fc.property(fc.anything(), fc.anything(), (header, details) => {
      const waitMs = readRetryAfter(header, details, NOW_MS)
      return waitMs === null || (Number.isInteger(waitMs) && waitMs > 0 && waitMs <= 3_600_000)
    }),
  )
})
