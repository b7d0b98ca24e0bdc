import fc from 'fast-check'
import type { Range } from '../query.ts'
import { compareValues } from '../values.ts'
import type { Person } from './kit.ts'

/* What a query over `rank` must answer, told with plain lists, and the values and ranges to try it with. */

export const ranks = fc.array(
  fc.oneof(
    fc.constantFrom(undefined, null, 0, 1, 2, '', 'a', 'b'),
    fc.double({ noNaN: true, noDefaultInfinity: true }),
    fc.string({ unit: 'binary', maxLength: 4 }),
  ),
  { maxLength: 12 },
)

export const bounds = fc.option(
  fc.oneof(
    rangeOf(fc.oneof(fc.integer({ min: -1, max: 3 }), fc.double({ noNaN: true, noDefaultInfinity: true }))),
    rangeOf(fc.oneof(fc.constantFrom('', 'a', 'b', 'आ'), fc.string({ unit: 'binary', maxLength: 3 }))),
  ),
)

function rangeOf<V extends string | number>(value: fc.Arbitrary<V>): fc.Arbitrary<Range<string | number>> {
  const lower = fc.oneof(
    value.map((atLeast) => ({ atLeast })),
    value.map((above) => ({ above })),
  )
  const upper = fc.oneof(
    value.map((atMost) => ({ atMost })),
    value.map((below) => ({ below })),
  )
  return fc.oneof(
    lower,
    upper,
    fc.tuple(lower, upper).map(([one, two]) => ({ ...one, ...two })),
  )
}

type Rank = NonNullable<Person['rank']> | null

export function isWithin(rank: Rank, { atLeast, above, atMost, below }: Range<string | number>): boolean {
  const sample = atLeast ?? above ?? atMost ?? below
  return (
    typeof rank === typeof sample &&
    (atLeast === undefined || compareValues(rank, atLeast) >= 0) &&
    (above === undefined || compareValues(rank, above) > 0) &&
    (atMost === undefined || compareValues(rank, atMost) <= 0) &&
    (below === undefined || compareValues(rank, below) < 0)
  )
}

export function byRank(left: Person, right: Person): number {
  return compareValues(left.rank ?? null, right.rank ?? null) || (left.id < right.id ? -1 : 1)
}
