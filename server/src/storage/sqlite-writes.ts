import { AppError } from '../lib/app-error.ts'
import type { Write } from './collection.ts'
import { bodyOf, idOf, revisionOf } from './kept-document.ts'
import { tokensOf } from './search-tokens.ts'
import type { Document, Shape } from './shape.ts'
import { violatedConstraint } from './sqlite-errors.ts'
import { keyOfConstraint, quoted, tokensTable } from './sqlite-schema.ts'
import type { Statements } from './sqlite-statements.ts'

/** Carries out single writes of one collection, inside a transaction of the caller. */
export function makeWriter(statements: Statements, shape: Shape) {
  const table = quoted(shape.name)
  const insertSql = `INSERT INTO ${table} (id, revision, body) VALUES (?, ?, ?)`
  const replaceSql = `UPDATE ${table} SET revision = ?, body = ? WHERE id = ? AND revision = ?`
  const removeSql = `DELETE FROM ${table} WHERE id = ? AND revision = ?`
  const readSql = `SELECT body FROM ${table} WHERE id = ?`
  const tokens = quoted(tokensTable(shape))
  const addTokenSql = `INSERT INTO ${tokens} (token, id) VALUES (?, ?)`
  const dropTokenSql = `DELETE FROM ${tokens} WHERE token = ? AND id = ?`

  /** False when the write lost a race. Throws `duplicate-key`. */
  function apply(write: Write): boolean {
    if (write.kind === 'remove') return remove(write.id, write.revision)
    return write.kind === 'insert' ? insert(write.document) : replace(write.document)
  }

  function insert(document: Document): boolean {
    const id = idOf(shape, document)
    refusingDuplicates(() => statements.get(insertSql).run(id, revisionOf(document), bodyOf(shape, document)))
    changeTokens(id, [], searchTokens(document))
    return true
  }

  function replace(next: Document): boolean {
    const id = idOf(shape, next)
    const before = keptTokens(id)
    const { changes } = refusingDuplicates(() =>
      statements.get(replaceSql).run(next.revision, bodyOf(shape, next), id, next.revision - 1),
    )
    if (changes === 0) return false
    changeTokens(id, before, searchTokens(next))
    return true
  }

  function remove(id: string, revision: number): boolean {
    const before = keptTokens(id)
    if (statements.get(removeSql).run(id, revision).changes === 0) return false
    changeTokens(id, before, [])
    return true
  }

  function refusingDuplicates<R>(write: () => R): R {
    try {
      return write()
    } catch (error) {
      const constraint = violatedConstraint(error)
      if (constraint === null) throw error
      const key = keyOfConstraint(shape, constraint)
      throw new AppError('duplicate-key', `Another document of ${shape.name} has this ${key}.`, {
        details: { collection: shape.name, key },
      })
    }
  }

  function searchTokens(document: Document): string[] {
    return shape.search ? tokensOf(shape, { ...document }) : []
  }

  function keptTokens(id: string): string[] {
    if (!shape.search) return []
    const row = statements.get(readSql).get(id)
    return row ? searchTokens(JSON.parse(row.body as string) as Document) : []
  }

  function changeTokens(id: string, before: readonly string[], after: readonly string[]): void {
    for (const token of before) if (!after.includes(token)) statements.get(dropTokenSql).run(token, id)
    for (const token of after) if (!before.includes(token)) statements.get(addTokenSql).run(token, id)
  }

  return { apply }
}
