import type { Position } from './cursor.ts'
import type { Plan, Range } from './query.ts'
import type { Scalar, Shape } from './shape.ts'
import { expressionOf, isFieldName, quoted, tokensTable } from './sqlite-schema.ts'

/** A statement with its values, which never stand in its text. */
export interface Sql {
  readonly text: string
  readonly params: readonly (string | number | bigint | null)[]
}

/** A condition with its values. */
interface Part {
  readonly sql: string
  readonly params: readonly Scalar[]
}

type Order = 'ordered' | 'by id'

/**
 * The queries whose answers, one after the other, are the page behind `position`. Several, because SQLite walks an index
 * straight to its place for "equal to this value, id above that" and for "above this value", and not for both in one.
 */
export function pageQueries(
  shape: Shape,
  plan: Plan,
  isDescending: boolean,
  position: Position | null,
): ((limit: number) => Sql)[] {
  const equal = plan.equal.map(({ field, value }) => isEqual(expressionOf(shape, field), value))
  const query = (parts: readonly Part[], order: Order) => (limit: number) =>
    select(shape, plan, [...equal, ...parts], order, isDescending, limit)
  const behind = (id: string): Part => ({ sql: isDescending ? 'id < ?' : 'id > ?', params: [id] })

  const isFixed = plan.equal.some(({ field }) => field === plan.orderBy)
  if (plan.orderBy === null || isFixed) return [query(position ? [behind(position.id)] : [], 'by id')]

  const ordered = expressionOf(shape, plan.orderBy)
  const bounds = plan.range ? withinBounds(ordered, plan.range.bounds) : []
  if (!position) return [query(bounds, 'ordered')]

  const { value, id } = position
  const ties = query([isEqual(ordered, value), ...bounds, behind(id)], 'by id')
  const isNull: Part = { sql: `${ordered} IS NULL`, params: [] }
  if (!isDescending) {
    // Everything that is not null sorts from negative infinity on.
    const rest: Part =
      value === null
        ? { sql: `${ordered} >= ?`, params: [-Infinity] }
        : { sql: `${ordered} > ?`, params: [value] }
    return [ties, query([...bounds, rest], 'ordered')]
  }
  if (value === null) return [ties]
  const rest = query([...bounds, { sql: `${ordered} < ?`, params: [value] }], 'ordered')
  return plan.range ? [ties, rest] : [ties, rest, query([isNull], 'by id')]
}

export function countingSql(shape: Shape, plan: Plan): Sql {
  return finish(`SELECT count(*) AS count FROM ${quoted(shape.name)}`, matching(shape, plan), '')
}

/** Rows of `value` (as JSON text), `count` and `sum`. Throws TypeError for a field name that cannot go into SQL. */
export function tallySql(shape: Shape, plan: Plan, by: string, sum: string | null): Sql {
  for (const field of [by, sum ?? by])
    if (!isFieldName(field)) throw new TypeError(`${shape.name} cannot be tallied by "${field}".`)
  const summed =
    sum === null
      ? '0'
      : `total(CASE WHEN json_type(body, '$.${sum}') IN ('integer', 'real') THEN body ->> '$.${sum}' END)`
  return finish(
    `SELECT coalesce(body -> '$.${by}', 'null') AS value, count(*) AS count, ${summed} AS sum FROM ${quoted(shape.name)}`,
    matching(shape, plan),
    ' GROUP BY 1',
  )
}

/** The documents that have, for each list of beginnings, a token with one of them. */
export function searchSql(
  shape: Shape,
  terms: readonly (readonly string[])[],
  position: Position | null,
  limit: number,
): Sql {
  const tokens = quoted(tokensTable(shape))
  const ids = terms.map((beginnings) => {
    const ranges = beginnings.map(() => '(token >= ? AND token < ?)').join(' OR ')
    return `SELECT id FROM ${tokens} WHERE ${ranges}`
  })
  const after = position ? 'id > ? AND ' : ''
  return {
    text: `SELECT body FROM ${quoted(shape.name)} WHERE ${after}id IN (${ids.join(' INTERSECT ')}) ORDER BY id LIMIT ?`,
    params: [
      ...(position ? [position.id] : []),
      ...terms.flat().flatMap((beginning) => [beginning, `${beginning}\u{10ffff}`]),
      limit,
    ],
  }
}

function select(
  shape: Shape,
  plan: Plan,
  parts: readonly Part[],
  order: Order,
  isDescending: boolean,
  limit: number,
): Sql {
  const columns =
    order === 'ordered' && plan.orderBy !== null ? [expressionOf(shape, plan.orderBy), 'id'] : ['id']
  const sorting = columns.map((column) => (isDescending ? `${column} DESC` : column)).join(', ')
  const sql = finish(`SELECT body FROM ${quoted(shape.name)}`, parts, ` ORDER BY ${sorting} LIMIT ?`)
  return { text: sql.text, params: [...sql.params, limit] }
}

function finish(head: string, parts: readonly Part[], tail: string): Sql {
  const condition = parts.length === 0 ? '' : ` WHERE ${parts.map(({ sql }) => sql).join(' AND ')}`
  return { text: head + condition + tail, params: parts.flatMap(({ params }) => params.map(toSqlValue)) }
}

function matching(shape: Shape, plan: Plan): Part[] {
  const equal = plan.equal.map(({ field, value }) => isEqual(expressionOf(shape, field), value))
  const { range } = plan
  return range ? [...equal, ...withinBounds(expressionOf(shape, range.field), range.bounds)] : equal
}

function isEqual(expression: string, value: Scalar): Part {
  return value === null
    ? { sql: `${expression} IS NULL`, params: [] }
    : { sql: `${expression} = ?`, params: [value] }
}

/** SQLite sorts numbers before text, so a bound of one type also shuts out the values of the other. */
function withinBounds(expression: string, bounds: Range<Scalar>): Part[] {
  const { atLeast, above, atMost, below } = bounds
  const named = [
    ['>=', atLeast],
    ['>', above],
    ['<=', atMost],
    ['<', below],
  ] as const
  const given = named.flatMap(([operator, value]) =>
    value === undefined ? [] : [{ sql: `${expression} ${operator} ?`, params: [value] }],
  )
  const isText = typeof (atLeast ?? above ?? atMost ?? below) === 'string'
  const hasLower = atLeast !== undefined || above !== undefined
  const hasUpper = atMost !== undefined || below !== undefined
  if (isText && !hasLower) return [...given, { sql: `${expression} >= ?`, params: [''] }]
  if (!isText && !hasUpper) return [...given, { sql: `${expression} < ?`, params: [''] }]
  return given
}

/**
 * The value as SQLite finds it in a document's JSON. A whole number beyond the exact ones stands there by its decimal
 * digits, which SQLite reads as a 64-bit integer where they fit: bound as a number it would be a neighbour of itself.
 */
export function toSqlValue(value: Scalar): string | number | bigint | null {
  if (typeof value === 'boolean') return Number(value)
  const isInexact = Number.isInteger(value) && !Number.isSafeInteger(value)
  return isInexact && Math.abs(value as number) < 2 ** 63 ? BigInt(JSON.stringify(value)) : value
}
