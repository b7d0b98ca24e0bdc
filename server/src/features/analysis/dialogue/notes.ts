import type { PROPERTY_KINDS, PROPERTY_TYPES, PURPOSES } from '@leadbreak/contract'
import type { Amenity } from '../lexicon/amenities.ts'
import type { Area, Money, PlaceWish, Wish } from '../marks/wish.ts'
import type { Proof } from './proof.ts'

/** The words that prove a value, and how certain they make it (0 to 1). */
export interface Ground {
  readonly proofs: readonly Proof[]
  readonly confidence: number
}

/** A value that holds so far. */
export interface Noted<Value> extends Ground {
  readonly value: Value
}

/** What the lead has said so far. Written turn by turn; the last word holds. */
export interface Notes {
  purpose: Noted<(typeof PURPOSES)[number]> | null
  /** "lena hai": counts when nothing clearer is said. */
  weakPurpose: Noted<(typeof PURPOSES)[number]> | null
  budget: Noted<Money> | null
  /** An amount too small for a price: the rent, unless the lead turns out to buy or to sell. */
  smallBudget: Noted<Money> | null
  rooms: Noted<readonly number[]> | null
  area: Noted<Area> | null
  /** The amount noted last, which a correction without a unit corrects. */
  lastAmount: Area | Money | null
  places: Noted<PlaceWish>[]
  type: Noted<(typeof PROPERTY_TYPES)[number]> | null
  kinds: Noted<(typeof PROPERTY_KINDS)[number]>[]
  amenities: Noted<Amenity>[]
  possession: Noted<string> | null
  optOut: Noted<true> | null
}

export function emptyNotes(): Notes {
  return {
    purpose: null,
    weakPurpose: null,
    budget: null,
    smallBudget: null,
    rooms: null,
    area: null,
    lastAmount: null,
    places: [],
    type: null,
    kinds: [],
    amenities: [],
    possession: null,
    optOut: null,
  }
}

/** How a value meets those of its field that stand already. */
export type Manner = 'set' | 'add' | 'correct'

/** Rupees: below this an amount is no price of a property, and may be a rent. */
export const LEAST_PRICE = 200_000

/** Writes a wanted value down. */
export function note(notes: Notes, wish: Wish, ground: Ground, manner: Manner): void {
  if (wish.field === 'area' || wish.field === 'budget') notes.lastAmount = wish
  switch (wish.field) {
    case 'purpose':
      if (wish.isWeak) notes.weakPurpose = { value: wish.purpose, ...ground }
      // "abhi kiraya aa raha hai": the seller's tenant pays it.
      else if (notes.purpose?.value !== 'sell' || wish.purpose !== 'rent' || wish.isOwner)
        notes.purpose = { value: wish.purpose, ...ground }
      break
    case 'budget':
      noteMoney(notes, wish, ground, manner)
      break
    case 'bhk':
      notes.rooms = noteRooms(notes.rooms, wish.rooms, ground, manner)
      break
    case 'area':
      notes.area = noteArea(notes.area, wish, ground, manner)
      break
    case 'locations':
      notePlace(notes, wish, ground, manner)
      break
    case 'propertyType':
      notes.type = { value: wish.type, ...ground }
      break
    case 'propertyKind': {
      const others = notes.kinds.filter((kind) => kind.value !== wish.kind)
      notes.kinds = [...(manner === 'add' ? others : []), { value: wish.kind, ...ground }]
      break
    }
    case 'amenities': {
      const rivals: readonly Amenity[] = FURNISHINGS.includes(wish.amenity) ? FURNISHINGS : [wish.amenity]
      const others = notes.amenities.filter((amenity) => !rivals.includes(amenity.value))
      notes.amenities = [...others, { value: wish.amenity, ...ground }]
      break
    }
    case 'possession':
      notes.possession = {
        value:
          typeof wish.possession === 'string' ? wish.possession : `within ${wish.possession.months} months`,
        ...ground,
      }
      break
    case 'bare':
      break
  }
}

/** Both grounds of one value; it is as certain as the weaker. */
export function joined(a: Ground, b: Ground): Ground {
  return { proofs: [...a.proofs, ...b.proofs], confidence: Math.min(a.confidence, b.confidence) }
}

const FURNISHINGS: readonly Amenity[] = ['furnished', 'semi-furnished']

/** Takes a refused value out of what stands. */
export function strike(notes: Notes, wish: Wish): void {
  switch (wish.field) {
    case 'purpose':
      if (notes.purpose?.value === wish.purpose) notes.purpose = null
      if (notes.weakPurpose?.value === wish.purpose) notes.weakPurpose = null
      break
    case 'budget':
      if (notes.budget?.value.high === wish.high) notes.budget = null
      if (notes.smallBudget?.value.high === wish.high) notes.smallBudget = null
      break
    case 'bhk': {
      const left = notes.rooms?.value.filter((rooms) => !wish.rooms.includes(rooms)) ?? []
      notes.rooms = notes.rooms && left.length > 0 ? { ...notes.rooms, value: left } : null
      break
    }
    case 'area':
      if (notes.area?.value.high === wish.high) notes.area = null
      break
    case 'locations':
      notes.places = notes.places.filter(({ value }) => !isCalled(value.name, wish.name))
      break
    case 'propertyType':
      if (notes.type?.value === wish.type) notes.type = null
      break
    case 'propertyKind':
      notes.kinds = notes.kinds.filter((kind) => kind.value !== wish.kind)
      break
    case 'amenities':
      notes.amenities = notes.amenities.filter((amenity) => amenity.value !== wish.amenity)
      break
    case 'possession':
      if (notes.possession?.value === wish.possession) notes.possession = null
      break
    case 'bare':
      break
  }
}

