import { closeSync, openSync, statSync } from 'node:fs'
import { DatabaseSync } from 'node:sqlite'
import { AppError } from '../lib/app-error.ts'
import { translateSqliteError } from './sqlite-errors.ts'
import { prepareFile } from './sqlite-schema.ts'

/** How long SQLite itself may wait for a lock; it blocks the event loop meanwhile. Commits wait longer, without blocking. */
const BUSY_TIMEOUT_MS = 250
/** The like at the start, when nobody is served yet. */
const OPEN_TIMEOUT_MS = 5_000
/** The write-ahead log is cut back to this size once its content has gone into the file. */
const WAL_KEPT_BYTES = 16 * 1024 * 1024
const PAGE_BYTES = 4096

export interface SqliteOptions {
  /** The path of the database file, or `:memory:` (then nothing outlives the handle). Its folder must exist. */
  readonly file: string
  /** The file never grows beyond this; without it the disk is the limit. */
  readonly largestFileBytes?: number
}

/** Throws `storage-unavailable`, in words for the person who starts the server. */
export function openSqliteFile({ file, largestFileBytes }: SqliteOptions): DatabaseSync {
  try {
    if (file !== ':memory:') closeSync(openSync(file, 'a', 0o600)) // people's data: for the owner alone
    const wasLeftOpen = hasContent(`${file}-wal`)
    const db = new DatabaseSync(file, { timeout: OPEN_TIMEOUT_MS })
    try {
      setUp(db, largestFileBytes)
      if (wasLeftOpen) checkIntegrity(db)
    } catch (error) {
      db.close()
      throw error
    }
    return db
  } catch (error) {
    throw namingFile(file, translateSqliteError(error))
  }
}

/** `fullfsync` is for macOS, whose plain fsync leaves data in the cache of the disk; elsewhere it means nothing. */
function setUp(db: DatabaseSync, largestFileBytes: number | undefined): void {
  prepareFile(db)
  db.exec(
    `PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA fullfsync = ON; PRAGMA journal_size_limit = ${WAL_KEPT_BYTES};` +
      `PRAGMA temp_store = MEMORY; PRAGMA busy_timeout = ${BUSY_TIMEOUT_MS}`,
  )
  if (largestFileBytes !== undefined)
    db.exec(`PRAGMA max_page_count = ${Math.ceil(largestFileBytes / PAGE_BYTES)}`)
}

/** Runs `work` where waiting for another process does not matter. */
export function patiently<R>(db: DatabaseSync, work: () => R): R {
  db.exec(`PRAGMA busy_timeout = ${OPEN_TIMEOUT_MS}`)
  try {
    return work()
  } finally {
    db.exec(`PRAGMA busy_timeout = ${BUSY_TIMEOUT_MS}`)
  }
}

/** After a crash SQLite repairs what it knows of; this finds what a failing disk has done besides. */
function checkIntegrity(db: DatabaseSync): void {
  const found = Object.values(db.prepare('PRAGMA quick_check(1)').get() ?? {})[0]
  if (found !== 'ok') throw new AppError('storage-unavailable', 'The file is damaged.')
}

function hasContent(file: string): boolean {
  return (statSync(file, { throwIfNoEntry: false })?.size ?? 0) > 0
}

function namingFile(file: string, error: unknown): AppError {
  const reason = error instanceof Error ? error.message : String(error)
  return new AppError('storage-unavailable', `The database ${file} could not be opened. ${reason}`, {
    cause: error,
  })
}
