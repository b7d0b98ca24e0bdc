import assert from 'node:assert/strict'
import { test } from 'node:test'

import fc from 'fast-check'

import { readOverrides } from './overrides.ts'

const DEFAULTS = { connectMs: 5000, readMs: 15_000, totalMs: 15_000, retries: 1, retryOn: new Set(['ct']) }

test('a URL that says nothing is asked once more, and only when no connection came about', () => {
  assert.deepEqual(readOverrides(''), DEFAULTS)
})

test('everything can be said at once', () => {
  const { connectMs, readMs, totalMs, retries, retryOn } = readOverrides(
    'ct=200&rt=300&tt=4000&rc=3&rp=5xx,rt&e=mumbai',
  )

  assert.deepEqual([connectMs, readMs, totalMs, retries], [200, 300, 4000, 3])
  assert.deepEqual(retryOn, new Set(['rt', '5xx']))
})

test('"all" stands for every kind of failure', () => {
  assert.deepEqual(readOverrides('rp=all').retryOn, new Set(['ct', 'rt', '4xx', '5xx']))
})

for (const nonsense of ['rc=', 'rc=two', 'rp=6xx', 'ct=-5', 'tt=1e3', '&&=', '%', 'section-3'])
  test(`"${nonsense}" counts as not said`, () => {
    assert.deepEqual(readOverrides(nonsense), DEFAULTS)
  })

test('whatever is said, all numbers stay within the carrier’s bounds', () => {
  const saying = fc.record({
    name: fc.constantFrom('ct', 'rt', 'tt', 'rc', 'rp'),
    value: fc.oneof(fc.nat(), fc.string()),
  })
  fc.assert(
    fc.property(fc.array(saying), (sayings) => {
      const fragment = sayings.map(({ name, value }) => `${name}=${value}`).join('&')

      const { connectMs, readMs, totalMs, retries, retryOn } = readOverrides(fragment)

      assert.ok(connectMs >= 100 && connectMs <= 10_000)
      assert.ok(readMs >= 100 && readMs <= 15_000)
      assert.ok(totalMs >= 100 && totalMs <= 15_000)
      assert.ok(retries >= 0 && retries <= 5)
      assert.ok(retryOn.size > 0)
    }),
  )
})
