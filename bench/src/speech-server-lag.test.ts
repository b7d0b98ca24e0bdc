import { deepEqual, equal } from 'node:assert/strict'
import { test } from 'node:test'

import { median, summarise } from './speech-server-lag.ts'

test('of a hundred lags the five longest are beyond the 95th percentile', () => {
  const lagsMs = Array.from({ length: 100 }, (_, index) => 100 - index)

  deepEqual(summarise(lagsMs), { p50Ms: 50, p95Ms: 95 })
})

test('one lag stands for all, and of none there is no number', () => {
  deepEqual(summarise([7]), { p50Ms: 7, p95Ms: 7 })
  deepEqual(summarise([]), { p50Ms: NaN, p95Ms: NaN })
})

test('the median does not mind the order', () => {
  equal(median([9, 1, 5]), 5)
  equal(median([4, 3]), 3)
})
