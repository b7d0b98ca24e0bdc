import type { Scalar, ScalarField, Shape, Value } from './shape.ts'

/** Bounds that only values of the same type can meet; null never does. */
export interface Range<V> {
  readonly atLeast?: V
  readonly above?: V
  readonly atMost?: V
  readonly below?: V
}

type Condition<V> = V | null | Range<NonNullable<V>>

type Indexes<S extends Shape> = S['indexes'] extends readonly (infer I)[] ? I : never
type IndexedField<S extends Shape> = Indexes<S> extends infer I extends readonly string[] ? I[number] : never

type Equal<T, Fields extends string> = { readonly [F in Fields]: Value<T, F> | null }
type Without<S extends Shape, Fields extends string> = Readonly<
  Partial<Record<Exclude<IndexedField<S>, Fields>, never>>
>

type Head<I> = I extends readonly [...infer H extends string[], string] ? H[number] : never
type Last<I> = I extends readonly [...string[], infer L extends string] ? L : never

/** All fields of an index but the last by equality; the last as one likes. */
type Where<T, S extends Shape, I> = I extends readonly string[]
  ? Equal<T, Head<I>> &
      Partial<Readonly<Record<Last<I>, Condition<Value<T, Last<I>>>>>> &
      Without<S, I[number]>
  : never

type WhereAllEqual<T, S extends Shape, I> = I extends readonly string[]
  ? Equal<T, I[number]> & Without<S, I[number]>
  : never

type WhereNothing<S extends Shape> = Without<S, never>

interface Paging {
  /** The `next` of the page before. */
  readonly after?: string | null
  /** The largest number of documents on the page, from 1 to 1000. */
  readonly limit: number
  readonly direction?: 'ascending' | 'descending'
}

type OrderedFind<T, S extends Shape, I> = I extends unknown
  ? { readonly where: Where<T, S, I>; readonly orderBy: Last<I> } & Paging
  : never

/** Served by one index: ordered by its last field, or by id when every field of it is fixed or nothing is asked. */
export type FindQuery<T, S extends Shape> =
  | OrderedFind<T, S, Indexes<S>>
  | ({ readonly where: WhereAllEqual<T, S, Indexes<S>> | WhereNothing<S>; readonly orderBy?: never } & Paging)

export interface CountQuery<T, S extends Shape> {
  readonly where: WhereOf<T, S, Indexes<S>> | WhereNothing<S>
}

export interface TallyQuery<T, S extends Shape, B extends string> extends CountQuery<T, S> {
  readonly by: B
  readonly sum?: ScalarField<T>
}

type WhereOf<T, S extends Shape, I> = I extends unknown ? Where<T, S, I> : never

export interface SearchQuery {
  readonly text: string
  readonly after?: string | null
  /** The largest number of documents on the page, from 1 to 1000. */
  readonly limit: number
}

/** A query as the engines see it, after its index has been found. Fields keep the order of the index. */
export interface Plan {
  readonly equal: readonly { readonly field: string; readonly value: Scalar }[]
  readonly range: { readonly field: string; readonly bounds: Range<Scalar> } | null
  /** Null stands for the id. */
  readonly orderBy: string | null
}

/** Any find query, as an engine reads it, whose own type parameters say nothing about the fields. */
export interface UncheckedFind extends Paging {
  readonly where: UncheckedWhere
  readonly orderBy?: string | null
}

type UncheckedWhere = Readonly<Record<string, unknown>>

/**
 * Finds the index that serves a query. The types have refused all others, so a query without an index, or with an
 * undefined value (which must never mean "any"), throws TypeError.
 */
export function planQuery(shape: Shape, where: UncheckedWhere, orderBy: string | null): Plan {
  const fields = Object.keys(where)
  const ranges = fields.filter((field) => isRange(where[field]))
  const equalFields = fields.filter((field) => !ranges.includes(field))
  const index = findIndex(shape, equalFields, ranges, orderBy)
  if (!index) throw noIndex(shape, fields, orderBy)

  const range = ranges[0]
  return {
    equal: index
      .filter((field) => equalFields.includes(field))
      .map((field) => ({ field, value: toScalar(shape, field, where[field]) })),
    range: range === undefined ? null : { field: range, bounds: toBounds(shape, range, where[range]) },
    orderBy,
  }
}

/** The like for a count, which has no order. */
export function planCount(shape: Shape, where: UncheckedWhere): Plan {
  const fields = Object.keys(where)
  const index = [[], ...(shape.indexes ?? [])].find(
    (candidate) => sameFields(candidate, fields) || sameFields(candidate.slice(0, -1), fields),
  )
  if (!index) throw noIndex(shape, fields, null)
  const last = index.at(-1) ?? null
  const plan = planQuery(shape, where, last)
  return { ...plan, orderBy: null }
}

function findIndex(
  shape: Shape,
  equalFields: readonly string[],
  ranges: readonly string[],
  orderBy: string | null,
): readonly string[] | undefined {
  const candidates = shape.indexes ?? []
  if (orderBy === null) {
    if (ranges.length > 0) return undefined
    return equalFields.length === 0 ? [] : candidates.find((candidate) => sameFields(candidate, equalFields))
  }
  if (ranges.some((field) => field !== orderBy)) return undefined
  const before = equalFields.filter((field) => field !== orderBy)
  return candidates.find(
    (candidate) => candidate.at(-1) === orderBy && sameFields(candidate.slice(0, -1), before),
  )
}

function sameFields(left: readonly string[], right: readonly string[]): boolean {
  return left.length === right.length && left.every((field) => right.includes(field))
}

function isRange(value: unknown): boolean {
  return typeof value === 'object' && value !== null
}

function toBounds(shape: Shape, field: string, range: unknown): Range<Scalar> {
  const entries = Object.entries(range as Range<unknown>).map(([bound, value]) => {
    if (!['atLeast', 'above', 'atMost', 'below'].includes(bound) || value === null)
      throw new TypeError(`${shape.name}: ${bound} is no bound for ${field}.`)
    return [bound, toScalar(shape, field, value)] as const
  })
  if (entries.length === 0) throw new TypeError(`${shape.name}: the range of ${field} has no bound.`)
  return Object.fromEntries(entries)
}

function toScalar(shape: Shape, field: string, value: unknown): Scalar {
  if (value === null || typeof value === 'string' || typeof value === 'boolean') return value
  if (typeof value === 'number' && !Number.isNaN(value)) return value
  throw new TypeError(`${shape.name}: ${field} cannot be compared with a value of type ${typeof value}.`)
}

function noIndex(shape: Shape, fields: readonly string[], orderBy: string | null): TypeError {
  return new TypeError(
    `${shape.name} declares no index for [${fields.join(', ')}] ordered by ${orderBy ?? 'id'}.`,
  )
}