/** "phase three chhodo": DLF Phase 3 is called so where it was named before. */
function isCalled(name: string, called: string): boolean {
  return name === called || name.endsWith(` ${called}`)
}

function noteMoney(notes: Notes, money: Money, ground: Ground, manner: Manner): void {
  const isSmall = money.high < LEAST_PRICE && money.per === null
  // Beside a rent by the month a small amount is one as well.
  if (isSmall && notes.budget?.value.per === 'month') {
    notes.budget = { value: { ...money, per: 'month' }, ...ground }
    return
  }
  if (money.per === 'month') notes.smallBudget = null
  const slot = isSmall ? 'smallBudget' : 'budget'
  const standing = notes[slot]
  const merged = manner === 'add' && standing ? mergeBounds(standing.value, money) : null
  notes[slot] = merged ? { value: merged, ...joined(standing!, ground) } : { value: money, ...ground }
}

function noteRooms(
  standing: Noted<readonly number[]> | null,
  rooms: readonly number[],
  ground: Ground,
  manner: Manner,
): Noted<readonly number[]> {
  if (manner !== 'add' || !standing) return { value: union([], rooms), ...ground }
  const value = union(standing.value, rooms)
  return value.length === standing.value.length ? standing : { value, ...joined(standing, ground) }
}

function noteArea(standing: Noted<Area> | null, area: Area, ground: Ground, manner: Manner): Noted<Area> {
  const isPair = standing && manner === 'add' && standing.value.unit === area.unit
  const [floor, ceiling] = isPair && area.bound === 'floor' ? [area, standing.value] : [standing?.value, area]
  if (!isPair || floor?.bound !== 'floor' || ceiling.bound !== 'ceiling' || floor.high >= ceiling.low)
    return { value: area, ...ground }
  return { value: { ...area, low: floor.low, high: ceiling.high, bound: null }, ...joined(standing, ground) }
}

/** "at least forty lakh, at most sixty": a floor and a ceiling make a range. */
export function mergeBounds(a: Money, b: Money): Money | null {
  const [floor, ceiling] = a.bound === 'floor' ? [a, b] : [b, a]
  const isPair = floor.bound === 'floor' && ceiling.bound !== 'floor' && floor.high < ceiling.low
  return isPair
    ? { field: 'budget', low: floor.low, high: ceiling.high, bound: null, per: b.per ?? a.per }
    : widened(a, b)
}

/** "pachas saath lakh, accha mila to sattar bhi": a higher ceiling widens a range. */
function widened(range: Money, more: Money): Money | null {
  const isWider =
    range.low < range.high && more.low === more.high && more.bound !== 'floor' && more.high > range.high
  return isWider ? { ...range, high: more.high, per: more.per ?? range.per } : null
}

/** Nobody looks in so many; who counts places up wants none of the later ones. */
const MOST_PLACES = 60

function notePlace(notes: Notes, place: PlaceWish, ground: Ground, manner: Manner): void {
  const standing = notes.places.find(({ value }) => value.name === place.name)
  if (standing || notes.places.length >= MOST_PLACES) return
  const kept =
    manner === 'correct' ? notes.places.filter(({ value }) => !isReplacedBy(value, place)) : notes.places
  notes.places = [...kept, { value: place, ...ground }]
}

/** Takes out what was named in one breath with `chosen`, but for the names in `kept`. */
export function dropRivals(notes: Notes, chosen: string, kept: ReadonlySet<string>): void {
  const standing = notes.places.find(({ value }) => value.name === chosen)
  if (!standing) return
  notes.places = notes.places.filter((other) => kept.has(other.value.name) || !isRivalOf(other, standing))
}

/** Two of a kind that were named in one breath: "hazratganj ya aliganj". */
function isRivalOf(other: Noted<PlaceWish>, chosen: Noted<PlaceWish>): boolean {
  return (
    other !== chosen &&
    other.value.isCity === chosen.value.isCity &&
    other.proofs[0]?.segment === chosen.proofs[0]?.segment
  )
}

/** A city corrects cities, a locality corrects localities; a new city takes those of another city with it. */
function isReplacedBy(old: PlaceWish, next: PlaceWish): boolean {
  if (old.isCity === next.isCity) return true
  return next.isCity && old.city !== null && old.city !== next.name
}

function union(a: readonly number[], b: readonly number[]): number[] {
  return [...new Set([...a, ...b])].sort((x, y) => x - y)
}
