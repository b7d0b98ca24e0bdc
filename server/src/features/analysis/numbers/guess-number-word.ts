import { MULTIPLIERS, NUMBER_WORDS } from '../lexicon/number-words.ts'
import type { Token } from '../words/tokens.ts'

const MIN_LENGTH = 5

/**
 * The number that an unknown spelling right before lakh, crore or hazaar stands for, when exactly one number is a
 * single letter away. Elsewhere a word that merely looks like a number is left alone.
 */
export function guessNumberWord(tokens: readonly Token[], at: number): number | null {
  const token = tokens[at]
  if (isThirteen(tokens, at)) return 13
  const next = tokens[at + 1]
  if (token?.kind !== 'word' || token.key.length < MIN_LENGTH || !next || !MULTIPLIERS.has(next.key))
    return null
  const values = new Set<number>()
  for (const [word, value] of NUMBER_WORDS) {
    if (word.length >= MIN_LENGTH && isOneEditApart(word, token.key)) values.add(value)
  }
  const [only, another] = values
  return only === undefined || another !== undefined ? null : only
}

/** "baarah tera hazaar": otherwise the word is "yours". */
function isThirteen(tokens: readonly Token[], at: number): boolean {
  const key = tokens[at]?.key
  if (key !== 'tera' && key !== 'तेरा') return false
  return NUMBER_WORDS.get(tokens[at - 1]?.key ?? '') === 12 && MULTIPLIERS.has(tokens[at + 1]?.key ?? '')
}

function isOneEditApart(a: string, b: string): boolean {
  if (Math.abs(a.length - b.length) > 1) return false
  let start = 0
  while (start < a.length && start < b.length && a[start] === b[start]) start++
  let end = 0
  while (end < a.length - start && end < b.length - start && a.at(-1 - end) === b.at(-1 - end)) end++
  return Math.max(a.length, b.length) - start - end <= 1
}
