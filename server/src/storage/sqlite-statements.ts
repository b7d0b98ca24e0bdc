import type { DatabaseSync, StatementSync } from 'node:sqlite'

export type Statements = ReturnType<typeof makeStatements>

/** Compiles each statement once. The number of different texts is bounded by the declared indexes. */
export function makeStatements(db: DatabaseSync) {
  const compiled = new Map<string, StatementSync>()

  function get(sql: string): StatementSync {
    const known = compiled.get(sql)
    if (known) return known
    const statement = db.prepare(sql)
    compiled.set(sql, statement)
    return statement
  }

  return { get }
}
