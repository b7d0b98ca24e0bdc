import { deepEqual } from 'node:assert/strict'
import { test } from 'node:test'

import { readCoreList } from './speech-server-cores.ts'

test('a list of cores may have single ones and ranges', () => {
  deepEqual(readCoreList('0-2,5,8-9'), [0, 1, 2, 5, 8, 9])
  deepEqual(readCoreList('3'), [3])
})
