import assert from 'node:assert/strict'
import { test } from 'node:test'

import fc from 'fast-check'

import { makeFaults } from './faults.ts'
import { FaultRefusal, readFault } from './read-fault.ts'

const ANSWERED_CHILD = { event: 'answered', leg: 'child' } as const

test('a fault happens as often as it was ordered, and then no more', () => {
  const faults = makeFaults()
  faults.order(readFault({ kind: 'media-not-found', count: 2 }))

  const taken = [1, 2, 3].map(() => faults.take('media-not-found')?.count ?? null)

  assert.deepEqual(taken, [2, 1, null])
  assert.deepEqual(faults.list(), [])
})

test('a fault of another kind is left alone', () => {
  const faults = makeFaults()
  faults.order(readFault({ kind: 'media-not-found' }))

  assert.equal(faults.take('recording-absent'), null)
  assert.equal(faults.list().length, 1)
})

test('a fault for one event of one leg waits for just that callback', () => {
  const faults = makeFaults()
  faults.order(readFault({ kind: 'webhook-drop', event: 'answered', leg: 'child' }))

  assert.equal(faults.take('webhook-drop', { event: 'answered', leg: 'parent' }), null)
  assert.equal(faults.take('webhook-drop', { event: 'ringing', leg: 'child' }), null)
  assert.equal(faults.take('webhook-drop', ANSWERED_CHILD)?.kind, 'webhook-drop')
})

test('of two orders that both fit, the older one is used up first', () => {
  const faults = makeFaults()
  faults.order(readFault({ kind: 'webhook-delay', delayMs: 10 }))
  faults.order(readFault({ kind: 'webhook-delay', delayMs: 20, event: 'answered' }))

  assert.equal(faults.take('webhook-delay', ANSWERED_CHILD)?.delayMs, 10)
  assert.equal(faults.take('webhook-delay', ANSWERED_CHILD)?.delayMs, 20)
})

test('what was ordered can be called off', () => {
  const faults = makeFaults()
  faults.order(readFault({ kind: 'rest-too-many-requests', count: 5 }))

  faults.clear()

  assert.equal(faults.take('rest-too-many-requests'), null)
})

test('each stream takes a fault once it is old enough, and never the same order twice', () => {
  const faults = makeFaults()
  faults.order(readFault({ kind: 'stream-drop', afterMs: 100, count: 2 }))
  const [first, second] = [faults.ofStream('CA1'), faults.ofStream('CA2')]

  const taken = [first(80), first(100), first(120), second(200), faults.ofStream('CA3')(200)]

  assert.deepEqual(
    taken.map((fault) => fault?.kind ?? null),
    [null, 'stream-drop', null, 'stream-drop', null],
  )
})

for (const [input, message] of [
  [null, /JSON object/],
  [['webhook-drop'], /JSON object/],
  [{}, /"kind" is missing.*webhook-duplicate/],
  [{ kind: 'earthquake' }, /"kind" is unknown.*recording-absent/],
  [{ kind: 'webhook-drop', event: 'sneezed' }, /"event" is unknown.*completed/],
  [{ kind: 'webhook-drop', leg: 'wooden' }, /"leg" is unknown.*child/],
  [{ kind: 'webhook-drop', count: 0 }, /"count" must be a whole number from 1/],
  [{ kind: 'webhook-duplicate', copies: 1.5 }, /"copies" must be a whole number/],
  [{ kind: 'webhook-delay', delayMs: '5' }, /"delayMs" must be a whole number/],
  [{ kind: 'recording-absent', event: 'completed' }, /"event" is no field of a recording-absent fault/],
  [{ kind: 'stream-drop', frames: 0 }, /"frames" must be a whole number from 1/],
  [{ kind: 'stream-cut', afterMs: -1 }, /"afterMs" must be a whole number from 0/],
  [{ kind: 'stream-clock-jump', byMs: 'far' }, /"byMs" must be a whole number from -/],
  [{ kind: 'stream-no-stop', afterMs: 5 }, /"afterMs" is no field of a stream-no-stop fault/],
  [{ kind: 'toString' }, /"kind" is unknown/],
] as const)
  test(`${JSON.stringify(input)} is refused with what would be right`, () => {
    assert.throws(() => readFault(input), { name: 'FaultRefusal', message })
  })

test('a stream fault that names a call waits for a stream of that call', () => {
  const faults = makeFaults()
  faults.order(readFault({ kind: 'stream-cut', callSid: 'CA2' }))

  const taken = ['CA1', 'CA2', 'CA2'].map((callSid) => faults.ofStream(callSid)(0)?.kind)

  assert.deepEqual(taken, [undefined, 'stream-cut', undefined])
})

test('whatever JSON comes in, a fault or a refusal comes out', () => {
  fc.assert(
    fc.property(fc.oneof(fc.jsonValue(), fc.record({ kind: fc.jsonValue() })), (input) => {
      try {
        assert.ok(readFault(input).count >= 1)
      } catch (error) {
        assert.ok(error instanceof FaultRefusal)
      }
    }),
  )
})
