import type { Budget, Evidence, Requirement, Size } from '@leadbreak/contract'
import { LEAST_PRICE, type Noted, type Notes } from './dialogue/notes.ts'
import type { Proof } from './dialogue/proof.ts'
import { periodOf, STUDIO_ROOMS, typeOfKinds } from './implications.ts'
import type { Area, Money } from './marks/wish.ts'
import { amountInWords, areaInWords, roomsInWords } from './requirement-text.ts'

/** A value of the requirement in words, and the places in the call that prove it. */
export interface Claim {
  readonly field: Evidence['field']
  readonly value: string
  readonly proofs: readonly Proof[]
}

/** The requirement that the notes of a call come to, with what follows from them by requirement's implications. */
export function conclude(notes: Notes): { requirement: Requirement; claims: Claim[] } {
  const claims: Claim[] = []
  const claim = (field: Claim['field'], value: string, proofs: readonly Proof[]) =>
    claims.push({ field, value, proofs })

  const money = pickMoney(notes)
  const purpose = concludePurpose(notes, money)
  if (purpose) claim('purpose', purpose.value, purpose.proofs)

  const budget = money && concludeBudget(money.value, purpose?.value ?? null)
  if (budget) claim('budget', amountInWords(budget), money.proofs)

  const kind = notes.kinds.length === 1 ? notes.kinds[0]! : null
  const rooms =
    notes.rooms ?? (kind?.value === 'studio' ? { value: [STUDIO_ROOMS], proofs: kind.proofs } : null)
  const size = concludeSize(rooms, notes.area)
  if (rooms) claim('bhk', roomsInWords(rooms.value), rooms.proofs)
  if (notes.area && size) claim('area', areaInWords(size), notes.area.proofs)

  for (const { value, proofs } of notes.places) claim('locations', value.name, proofs)
  const type = concludeType(notes, rooms)
  if (type) claim('propertyType', type.value, type.proofs)
  if (kind) claim('propertyKind', kind.value, kind.proofs)
  const amenities = [...notes.amenities].sort((a, b) => (a.value < b.value ? -1 : 1))
  for (const { value, proofs } of amenities) claim('amenities', value, proofs)
  if (notes.possession) claim('possession', notes.possession.value, notes.possession.proofs)
  if (notes.optOut) claim('optOut', 'do not call again', notes.optOut.proofs)

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
  if (isRent) return { value: 'rent', proofs: money.proofs }
  if (notes.weakPurpose) return notes.weakPurpose
  return isPrice && money.value.per === null ? { value: 'buy', proofs: money.proofs } : null
}

function concludeBudget(money: Money, purpose: Requirement['purpose']): Budget | null {
  if (money.per === 'other') return null
  const isFloor = money.bound === 'floor'
  const isRange = money.high > money.low
  return {
    min: isFloor || isRange ? money.low : null,
    max: isFloor && !isRange ? null : money.high,
    per: periodOf(purpose, money.per),
  }
}

function concludeSize(rooms: Noted<readonly number[]> | null, area: Noted<Area> | null): Size | null {
  if (!rooms && !area) return null
  const said = area?.value
  return {
    bhk: rooms ? [...rooms.value] : [],
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
  const implied = typeOfKinds(notes.kinds.map(({ value }) => value))
  if (implied) return { value: implied, proofs: notes.kinds.flatMap(({ proofs }) => proofs) }
  return rooms && notes.kinds.length === 0 ? { value: 'residential', proofs: rooms.proofs } : null
}
