import { AppError } from '../lib/app-error.ts'
import type { Scalar } from './shape.ts'

/** The last document of a page: the next page begins behind it. */
export interface Position {
  /** What the document holds in the field that orders the query; null as well when the id alone orders it. */
  readonly value: Scalar
  readonly id: string
}

/** Text safe in a URL, and good only for a query with the same order (`orderBy`; null stands for the id). */
export function toCursor(orderBy: string | null, { value, id }: Position): string {
  return Buffer.from(JSON.stringify([orderBy, value, id])).toString('base64url')
}

/** Throws `bad-request` for text that `toCursor` has not made for this order. */
export function fromCursor(orderBy: string | null, cursor: string): Position {
  const [madeFor, value, id, ...rest] = parse(cursor)
  if (madeFor !== orderBy || rest.length > 0 || typeof id !== 'string' || !isScalar(value)) throw broken()
  if (toCursor(orderBy, { value, id }) !== cursor) throw broken() // base64 is read leniently
  return { value, id }
}

function parse(cursor: string): unknown[] {
  let parsed: unknown
  try {
    parsed = JSON.parse(Buffer.from(cursor, 'base64url').toString())
  } catch {
    throw broken()
  }
  if (!Array.isArray(parsed)) throw broken()
  return parsed
}

function isScalar(value: unknown): value is Scalar {
  return value === null || ['string', 'number', 'boolean'].includes(typeof value)
}

function broken(): AppError {
  return new AppError('bad-request', 'The page cursor is not one that this list has given out.')
}
