import { closeSync, openSync } from 'node:fs'
import { isDeepStrictEqual } from 'node:util'
import { DatabaseSync } from 'node:sqlite'
import { AppError } from '../lib/app-error.ts'
import type { Collection, Declaration, Storage, StorageHealth, Write } from './collection.ts'
import type { Document, Shape } from './shape.ts'
import { makeSqliteCollection } from './sqlite-collection.ts'
import { makeGroupCommit } from './sqlite-commits.ts'
import { translateSqliteError } from './sqlite-errors.ts'
import { prepareCollection, prepareFile } from './sqlite-schema.ts'
import { makeStatements } from './sqlite-statements.ts'
import { makeWriter } from './sqlite-writes.ts'

/** How long SQLite itself may wait for a lock; it blocks the event loop meanwhile. Commits wait longer, without blocking. */
const BUSY_TIMEOUT_MS = 250
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

/** Opens, or makes, the embedded database. Throws `storage-unavailable`, in words for the person who starts the server. */
export function openSqliteStorage(options: SqliteOptions): Storage {
  const db = openDatabase(options)
  const statements = makeStatements(db)
  const declared = new Map<string, { shape: Shape; apply: (write: Write) => boolean }>()
  const commits = makeGroupCommit({ db, apply })
  let isClosed = false
  let lastFailure: StorageHealth['problem'] = null

  function apply(write: Write): boolean {
    const collection = declared.get(write.collection.toLowerCase())
    if (!collection) throw new TypeError(`No collection ${write.collection} is declared.`)
    return collection.apply(write)
  }

  async function read<R>(work: () => R): Promise<R> {
    refuseWhenClosed()
    return translating(work)
  }

  function refuseWhenClosed(): void {
    if (isClosed) throw new AppError('storage-unavailable', 'The database is closed.')
  }

  function collection<T extends Document, S extends Shape>(declaration: Declaration<T, S>): Collection<T, S> {
    refuseWhenClosed()
    const shape: Shape = declaration
    const key = shape.name.toLowerCase() // to SQLite, names that differ in case only are the same
    const known = declared.get(key)
    if (known && !isDeepStrictEqual(known.shape, shape))
      throw new TypeError(`The collection ${shape.name} is declared twice, differently.`)
    if (!known) {
      translating(() => {
        prepareCollection(db, shape)
      })
      declared.set(key, { shape, apply: makeWriter(statements, shape).apply })
    }
    return makeSqliteCollection({ statements, shape, read })
  }

  async function commit(writes: readonly Write[]): Promise<boolean> {
    refuseWhenClosed()
    try {
      const kept = await commits.commit(writes)
      lastFailure = null
      return kept
    } catch (error) {
      lastFailure = problemOf(error) ?? lastFailure
      throw error
    }
  }

  async function health(): Promise<StorageHealth> {
    try {
      refuseWhenClosed()
      statements.get('SELECT count(*) FROM sqlite_schema').get()
      if (lastFailure) {
        statements
          .get('INSERT INTO "leadbreak:probe" VALUES (1, 1) ON CONFLICT (id) DO UPDATE SET tries = tries + 1')
          .run()
        lastFailure = null
      }
      return { engine: 'sqlite', problem: null }
    } catch (error) {
      return { engine: 'sqlite', problem: problemOf(translateSqliteError(error)) ?? 'storage-unavailable' }
    }
  }

  async function close(): Promise<void> {
    if (isClosed) return
    isClosed = true
    await commits.drain()
    db.close() // the last handle on the file also moves the write-ahead log into it
  }

  return { collection, commit, health, close }
}

function openDatabase({ file, largestFileBytes }: SqliteOptions): DatabaseSync {
  try {
    if (file !== ':memory:') closeSync(openSync(file, 'a', 0o600)) // people's data: for the owner alone
    const db = new DatabaseSync(file, { timeout: OPEN_TIMEOUT_MS })
    try {
      setUp(db, largestFileBytes)
    } catch (error) {
      db.close()
      throw error
    }
    return db
  } catch (error) {
    throw namingFile(file, translateSqliteError(error))
  }
}

function setUp(db: DatabaseSync, largestFileBytes: number | undefined): void {
  prepareFile(db)
  db.exec(
    `PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA journal_size_limit = ${WAL_KEPT_BYTES};` +
      `PRAGMA temp_store = MEMORY; PRAGMA busy_timeout = ${BUSY_TIMEOUT_MS}`,
  )
  if (largestFileBytes !== undefined)
    db.exec(`PRAGMA max_page_count = ${Math.ceil(largestFileBytes / PAGE_BYTES)}`)
}

function namingFile(file: string, error: unknown): AppError {
  const reason = error instanceof Error ? error.message : String(error)
  return new AppError('storage-unavailable', `The database ${file} could not be opened. ${reason}`, {
    cause: error,
  })
}

function translating<R>(work: () => R): R {
  try {
    return work()
  } catch (error) {
    throw translateSqliteError(error)
  }
}

function problemOf(error: unknown): StorageHealth['problem'] {
  if (!(error instanceof AppError)) return null
  return error.code === 'storage-full' || error.code === 'storage-unavailable' ? error.code : null
}
