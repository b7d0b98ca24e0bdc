import { isDevanagari, romanise } from './devanagari.ts'
import { englishOf } from './loan-words.ts'

/**
 * The folding key of one word: what is left of its spelling when everything is taken away that writers and
 * recognisers vary ("इंदिरापुरम", "Indirapuram" and "indeera-puraam" share one key). Keys are compared, never shown.
 */
export function keyOf(word: string): string {
  return foldRoman(romanWord(word))
}

/** Lower-case Roman letters and digits of one word; English words written in Devanagari come back as English. */
export function romanWord(word: string): string {
  if (isDevanagari(word)) return englishOf(word) ?? romanise(word)
  return word
    .normalize('NFD')
    .replace(/[^\p{L}\p{N}]/gu, '')
    .toLowerCase()
}

/** The consonants of a key, with "_" for a vowel that opens it: a coarse net for words heard a little wrong. */
export function skeletonOf(key: string): string {
  return key.replace(/^[aeiou]+/, '_').replace(/[aeiouy]/g, '')
}

const FOLDS: readonly (readonly [RegExp, string])[] = [
  [/x/g, 'ks'],
  [/ck/g, 'k'],
  [/ph/g, 'f'],
  [/sh/g, 's'],
  [/chh?/g, 'C'],
  [/c(?=[eiy])/g, 's'],
  [/c/g, 'k'],
  [/q/g, 'k'],
  [/ow(?![aeiou])/g, 'o'],
  [/w/g, 'v'],
  [/z/g, 'j'],
  [/([bdgjkrt])h/g, '$1'],
  [/(.)\1+/g, '$1'],
  [/n(?=[bp])/g, 'm'],
  [/iy(?=[aeou])/g, 'i'],
  [/aya|a[iy](?![aeiou])|e[iy](?![aeiou])/g, 'e'],
  [/([^aeiou])y(?![aeiou])/g, '$1i'],
  [/au|oa(?=[^aeiou])/g, 'o'],
  [/([ae])o/g, '$1v'],
  [/ou/g, 'u'],
  [/([aeiou])h$/g, '$1'],
  [/(.)\1+/g, '$1'],
]

function foldRoman(roman: string): string {
  // Long vowels written double first: "oo" is "u" and "ee" is "i", while doubled consonants only collapse.
  let key = roman.replace(/oo/g, 'u').replace(/ee|ii/g, 'i')
  for (const [from, to] of FOLDS) key = key.replace(from, to)
  return key
}
