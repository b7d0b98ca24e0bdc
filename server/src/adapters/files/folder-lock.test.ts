import assert from 'node:assert/strict'
import { mkdtempSync, readdirSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'

import { lockFolder } from './folder-lock.ts'

const aFolder = () => mkdtempSync(join(tmpdir(), 'leadbreak-lock-'))

test('a folder has one owner at a time', () => {
  const folder = aFolder()

  const unlock = lockFolder(folder)
  assert.ok(unlock)
  assert.equal(lockFolder(folder), null)

  unlock()
  lockFolder(folder)?.()
})

test('a lock needs no room, so that a start on a full disk can say what is wrong', () => {
  const folder = aFolder()

  const unlock = lockFolder(folder)

  assert.deepEqual(readdirSync(folder), ['lock'])
  assert.equal(statSync(join(folder, 'lock')).size, 0)
  unlock?.()
})
