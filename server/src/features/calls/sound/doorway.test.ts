import { equal, notEqual } from 'node:assert/strict'
import { test } from 'node:test'

import { makeDoorway } from './doorway.ts'

test('so many wait from one address and in all, and whoever has left makes room once', () => {
  const { enter } = makeDoorway({ perAddress: 2, inAll: 3 })
  const leave = enter('a')!
  notEqual(enter('a'), null)

  equal(enter('a'), null)
  notEqual(enter('b'), null)
  equal(enter('c'), null)
  leave()
  leave()
  notEqual(enter('c'), null)
  equal(enter('a'), null)
})
