import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { advanceLeg, hasEnded, hungUp, talkedS, viewLeg, type LegChange, type LegState } from './leg.ts'

const QUEUED: LegState = {
  sid: 'CA1',
  parentSid: null,
  to: '+919810000001',
  from: '+15005550006',
  direction: 'outbound-api',
  phase: 'queued',
  createdAtMs: 0,
  begunAtMs: null,
  updatedAtMs: 0,
  answeredAtMs: null,
  endedAtMs: null,
  answeredBy: null,
  sipCode: null,
}

const changeOf: fc.Arbitrary<LegChange> = fc.oneof(
  fc.record({ to: fc.constantFrom('initiated' as const, 'ringing' as const) }),
  fc.record({ to: fc.constant('in-progress' as const), answeredBy: fc.constant(null) }),
  fc.record({
    to: fc.constant('ended' as const),
    as: fc.constantFrom('completed' as const, 'busy', 'no-answer', 'failed', 'canceled'),
    sipCode: fc.constant(200),
  }),
)

const ORDER = ['queued', 'initiated', 'ringing', 'in-progress']
const rank = ({ phase }: LegState) => (ORDER.includes(phase) ? ORDER.indexOf(phase) : ORDER.length)

test('whatever is reported in whatever order, a leg only moves forward, and never leaves its end', () => {
  fc.assert(
    fc.property(fc.array(changeOf, { maxLength: 20 }), (changes) => {
      let leg = QUEUED
      for (const [n, change] of changes.entries()) {
        const next = advanceLeg(leg, change, n + 1)

        if (next === leg) continue
        assert.ok(rank(next) > rank(leg))
        assert.equal(hasEnded(leg), false)
        assert.equal(next.updatedAtMs, n + 1)
        assert.equal(next.phase === 'completed', hasEnded(next) && next.answeredAtMs !== null)
        leg = next
      }
    }),
  )
})

test('a receiver that is put down completes an answered leg, and cancels any other', () => {
  const ringing = [{ to: 'initiated' }, { to: 'ringing' }] as const
  const answered = [...ringing, { to: 'in-progress', answeredBy: 'human' }] as const
  const after = (changes: readonly LegChange[]) =>
    changes.reduce((leg, change, n) => advanceLeg(leg, change, 1000 * n), QUEUED)

  const completed = advanceLeg(after(answered), hungUp(after(answered)), 9400)
  const canceled = advanceLeg(after(ringing), hungUp(after(ringing)), 9400)

  assert.deepEqual([completed.phase, completed.sipCode, talkedS(completed)], ['completed', 200, 7])
  assert.deepEqual([canceled.phase, canceled.sipCode, talkedS(canceled)], ['canceled', 487, 0])
  assert.equal(advanceLeg(completed, hungUp(completed), 9999), completed)
})

test('REST has no word for an initiated leg', () => {
  const initiated = advanceLeg(QUEUED, { to: 'initiated' }, 1)

  assert.equal(viewLeg(initiated).status, 'queued')
  assert.equal(viewLeg({ ...initiated, direction: 'outbound-dial' }).status, 'ringing')
})
