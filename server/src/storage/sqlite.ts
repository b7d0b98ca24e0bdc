import { isDeepStrictEqual } from 'node:util'
import { AppError } from '../lib/app-error.ts'
import type { Collection, Declaration, Storage, StorageHealth, Write } from './collection.ts'
import type { Document, Shape } from './shape.ts'
import { makeSqliteCollection } from './sqlite-collection.ts'
import { makeGroupCommit } from './sqlite-commits.ts'
import { translateSqliteError } from './sqlite-errors.ts'
import { openSqliteFile, patiently } from './sqlite-file.ts'
import type { SqliteOptions } from './sqlite-file.ts'
import { prepareCollection, probeWriting } from './sqlite-schema.ts'
import { makeStatements } from './sqlite-statements.ts'
import { makeWriter } from './sqlite-writes.ts'

/** Opens, or makes, the embedded database. Throws `storage-unavailable`, in words for the person who starts the server. */
export function openSqliteStorage(options: SqliteOptions): Storage {
  const db = openSqliteFile(options)
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
        patiently(db, () => {
          prepareCollection(db, shape)
        })
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
        probeWriting(db)
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
