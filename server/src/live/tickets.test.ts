import assert from 'node:assert/strict'
import { test } from 'node:test'

import { movableClock } from '../../test/some-accounts.ts'
import { makeTickets } from './tickets.ts'

const HOLDER = { userId: 'asha', generation: 3 }

function setUp(ticketsOfUser = 3) {
  const { clock, advance } = movableClock()
  return { ...makeTickets(clock, { ticketMs: 30_000, ticketsOfUser }), advance }
}

test('a ticket of 256 bits tells once who its holder is', () => {
  const { issue, redeem } = setUp()

  const { ticket, expiresAt } = issue(HOLDER)

  assert.equal(Buffer.from(ticket, 'base64url').length, 32)
  assert.equal(expiresAt, '2026-01-31T09:30:30.000Z')
  assert.deepEqual([redeem(ticket)?.userId, redeem(ticket), redeem('something else')], ['asha', null, null])
})

test('a ticket is good for half a minute', () => {
  const { issue, redeem, advance } = setUp()
  const [early, late] = [issue(HOLDER).ticket, issue(HOLDER).ticket]

  advance(29_999)
  assert.equal(redeem(early)?.generation, 3)
  advance(1)
  assert.equal(redeem(late), null)
})

test('a further ticket ends the oldest of the same user, and of nobody else', () => {
  const { issue, redeem } = setUp()
  const other = issue({ userId: 'ravi', generation: 0 }).ticket

  const tickets = Array.from({ length: 4 }, () => issue(HOLDER).ticket)

  assert.deepEqual(
    tickets.map((ticket) => redeem(ticket) !== null),
    [false, true, true, true],
  )
  assert.equal(redeem(other)?.userId, 'ravi')
})
