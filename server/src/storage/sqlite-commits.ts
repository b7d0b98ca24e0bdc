import type { DatabaseSync } from 'node:sqlite'
import type { Write } from './collection.ts'
import { isBusy, translateSqliteError } from './sqlite-errors.ts'

/** Bounds how long one durable transaction may hold the event loop and the lock of the file. */
const LARGEST_GROUP = 500
const RETRY_AFTER_MS = 5
const GIVE_UP_AFTER_MS = 10_000

interface Queued {
  readonly writes: readonly Write[]
  readonly resolve: (kept: boolean) => void
  readonly reject: (error: unknown) => void
}

interface GroupCommitDeps {
  readonly db: DatabaseSync
  /** Carries out one write; false when it lost a race. Throws AppError for a refusal. */
  readonly apply: (write: Write) => boolean
}

/**
 * Joins all commits of one turn of the event loop in one transaction, with a savepoint for each, because making a
 * transaction durable costs far more than the writes in it. A commit is answered after the COMMIT that holds it.
 */
export function makeGroupCommit({ db, apply }: GroupCommitDeps) {
  const begin = db.prepare('BEGIN IMMEDIATE')
  const end = db.prepare('COMMIT')
  const save = db.prepare('SAVEPOINT one')
  const release = db.prepare('RELEASE one')
  const undo = db.prepare('ROLLBACK TO one')

  let queue: Queued[] = []
  let isScheduled = false
  let busySinceMs: number | null = null
  let whenEmpty: (() => void)[] = []

  function commit(writes: readonly Write[]): Promise<boolean> {
    return new Promise((resolve, reject) => {
      queue.push({ writes, resolve, reject })
      if (isScheduled) return
      isScheduled = true
      setImmediate(flush)
    })
  }

  /** Resolves when nothing is queued any more. */
  function drain(): Promise<void> {
    return isScheduled ? new Promise((resolve) => whenEmpty.push(resolve)) : Promise.resolve()
  }

  function flush(): void {
    if (!tryBegin()) return
    const group = queue.slice(0, LARGEST_GROUP)
    queue = queue.slice(LARGEST_GROUP)
    runGroup(group)
    next()
  }

  function next(): void {
    isScheduled = queue.length > 0
    if (isScheduled) {
      setImmediate(flush)
      return
    }
    for (const resolve of whenEmpty) resolve()
    whenEmpty = []
  }

  /** Waits without blocking when another process holds the lock; after too long the whole queue fails. */
  function tryBegin(): boolean {
    try {
      begin.run()
      busySinceMs = null
      return true
    } catch (error) {
      const nowMs = performance.now()
      busySinceMs ??= nowMs
      if (isBusy(error) && nowMs - busySinceMs < GIVE_UP_AFTER_MS) {
        setTimeout(flush, RETRY_AFTER_MS * (1 + Math.random()))
        return false
      }
      busySinceMs = null
      const refused = queue
      queue = []
      for (const { reject } of refused) reject(translateSqliteError(error))
      next()
      return false
    }
  }

  function runGroup(group: readonly Queued[]): void {
    const answers: (() => void)[] = []
    try {
      for (const queued of group) answers.push(runOne(queued))
      end.run()
    } catch (error) {
      if (db.isTransaction) db.exec('ROLLBACK')
      const failure = translateSqliteError(error)
      for (const { reject } of group) reject(failure)
      return
    }
    for (const answer of answers) answer()
  }

  /** The answer to give once the group is durable. Throws when SQLite has given up the whole transaction. */
  function runOne({ writes, resolve, reject }: Queued): () => void {
    save.run()
    try {
      const kept = writes.every(apply)
      if (!kept) undo.run()
      release.run()
      return () => {
        resolve(kept)
      }
    } catch (error) {
      if (!db.isTransaction) throw error
      undo.run()
      release.run()
      return () => {
        reject(translateSqliteError(error))
      }
    }
  }

  return { commit, drain }
}
