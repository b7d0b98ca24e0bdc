import assert from 'node:assert/strict'
import { test } from 'node:test'

import { AppError } from '../../lib/app-error.ts'
import { toE164, toInteger } from './telephone-number.ts'

for (const [given, e164] of [
  [9812345678, '+919812345678'],
  [919812345678, '+919812345678'],
  ['98123 45678', '+919812345678'],
  ['098123-45678', '+919812345678'],
  [' +91 98123 45678 ', '+919812345678'],
  ['+1 (415) 555-0123', '+14155550123'],
  [14155550123, '+14155550123'],
] as const) {
  test(`${given} is ${e164}`, () => {
    assert.equal(toE164(given, 'lead'), e164)
  })
}

for (const given of [
  '',
  'asha',
  '+',
  0,
  -1,
  12345,
  NaN,
  Infinity,
  1e300,
  '+91 98123',
  '12345678',
  '+1 900 234 5678',
  '١٢٣٤٥٦٧٨٩٠',
]) {
  test(`${given} is refused as a number, without a word of it`, () => {
    assert.throws(
      () => toE164(given, 'agent'),
      (error) =>
        error instanceof AppError &&
        error.code === 'bad-request' &&
        error.message === "The agent's telephone number is no number that can be called.",
    )
  })
}

test('the original keeps numbers as integers', () => {
  assert.equal(toInteger('+91 98123 45678'), 919812345678)
  assert.equal(toInteger('9'.repeat(30)), null)
})
