import { LEAST_PRICE } from '../dialogue/notes.ts'
import { areaOf, budgetOf } from '../conclude.ts'
import { STUDIO_ROOMS, typeOfKinds } from '../implications.ts'
import type { AreaUnit } from '../lexicon/units.ts'
import type { Area, Money, Wish } from '../marks/wish.ts'
import { amountInWords, areaInWords, roomsInWords } from '../requirement-text.ts'
import { namePlace } from '../places/places.ts'
import type { ClaimField, ClaimOf } from './answer-schema.ts'
import type { FieldValue } from './checked.ts'

/** A value and its name in words. */
export type WordedValue = FieldValue & { readonly words: string }

/** What the rest of the call says of numbers that stand alone. */
export interface NumberContext {
  readonly multipliers: ReadonlySet<number>
  readonly areaUnits: ReadonlySet<AreaUnit>
}

type Claimed = Exclude<ClaimField, 'optOut' | 'objections'>

/** Tells whether values that were said come to what is claimed: gives the value as the rules write it, or null. */
type Says<Field extends Claimed> = (
  claim: ClaimOf<Field>,
  wishes: readonly Wish[],
  context: NumberContext,
) => WordedValue | null

export const SAYS: { readonly [Field in Claimed]: Says<Field> } = {
  purpose: ({ value }, wishes, { multipliers }) =>
    wishes.some((wish) => purposesOf(wish, multipliers).includes(value))
      ? { field: 'purpose', value, words: value }
      : null,

  budget: ({ min, max, per }, wishes, { multipliers }) => {
    const amounts = wishes.flatMap((wish) => moneyOf(wish, multipliers))
    const used = amounts.filter((money) => setsEnds(budgetOf(money, null), { min, max }))
    const pair = used.length > 0 ? used : pairOf(amounts, min, max)
    if (!pair.some((money) => (money.per === null ? per !== 'sqft' : money.per === per))) return null
    const value = { min, max, per }
    return { field: 'budget', value, words: amountInWords(value) }
  },

  bhk: ({ rooms }, wishes) => {
    const said = new Set(wishes.flatMap(roomsOf))
    if (!rooms.every((count) => said.has(count))) return null
    const value = [...new Set(rooms)].sort((a, b) => a - b)
    return { field: 'bhk', value, words: roomsInWords(value) }
  },

  area: ({ min, max, unit }, wishes, { areaUnits }) => {
    const said = wishes
      .flatMap((wish) => areasOf(wish, areaUnits))
      .map(areaOf)
      .find(({ areaMin, areaMax, areaUnit }) => areaMin === min && areaMax === max && areaUnit === unit)
    if (!said) return null
    const { areaMin, areaMax, areaUnit } = said
    return { field: 'area', value: { areaMin, areaMax, areaUnit }, words: areaInWords(said) }
  },

  locations: ({ name }, wishes) => {
    const meant = new Set([name, namePlace(name) ?? name].map((spelling) => spelling.toLowerCase()))
    const place = wishes.find((wish) => wish.field === 'locations' && meant.has(wish.name.toLowerCase()))
    return place?.field === 'locations' ? { field: 'locations', value: place.name, words: place.name } : null
  },

  propertyType: ({ value }, wishes) =>
    wishes.some((wish) => typeOf(wish) === value) ? { field: 'propertyType', value, words: value } : null,

  propertyKind: ({ value }, wishes) =>
    wishes.some((wish) => wish.field === 'propertyKind' && wish.kind === value)
      ? { field: 'propertyKind', value, words: value }
      : null,

  amenities: ({ value }, wishes) =>
    wishes.some((wish) => wish.field === 'amenities' && wish.amenity === value)
      ? { field: 'amenities', value, words: value }
      : null,

  possession: ({ value, months }, wishes) => {
    const text = value === 'within' ? `within ${months} months` : value
    const isSaid = wishes.some((wish) => {
      if (wish.field !== 'possession') return false
      return typeof wish.possession === 'string'
        ? wish.possession === value
        : value === 'within' && wish.possession.months === months
    })
    return isSaid ? { field: 'possession', value: text, words: text } : null
  },
}

/** Whether an amount can be what is claimed: a rent of crores or a flat of a thousand rupees cannot. */
export function isPlausibleBudget({ min, max, per }: ClaimOf<'budget'>): boolean {
  if ((min === null && max === null) || (min !== null && max !== null && min > max)) return false
  const { least, most } = PLAUSIBLE_RUPEES[per]
  return [min, max].every((end) => end === null || (end >= least && end <= most))
}

const PLAUSIBLE_RUPEES = {
  total: { least: LEAST_PRICE, most: 10_000_000_000 },
  month: { least: 500, most: 50_000_000 },
  sqft: { least: 1, most: 500_000 },
} as const

/** What a purpose is read from, when no clearer word is said: a rent's or a price's amount. */
function purposesOf(wish: Wish, multipliers: ReadonlySet<number>): readonly ('buy' | 'rent' | 'sell')[] {
  if (wish.field === 'purpose') return [wish.purpose]
  return moneyOf(wish, multipliers).flatMap(({ per, high }) => {
    if (per === 'month') return ['rent' as const]
    return per === null ? [high >= LEAST_PRICE ? ('buy' as const) : ('rent' as const)] : []
  })
}

/** A bare number may be of any multiplier that is said in the call. */
function moneyOf(wish: Wish, multipliers: ReadonlySet<number>): Money[] {
  if (wish.field === 'budget') return [wish]
  if (wish.field !== 'bare') return []
  const { low, high, bound } = wish
  return [...multipliers].map((by) => ({
    ...{ field: 'budget', low: low * by, high: high * by, bound, per: null },
  }))
}

function setsEnds(
  said: { readonly min: number | null; readonly max: number | null } | null,
  claimed: { readonly min: number | null; readonly max: number | null },
): boolean {
  return said !== null && said.min === claimed.min && said.max === claimed.max
}

/** Two amounts that were said apart: a floor, or the lower end, and a ceiling. */
function pairOf(amounts: readonly Money[], min: number | null, max: number | null): Money[] {
  if (min === null || max === null) return []
  const floor = amounts.find(({ low, bound }) => low === min && bound !== 'ceiling')
  const ceiling = amounts.find(({ high, bound }) => high === max && bound !== 'floor')
  return floor && ceiling ? [floor, ceiling] : []
}

function roomsOf(wish: Wish): readonly number[] {
  if (wish.field === 'bhk') return wish.rooms
  if (wish.field === 'bare') return [wish.low, wish.high]
  return wish.field === 'propertyKind' && wish.kind === 'studio' ? [STUDIO_ROOMS] : []
}

/** A bare number may be of any unit that is said in the call. */
function areasOf(wish: Wish, units: ReadonlySet<AreaUnit>): Area[] {
  if (wish.field === 'area') return [wish]
  if (wish.field !== 'bare') return []
  const { low, high, bound } = wish
  return [...units].map((unit) => ({ field: 'area', low, high, bound, unit }))
}

const MOST_ROOMS = 10

function typeOf(wish: Wish): string | null {
  if (wish.field === 'propertyType') return wish.type
  // "teen" after "kitne bhk": the number alone stands for the bedrooms.
  if (wish.field === 'bhk' || (wish.field === 'bare' && wish.high <= MOST_ROOMS)) return 'residential'
  return wish.field === 'propertyKind' ? typeOfKinds([wish.kind]) : null
}
