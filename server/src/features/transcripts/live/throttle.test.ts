import { deepEqual } from 'node:assert/strict'
import { test } from 'node:test'

import { makeManualTime } from './test-kit.ts'
import { makeThrottle } from './throttle.ts'

test('the first is done at once, and of those that follow too soon the latest when it is time', async () => {
  const time = makeManualTime()
  const throttle = makeThrottle(200, time)
  const done: string[] = []
  const run = (name: string) => {
    throttle.run(() => done.push(`${name} at ${time.clock.nowMs()}`))
  }

  run('a')
  await time.pass(50)
  run('b')
  await time.pass(50)
  run('c')
  await time.pass(500)
  run('d')
  await time.pass(10)
  run('e')
  throttle.stop()
  await time.pass(500)

  deepEqual(done, ['a at 0', 'c at 200', 'd at 600'])
})
