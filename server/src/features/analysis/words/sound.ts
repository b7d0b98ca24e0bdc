import { isDevanagari, romanise } from '../../../lib/devanagari.ts'

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
  if (Math.abs(a.length - b.length) > most) return most + 1
  let row = Array.from({ length: b.length + 1 }, (_, at) => at)
  for (let i = 1; i <= a.length; i++) {
    const next = [i]
    for (let j = 1; j <= b.length; j++) {
      const change = row[j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1)
      next.push(Math.min(change, row[j]! + 1, next[j - 1]! + 1))
    }
    row = next
  }
  return row[b.length]!
}
