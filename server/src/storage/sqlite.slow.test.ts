import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { after, test } from 'node:test'
import { setTimeout as pass } from 'node:timers/promises'
import { openSqliteStorage } from './sqlite.ts'
import { aPerson, peopleDeclaration, visitsDeclaration } from './suite/kit.ts'

const folder = mkdtempSync(join(tmpdir(), 'leadbreak-crash-'))
after(() => {
  rmSync(folder, { recursive: true })
})

const CYCLES = 25

test(`killed ${CYCLES} times in the middle of commits, nothing that was acknowledged is lost`, async (t) => {
  const file = join(folder, 'killed.sqlite')
  const acknowledged = new Map<string, number>()
  let commits = 0

  for (let run = 0; run < CYCLES; run++) {
    for (const [counter, revision] of await writeUntilKilled(file, run)) {
      acknowledged.set(counter, revision)
      commits++
    }

    assert.equal(integrityOf(file), 'ok')
    const storage = openSqliteStorage({ file })
    const people = storage.collection(peopleDeclaration)
    const visits = storage.collection(visitsDeclaration)
    for (const [counter, revision] of acknowledged) {
      const kept = (await people.get(counter))!
      assert.ok(kept.revision >= revision, `${counter} is at ${kept.revision}, ${revision} was acknowledged`)
      assert.equal(await visits.count({ where: { personId: counter } }), kept.revision)
      assert.ok(await visits.get(`${counter} ${kept.revision}`))
      assert.equal((await people.search({ text: kept.username!, limit: 1 })).items.length, 1)
    }
    await storage.close()
  }

  t.diagnostic(`${commits} acknowledged commits, none lost`)
  assert.ok(commits > CYCLES)
})

/** The acknowledged commits of a writer that was killed at a random moment of its work. */
async function writeUntilKilled(file: string, run: number): Promise<[counter: string, revision: number][]> {
  const writer = spawn(
    process.execPath,
    [join(import.meta.dirname, 'suite/kill-writer.ts'), file, String(run)],
    {
      stdio: ['ignore', 'pipe', 'inherit'],
    },
  )
  let output = ''
  writer.stdout.setEncoding('utf8').on('data', (text: string) => (output += text))
  await once(writer.stdout, 'data')
  await pass(Math.random() * 100) // the moment is meant to be any
  writer.kill('SIGKILL')
  await once(writer, 'close')

  const lines = output.slice(0, output.lastIndexOf('\n')).split('\n')
  return lines.map((line) => [line.split(' ')[0]!, Number(line.split(' ')[1])])
}

function integrityOf(file: string): unknown {
  const db = new DatabaseSync(file)
  try {
    return db.prepare('PRAGMA integrity_check').get()?.integrity_check
  } finally {
    db.close()
  }
}

test('on a full disk writes are refused, reads work, and all goes on when there is space again', async () => {
  const file = join(folder, 'full.sqlite')
  const storage = openSqliteStorage({ file, largestFileBytes: 2_000_000 })
  const people = storage.collection(peopleDeclaration)
  const kept: string[] = []
  let refusal: unknown = null
  while (!refusal) {
    const person = aPerson({ createdAt: 'x'.repeat(10_000) })
    try {
      await storage.commit([people.insert(person)])
      kept.push(person.id)
    } catch (error) {
      refusal = error
    }
  }

  assert.deepEqual(
    { code: (refusal as { code: string }).code, retryable: (refusal as { retryable: boolean }).retryable },
    { code: 'storage-full', retryable: true },
  )
  assert.ok(kept.length > 50)
  assert.equal((await storage.health()).problem, 'storage-full')
  assert.equal(await people.count({ where: {} }), kept.length)
  const answers = await Promise.allSettled(
    Array.from({ length: 20 }, () =>
      storage.commit([people.insert(aPerson({ createdAt: 'x'.repeat(50_000) }))]),
    ),
  )
  assert.ok(answers.every(({ status }) => status === 'rejected'))

  for (const id of kept.slice(0, 20)) assert.equal(await storage.commit([people.remove(id, 0)]), true)

  assert.equal(await storage.commit([people.insert(aPerson({ createdAt: 'x'.repeat(10_000) }))]), true)
  assert.equal((await storage.health()).problem, null)
  await storage.close()
  assert.equal(integrityOf(file), 'ok')
})

test('commits wait for another process that holds the database, without blocking this one', async () => {
  const file = join(folder, 'busy.sqlite')
  const storage = openSqliteStorage({ file })
  const people = storage.collection(peopleDeclaration)
  const other = new DatabaseSync(file)
  other.exec('BEGIN IMMEDIATE')

  const asked = storage.commit([people.insert(aPerson())])
  await pass(600) // longer than SQLite waits by itself
  assert.equal(await people.count({ where: {} }), 0)
  other.exec('COMMIT')
  other.close()

  assert.equal(await asked, true)
  await storage.close()
})
