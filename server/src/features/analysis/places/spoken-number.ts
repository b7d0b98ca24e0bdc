import { keyOf, keysOf } from './place-key.ts'
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
  const spoken =
    digits(tokens, at) ?? digitByDigit(tokens, at) ?? hundred(tokens, at) ?? belowHundred(tokens, at)
  return spoken && spoken.value >= 1 && spoken.value <= LARGEST ? spoken : null
}

const LARGEST = 200
const ONE = keyOf('one')
const ENGLISH = keysOf(
  'one two three four five six seven eight nine twenty thirty forty fifty sixty seventy eighty ninety',
)

function digits(tokens: readonly Token[], at: number): SpokenNumber | null {
  const token = tokens[at]
  return token && isWritten(token) && token.number !== null ? { value: token.number, tokenCount: 1 } : null
}

function digitByDigit(tokens: readonly Token[], at: number): SpokenNumber | null {
  const said = [0, 1, 2].map((n) => spokenDigit(tokens[at + n]))
  return said.includes(null) ? null : { value: Number(said.join('')), tokenCount: 3 }
}

function spokenDigit(token: Token | undefined): number | null {
  if (!token || isWritten(token) || token.number === null) return null
  return token.number <= 9 ? token.number : null
}

/** "sau pachas", "ek sau pachas", "one hundred fifty", "one fifty". */
function hundred(tokens: readonly Token[], at: number): SpokenNumber | null {
  const [first, second] = [tokens[at], tokens[at + 1]]
  const rest = (from: number) => belowHundred(tokens, from) ?? { value: 0, tokenCount: 0 }
  if (first?.number === 100) {
    const { value, tokenCount } = rest(at + 1)
    return { value: 100 + value, tokenCount: 1 + tokenCount }
  }
  if (first?.number === 1 && second?.number === 100) {
    const { value, tokenCount } = rest(at + 2)
    return { value: 100 + value, tokenCount: 2 + tokenCount }
  }
  const { value, tokenCount } = rest(at + 1)
  return first?.key === ONE && value >= 10 ? { value: 100 + value, tokenCount: 1 + tokenCount } : null
}

/** One word, or English tens and a unit: Hindi has a word of its own for each number below a hundred. */
function belowHundred(tokens: readonly Token[], at: number): SpokenNumber | null {
  const [first, second] = [tokens[at], tokens[at + 1]]
  const value = first && !isWritten(first) ? first.number : null
  if (!first || value === null || value >= 100) return null
  const isEnglish = second !== undefined && ENGLISH.has(first.key) && ENGLISH.has(second.key)
  if (isEnglish && value >= 20 && second.number! < 10) return { value: value + second.number!, tokenCount: 2 }
  return { value, tokenCount: 1 }
}

function isWritten(token: Token): boolean {
  return /^\p{N}/u.test(token.text)
}
