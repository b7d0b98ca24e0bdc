import type { DatabaseSync } from 'node:sqlite'
import { AppError } from '../lib/app-error.ts'
import { tokensOf, TOKEN_RULES } from './search-tokens.ts'
import type { Shape } from './shape.ts'
import { violatedConstraint } from './sqlite-errors.ts'

/**
 * A collection is a table of JSON bodies. Each unique key and index of its declaration is a SQLite index over expressions,
 * named after its fields, so that the names alone tell what a declaration gained or lost. The tokens of the search stand
 * in a table of their own.
 */

/** Raise when tables of an older LeadBreak need another shape, and bring them over in `prepareFile`. */
const FORMAT = 1
/** "Lead" in the file's header tells our files from those of other programs. */
const APPLICATION_ID = 0x4c_65_61_64
const PROBE_BYTES = 65_536

export const quoted = (name: string): string => `"${name}"`
export const tokensTable = (shape: Shape): string => `${shape.name}:tokens`
/** The expression of a field; index and query must use the very same one. */
export const expressionOf = (shape: Shape, field: string): string =>
  field === shape.idField ? 'id' : `body ->> '$.${field}'`

/** Names go into SQL as they are; only such may. */
export const isFieldName = (field: string): boolean => /^[A-Za-z_][A-Za-z0-9_]*$/.test(field)

const uniqueName = (shape: Shape, field: string): string => `${shape.name}:unique:${field}`
const indexName = (shape: Shape, fields: readonly string[]): string =>
  `${shape.name}:index:${fields.join(',')}`

/** The declared key behind the constraint that SQLite names. */
export function keyOfConstraint(shape: Shape, constraint: string): string {
  return shape.unique?.find((field) => uniqueName(shape, field) === constraint) ?? shape.idField
}

/** Makes an empty file ours, and refuses a file of another program or of a newer LeadBreak. */
export function prepareFile(db: DatabaseSync): void {
  if (isOurs(db)) return
  inTransaction(db, () => {
    if (isOurs(db)) return // another process was faster
    db.exec(`PRAGMA application_id = ${APPLICATION_ID}; PRAGMA user_version = ${FORMAT}`)
    db.exec('CREATE TABLE "leadbreak:search" (collection TEXT PRIMARY KEY, declaration TEXT NOT NULL) STRICT')
    db.exec('CREATE TABLE "leadbreak:probe" (space BLOB NOT NULL) STRICT')
  })
}

/** Throws what any larger write would throw now; leaves nothing behind. */
export function probeWriting(db: DatabaseSync): void {
  inTransaction(db, () => {
    db.exec(`INSERT INTO "leadbreak:probe" VALUES (zeroblob(${PROBE_BYTES}))`)
    db.exec('DELETE FROM "leadbreak:probe"')
  })
}

function isOurs(db: DatabaseSync): boolean {
  const id = pragma(db, 'application_id')
  const format = pragma(db, 'user_version')
  if (id === APPLICATION_ID && format === FORMAT) return true
  if (id === APPLICATION_ID)
    throw new AppError(
      'storage-unavailable',
      `The file was written by another version of LeadBreak (format ${format}, this one reads ${FORMAT}).`,
    )
  if (id !== 0 || format !== 0 || schemaNames(db, '').size > 0)
    throw new AppError('storage-unavailable', 'The file belongs to another program.')
  return false
}

/** Builds what the declaration asks for and drops the indexes that it no longer names. Repeating it does nothing. */
export function prepareCollection(db: DatabaseSync, shape: Shape): void {
  checkNames(shape)
  if (isPrepared(db, shape)) return
  inTransaction(db, () => {
    const wanted = wantedIndexes(shape)
    db.exec(
      `CREATE TABLE IF NOT EXISTS ${quoted(shape.name)}` +
        ' (id TEXT NOT NULL PRIMARY KEY, revision INTEGER NOT NULL, body TEXT NOT NULL) STRICT',
    )
    for (const name of schemaNames(db, `${shape.name}:`))
      if (!wanted.has(name) && name !== tokensTable(shape)) db.exec(`DROP INDEX ${quoted(name)}`)
    for (const [name, sql] of wanted) createIndex(db, shape, name, sql)
    indexSearch(db, shape)
  })
}

