import type { Shape } from './shape.ts'

/**
 * Words and telephone numbers as both engines index them. A word is a run of letters, marks and digits of any script;
 * a telephone number is kept as each of its endings, so that "begins with" finds a run of digits anywhere in it.
 * Raise TOKEN_RULES with every change of what this file answers: kept documents are then indexed again.
 */
export const TOKEN_RULES = 1

/** Parts the endings of telephone numbers from words; no word holds it. */
const NUMBER_MARK = '#'
const SHORTEST_RUN_OF_DIGITS = 4
/** From so many digits on, groups such as "98765 43210" are one telephone number and not several words. */
const SHORTEST_GROUPED_NUMBER = 7
const LONGEST_WORD = 64
const LONGEST_NUMBER = 20

/** The zeros of the digits that people in India type: Arabic-Indic, Urdu, and the scripts of the Indian languages. */
const ZEROS = [
  0x0660, 0x06f0, 0x0966, 0x09e6, 0x0a66, 0x0ae6, 0x0b66, 0x0be6, 0x0c66, 0x0ce6, 0x0d66,
] as const

/** Everything the document can be found by, without repetition. */
export function tokensOf(shape: Shape, document: Readonly<Record<string, unknown>>): string[] {
  const words = (shape.search?.words ?? []).flatMap((field) => wordsOf(toText(document[field])))
  const numbers = (shape.search?.digits ?? []).flatMap((field) => endingsOf(toText(document[field])))
  return [...new Set([...words, ...numbers])]
}

/**
 * What a search text asks for: a document matches if, for each of the answered lists, one of its tokens begins with one
 * of the list's texts. Empty when the text holds no word.
 */
export function termsOf(text: string): string[][] {
  const joined = fold(text).replace(/\+?\d[\d\s().-]*\d/g, (number) => {
    const digits = number.replace(/\D/g, '')
    return digits.length >= SHORTEST_GROUPED_NUMBER ? ` ${digits} ` : number
  })
  const words = [...new Set(wordsOf(joined))]
  return words.map((word) =>
    word.length >= SHORTEST_RUN_OF_DIGITS && /^[0-9]+$/.test(word)
      ? [word, NUMBER_MARK + word.slice(0, LONGEST_NUMBER)]
      : [word],
  )
}

function wordsOf(text: string): string[] {
  const words = fold(text).match(/[\p{L}\p{M}\p{N}]+/gu) ?? []
  return words.map((word) => Array.from(word).slice(0, LONGEST_WORD).join(''))
}

function endingsOf(text: string): string[] {
  const digits = fold(text).replace(/\D/g, '').slice(0, LONGEST_NUMBER)
  const endings: string[] = []
  for (let start = 0; start + SHORTEST_RUN_OF_DIGITS <= digits.length; start++)
    endings.push(NUMBER_MARK + digits.slice(start))
  return endings
}

/** Equal for texts that differ in case, width, composition, invisible joiners or the script of their digits only. */
function fold(text: string): string {
  return text
    .normalize('NFKC')
    .replace(/\p{Cf}/gu, '')
    .toUpperCase()
    .toLowerCase()
    .replaceAll('ς', 'σ')
    .replace(/\p{Nd}/gu, toAsciiDigit)
}

function toAsciiDigit(digit: string): string {
  const code = digit.codePointAt(0)!
  const zero = ZEROS.find((candidate) => code >= candidate && code < candidate + 10)
  return zero === undefined ? digit : String(code - zero)
}

function toText(value: unknown): string {
  return typeof value === 'string' ? value : typeof value === 'number' ? String(value) : ''
}
