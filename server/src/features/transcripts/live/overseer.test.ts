import { deepEqual } from 'node:assert/strict'
import { test } from 'node:test'

import { memoryLog } from '../../../../test/an-http-server.ts'
import { makeLogger } from '../../../http/logging.ts'
import { LISTENER_LIMITS } from './limits.ts'
import { makeOverseer } from './overseer.ts'
import { makeManualTime } from './test-kit.ts'

test('the log tells operators what is given up, how far recognisers are behind, and of how many speakers', async () => {
  const time = makeManualTime()
  const { lines, stream } = memoryLog()
  const log = makeLogger({ level: 'info', destination: stream })
  const overseer = makeOverseer({ ...time, log, tuning: LISTENER_LIMITS })
  let backlogMs = 4_000
  const watched = [overseer.watch(() => backlogMs), overseer.watch(() => 0)]

  await time.pass(2_100)
  backlogMs = 100
  await time.pass(9_000)
  for (const unwatch of watched) unwatch()

  deepEqual(
    lines.map((line) => {
      const { level, state, backlogMs: behindMs, count } = JSON.parse(line) as Record<string, unknown>
      return [level, state, behindMs, count]
    }),
    [
      ['warn', 'spare-languages', 4_000, 2],
      ['info', 'nothing', 100, 2],
    ],
  )
  deepEqual(time.waiting(), 0)
})
