import assert from 'node:assert/strict'
import { test } from 'node:test'

import { titleOf } from './title.ts'

const dueAt = '2026-11-29T05:30:00.000Z'

test('a title tells the deed and the time in India, no more exactly than it was said', () => {
  const visit = { who: 'lead', action: 'visit', dueAt } as const

  assert.equal(titleOf({ ...visit, precision: 'minute' }), 'Site visit — Sunday 29 November, 11:00')
  assert.equal(
    titleOf({ ...visit, precision: 'part-of-day' }),
    'Site visit — Sunday 29 November, around 11:00',
  )
  assert.equal(titleOf({ ...visit, precision: 'day' }), 'Site visit — Sunday 29 November')
  assert.equal(titleOf({ ...visit, precision: 'week' }), 'Site visit — around 29 November')
  assert.equal(titleOf({ ...visit, precision: 'month' }), 'Site visit — November 2026')
})

test('a title tells who is to do it where that matters', () => {
  assert.equal(
    titleOf({ who: 'agent', action: 'call', dueAt, precision: 'day' }),
    'Call — Sunday 29 November',
  )
  assert.equal(
    titleOf({ who: 'lead', action: 'call', dueAt, precision: 'day' }),
    'Call from the lead — Sunday 29 November',
  )
})
