import { deepEqual } from 'node:assert/strict'
import { test } from 'node:test'

import { makeTestTime } from '../../../jobs/test-time.ts'
import { makeStreamKeeper } from './stream-keeper.ts'

/** A keeper whose questions are noted by the milliseconds at which they were asked. */
function aKeeper(answer: () => Promise<boolean> = async () => true) {
  const time = makeTestTime()
  const beganMs = time.clock.nowMs()
  const askedMs: number[] = []
  const silent = () => undefined
  const keeper = makeStreamKeeper({
    callId: 'call',
    ask: () => {
      askedMs.push(time.clock.nowMs() - beganMs)
      return answer()
    },
    clock: time.clock,
    timers: time.timers,
    log: { info: silent, warn: silent, error: silent },
  })
  return { ...time, keeper, askedMs }
}

test('a talk whose stream has come asks for none', async () => {
  const { keeper, askedMs, advance } = aKeeper()

  keeper.came()
  keeper.expect()
  await advance(60_000)

  deepEqual(askedMs, [])
})

test('a stream that has not come five seconds after the answer is asked for', async () => {
  const { keeper, askedMs, advance } = aKeeper()

  keeper.expect()
  await advance(5_000)
  keeper.came()
  await advance(60_000)

  deepEqual(askedMs, [5_000])
})

test('a stream that is lost while the lead’s telephone rings is asked for, so that the talk is heard from its beginning', async () => {
  const { keeper, askedMs, advance } = aKeeper()

  keeper.came()
  keeper.lost()
  await advance(1_000)
  keeper.came()
  keeper.expect()
  await advance(20_000)

  deepEqual(askedMs, [250])
})

test('the first stream is asked for when the carrier says that it could not be opened, and not before', async () => {
  const { keeper, askedMs, advance } = aKeeper()

  await advance(20_000)
  keeper.failed()
  await advance(1_000)

  deepEqual(askedMs, [20_250])
})

test('as long as the carrier is away it is asked with growing patience, ten seconds at most', async () => {
  const { keeper, askedMs, advance } = aKeeper(() => Promise.reject(new Error('away')))

  keeper.resume()
  await advance(40_000)

  deepEqual(askedMs, [250, 750, 1_750, 3_750, 7_750, 15_750, 25_750, 35_750])
})

test('a stream that was promised and does not come is asked for again', async () => {
  const { keeper, askedMs, advance } = aKeeper()

  keeper.resume()
  await advance(16_000)

  deepEqual(askedMs, [250, 5_250, 10_250, 15_250])
})

test('streams that break off at once are asked for with growing patience, good ones without', async () => {
  const { keeper, askedMs, advance } = aKeeper()
  keeper.expect()

  for (const livesMs of [100, 100, 10_000]) {
    keeper.came()
    await advance(livesMs)
    keeper.lost()
    await advance(2_000)
  }

  deepEqual(askedMs, [350, 2_700, 14_450])
})

test('nothing is asked for when the carrier says that the call is over, or when we know it', async () => {
  const gone = aKeeper(async () => false)
  gone.keeper.resume()
  await gone.advance(60_000)

  const over = aKeeper()
  over.keeper.resume()
  over.keeper.over()
  over.keeper.lost()
  over.keeper.came()
  over.keeper.failed()
  await over.advance(60_000)

  deepEqual([gone.askedMs, over.askedMs], [[250], []])
})

test('a stream that failed on its way is not waited for', async () => {
  const { keeper, askedMs, advance } = aKeeper()

  keeper.resume()
  await advance(300)
  keeper.failed()
  await advance(600)

  deepEqual(askedMs, [250, 800])
})

test('after the carrier has ended a stream there is time for the end of the call to be told', async () => {
  const { keeper, askedMs, advance } = aKeeper()
  keeper.expect()
  keeper.came()

  keeper.stopped()
  await advance(6_000)

  deepEqual(askedMs, [5_000])
})
