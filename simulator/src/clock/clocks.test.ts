import assert from 'node:assert/strict'
import { once } from 'node:events'
import { test } from 'node:test'
import fc from 'fast-check'
import type { Clock } from './clock.ts'
import { makeFastClock } from './fast-clock.ts'
import { makeManualClock } from './manual-clock.ts'
import { makeRealClock } from './real-clock.ts'

/** A plan: what is asked for at the start, what each one asks for in its turn, and which are called off at once. */
const planOf = fc.array(
  fc.record({
    delayMs: fc.nat(50),
    thenAfterMs: fc.option(fc.nat(50), { nil: null }),
    isCalledOff: fc.boolean(),
  }),
  { maxLength: 30 },
)
type Plan = typeof planOf extends fc.Arbitrary<infer P> ? P : never

/** Asks the clock for all of it; what happens is written down as `name@ms`. */
function carryOut(plan: Plan, clock: Clock): string[] {
  const happened: string[] = []
  const startMs = clock.nowMs()
  const note = (name: string) => happened.push(`${name}@${clock.nowMs() - startMs}`)
  for (const [n, { delayMs, thenAfterMs, isCalledOff }] of plan.entries()) {
    const callOff = clock.after(delayMs, () => {
      note(`${n}`)
      if (thenAfterMs !== null) clock.after(thenAfterMs, () => note(`${n}b`))
    })
    if (isCalledOff) callOff()
  }
  return happened
}

const turnOfTheLoop = () => new Promise((resolve) => setImmediate(resolve))

test('things happen when they are due, at the same moment in the order of asking, and never once called off', async () => {
  await fc.assert(
    fc.asyncProperty(planOf, async (plan) => {
      const clock = makeManualClock(0)

      const happened = carryOut(plan, clock)
      await clock.advance(200)

      const expected = plan
        .flatMap(({ delayMs, thenAfterMs, isCalledOff }, n) =>
          isCalledOff
            ? []
            : [
                { name: `${n}`, atMs: delayMs },
                ...(thenAfterMs === null ? [] : [{ name: `${n}b`, atMs: delayMs + thenAfterMs }]),
              ],
        )
        .map(({ name, atMs }) => `${name}@${atMs}`)
      assert.deepEqual([...happened].sort(), expected.sort())
      const times = happened.map((entry) => Number(entry.split('@')[1]))
      assert.deepEqual(
        times,
        times.toSorted((a, b) => a - b),
      )
      for (const [at, entry] of happened.entries()) {
        const [name, ms] = entry.split('@') as [string, string]
        const before = happened
          .slice(0, at)
          .filter((other) => other.endsWith(`@${ms}`) && !other.includes('b'))
        if (!name.includes('b')) for (const other of before) assert.ok(parseInt(other, 10) < Number(name))
      }
    }),
  )
})

test('a fast clock does the very same in the very same order as one moved by hand', async () => {
  await fc.assert(
    fc.asyncProperty(planOf, async (plan) => {
      const manual = makeManualClock(0)
      const fast = makeFastClock(0)

      const byHand = carryOut(plan, manual)
      await manual.advance(200)
      const byItself = carryOut(plan, fast)
      for (let turn = 0; turn < 110 && byItself.length < byHand.length; turn++) await turnOfTheLoop()

      assert.deepEqual(byItself, byHand)
    }),
    { numRuns: 30 },
  )
})

test('a fast clock does not leap while something is on its way', async () => {
  const clock = makeFastClock(0)
  const happened = carryOut([{ delayMs: 5, thenAfterMs: null, isCalledOff: false }], clock)
  const [first, second] = [clock.hold(), clock.hold()]

  first()
  first()
  for (let turn = 0; turn < 5; turn++) await turnOfTheLoop()
  const whileHeld = [...happened]
  second()
  for (let turn = 0; turn < 5; turn++) await turnOfTheLoop()

  assert.deepEqual(whileHeld, [])
  assert.deepEqual(happened, ['0@5'])
})

test('a clock moved by hand waits on its way for what it sets going, and for what follows from that', async () => {
  const clock = makeManualClock(0)
  const happened: string[] = []
  const note = (what: string) => happened.push(`${what}@${clock.nowMs()}`)
  clock.after(10, () => {
    const release = clock.hold()
    setTimeout(() => {
      note('answered')
      clock.after(5, () => note('followed'))
      release()
    }, 5)
  })
  clock.after(20, () => note('later'))

  await clock.advance(100)

  assert.deepEqual(happened, ['answered@10', 'followed@15', 'later@20'])
  assert.equal(clock.nowMs(), 100)
})

test('moved twice at once, a clock moves by both, one after the other', async () => {
  const clock = makeManualClock(0)

  await Promise.all([clock.advance(100), clock.advance(50)])

  assert.equal(clock.nowMs(), 150)
})

test('a closed clock does nothing more, whatever is asked of it', async () => {
  const fast = makeFastClock(0)
  const manual = makeManualClock(0)
  const real = makeRealClock()
  const plan: Plan = [{ delayMs: 0, thenAfterMs: 0, isCalledOff: false }]
  const happened = [carryOut(plan, fast), carryOut(plan, manual), carryOut(plan, real)]

  for (const clock of [fast, manual, real]) clock.close()
  for (const clock of [fast, manual, real]) happened.push(carryOut(plan, clock))
  await manual.advance(10)
  await new Promise((resolve) => setTimeout(resolve, 5))

  assert.deepEqual(happened, [[], [], [], [], [], []])
})

test('the real clock keeps the order of what is due, whatever was asked for first, and forgets what is called off', async () => {
  const clock = makeRealClock()
  const happened: string[] = []
  const done = new EventTarget()

  clock.after(30, () => done.dispatchEvent(new Event('done')))
  clock.after(20, () => happened.push('second'))
  clock.after(1, () => happened.push('never'))()
  clock.after(10, () => happened.push('first'))
  await once(done, 'done')
  clock.close()

  assert.deepEqual(happened, ['first', 'second'])
})

test('a fast clock with nothing to do keeps up with the wall clock', (t) => {
  t.mock.timers.enable({ apis: ['Date'], now: 1_000 })
  const clock = makeFastClock()

  t.mock.timers.setTime(61_000)

  assert.equal(clock.nowMs(), 61_000)
})

test('a fast clock that was given its beginning knows no wall clock', (t) => {
  t.mock.timers.enable({ apis: ['Date'], now: 1_000 })
  const clock = makeFastClock(0)

  t.mock.timers.setTime(61_000)

  assert.equal(clock.nowMs(), 0)
})
