import assert from 'node:assert/strict'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { after, test } from 'node:test'
import { openSqliteFile } from './sqlite-file.ts'
import { openSqliteStorage } from './sqlite.ts'
import { aPerson, peopleDeclaration } from './suite/kit.ts'

const folder = mkdtempSync(join(tmpdir(), 'leadbreak-file-'))
after(() => {
  rmSync(folder, { recursive: true })
})

let files = 0
const newFile = () => join(folder, `${files++}.sqlite`)

test('every open, the first and all after, makes commits survive a power cut', () => {
  const file = newFile()
  for (const time of ['first', 'second', 'third']) {
    const db = openSqliteFile({ file })
    assert.deepEqual({ ...db.prepare('PRAGMA synchronous').get() }, { synchronous: 2 }, time)
    assert.deepEqual({ ...db.prepare('PRAGMA journal_mode').get() }, { journal_mode: 'wal' }, time)
    db.close()
  }
})

test('only the owner may read the file', { skip: process.platform === 'win32' }, () => {
  const file = newFile()
  const db = openSqliteFile({ file })
  db.exec('INSERT INTO "leadbreak:probe" VALUES (zeroblob(1))')

  for (const name of [file, `${file}-wal`, `${file}-shm`]) assert.equal(statSync(name).mode & 0o777, 0o600)
  db.close()
})

const UNUSABLE: readonly (readonly [what: string, make: (file: string) => void, reason: RegExp])[] = [
  [
    'a text file',
    (file) => {
      writeFileSync(file, 'leads, '.repeat(1000))
    },
    /not a SQLite database/,
  ],
  [
    'a folder',
    (file) => {
      mkdirSync(file)
    },
    /EISDIR|cannot be opened/,
  ],
  [
    'the database of another program',
    (file) => {
      const db = new DatabaseSync(file)
      db.exec('CREATE TABLE songs (title TEXT)')
      db.close()
    },
    /belongs to another program/,
  ],
  [
    'a database of a newer LeadBreak',
    (file) => {
      const db = openSqliteFile({ file })
      db.exec('PRAGMA user_version = 999')
      db.close()
    },
    /another version of LeadBreak \(format 999/,
  ],
]

for (const [what, make, reason] of UNUSABLE)
  test(`${what} is refused in words that name the file`, () => {
    const file = newFile()
    make(file)

    assert.throws(
      () => openSqliteStorage({ file }),
      (error: Error & { code?: string }) =>
        error.code === 'storage-unavailable' && error.message.includes(file) && reason.test(error.message),
    )
  })

test('a missing folder is told', () => {
  assert.throws(() => openSqliteStorage({ file: join(folder, 'nowhere', 'x.sqlite') }), {
    code: 'storage-unavailable',
    message: /ENOENT/,
  })
})

test('a file that was damaged while nobody closed it is refused, not served', async () => {
  const file = newFile()
  const storage = openSqliteStorage({ file })
  const people = storage.collection(peopleDeclaration)
  for (let n = 0; n < 5; n++)
    await storage.commit(
      Array.from({ length: 200 }, () => people.insert(aPerson({ createdAt: 'x'.repeat(200) }))),
    )
  await storage.close()
  const bytes = readFileSync(file)
  bytes.fill(0xff, bytes.length / 4, (bytes.length * 3) / 4)
  writeFileSync(file, bytes)
  writeFileSync(`${file}-wal`, 'left by a crash')

  assert.throws(() => openSqliteStorage({ file }), { code: 'storage-unavailable', message: /damaged/ })
})

test('what was stored is there after closing and opening again', async () => {
  const file = newFile()
  const asha = aPerson({ username: 'asha' })
  const first = openSqliteStorage({ file })
  await first.commit([first.collection(peopleDeclaration).insert(asha)])
  await first.close()

  const second = openSqliteStorage({ file })
  const people = second.collection(peopleDeclaration)

  assert.deepEqual(await people.getBy('username', 'asha'), asha)
  assert.equal((await people.search({ text: 'asha', limit: 1 })).items.length, 1)
  await second.close()
})

test('the write-ahead log does not grow with what is written', async () => {
  const file = newFile()
  const storage = openSqliteStorage({ file })
  const people = storage.collection(peopleDeclaration)
  let asha = aPerson({ createdAt: 'x'.repeat(500_000) })
  await storage.commit([people.insert(asha)])

  for (let n = 0; n < 60; n++) {
    asha = { ...asha, revision: asha.revision + 1 }
    await storage.commit([people.replace(asha)])
  }

  assert.ok(statSync(`${file}-wal`).size < 16 * 1024 * 1024)
  await storage.close()
})
