import { amountInWords, areaInWords, roomsInWords } from '../requirement-text.ts'
import { knownPlace } from '../places/places.ts'
import type { ClaimField, ClaimOf } from './answer-schema.ts'

type Named = Exclude<ClaimField, 'objections'>

const WORDS: { readonly [Field in Named]: (claim: ClaimOf<Field>) => string | null } = {
  purpose: ({ value }) => value,
  budget: (claim) => amountInWords(claim),
  bhk: ({ rooms }) => roomsInWords([...new Set(rooms)].sort((a, b) => a - b)),
  area: ({ min, max, unit }) => areaInWords({ bhk: [], areaMin: min, areaMax: max, areaUnit: unit }),
  locations: ({ name }) => knownPlace(name),
  propertyType: ({ value }) => value,
  propertyKind: ({ value }) => value,
  amenities: ({ value }) => value,
  possession: ({ value, months }) =>
    value !== 'within' ? value : months === null ? null : `within ${months} months`,
  optOut: () => 'do not call again',
}

/**
 * What a model claims, as the rules would write it: a number, or a word of our own lists. Null for a place that no list
 * knows, whose name would be the model's own text.
 */
export function wordsOfClaim<Field extends Named>(field: Field, claim: ClaimOf<Field>): string | null {
  const words = WORDS[field](claim)
  return words === '' ? null : words
}
