import type {
  EditableField,
  Evidence,
  EvidenceField,
  Requirement,
  ReplacedValue,
  SaidInCall,
} from '@leadbreak/contract'

import { amountInWords, areaInWords, roomsInWords } from '../requirement-text.ts'

/** What one call of a contact came to, with what people have set in it. */
export interface ReadOfCall {
  readonly callId: string
  readonly callAt: string
  readonly requirement: Requirement
  readonly evidence: readonly Evidence[]
  readonly replaced: readonly ReplacedValue[]
  readonly edited: readonly EditableField[]
}

export interface MergedRequirement {
  readonly requirement: Requirement
  readonly history: SaidInCall[]
}

const NOTHING: Requirement = {
  purpose: null,
  budget: null,
  size: null,
  locations: [],
  propertyType: null,
  propertyKind: null,
  amenities: [],
  possession: null,
  optOut: false,
}

/** Each of these holds one value; size is two of them. */
const SINGLE_FIELDS = ['budget', 'propertyType', 'propertyKind', 'possession'] as const

/**
 * What a contact wants, from his calls in the order of time. The last call that speaks of a field is believed; places and
 * amenities add up until a later call takes one back; who wants something else altogether (to rent, and no more to buy)
 * begins anew. What a person has set beats what was read, in whatever call; of two that were set, the later one.
 */
export function mergeRequirements(calls: readonly ReadOfCall[]): MergedRequirement {
  const read = calls.reduce((standing, call) => takeIn(standing, call), NOTHING)
  const requirement = calls.reduce((standing, call) => setByPeople(standing, call), read)
  const held = heldValues(requirement)
  const history = calls.flatMap((call) => saidIn(call, held))
  return { requirement, history }
}

function takeIn(standing: Requirement, { requirement: said, replaced }: ReadOfCall): Requirement {
  const isAnotherWish =
    said.purpose !== null && standing.purpose !== null && said.purpose !== standing.purpose
  const before = isAnotherWish ? { ...NOTHING, optOut: standing.optOut } : standing
  const next = { ...before, purpose: said.purpose ?? before.purpose, optOut: before.optOut || said.optOut }
  for (const field of SINGLE_FIELDS) {
    if (said[field] !== null) Object.assign(next, { [field]: said[field] })
  }
  return {
    ...next,
    size: mergeSizes(before.size, said.size),
    locations: mergeLists(before.locations, said.locations, takenBack(replaced, 'locations')),
    amenities: mergeLists(before.amenities, said.amenities, takenBack(replaced, 'amenities')).sort(),
  }
}

function mergeSizes(before: Requirement['size'], said: Requirement['size']): Requirement['size'] {
  if (!before || !said) return said ?? before
  const hasArea = said.areaMin !== null || said.areaMax !== null
  const { areaMin, areaMax, areaUnit } = hasArea ? said : before
  return { bhk: said.bhk.length > 0 ? said.bhk : before.bhk, areaMin, areaMax, areaUnit }
}

function mergeLists<T extends string>(
  before: readonly T[],
  said: readonly T[],
  gone: ReadonlySet<string>,
): T[] {
  const kept = before.filter((value) => !gone.has(value) && !said.includes(value))
  return [...kept, ...said]
}

function takenBack(replaced: readonly ReplacedValue[], field: EvidenceField): ReadonlySet<string> {
  return new Set(replaced.filter((row) => row.field === field).map(({ value }) => value))
}

function setByPeople(standing: Requirement, { requirement, edited }: ReadOfCall): Requirement {
  return { ...standing, ...Object.fromEntries(edited.map((field) => [field, requirement[field]])) }
}

/** What a call said of each field, in words, the first quote with it. */
function saidIn(
  { callId, callAt, requirement, evidence, edited }: ReadOfCall,
  held: ReadonlySet<string>,
): SaidInCall[] {
  return valuesOf(requirement).map(([field, value]) => {
    const proof = evidence.find((row) => row.field === field && row.value === value)
    const isEdited = edited.includes(field === 'bhk' || field === 'area' ? 'size' : field)
    return {
      ...{ field, value, callId, callAt, isEdited },
      holds: held.has(`${field} ${value}`),
      quote: proof ? quoteOf(proof) : null,
    }
  })
}

function quoteOf({
  quote,
  segmentIndex,
  startMs,
  endMs,
  speaker,
}: Evidence): NonNullable<SaidInCall['quote']> {
  return { quote, segmentIndex, startMs, endMs, speaker }
}

function heldValues(requirement: Requirement): ReadonlySet<string> {
  return new Set(valuesOf(requirement).map(([field, value]) => `${field} ${value}`))
}

/** Every value of a requirement in words, as the evidence has them. */
export function valuesOf(requirement: Requirement): [EvidenceField, string][] {
  const { purpose, budget, size, locations, propertyType, propertyKind } = requirement
  const { amenities, possession, optOut } = requirement
  const values: [EvidenceField, string | null][] = [
    ['purpose', purpose],
    ['budget', budget && amountInWords(budget)],
    ['bhk', size && roomsInWords(size.bhk)],
    ['area', size && areaInWords(size)],
    ...locations.map((name): [EvidenceField, string] => ['locations', name]),
    ['propertyType', propertyType],
    ['propertyKind', propertyKind],
    ...amenities.map((amenity): [EvidenceField, string] => ['amenities', amenity]),
    ['possession', possession],
    ['optOut', optOut ? 'do not call again' : null],
  ]
  return values.filter((row): row is [EvidenceField, string] => row[1] !== null && row[1] !== '')
}
