import { EVERYDAY_WORDS } from './lexicon/everyday-words.ts'
import { FRACTIONS, MULTIPLIERS, NUMBER_WORDS } from './lexicon/number-words.ts'
import { gazetteer } from './places/gazetteer.ts'
import { isOrdinary } from './places/ordinary-words.ts'
import { keyOf } from './places/place-key.ts'

const LISTS = [NUMBER_WORDS, MULTIPLIERS, FRACTIONS, EVERYDAY_WORDS]

/** Whether a spelling key is of a word of common talk, of a number or of a place. */
export function isCommonWord(key: string): boolean {
  if (LISTS.some((list) => list.has(key))) return true
  const placeKey = keyOf(key)
  return isOrdinary(placeKey) || gazetteer().byKey.has(placeKey)
}
