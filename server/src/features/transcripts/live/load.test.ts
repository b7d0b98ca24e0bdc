import { deepEqual, equal, ok } from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'

import { LOAD_TUNING, loadAfter, NO_LOAD, SHEDDING } from './load.ts'

/** The levels when the backlog is looked at twice a second. */
function levels(backlogsMs: readonly number[]): number[] {
  let load = NO_LOAD
  return backlogsMs.map((backlogMs, index) => {
    load = loadAfter(load, backlogMs, index * 500, LOAD_TUNING)
    return load.level
  })
}

const times = (count: number, backlogMs: number) => Array.from({ length: count }, () => backlogMs)

test('who stays far behind gives up one thing after the other, and not for a moment’s trouble', () => {
  equal(Math.max(...levels([...times(3, 4000), 0, ...times(3, 4000), 0])), 0)
  deepEqual(levels(times(14, 4000)), [0, 0, 0, 1, 1, 1, 2, 2, 2, 3, 3, 3, 4, 4])
})

test('what was given up is taken up again one by one, after a good while of calm', () => {
  const falling = levels([...times(13, 4000), ...times(70, 0)]).slice(13)

  deepEqual(
    [3, 2, 1, 0].map((level) => falling.indexOf(level) * 500),
    [8000, 16_000, 24_000, 32_000],
  )
})

test('a backlog between calm and busy changes nothing', () => {
  deepEqual(new Set(levels([...times(4, 4000), ...times(100, 1000)]).slice(4)), new Set([1]))
})

test('the level moves one step at a time and stays on the list', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 6000 }), { maxLength: 200 }), (backlogs) => {
      let before = 0
      for (const level of levels(backlogs)) {
        ok(level >= 0 && level < SHEDDING.length)
        ok(Math.abs(level - before) <= 1)
        before = level
      }
    }),
  )
})
