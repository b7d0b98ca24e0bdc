import { closeSync, existsSync, openSync } from 'node:fs'
import { DatabaseSync } from 'node:sqlite'

import { callsDeclaration } from '../features/calls/call.ts'
import { translateSqliteError } from '../storage/sqlite-errors.ts'
import { openSqliteFile } from '../storage/sqlite-file.ts'
import { openSqliteStorage } from '../storage/sqlite.ts'
import { BackupRefusal } from './backup-manifest.ts'

const BUSY_TIMEOUT_MS = 10_000

/** Writes the database, as it is at one moment, into a new file; a server that uses it goes on meanwhile. */
export function snapshotDatabase(file: string, to: string): void {
  if (!existsSync(file))
    throw new BackupRefusal(`There is no database ${file}. Does DATA_DIR name the right folder?`)
  closeSync(openSync(to, 'wx', 0o600)) // SQLite keeps these rights
  try {
    const db = new DatabaseSync(file, { readOnly: true, timeout: BUSY_TIMEOUT_MS })
    try {
      db.prepare('VACUUM INTO ?').run(to)
    } finally {
      db.close()
    }
  } catch (error) {
    throw translateSqliteError(error)
  }
}

/** The ids of the calls that have a recording. */
export async function callsWithRecording(file: string, collection: string): Promise<string[]> {
  const storage = openSqliteStorage({ file })
  try {
    const calls = storage.collection(callsDeclaration(collection))
    const ids: string[] = []
    let after: string | null = null
    do {
      const page: Awaited<ReturnType<typeof calls.find>> = await calls.find({ where: {}, after, limit: 1000 })
      for (const { call_id, recording } of page.items) if (recording) ids.push(call_id)
      after = page.next
    } while (after !== null)
    return ids
  } finally {
    await storage.close()
  }
}

/** Throws BackupRefusal, or `storage-unavailable`, when the database cannot be used. */
export function checkDatabase(file: string): void {
  const db = openSqliteFile({ file })
  try {
    const [found] = Object.values(db.prepare('PRAGMA integrity_check(1)').get() ?? {})
    if (found !== 'ok') throw new BackupRefusal(`The database of this backup is damaged (${String(found)}).`)
  } finally {
    db.close()
  }
}