function isPrepared(db: DatabaseSync, shape: Shape): boolean {
  const kept = schemaNames(db, `${shape.name}:`)
  const isSearchable = kept.delete(tokensTable(shape))
  const wanted = wantedIndexes(shape)
  return (
    schemaNames(db, shape.name).has(shape.name) &&
    kept.size === wanted.size &&
    [...wanted.keys()].every((name) => kept.has(name)) &&
    isSearchable === Boolean(shape.search) &&
    keptSearch(db, shape) === searchDeclaration(shape)
  )
}

function wantedIndexes(shape: Shape): Map<string, string> {
  const table = quoted(shape.name)
  const unique = (shape.unique ?? []).map((field) => {
    const name = uniqueName(shape, field)
    return [name, `CREATE UNIQUE INDEX ${quoted(name)} ON ${table} (${expressionOf(shape, field)})`] as const
  })
  const plain = (shape.indexes ?? []).map((fields) => {
    const name = indexName(shape, fields)
    const columns = [...fields.map((field) => expressionOf(shape, field)), 'id'].join(', ')
    return [name, `CREATE INDEX ${quoted(name)} ON ${table} (${columns})`] as const
  })
  return new Map([...unique, ...plain])
}

function createIndex(db: DatabaseSync, shape: Shape, name: string, sql: string): void {
  try {
    db.exec(sql.replace('INDEX', 'INDEX IF NOT EXISTS'))
  } catch (error) {
    if (violatedConstraint(error) === null) throw error
    const key = keyOfConstraint(shape, name)
    throw new AppError(
      'duplicate-key',
      `Documents kept in ${shape.name} have the same ${key}, which is now declared unique.`,
      { cause: error, details: { collection: shape.name, key } },
    )
  }
}

function indexSearch(db: DatabaseSync, shape: Shape): void {
  if (keptSearch(db, shape) === searchDeclaration(shape)) return
  const table = quoted(tokensTable(shape))
  db.exec(`DROP TABLE IF EXISTS ${table}`)
  db.prepare('DELETE FROM "leadbreak:search" WHERE collection = ?').run(shape.name)
  if (!shape.search) return

  db.exec(
    `CREATE TABLE ${table} (token TEXT NOT NULL, id TEXT NOT NULL, PRIMARY KEY (token, id)) STRICT, WITHOUT ROWID`,
  )
  const insert = db.prepare(`INSERT INTO ${table} (token, id) VALUES (?, ?)`)
  for (const row of db.prepare(`SELECT id, body FROM ${quoted(shape.name)}`).iterate()) {
    const document = JSON.parse(row.body as string) as Record<string, unknown>
    for (const token of tokensOf(shape, document)) insert.run(token, row.id as string)
  }
  db.prepare('INSERT INTO "leadbreak:search" (collection, declaration) VALUES (?, ?)').run(
    shape.name,
    searchDeclaration(shape),
  )
}

function searchDeclaration(shape: Shape): string | null {
  return shape.search
    ? JSON.stringify([TOKEN_RULES, shape.search.words ?? [], shape.search.digits ?? []])
    : null
}

function keptSearch(db: DatabaseSync, shape: Shape): string | null {
  const row = db.prepare('SELECT declaration FROM "leadbreak:search" WHERE collection = ?').get(shape.name)
  return (row?.declaration as string | undefined) ?? null
}

function checkNames(shape: Shape): void {
  const fields = [
    shape.idField,
    ...(shape.unique ?? []),
    ...(shape.indexes ?? []).flat(),
    ...(shape.search?.words ?? []),
    ...(shape.search?.digits ?? []),
  ]
  if (!/^(?!sqlite_|system\.)[A-Za-z_][A-Za-z0-9_.-]{0,63}$/i.test(shape.name))
    throw new AppError('storage-unavailable', `"${shape.name}" cannot be the name of a collection.`)
  for (const field of fields)
    if (!isFieldName(field)) throw new TypeError(`${shape.name}: "${field}" cannot be a declared field.`)
}

function schemaNames(db: DatabaseSync, prefix: string): Set<string> {
  const rows = db
    .prepare('SELECT name FROM sqlite_schema WHERE substr(name, 1, ?) = ?')
    .all(prefix.length, prefix)
  return new Set(rows.map((row) => row.name as string))
}

function pragma(db: DatabaseSync, name: string): number {
  return Object.values(db.prepare(`PRAGMA ${name}`).get() ?? {})[0] as number
}

function inTransaction(db: DatabaseSync, work: () => void): void {
  db.exec('BEGIN IMMEDIATE')
  try {
    work()
    db.exec('COMMIT')
  } catch (error) {
    if (db.isTransaction) db.exec('ROLLBACK')
    throw error
  }
}
