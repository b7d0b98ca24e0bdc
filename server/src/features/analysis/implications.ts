import type { PROPERTY_KINDS, PROPERTY_TYPES, Requirement } from '@leadbreak/contract'

type Kind = (typeof PROPERTY_KINDS)[number]
type Type = (typeof PROPERTY_TYPES)[number]

/** The one type that a kind of property can be; plots and land may be of any. */
const TYPE_OF_KIND: Readonly<Record<Kind, Type | null>> = {
  apartment: 'residential',
  'builder floor': 'residential',
  villa: 'residential',
  house: 'residential',
  studio: 'residential',
  penthouse: 'residential',
  farmhouse: 'residential',
  shop: 'commercial',
  office: 'commercial',
  showroom: 'commercial',
  warehouse: 'industrial',
  plot: null,
  land: null,
}

/** The type that all of these kinds share, or null. */
export function typeOfKinds(kinds: readonly Kind[]): Type | null {
  const [first, ...others] = kinds.map((kind) => TYPE_OF_KIND[kind])
  return first !== undefined && others.every((type) => type === first) ? first : null
}

/** A studio counts half a bedroom. */
export const STUDIO_ROOMS = 0.5

/** What an amount is by the month or in total, when only the purpose tells. */
export function periodOf(
  purpose: Requirement['purpose'],
  said: 'month' | 'sqft' | null,
): 'total' | 'month' | 'sqft' {
  return said ?? (purpose === 'rent' ? 'month' : 'total')
}
