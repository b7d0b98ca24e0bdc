import { equal, match, notEqual } from 'node:assert/strict'
import { test } from 'node:test'

import fc from 'fast-check'

import { makeTestTime } from '../../../jobs/test-time.ts'
import { makeStreamTokens } from './stream-tokens.ts'

const CALL_ID = '0e6f24b2-6a5f-4b1b-9c55-0d1c8a5a3a10'

function aMint(secret = 'a secret') {
  const time = makeTestTime()
  return { ...time, ...makeStreamTokens(secret, time.clock), time }
}

test('a token opens its call once', () => {
  const { issue, redeem } = aMint()
  const token = issue(CALL_ID)

  equal(redeem(token), CALL_ID)
  equal(redeem(token), null)
})

test('two tokens of one call are two tokens, and need no escaping', () => {
  const { issue, redeem } = aMint()
  const [first, second] = [issue(CALL_ID), issue(CALL_ID)]

  notEqual(first, second)
  match(first, /^[\w.-]{1,200}$/)
  equal(redeem(second), CALL_ID)
  equal(redeem(first), CALL_ID)
})

test('a token is good for a minute', () => {
  const { issue, redeem, skip } = aMint()
  const [first, second] = [issue(CALL_ID), issue(CALL_ID)]

  skip(59_999)
  equal(redeem(first), CALL_ID)
  skip(1)
  equal(redeem(second), null)
})

test('tokens of another installation are none', () => {
  equal(aMint().redeem(aMint('another secret').issue(CALL_ID)), null)
})

test('whoever changes a letter has no token any more', () => {
  const { issue, redeem } = aMint()
  const token = issue(CALL_ID)

  fc.assert(
    fc.property(fc.nat(token.length - 1), fc.constantFrom('a', 'Z', '0', '_', '-', '.'), (at, letter) => {
      const changed = token.slice(0, at) + letter + token.slice(at + 1)
      // The last letter has two bits that say nothing.
      if (changed !== token && at < token.length - 1) equal(redeem(changed), null)
    }),
  )
  equal(redeem(token), CALL_ID)
})

test('no text makes it fail', () => {
  const { redeem } = aMint()

  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      equal(redeem(text), null)
    }),
  )
})
