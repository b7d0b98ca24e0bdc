import assert from 'node:assert/strict'
import { test } from 'node:test'
import { makeManualClock } from '../clock/manual-clock.ts'
import { makeEventLog } from './event-log.ts'

test('the log keeps the latest events and tells those who watch until they leave', async () => {
  const clock = makeManualClock(1000)
  const log = makeEventLog(clock, 2)
  const told: string[] = []
  const leave = log.watch(({ what }) => told.push(what))

  log.add({ callSid: 'CA1', what: 'one', about: '' })
  await clock.advance(5)
  log.add({ callSid: 'CA1', what: 'two', about: '' })
  leave()
  log.add({ callSid: 'CA1', what: 'three', about: '' })

  assert.deepEqual(told, ['one', 'two'])
  assert.deepEqual(
    log.all().map(({ atMs, what }) => [atMs, what]),
    [
      [1005, 'two'],
      [1005, 'three'],
    ],
  )
})
