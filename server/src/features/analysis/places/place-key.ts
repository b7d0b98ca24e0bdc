import { isDevanagari, romanise } from '../../../lib/devanagari.ts'
import { englishOf } from '../../../lib/loan-words.ts'

/**
 * The folding key of one word: what is left of its spelling when everything is taken away that writers and
 * recognisers vary ("इंदिरापुरम", "Indirapuram" and "indeera-puraam" share one key). Keys are compared, never shown.
 */
export function keyOf(word: string): string {
  return foldRoman(romanWord(word))
}

/** The keys of words parted by spaces. */
export function keysOf(words: string): ReadonlySet<string> {
  return new Set(words.trim().split(/\s+/).map(keyOf))
}

/** Lower-case Roman letters and digits of one word; English words written in Devanagari come back as English. */
export function romanWord(word: string): string {
  if (/^[a-z0-9]+$/.test(word)) return SHORTENED.get(word) ?? word
  if (isDevanagari(word)) return englishOf(word) ?? romanise(word)
  return word
    .normalize('NFD')
    .replace(/[^\p{L}\p{N}]/gu, '')
    .toLowerCase()
}

/** As written on signs and in messages. */
const SHORTENED: ReadonlyMap<string, string> = new Map(
  Object.entries({
    ext: 'extension',
    extn: 'extension',
    extention: 'extension',
    rd: 'road',
    ngr: 'nagar',
    center: 'centre',
  }),
)

/** The consonants of a key, with "_" for a vowel that opens it: a coarse net for words heard a little wrong. */
export function skeletonOf(key: string): string {
  return key.replace(/^[aeiou]+/, '_').replace(/[aeiouy]/g, '')
}

/** Each pass is one regular expression, because a gazetteer of thousands of names is folded at start-up. */
function foldRoman(roman: string): string {
  // Abbreviations (bhk, bkc, hsr) have nothing that could vary.
  if (!/[aeiouy]/.test(roman)) return roman
  return roman
    .replace(LONG_VOWELS, (vowel) => FOLDED.get(vowel)!)
    .replace(CONSONANTS, foldConsonants)
    .replace(DOUBLED, '$1')
    .replace(NASALS_AND_DIPHTHONGS, (letters) => FOLDED.get(letters)!)
    .replace(/([^aeiou])y(?![aeiou])/g, '$1i')
    .replace(/([ae])o/g, '$1v')
    .replace(/([aeiou])h$/, '$1')
    .replace(DOUBLED, '$1')
}

function foldConsonants(letters: string, aspirated: string | undefined, at: number, word: string): string {
  if (letters === 'c' && /[eiy]/.test(word.charAt(at + 1))) return 's'
  return aspirated ?? FOLDED.get(letters)!
}

const LONG_VOWELS = /oo|ee|ii|ow(?![aeiou])/g
const CONSONANTS = /chh?|ck|ph|sh|[cqwxz]|([bdgjkrt])h/g
const DOUBLED = /(.)\1+/g
const NASALS_AND_DIPHTHONGS = /n(?=[bp])|iy(?=[aeou])|aya|[ae][iy](?![aeiou])|au|oa(?=[^aeiou])|ou/g

const FOLDED: ReadonlyMap<string, string> = new Map(
  Object.entries({
    ...{ oo: 'u', ee: 'i', ii: 'i', ow: 'o' },
    // "C" is the sound of "ch", which must not meet "k" or "s".
    ...{ ch: 'C', chh: 'C', ck: 'k', ph: 'f', sh: 's', c: 'k', q: 'k', w: 'v', x: 'ks', z: 'j' },
    ...{ n: 'm', iy: 'i', aya: 'e', ai: 'e', ay: 'e', ei: 'e', ey: 'e', au: 'o', oa: 'o', ou: 'u' },
  }),
)
