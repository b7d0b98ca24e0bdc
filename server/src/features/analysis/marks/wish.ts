import type { PROPERTY_KINDS, PROPERTY_TYPES, PURPOSES } from '@leadbreak/contract'
import type { Amenity } from '../lexicon/amenities.ts'
import type { PossessionWord } from '../lexicon/possession.ts'
import type { AreaUnit } from '../lexicon/units.ts'
import type { Bound } from '../numbers/bounds.ts'

/** One value of one field, as somebody said it. */
export type Wish =
  | {
      readonly field: 'purpose'
      readonly purpose: (typeof PURPOSES)[number]
      readonly isWeak: boolean
      readonly isOwner: boolean
    }
  | Money
  | { readonly field: 'bhk'; readonly rooms: readonly number[] }
  | Area
  | PlaceWish
  | { readonly field: 'propertyType'; readonly type: (typeof PROPERTY_TYPES)[number] }
  | { readonly field: 'propertyKind'; readonly kind: (typeof PROPERTY_KINDS)[number] }
  | { readonly field: 'amenities'; readonly amenity: Amenity; readonly isNear: boolean }
  | { readonly field: 'possession'; readonly possession: PossessionWord }
  | Bare

export interface Money {
  readonly field: 'budget'
  readonly low: number
  readonly high: number
  readonly bound: Bound | null
  readonly per: 'month' | 'sqft' | 'other' | null
}

export interface Area {
  readonly field: 'area'
  readonly low: number
  readonly high: number
  readonly bound: Bound | null
  readonly unit: AreaUnit | null
}

export interface PlaceWish {
  readonly field: 'locations'
  readonly name: string
  readonly isCity: boolean
  readonly city: string | null
  /** False when the words may well mean something else; then the dialogue must say that a place is meant. */
  readonly isCertain: boolean
  /** 0 to 1: how likely the words name a place, and this one. */
  readonly certainty: number
}

/** A number without a unit: what it means, the agent's question says. */
export interface Bare {
  readonly field: 'bare'
  readonly low: number
  readonly high: number
  readonly bound: Bound | null
  readonly isChoice: boolean
  readonly isDigits: boolean
}
