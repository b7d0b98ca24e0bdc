import assert from 'node:assert/strict'
import { test } from 'node:test'

import fc from 'fast-check'

import { dayOf, nothingSpent, reserve, settle, spentIn, type Reservation } from './spending.ts'

const NOON_MS = Date.parse('2026-01-31T06:30:10.000Z') // 12:00:10 in India
const BUDGET = { rupeesPerMinute: 10, rupeesPerDay: 25 }
const RUPEE = 1_000_000

test('the day is that of India', () => {
  assert.equal(dayOf(Date.parse('2026-01-31T18:29:59.999Z')), '2026-01-31')
  assert.equal(dayOf(Date.parse('2026-01-31T18:30:00.000Z')), '2026-02-01')
})

test('what a minute has no room for waits for the next, what a day has no room for for midnight in India', () => {
  const first = reserve(nothingSpent('2026-01-31'), 8 * RUPEE, BUDGET, NOON_MS)
  assert(first.isGranted)
  assert.deepEqual(reserve(first.spending, 3 * RUPEE, BUDGET, NOON_MS + 1_000), {
    isGranted: false,
    waitMs: 49_000,
  })
  const second = reserve(first.spending, 9 * RUPEE, BUDGET, NOON_MS + 50_000)
  assert(second.isGranted)
  assert.deepEqual(reserve(second.spending, 9 * RUPEE, BUDGET, NOON_MS + 110_000), {
    isGranted: false,
    waitMs: 12 * 60 * 60_000 - 120_000,
  })
})

test('nothing is allowed by a budget of 0, and nothing that costs more than a whole budget', () => {
  for (const budget of [
    { ...BUDGET, rupeesPerMinute: 0 },
    { ...BUDGET, rupeesPerDay: 0 },
  ])
    assert.deepEqual(reserve(nothingSpent('2026-01-31'), 0, budget, NOON_MS), {
      isGranted: false,
      waitMs: null,
    })
  const refused = { isGranted: false, waitMs: null }
  assert.deepEqual(reserve(nothingSpent('2026-01-31'), 11 * RUPEE, BUDGET, NOON_MS), refused)
})

test('what is not spent goes back to the minute that it was taken from, and to the day', () => {
  const asked = reserve(nothingSpent('2026-01-31'), 8 * RUPEE, BUDGET, NOON_MS)
  assert(asked.isGranted)
  const settled = settle(asked.spending, asked.reservation, RUPEE, { inputTokens: 5, outputTokens: 2 })
  assert.equal(settled.spentMicroRupees, RUPEE)
  assert.equal(settled.spentInMinuteMicroRupees, RUPEE)
  assert.deepEqual([settled.questions, settled.inputTokens, settled.outputTokens], [1, 5, 2])

  const later = reserve(asked.spending, 2 * RUPEE, BUDGET, NOON_MS + 60_000)
  assert(later.isGranted)
  const late = settle(later.spending, asked.reservation, 0, null)
  assert.equal(late.spentMicroRupees, 2 * RUPEE)
  assert.equal(late.spentInMinuteMicroRupees, 2 * RUPEE)
})

test('whoever asks for however much, no minute and no day has more than its budget', () => {
  const aDeed = fc.record({
    cost: fc.nat(12 * RUPEE),
    waitMs: fc.nat(50_000),
    settles: fc.boolean(),
    share: fc.nat(100),
  })
  fc.assert(
    fc.property(fc.array(aDeed, { maxLength: 80 }), (deeds) => {
      let spending = nothingSpent('2026-01-31')
      let nowMs = NOON_MS
      let open: Reservation[] = []
      let settledMicroRupees = 0
      for (const { cost, waitMs, settles, share } of deeds) {
        nowMs += waitMs
        const asked = reserve(spending, cost, BUDGET, nowMs)
        if (asked.isGranted) {
          spending = asked.spending
          open.push(asked.reservation)
        } else assert(asked.waitMs === null || asked.waitMs > 0)
        if (settles && open.length > 0) {
          const [reservation, ...rest] = open as [Reservation]
          open = rest
          const real = Math.floor((reservation.costMicroRupees * share) / 100)
          spending = settle(spending, reservation, real, null)
          settledMicroRupees += real
        }
        assert(spending.spentMicroRupees <= BUDGET.rupeesPerDay * RUPEE)
        assert(spentIn(spending.minute, spending) <= BUDGET.rupeesPerMinute * RUPEE)
        const reserved = open.reduce((sum, { costMicroRupees }) => sum + costMicroRupees, 0)
        assert.equal(spending.spentMicroRupees, settledMicroRupees + reserved)
      }
    }),
  )
})
