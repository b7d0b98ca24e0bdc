import { isDevanagari, romanise } from './devanagari.ts'
import { englishOf } from './loan-words.ts'
import { tradeWordOf } from './trade-words.ts'

/**
 * Keys by which words are found, whatever script they are written in and however loosely they are spelt: "मकान",
 * "makaan" and "makan" meet. A written word has several keys, one for each way in which it may be asked for; a word of a
 * query has one, which must begin one of those. Keys are never shown.
 *
 * Raise WORD_KEY_RULES with every change of what this file answers: what is kept is then indexed again.
 */
export const WORD_KEY_RULES = 1

/** Where the words of a text stand, in UTF-16 units. */
export interface WordSpan {
  readonly text: string
  readonly start: number
  readonly end: number
}

/** A word is a run of letters and marks of any script, or of digits: "2bhk" is two words. */
export function wordsIn(text: string): WordSpan[] {
  return [...text.matchAll(/\p{N}+|[\p{L}\p{M}\u200c\u200d]+/gu)].map(({ 0: word, index }) => ({
    text: word,
    start: index,
    end: index + word.length,
  }))
}

/**
 * The key that a word of a query asks for; empty for signs that have no sound. A short word or a number asks for itself
 * alone, a longer word for all that begins with it. Of a longer Devanagari word the nasal at its end is left out, for
 * "nahi" and "nahin" are one.
 */
export function askedKey(word: string): string {
  const key = likeliestKey(word)
  const isWhole = key.length <= LONGEST_SHORT_KEY || /^\p{N}+$/u.test(key)
  return key !== '' && isWhole ? key + END : key
}

/** All keys that a written word can be asked for by. */
export function writtenKeys(word: string): readonly string[] {
  const known = remembered.get(word)
  if (known) return known
  if (remembered.size >= MOST_REMEMBERED) remembered.clear()
  const keys = makeWrittenKeys(word)
  remembered.set(word, keys)
  return keys
}

/** People say the same few thousand words again and again, and spelling one takes as long as looking up a hundred. */
const remembered = new Map<string, readonly string[]>()
const MOST_REMEMBERED = 20_000

function makeWrittenKeys(word: string): string[] {
  const plain = plainWord(word)
  const english = isDevanagari(plain) ? englishWordOf(plain) : null
  const roman = isDevanagari(plain) ? spellings(plain) : [plain]
  const keys = [...roman, ...(english === null ? [] : [english])].map(foldRoman)
  const all = new Set([...keys, ...keys.map(withoutUnspoken), likeliestKey(word)])
  return [...all].filter((key) => key !== '').map((key) => key + END)
}

/** Stands behind each written key. A letter, because a search parts words at everything else; of a script nobody asks in. */
const END = 'ᛉ'
const LONGEST_SHORT_KEY = 3

function likeliestKey(word: string): string {
  const plain = plainWord(word)
  if (!isDevanagari(plain)) return foldRoman(plain)
  const english = englishWordOf(plain)
  if (english !== null) return foldRoman(english)
  const [roman = ''] = spellings(plain)
  const withoutNasal = foldRoman(roman.replace(/n$/, ''))
  const mayLoseNasal = /[ंँ]$/.test(plain) && withoutNasal.length > LONGEST_SHORT_KEY
  return mayLoseNasal ? withoutNasal : foldRoman(roman)
}

function englishWordOf(word: string): string | null {
  return tradeWordOf(word) ?? englishOf(word)
}

/** In the order of how usual they are. */
function spellings(word: string): string[] {
  const letters = word.replaceAll('ज्ञ', 'ग्य')
  return (['d', 'r'] as const).flatMap((flap) =>
    [false, true].map((writesUnspoken) => romanise(letters, { flap, writesUnspoken })),
  )
}

/** In lower case, without accents and invisible joiners, with Roman digits. */
function plainWord(word: string): string {
  const lower = word
    .normalize('NFKC')
    .replace(/[^\p{L}\p{M}\p{N}]/gu, '')
    .replace(/[\u0966-\u096f]/g, (digit) => String(digit.charCodeAt(0) - 0x0966))
    .toLowerCase()
  if (isDevanagari(lower)) return lower
  return lower
    .normalize('NFD')
    .replace(/[\u0300-\u036f]/g, '')
    .normalize('NFC')
}

/** Takes away what writers of Roman Hindi vary. English words pass through the same folding, so both scripts meet. */
function foldRoman(roman: string): string {
  const word = SAME_WORD.get(roman) ?? roman
  // Abbreviations (bhk, rs) have nothing that could vary.
  if (!/[aeiouy]/.test(word)) return word
  return word
    .replace(/(?:c+h+)+/g, 'ch')
    .replace(/ph|ck|[qwxz]|c(?!h)/g, foldConsonant)
    .replace(/oo/g, 'u')
    .replace(/ee/g, 'i')
    .replace(DOUBLED, '$1')
    .replace(/n(?=[bpmf])/g, 'm')
    .replace(/iy(?=[aeou])/g, 'i')
    .replace(/([aeou])y(?=[ei])/g, '$1')
    .replace(/([^aeiou])y(?![aeiou])/g, '$1i')
    .replace(/a[iy](?![aeou])|ei|ey(?![aeou])/g, 'e')
    .replace(/oe/g, 'oi')
    .replace(/au|ou/g, 'o')
    .replace(/([ae])o/g, '$1v')
    .replace(/anv$/, 'avn')
    .replace(/([aeiou])h$/, '$1')
    .replace(DOUBLED, '$1')
}

function foldConsonant(letters: string, at: number, word: string): string {
  if (letters === 'c') return /[eiy]/.test(word.charAt(at + 1)) ? 's' : 'k'
  return FOLDED.get(letters)!
}

const DOUBLED = /(.)\1+/g
const FOLDED: ReadonlyMap<string, string> = new Map(
  Object.entries({ ph: 'f', ck: 'k', q: 'k', w: 'v', x: 'ks', z: 'j' }),
)

/** Spellings that no rule brings together. */
const SAME_WORD: ReadonlyMap<string, string> = new Map(
  Object.entries({
    ...{ crore: 'karod', crores: 'karod', cr: 'karod', karor: 'karod', lac: 'lakh', lacs: 'lakh' },
    ...{ lakhs: 'lakh', gurugram: 'gudgaon', gurgaon: 'gudgaon', bengaluru: 'bangalore', rupees: 'rupaye' },
    ...{ dilli: 'delhi', behan: 'bahan', sheher: 'shahar', kyun: 'kyon', tayyar: 'taiyar' },
  }),
)

/** An inherent vowel that some write and few speak, between two single consonants: "kamara" is "kamra" as well. */
function withoutUnspoken(key: string): string {
  return key.replace(UNSPOKEN, '$1')
}

const UNSPOKEN = /([aeiou](?:[bcdgjkpst]h|[^aeiou\d]))a(?=(?:[bcdgjkpst]h|[^aeiou\d])[aeiou])/g
