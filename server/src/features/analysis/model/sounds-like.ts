import { keyOf } from '../places/place-key.ts'
import { namePlace } from '../places/places.ts'

const NAME = /^[\p{L}\p{N}][\p{L}\p{M}\p{N} .'&()-]{1,58}$/u
/** "evil.example" is no "St. Thomas". */
const HOST = /\.\S/
const LEAST_TO_VARY = 5

/**
 * The name of a place that no list has, as a model spells it, when each of its words sounds like one of the quoted words;
 * null otherwise, and for names that are everyday words.
 */
export function soundsLike(name: string, quote: string): string | null {
  const trimmed = name.trim()
  const known = NAME.test(trimmed) && !HOST.test(trimmed) ? namePlace(trimmed) : null
  if (!known) return null
  const heard = wordsOf(quote).map(keyOf)
  const isHeard = wordsOf(trimmed).every((word) => heard.some((key) => isNear(keyOf(word), key)))
  return isHeard ? known : null
}

function wordsOf(text: string): string[] {
  return text.split(/[^\p{L}\p{M}\p{N}]+/u).filter((word) => word !== '')
}

/** The same key, or in long words all but one letter of it. */
function isNear(a: string, b: string): boolean {
  if (a === b) return a !== ''
  if (Math.min(a.length, b.length) < LEAST_TO_VARY || Math.abs(a.length - b.length) > 1) return false
  let same = 0
  while (same < a.length && a[same] === b[same]) same++
  let end = 0
  while (end < Math.min(a.length, b.length) - same && a.at(-1 - end) === b.at(-1 - end)) end++
  return Math.max(a.length, b.length) - same - end <= 1
}
