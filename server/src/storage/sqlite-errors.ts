import { AppError } from '../lib/app-error.ts'

/** SQLite's primary result codes (https://sqlite.org/rescode.html) that say something about the world, not about our SQL. */
const REASONS: Readonly<Record<number, { reason: string; passes: boolean }>> = {
  5: { reason: 'another process holds it for too long', passes: true },
  6: { reason: 'another process holds it for too long', passes: true },
  7: { reason: 'there is not enough memory', passes: true },
  8: { reason: 'it may not be written to', passes: false },
  10: { reason: 'the disk failed to read or write', passes: true },
  11: { reason: 'the file is damaged', passes: false },
  14: { reason: 'the file or its folder cannot be opened', passes: false },
  15: { reason: 'another process works with it in a way that does not fit', passes: true },
  22: { reason: 'this system does not support files of that size', passes: false },
  23: { reason: 'access was denied', passes: false },
  26: { reason: 'the file is not a SQLite database', passes: false },
}
const FULL = 13
const BUSY = 5
const UNIQUE_FAILED = 'UNIQUE constraint failed: '

/** The failure as the storage port tells it; what is not about the database comes back as it is, for it is a bug. */
export function translateSqliteError(error: unknown): unknown {
  const code = sqliteCode(error)
  if (code === null) return error
  if (code === FULL)
    return new AppError('storage-full', 'There is no space left for the database.', {
      cause: error,
      retryable: true,
    })
  const known = REASONS[code]
  if (!known) return error
  return new AppError('storage-unavailable', `The database cannot be used: ${known.reason}.`, {
    cause: error,
    retryable: known.passes,
  })
}

export function isBusy(error: unknown): boolean {
  return sqliteCode(error) === BUSY
}

/** What a UNIQUE or PRIMARY KEY constraint named: an index, or table.column; null for any other error. */
export function violatedConstraint(error: unknown): string | null {
  if (!(error instanceof Error) || !error.message.startsWith(UNIQUE_FAILED)) return null
  return /index '(.+)'$/.exec(error.message)?.[1] ?? error.message.slice(UNIQUE_FAILED.length)
}

function sqliteCode(error: unknown): number | null {
  if (!(error instanceof Error) || !('errcode' in error) || typeof error.errcode !== 'number') return null
  return error.errcode & 0xff // the upper bytes only refine the primary code
}
