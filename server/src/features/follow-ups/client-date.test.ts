import assert from 'node:assert/strict'
import { test } from 'node:test'

import { AppError } from '../../lib/app-error.ts'
import { readClientDate } from './client-date.ts'

test('a date with a zone is that instant, and one without is the time in India', () => {
  assert.equal(readClientDate('2026-11-29T05:30:00.000Z'), '2026-11-29T05:30:00.000Z')
  assert.equal(readClientDate('2026-11-29T11:00:00+0530'), '2026-11-29T05:30:00.000Z')
  assert.equal(readClientDate('2026-11-29T11:00:00.123456'), '2026-11-29T05:30:00.123Z')
  assert.equal(readClientDate('2026-11-29 11:00'), '2026-11-29T05:30:00.000Z')
  assert.equal(readClientDate('2026-11-29'), '2026-11-28T18:30:00.000Z')
})

for (const text of [
  '',
  'tomorrow',
  '2026-13-01',
  '2026-06-31',
  '2026-11-29T25:00',
  '1795930200',
  '29.11.2026',
  '9999-12-31',
  '0001-01-01',
]) {
  test(`"${text}" is no date`, () => {
    assert.throws(
      () => readClientDate(text),
      (error) => error instanceof AppError && error.code === 'bad-request',
    )
  })
}
