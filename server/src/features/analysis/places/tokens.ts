import { NUMBER_WORDS } from '../lexicon/number-words.ts'
import { fold } from '../words/fold.ts'
import { remembered } from '../words/remembered.ts'
import { spelledLetters } from './letter-names.ts'
import { isOrdinary } from './ordinary-words.ts'
import { keyOf, keysOf } from './place-key.ts'

/** One word or number of a text. Offsets are UTF-16 units; the words of one group have no full stop or comma between them. */
export interface Token {
  readonly text: string
  readonly start: number
  readonly end: number
  readonly key: string
  /** The key with ड़ and ड taken for each other, which writers and recognisers mix up ("वाकड़"); else the same. */
  readonly otherKey: string
  /** "एच" → "h", "डीएलएफ" → "dlf": the Roman letters that the word spells, if it does. */
  readonly letters: string | null
  readonly group: number
  /** A word of common talk, unlikely to name a place by itself. */
  readonly isOrdinary: boolean
  /** What digits or one number word count: "62", "do", "sixty", "सौ"; null for any other word. */
  readonly number: number | null
}

/** Cuts a text into words and numbers. "62A" and "sec62" become two tokens each. */
export function tokensOf(text: string): Token[] {
  const tokens: Token[] = []
  let group = 0
  let end = 0
  for (const match of text.matchAll(WORD)) {
    if (parts(text.slice(end, match.index), tokens.at(-1))) group++
    end = match.index + match[0].length
    if (match[0].length > LONGEST_WORD) {
      group++
      continue
    }
    tokens.push({ text: match[0], start: match.index, end, group, ...knownOf(match[0]) })
  }
  return tokens
}

/** What can be said of a word by itself. */
const knownOf = remembered((word): Omit<Token, 'text' | 'start' | 'end' | 'group'> => {
  const key = keyOf(word)
  return {
    key,
    otherKey: keyOf(withOtherDots(word)),
    letters: spelledLetters(word),
    isOrdinary: isOrdinary(key),
    number: numberOf(word),
  }
})

/** "वाकड़" as "वाकड", and "हडपसर" as "हड़पसर"; a word never begins with the dotted letters. */
function withOtherDots(word: string): string {
  const letters = word.normalize('NFD')
  return /[डढ]़/.test(letters)
    ? letters.replace(/([डढ])़/g, '$1')
    : letters.replace(/(?<=[\p{L}\p{M}])(?<!्)([डढ])(?!्)/gu, '$1़')
}

/** What is longer names nothing. */
const LONGEST_WORD = 60
const WORD = /\p{N}+|[\p{L}\p{M}\u200c\u200d]+/gu

/** A full stop after one letter belongs to it ("M.G. Road"); everywhere else it ends what came before. */
function parts(between: string, before: Token | undefined): boolean {
  if (/[,;:!?()[\]{}"\n।|/]/.test(between)) return true
  return between.includes('.') && before !== undefined && before.text.length > 1
}

function numberOf(word: string): number | null {
  if (!/^\p{N}/u.test(word)) return NUMBER_WORDS.get(fold(word)) ?? (HUNDRED.has(keyOf(word)) ? 100 : null)
  const value = Number(word.replace(/[०-९]/g, (digit) => String(digit.charCodeAt(0) - 0x0966)))
  return Number.isNaN(value) ? null : value
}

const HUNDRED = keysOf('sau सौ hundred')
