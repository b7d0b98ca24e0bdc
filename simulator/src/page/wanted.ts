/** What `conversation.json` writes of the property that is looked for. */
interface Requirement {
  readonly purpose: string | null
  readonly budget: (Range & { readonly per: string }) | null
  readonly size: {
    readonly bhk: readonly number[]
    readonly areaMin: number | null
    readonly areaMax: number | null
    readonly areaUnit: string | null
  } | null
  readonly locations: readonly string[]
  readonly propertyType: string | null
  readonly propertyKind: string | null
  readonly amenities: readonly string[]
  readonly possession: string | null
  readonly optOut: boolean
}

interface Range {
  readonly min: number | null
  readonly max: number | null
}

/** What somebody looks for, in one line for people; null when nothing is known of it. */
export function describeWanted(requirement: Readonly<Record<string, unknown>> | null): string | null {
  if (requirement === null) return null
  const { optOut, purpose, size, propertyKind, propertyType, locations, budget, amenities, possession } =
    requirement as unknown as Requirement
  if (optOut) return 'not to be called again'

  const what = join(' ', [size && describeSize(size), propertyKind ?? propertyType])
  const line = join(' · ', [
    join(': ', [purpose, what]),
    locations.join(', '),
    budget && describeBudget(budget),
    amenities.length === 0 ? null : `with ${amenities.join(', ')}`,
    possession,
  ])
  return line === '' ? null : line
}

function describeSize({ bhk, areaMin, areaMax, areaUnit }: NonNullable<Requirement['size']>): string {
  const rooms = bhk.length === 0 ? null : `${bhk.join(' or ')} BHK`
  const area = describeRange({ min: areaMin, max: areaMax }, String)
  return join(', ', [rooms, area && join(' ', [area, areaUnit])])
}

function describeBudget({ per, ...range }: NonNullable<Requirement['budget']>): string {
  const amount = describeRange(range, rupees)
  return amount === '' || per === 'total' ? amount : `${amount} a ${per}`
}

function describeRange({ min, max }: Range, describe: (value: number) => string): string {
  if (min === null) return max === null ? '' : `up to ${describe(max)}`
  if (max === null) return `from ${describe(min)}`
  return min === max ? describe(min) : `${describe(min)} to ${describe(max)}`
}

const CRORE = 10_000_000
const LAKH = 100_000

function rupees(amount: number): string {
  if (amount >= CRORE) return `₹${amount / CRORE} crore`
  if (amount >= LAKH) return `₹${amount / LAKH} lakh`
  return `₹${amount.toLocaleString('en-IN')}`
}

function join(between: string, parts: readonly (string | null)[]): string {
  return parts.filter((part) => part !== null && part !== '').join(between)
}
