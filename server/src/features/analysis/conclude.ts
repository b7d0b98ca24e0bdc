import type { Budget, Evidence, Requirement, Size } from '@leadbreak/contract'
import { CONFIDENCE } from './dialogue/confidence.ts'
import { joined, LEAST_PRICE, type Ground, type Noted, type Notes } from './dialogue/notes.ts'
import type { Proof } from './dialogue/proof.ts'
import { periodOf, STUDIO_ROOMS, typeOfKinds } from './implications.ts'
import type { Area, Money } from './marks/wish.ts'
import { amountInWords, areaInWords, roomsInWords } from './requirement-text.ts'

/** A value of the requirement in words, and the places in the call that prove it. */
export interface Claim {
  readonly field: Evidence['field']
  readonly value: string
  readonly proofs: readonly Proof[]
  /** 0 to 1. */
  readonly confidence: number
}

const OPT_OUT_IN_WORDS = 'do not call again'

/** The requirement that the notes of a call come to, with what follows from them by requirement's implications. */
export function conclude(notes: Notes): { requirement: Requirement; claims: Claim[] } {
  const claims: Claim[] = []
  const claim = (field: Claim['field'], value: string, { proofs, confidence }: Ground) =>
    claims.push({ field, value, proofs, confidence })

  const money = pickMoney(notes)
  const purpose = concludePurpose(notes, money)
  if (purpose) claim('purpose', purpose.value, purpose)

  const budget = money && concludeBudget(money.value, purpose?.value ?? null)
  if (budget) claim('budget', amountInWords(budget), money)

  const kind = notes.kinds.length === 1 ? notes.kinds[0]! : null
  const rooms = notes.rooms ?? (kind?.value === 'studio' ? implied([STUDIO_ROOMS], kind) : null)
  const size = concludeSize(rooms, notes.area)
  if (rooms) claim('bhk', roomsInWords(rooms.value), rooms)
  if (notes.area && size) claim('area', areaInWords(size), notes.area)

  for (const place of notes.places) claim('locations', place.value.name, place)
  const type = concludeType(notes, rooms)
  if (type) claim('propertyType', type.value, type)
  if (kind) claim('propertyKind', kind.value, kind)
  const amenities = [...notes.amenities].sort((a, b) => (a.value < b.value ? -1 : 1))
  for (const amenity of amenities) claim('amenities', amenity.value, amenity)
  if (notes.possession) claim('possession', notes.possession.value, notes.possession)
  if (notes.optOut) claim('optOut', OPT_OUT_IN_WORDS, notes.optOut)

  return {
    requirement: {
      purpose: purpose?.value ?? null,
      budget,
      size,
      locations: notes.places.map(({ value }) => value.name),
      propertyType: type?.value ?? null,
      propertyKind: kind?.value ?? null,
      amenities: amenities.map(({ value }) => value),
      possession: notes.possession?.value ?? null,
      optOut: notes.optOut !== null,
    },
    claims,
  }
}

function pickMoney({ purpose, budget, smallBudget }: Notes): Noted<Money> | null {
  if (purpose?.value === 'rent') return smallBudget ?? budget
  return budget ?? (purpose === null ? smallBudget : null)
}

/** A price by the month, or one too small for a property, means renting, and a total price buying, when no clearer word was said. */
function concludePurpose(
  notes: Notes,
  money: Noted<Money> | null,
): Noted<NonNullable<Requirement['purpose']>> | null {
  if (notes.purpose) return notes.purpose
  const isPrice = money !== null && money.value.high >= LEAST_PRICE
  const isRent = money !== null && (money.value.per === 'month' || (money.value.per === null && !isPrice))
  if (isRent) return implied('rent', money)
  if (notes.weakPurpose) return notes.weakPurpose
  return isPrice && money.value.per === null ? implied('buy', money) : null
}

/** The budget that an amount means; by the acre it is none. */
function concludeBudget(money: Money, purpose: Requirement['purpose']): Budget | null {
  return money.per === 'other' ? null : budgetOf(money, purpose)
}

export function budgetOf(money: Money, purpose: Requirement['purpose']): Budget {
  const isFloor = money.bound === 'floor'
  const isRange = money.high > money.low
  return {
    min: isFloor || isRange ? money.low : null,
    max: isFloor && !isRange ? null : money.high,
    per: periodOf(purpose, money.per === 'other' ? null : money.per),
  }
}

function concludeSize(rooms: Noted<readonly number[]> | null, area: Noted<Area> | null): Size | null {
  if (!rooms && !area) return null
  return { ...areaOf(area?.value ?? null), bhk: rooms ? [...rooms.value] : [] }
}

/** The size that an area means by itself. */
export function areaOf(said: Area | null): Size {
  return {
    bhk: [],
    areaMin: said && (said.bound !== 'ceiling' || said.high > said.low) ? said.low : null,
    areaMax: said && (said.bound !== 'floor' || said.high > said.low) ? said.high : null,
    areaUnit: said?.unit ?? null,
  }
}

function concludeType(
  notes: Notes,
  rooms: Noted<readonly number[]> | null,
): Noted<NonNullable<Requirement['propertyType']>> | null {
  if (notes.type) return notes.type
  const ofKinds = typeOfKinds(notes.kinds.map(({ value }) => value))
  if (ofKinds) return implied(ofKinds, notes.kinds.reduce<Ground>(joined, NOTHING_SAID))
  return rooms && notes.kinds.length === 0 ? implied('residential', rooms) : null
}

const NOTHING_SAID: Ground = { proofs: [], confidence: 1 }

/** What follows from what was said, and was not said itself. */
function implied<Value>(value: Value, { proofs, confidence }: Ground): Noted<Value> {
  return { value, proofs, confidence: confidence * CONFIDENCE.timesIfImplied }
}
