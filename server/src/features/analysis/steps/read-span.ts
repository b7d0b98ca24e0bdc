import { NO_SPAN, SPAN_AMOUNTS, SPAN_HEADS, SPAN_TAILS, SPAN_UNITS } from './time-words.ts'
import { readNumber } from '../numbers/number.ts'
import { readRange } from '../numbers/range.ts'
import { fold } from '../words/fold.ts'
import { makePhraseBook } from '../words/phrase-book.ts'
import type { Token } from '../words/tokens.ts'
import type { Part } from './time-part.ts'

const UNITS = makePhraseBook(SPAN_UNITS)
const HEADS = makePhraseBook(SPAN_HEADS)
const TAILS = makePhraseBook(SPAN_TAILS)
const AMOUNTS = makePhraseBook(SPAN_AMOUNTS)
const NOT_MEANT: ReadonlySet<string> = new Set(NO_SPAN.split('|').map(fold))
const NEAR = 4
/** Tokens: a list of numbers goes on for ever, "do teen din" does not. */
const LONGEST_RANGE = 4
/** Nobody puts off what he promises for longer. */
const MOST = { minute: 48 * 60, day: 400, week: 60, month: 24 } as const

/** A time counted from now: "do din baad", "aadhe ghante me", "in 2 days". The upper end of "do teen din" is left out. */
export function readSpan(tokens: readonly Token[], at: number): { part: Part; to: number } | null {
  const head = HEADS.find(tokens, at)
  const counted = readCounted(tokens, head?.to ?? at)
  if (!counted) return null
  const tail = TAILS.find(tokens, counted.to)
  if (!head && !tail) return null
  const to = tail?.to ?? counted.to
  const { unit, amount } = counted
  if (amount <= 0 || amount > MOST[unit]) return null
  if (unit === 'month' && isHandover(tokens, at, to)) return null
  return { part: { is: 'span', unit, amount }, to }
}

function readCounted(tokens: readonly Token[], at: number) {
  const worded = AMOUNTS.find(tokens, at)
  const range = readNumber(tokens, at) && readRange(tokens, at, (next) => next > at + LONGEST_RANGE)
  const plain = range?.numbers.every(({ multiplier }) => multiplier === 1) ? range : null
  const said = worded ?? (plain ? { meaning: plain.low, to: plain.to } : { meaning: 1, to: at })
  const unit = UNITS.find(tokens, said.to)
  if (!unit) return null
  return { unit: unit.meaning.unit, amount: said.meaning * unit.meaning.each, to: unit.to }
}

/** "chhe mahine me possession": a house is ready then, and nobody does anything. */
function isHandover(tokens: readonly Token[], from: number, to: number): boolean {
  for (let at = Math.max(0, from - NEAR); at < Math.min(tokens.length, to + NEAR); at++) {
    if (NOT_MEANT.has(tokens[at]!.key)) return true
  }
  return false
}
