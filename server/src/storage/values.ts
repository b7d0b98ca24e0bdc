import type { Scalar } from './shape.ts'

/** The order of values in every engine: null, then numbers (false and true count as 0 and 1), then text by code points. */
export function compareValues(left: Scalar, right: Scalar): number {
  const [a, b] = [plain(left), plain(right)]
  if (rank(a) !== rank(b)) return rank(a) - rank(b)
  if (typeof a === 'string' && typeof b === 'string') return Buffer.compare(Buffer.from(a), Buffer.from(b))
  return Number(a) - Number(b)
}

function plain(value: Scalar): string | number | null {
  return typeof value === 'boolean' ? Number(value) : value
}

function rank(value: string | number | null): number {
  return value === null ? 0 : typeof value === 'number' ? 1 : 2
}
