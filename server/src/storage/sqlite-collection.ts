import type { Collection, Page } from './collection.ts'
import { fromCursor, toCursor } from './cursor.ts'
import { planCount, planQuery } from './query.ts'
import type { UncheckedFind } from './query.ts'
import { termsOf } from './search-tokens.ts'
import type { Document, Scalar, Shape } from './shape.ts'
import { countingSql, pageQueries, searchSql, tallySql, toSqlValue } from './sqlite-queries.ts'
import type { Sql } from './sqlite-queries.ts'
import { expressionOf, quoted } from './sqlite-schema.ts'
import type { Statements } from './sqlite-statements.ts'
import { compareValues } from './values.ts'

const LARGEST_PAGE = 1000

interface SqliteCollectionDeps {
  readonly statements: Statements
  readonly shape: Shape
  /** Runs a read; translates SQLite's errors, and refuses when the storage is closed. */
  readonly read: <R>(work: () => R) => Promise<R>
}

/** The reads of one collection. Its writes are data, and `sqlite-writes.ts` carries them out. */
export function makeSqliteCollection<T extends Document, S extends Shape>({
  statements,
  shape,
  read,
}: SqliteCollectionDeps): Collection<T, S> {
  const table = quoted(shape.name)
  const getSql = `SELECT body FROM ${table} WHERE id = ?`

  function toDocument(body: unknown): T {
    const document = JSON.parse(body as string) as T
    return Object.hasOwn(document, 'revision') ? document : { ...document, revision: 0 }
  }

  function rows({ text, params }: Sql) {
    return statements.get(text).all(...params)
  }

  function one(sql: string, value: Scalar): T | null {
    const row = statements.get(sql).get(toSqlValue(value))
    return row ? toDocument(row.body) : null
  }

  function findPage({ where, orderBy = null, direction, after = null, limit }: UncheckedFind): Page<T> {
    checkLimit(limit)
    const plan = planQuery(shape, where, orderBy)
    const position = after === null ? null : fromCursor(orderBy, after)
    const found: T[] = []
    for (const query of pageQueries(shape, plan, direction === 'descending', position)) {
      if (found.length > limit) break
      found.push(...rows(query(limit + 1 - found.length)).map((row) => toDocument(row.body)))
    }
    return toPage(found, limit, orderBy)
  }

  function toPage(found: readonly T[], limit: number, orderBy: string | null): Page<T> {
    const items = found.slice(0, limit)
    const last = items.at(-1)
    if (found.length <= limit || !last) return { items, next: null }
    const fields = last as unknown as Record<string, Scalar | undefined>
    const value = orderBy === null ? null : (fields[orderBy] ?? null)
    return { items, next: toCursor(orderBy, { value, id: fields[shape.idField] as string }) }
  }

  return {
    get: (id) => read(() => one(getSql, id)),

    getBy: (field, value) =>
      read(() => {
        if (!shape.unique?.includes(field)) throw new TypeError(`${shape.name}: ${field} is not unique.`)
        return one(`SELECT body FROM ${table} WHERE ${expressionOf(shape, field)} = ?`, value)
      }),

    find: (query) => read(() => findPage(query)),

    count: ({ where }) => read(() => Number(rows(countingSql(shape, planCount(shape, where)))[0]?.count)),

    tally: ({ where, by, sum }) =>
      read(() =>
        rows(tallySql(shape, planCount(shape, where), by, sum ?? null))
          .map((row) => ({
            value: JSON.parse(row.value as string) as never,
            count: Number(row.count),
            sum: Number(row.sum),
          }))
          .sort((left, right) => compareValues(left.value, right.value)),
      ),

    search: ({ text, after, limit }) =>
      read(() => {
        checkLimit(limit)
        const position = after === undefined || after === null ? null : fromCursor(null, after)
        const terms = termsOf(text)
        if (terms.length === 0) return { items: [], next: null }
        const found = rows(searchSql(shape, terms, position, limit + 1)).map((row) => toDocument(row.body))
        return toPage(found, limit, null)
      }),

    insert: (document) => ({ kind: 'insert', collection: shape.name, document }),
    replace: (next) => ({ kind: 'replace', collection: shape.name, document: next }),
    remove: (id, revision) => ({ kind: 'remove', collection: shape.name, id, revision }),
  }
}

function checkLimit(limit: number): void {
  if (!Number.isInteger(limit) || limit < 1 || limit > LARGEST_PAGE)
    throw new RangeError(`A page holds from 1 to ${LARGEST_PAGE} documents, not ${limit}.`)
}
