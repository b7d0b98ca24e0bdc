import assert from 'node:assert/strict'
import { test } from 'node:test'

import fc from 'fast-check'

import { admit, afterEnding, CLOSED, type Circuit, type Ending, type Pass } from './circuit.ts'

const RULES = { opensAfter: 3, openMs: 60_000 }
const BAD: Ending = { kind: 'bad', retryAfterMs: null }

function afterAll(endings: readonly Ending[], nowMs = 0): Circuit {
  return endings.reduce((circuit, ending) => afterEnding(circuit, 'ordinary', ending, nowMs, RULES), CLOSED)
}

test('a circuit opens after failures in a row, and a good answer in between begins the count again', () => {
  assert.deepEqual(afterAll([BAD, BAD]), { state: 'closed', failures: 2 })
  assert.deepEqual(afterAll([BAD, BAD, { kind: 'good' }, BAD, BAD]), { state: 'closed', failures: 2 })
  assert.deepEqual(afterAll([BAD, BAD, { kind: 'given-up' }, BAD]), { state: 'open', untilMs: 60_000 })
})

test('an open circuit stays open for as long as the provider asks', () => {
  assert.deepEqual(afterAll([BAD, BAD, { kind: 'bad', retryAfterMs: 90_000 }], 1_000), {
    state: 'open',
    untilMs: 91_000,
  })
})

test('one question at a time finds out whether it may close', () => {
  const open: Circuit = { state: 'open', untilMs: 60_000 }
  assert.deepEqual(admit(open, 59_000), { waitMs: 1_000 })
  const probing = admit(open, 60_000)
  assert.deepEqual(probing, { circuit: { state: 'half-open' }, pass: 'probe' })
  assert('waitMs' in admit({ state: 'half-open' }, 60_001))
  assert.deepEqual(afterEnding({ state: 'half-open' }, 'probe', { kind: 'good' }, 61_000, RULES), CLOSED)
  assert.deepEqual(afterEnding({ state: 'half-open' }, 'probe', BAD, 61_000, RULES), {
    state: 'open',
    untilMs: 121_000,
  })
})

test('a probe that nobody waited for makes room for the next one', () => {
  const circuit = afterEnding({ state: 'half-open' }, 'probe', { kind: 'given-up' }, 61_000, RULES)
  assert('pass' in admit(circuit, 61_000))
})

type Deed =
  | { readonly kind: 'ask' }
  | { readonly kind: 'end'; readonly which: number; readonly ending: Ending }
  | { readonly kind: 'wait'; readonly ms: number }

const anEnding: fc.Arbitrary<Ending> = fc.oneof(
  fc.constant({ kind: 'good' } as const),
  fc.constant({ kind: 'given-up' } as const),
  fc.record({ kind: fc.constant('bad' as const), retryAfterMs: fc.option(fc.nat(200_000)) }),
)
const aDeed: fc.Arbitrary<Deed> = fc.oneof(
  fc.constant({ kind: 'ask' } as const),
  fc.record({ kind: fc.constant('end' as const), which: fc.nat(), ending: anEnding }),
  fc.record({ kind: fc.constant('wait' as const), ms: fc.nat(100_000) }),
)

test('whatever happens: at most one probe is out, it is half-open exactly then, and no wait is for ever', () => {
  fc.assert(
    fc.property(fc.array(aDeed, { maxLength: 60 }), (deeds) => {
      let circuit = CLOSED
      let nowMs = 0
      let failuresInARow = 0
      const out: Pass[] = []
      for (const deed of deeds) {
        if (deed.kind === 'wait') nowMs += deed.ms
        else if (deed.kind === 'ask') {
          const admitted = admit(circuit, nowMs)
          if ('pass' in admitted) {
            circuit = admitted.circuit
            out.push(admitted.pass)
          } else assert(admitted.waitMs > 0 && admitted.waitMs <= 200_000)
        } else if (out.length > 0) {
          const [pass] = out.splice(deed.which % out.length, 1) as [Pass]
          const before = circuit
          circuit = afterEnding(circuit, pass, deed.ending, nowMs, RULES)
          if (before.state === 'closed') {
            if (deed.ending.kind === 'good') failuresInARow = 0
            if (deed.ending.kind === 'bad') failuresInARow++
            assert.equal(circuit.state === 'open', failuresInARow >= RULES.opensAfter)
          } else if (pass === 'ordinary') assert.equal(circuit, before)
          if (circuit.state !== 'closed') failuresInARow = 0
        }
        const probes = out.filter((pass) => pass === 'probe').length
        assert.equal(probes, circuit.state === 'half-open' ? 1 : 0)
      }
    }),
    { numRuns: 500 },
  )
})
