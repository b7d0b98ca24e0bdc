import assert from 'node:assert/strict'
import { randomBytes } from 'node:crypto'
import { mkdtempSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'

import { masterKeysIn } from './recordings-key.ts'

const aFolder = () => mkdtempSync(join(tmpdir(), 'leadbreak-key-'))
const idsOf = (folder: string, configured: readonly Buffer[]) =>
  masterKeysIn(folder, configured).map(({ id }) => id)

test('without keys in the settings one is made, once, and only its owner may read it', () => {
  const folder = aFolder()

  const first = idsOf(folder, [])

  assert.equal(first.length, 1)
  assert.deepEqual(idsOf(folder, []), first)
  assert.deepEqual(readdirSync(folder), ['recordings-key'])
  if (process.platform !== 'win32') {
    assert.equal(statSync(join(folder, 'recordings-key')).mode & 0o777, 0o600)
  }
  assert.equal(Buffer.from(readFileSync(join(folder, 'recordings-key'), 'utf8'), 'base64').length, 32)
})

test('with keys in the settings none is made', () => {
  const folder = aFolder()

  const ids = idsOf(folder, [randomBytes(32), randomBytes(32)])

  assert.equal(ids.length, 2)
  assert.deepEqual(readdirSync(folder), [])
})

test('a key of the settings comes before the one that was made, which still opens what is there', () => {
  const folder = aFolder()
  const [made] = idsOf(folder, [])

  const ids = idsOf(folder, [randomBytes(32)])

  assert.equal(ids.length, 2)
  assert.equal(ids[1], made)
})

test('a damaged key is told, and never replaced by a new one', () => {
  const folder = aFolder()
  writeFileSync(join(folder, 'recordings-key'), 'dGhpcyBpcyB0b28gc2hvcnQ=')

  assert.throws(() => masterKeysIn(folder, []), { code: 'storage-unavailable', message: /recordings-key/ })
})

test('nothing of a key can be told from its id', () => {
  const key = randomBytes(32)

  const [id] = idsOf(aFolder(), [key])

  assert.match(id!, /^[0-9a-f]{16}$/)
  assert.ok(!key.toString('hex').includes(id!))
})
