import type { EvidenceField } from '@leadbreak/contract'
import { areaOf, budgetOf } from './conclude.ts'
import { sameField, type Mention } from './dialogue/mention.ts'
import type { Noted, Notes } from './dialogue/notes.ts'
import { proofOf, type Proof } from './dialogue/proof.ts'
import { restated } from './dialogue/restated.ts'
import type { Money, PlaceWish, Wish } from './marks/wish.ts'
import { amountInWords, areaInWords, roomsInWords } from './requirement-text.ts'
import type { Turn } from './words/turns.ts'

/** A value that held for a while. */
export interface Replaced {
  readonly field: EvidenceField
  /** In words, as a claim has them. */
  readonly value: string
  readonly proof: Proof
  /** The value that took its place, in words; null when it was only taken back. */
  readonly replacedBy: string | null
}

/** What stood before a turn of the lead and stands no more after it. */
export function replacedBetween(before: Notes, after: Notes): Replaced[] {
  const money = (wish: Money) => amountInWords(budgetOf(wish, purposeOf(after)?.value ?? null))
  return [
    ...ofOne('purpose', purposeOf(before), purposeOf(after), String),
    ...ofOne('budget', before.budget, after.budget, money),
    ...ofOne('budget', before.smallBudget, after.smallBudget, money),
    ...ofRooms(before.rooms, after.rooms),
    ...ofOne('area', before.area, after.area, (area) => areaInWords(areaOf(area))),
    ...ofPlaces(before.places, after.places),
    ...ofOne('propertyType', before.type, after.type, String),
    ...ofMany('propertyKind', before.kinds, after.kinds, (_, added) => added[0] ?? null),
    ...ofMany('amenities', before.amenities, after.amenities, (gone, added) =>
      isFurnishing(gone) ? (added.find(isFurnishing) ?? null) : null,
    ),
    ...ofOne('possession', before.possession, after.possession, String),
  ]
}

/** What the lead says and corrects in one breath: "pachas nahi saath lakh". What the agent named was never his. */
export function correctedAtOnce(
  turn: Turn,
  mentions: readonly Mention[],
  agentSaid: readonly Wish[],
  notes: Notes,
): Replaced[] {
  return mentions.flatMap((refused, at) => {
    if (refused.status !== 'refused') return []
    const next = mentions
      .slice(at + 1, at + 1 + NEXT_FEW)
      .find((other) => other.status === 'wanted' && sameField(other.wish, refused.wish))
    if (!next || !(next.isCorrection || isAmount(next.wish))) return []
    const wish =
      refused.wish.field === 'bare' && (next.wish.field === 'budget' || next.wish.field === 'area')
        ? restated(refused.wish, next.wish)
        : refused.wish
    const [value, replacedBy] = [wish && inWords(wish, notes), inWords(next.wish, notes)]
    if (!wish || wish.field === 'bare' || value === null || value === replacedBy) return []
    if (agentSaid.some((said) => inWords(said, notes) === value)) return []
    return [{ field: wish.field, value, proof: proofOf(turn, refused.from, refused.to), replacedBy }]
  })
}

const NEXT_FEW = 4

function isAmount({ field }: Wish): boolean {
  return field === 'budget' || field === 'bhk' || field === 'area'
}

function inWords(wish: Wish, notes: Notes): string | null {
  switch (wish.field) {
    case 'purpose':
      return wish.purpose
    case 'budget':
      return wish.per === 'other' ? null : amountInWords(budgetOf(wish, purposeOf(notes)?.value ?? null))
    case 'bhk':
      return roomsInWords(wish.rooms)
    case 'area':
      return areaInWords(areaOf(wish))
    case 'locations':
      return wish.name
    case 'propertyType':
      return wish.type
    case 'propertyKind':
      return wish.kind
    default:
      return null
  }
}

function purposeOf({ purpose, weakPurpose }: Notes): Notes['purpose'] {
  return purpose ?? weakPurpose
}

function ofOne<Value>(
  field: EvidenceField,
  before: Noted<Value> | null,
  after: Noted<Value> | null,
  words: (value: Value) => string,
): Replaced[] {
  if (!before || (after && goesOnIn(before, after))) return []
  const value = words(before.value)
  const replacedBy = after && words(after.value)
  return value === replacedBy || value === '' ? [] : [{ field, value, proof: before.proofs[0]!, replacedBy }]
}

/** A floor that got its ceiling, rooms to which others were added: nothing was taken away. */
function goesOnIn(before: Noted<unknown>, after: Noted<unknown>): boolean {
  return before.proofs.every((proof) => after.proofs.includes(proof))
}

function ofRooms(before: Notes['rooms'], after: Notes['rooms']): Replaced[] {
  const gone = before?.value.filter((rooms) => !after?.value.includes(rooms)) ?? []
  if (!before || gone.length === 0) return []
  const added = after?.value.filter((rooms) => !before.value.includes(rooms)) ?? []
  const replacedBy = added.length > 0 ? roomsInWords(added) : null
  return [{ field: 'bhk', value: roomsInWords(gone), proof: before.proofs[0]!, replacedBy }]
}

function ofPlaces(before: Notes['places'], after: Notes['places']): Replaced[] {
  if (before === after) return []
  const isIn = (places: Notes['places'], { name }: PlaceWish) =>
    places.some(({ value }) => value.name === name)
  const added = after.filter(({ value }) => !isIn(before, value))
  return before.flatMap(({ value, proofs }) => {
    if (isIn(after, value)) return []
    const replacedBy = added.find((other) => other.value.isCity === value.isCity)?.value.name ?? null
    return [{ field: 'locations', value: value.name, proof: proofs[0]!, replacedBy }]
  })
}

function ofMany<Value extends string>(
  field: EvidenceField,
  before: readonly Noted<Value>[],
  after: readonly Noted<Value>[],
  replacementOf: (gone: Value, added: readonly Value[]) => Value | null,
): Replaced[] {
  const isIn = (list: readonly Noted<Value>[], wanted: Value) => list.some(({ value }) => value === wanted)
  const added = after.map(({ value }) => value).filter((value) => !isIn(before, value))
  return before.flatMap(({ value, proofs }) =>
    isIn(after, value) ? [] : [{ field, value, proof: proofs[0]!, replacedBy: replacementOf(value, added) }],
  )
}

function isFurnishing(amenity: string): boolean {
  return amenity === 'furnished' || amenity === 'semi-furnished'
}
