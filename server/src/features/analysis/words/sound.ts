import { isDevanagari, romanise } from '../../../lib/devanagari.ts'
import { editDistance } from '../../../lib/edit-distance.ts'

/** How a word sounds, in Roman letters, whichever script it is written in: what recognisers confuse falls together. */
export function soundOf(word: string): string {
  const roman = isDevanagari(word) ? romanise(word) : word
  let sound = roman.toLowerCase()
  for (const [letters, same] of SAME_SOUNDS) sound = sound.replaceAll(letters, same)
  return sound.replace(DOUBLED, '$1').slice(0, LONGEST)
}

/** No word of the trade is nearly so long; what is has to be compared no further. */
const LONGEST = 24
const DOUBLED = /(.)\1+/g
const SAME_SOUNDS: readonly (readonly [string, string])[] = [
  ['aa', 'a'],
  ['ee', 'i'],
  ['oo', 'u'],
  ['ai', 'e'],
  ['ay', 'e'],
  ['ei', 'e'],
  ['au', 'o'],
  ['aw', 'o'],
  ['ou', 'o'],
  ['tch', 'C'],
  ['chh', 'C'],
  ['ch', 'C'],
  ['sh', 's'],
  ['ph', 'f'],
  ['bh', 'b'],
  ['dh', 'd'],
  ['th', 't'],
  ['kh', 'k'],
  ['gh', 'g'],
  ['jh', 'j'],
  ['ck', 'k'],
  ['qu', 'kw'],
  ['x', 'ks'],
  ['z', 'j'],
  ['c', 'k'],
  ['q', 'k'],
  ['w', 'v'],
  ['y', 'i'],
]

/** The consonants of a sound by how the mouth makes them: p, b, f and v are one, and so on. Vowels and h fall away. */
export function mouthOf(sound: string): string {
  let mouth = ''
  for (const letter of sound) {
    const made = MADE[letter]
    if (made !== undefined && mouth.at(-1) !== made) mouth += made
  }
  return mouth
}

const MADE: Readonly<Record<string, string>> = {
  ...{ p: 'p', b: 'p', f: 'p', v: 'p' },
  ...{ t: 't', d: 't' },
  ...{ k: 'k', g: 'k' },
  ...{ s: 's', j: 's', C: 's' },
  ...{ m: 'm', n: 'm', l: 'l', r: 'r' },
}

/** How many letters must change to make `a` of `b`; at most `most` + 1. */
export function changesBetween(a: string, b: string, most: number): number {
  return Math.abs(a.length - b.length) > most ? most + 1 : editDistance(a, b)
}
