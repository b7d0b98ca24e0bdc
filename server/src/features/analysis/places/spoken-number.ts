import { digitsOf, ENGLISH_HUNDRED, ENGLISH_NUMBERS, HINDI_HUNDRED, HINDI_NUMBERS } from './number-words.ts'
import type { Token } from './tokens.ts'

/** A whole number and how many tokens it took. */
export interface SpokenNumber {
  readonly value: number
  readonly tokenCount: number
}

/**
 * Reads the number of a sector or a phase, 1 to 200, at `at`: "62", "६२", "बासठ", "baasath", "sixty two",
 * "one fifty" (150), "one two seven" (127), "एक सौ पचास". Null when no number stands there.
 */
export function spokenNumberAt(tokens: readonly Token[], at: number): SpokenNumber | null {
  const first = tokens[at]
  if (!first) return null
  if (/^\p{N}+$/u.test(first.text)) {
    const value = digitsOf(first.text)
    return value >= 1 && value <= LARGEST ? { value, tokenCount: 1 } : null
  }
  const spoken = spelledDigits(tokens, at) ?? englishNumber(tokens, at) ?? hindiNumber(tokens, at)
  return spoken && spoken.value >= 1 && spoken.value <= LARGEST ? spoken : null
}

const LARGEST = 200

function spelledDigits(tokens: readonly Token[], at: number): SpokenNumber | null {
  const digits = [0, 1, 2].map((n) => ENGLISH_NUMBERS.get(tokens[at + n]?.key ?? ''))
  if (!digits.every((digit) => digit !== undefined && digit < 10)) return null
  return { value: Number(digits.join('')), tokenCount: 3 }
}

function englishNumber(tokens: readonly Token[], at: number): SpokenNumber | null {
  const first = ENGLISH_NUMBERS.get(tokens[at]!.key)
  if (first === undefined) return null
  if (
    first === 1 &&
    (tokens[at + 1]?.key === ENGLISH_HUNDRED || ENGLISH_NUMBERS.get(tokens[at + 1]?.key ?? '')! >= 10)
  ) {
    const skipped = tokens[at + 1]!.key === ENGLISH_HUNDRED ? 2 : 1
    const rest = tokens[at + skipped] ? englishNumber(tokens, at + skipped) : null
    return { value: 100 + (rest?.value ?? 0), tokenCount: skipped + (rest?.tokenCount ?? 0) }
  }
  const unit = ENGLISH_NUMBERS.get(tokens[at + 1]?.key ?? '')
  const isTens = first >= 20 && first % 10 === 0
  if (isTens && unit !== undefined && unit < 10) return { value: first + unit, tokenCount: 2 }
  return { value: first, tokenCount: 1 }
}

function hindiNumber(tokens: readonly Token[], at: number): SpokenNumber | null {
  const first = tokens[at]!.key === HINDI_HUNDRED ? 100 : HINDI_NUMBERS.get(tokens[at]!.key)
  if (first === undefined) return null
  const hasHundred = first === 1 && tokens[at + 1]?.key === HINDI_HUNDRED
  if (!hasHundred && first !== 100) return { value: first, tokenCount: 1 }
  const skipped = hasHundred ? 2 : 1
  const rest = HINDI_NUMBERS.get(tokens[at + skipped]?.key ?? '')
  return { value: 100 + (rest ?? 0), tokenCount: skipped + (rest === undefined ? 0 : 1) }
}
