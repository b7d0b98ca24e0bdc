import { deepEqual, equal } from 'node:assert/strict'
import { test } from 'node:test'

import { backOffMs } from './back-off.ts'

test('waits double from failure to failure, up to the longest', () => {
  const waitsMs = [1, 2, 3, 4, 5, 1000].map((failures) => backOffMs(failures, 100, 1000, () => 1))

  deepEqual(waitsMs, [100, 200, 400, 800, 1000, 1000])
})

test('chance takes at most a quarter off, so that not all come back at once', () => {
  equal(
    backOffMs(1, 100, 1000, () => 0),
    75,
  )
})
