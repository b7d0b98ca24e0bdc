import { DATE_WORDS, MAY, MONTHS, ORDINALS } from './time-words.ts'
import { KE } from '../lexicon/common.ts'
import { UNITS } from '../lexicon/units.ts'
import { readNumber } from '../numbers/number.ts'
import { makePhraseBook } from '../words/phrase-book.ts'
import type { Token } from '../words/tokens.ts'
import type { Part } from './time-part.ts'

export interface ReadDate {
  readonly part: Part
  readonly to: number
}

const MONTH_BOOK = makePhraseBook(MONTHS)
const MONTH_BESIDE_NUMBER = makePhraseBook([...MONTHS, [MAY, 5]])
const DATE_BOOK = makePhraseBook(DATE_WORDS)
const ORDINAL_BOOK = makePhraseBook(ORDINALS)
const SUFFIX = makePhraseBook<true>([['th|st|nd|rd', true]])
const OF = makePhraseBook<true>([[`of|${KE}|ki|ka|की|का`, true]])
const FIRST_WEEK = makePhraseBook<true>([[`${KE} pehle|pahle|first|शुरू|पहले week|hafte|हफ्ते|saptah`, true]])
const END = makePhraseBook<true>([[`${KE} end|ant|aakhir|akhir|एंड|अंत|आखिर`, true]])
/** Before an ordinal that is a date without a month: "on the 10th". */
const BEFORE_ORDINAL = new Set(['on', 'the', 'by', 'til', 'before', 'after', 'until'])
/** Behind an ordinal that counts something: "10th floor". */
const SIGNS_OF_END = new Set([
  '.',
  ',',
  ';',
  '!',
  '?',
  'ko',
  'को',
  'ke',
  'के',
  'tak',
  'तक',
  'ki',
  'at',
  'se',
  'से',
])

/** The date, or the named month, that begins at token `at`: "das tarikh", "25 december", "march ke end". */
export function readDate(tokens: readonly Token[], at: number): ReadDate | null {
  const month = MONTH_BESIDE_NUMBER.find(tokens, at)
  if (month) {
    const dated = readNumberOfDay(tokens, month.to)
    if (dated && !UNITS.find(tokens, dated.to) && !isYear(tokens[month.to]))
      return withYear(tokens, dated.date, month.meaning, dated.to)
    const alone = MONTH_BOOK.find(tokens, at)
    if (!alone) return null
    const end = END.find(tokens, alone.to)
    const begin = FIRST_WEEK.find(tokens, alone.to)
    return {
      part: { is: 'named-month', month: alone.meaning, edge: end ? 'end' : null },
      to: (end ?? begin ?? alone).to,
    }
  }
  const written = readWritten(tokens, at)
  if (written) return written
  const dated = readNumberOfDay(tokens, at) ?? readOrdinal(tokens, at)
  if (!dated) return null
  const linked = OF.find(tokens, dated.to)?.to ?? dated.to
  const after = MONTH_BESIDE_NUMBER.find(tokens, linked)
  if (after)
    return withYear(tokens, dated.date, after.meaning, DATE_BOOK.find(tokens, after.to)?.to ?? after.to)
  const named = DATE_BOOK.find(tokens, dated.to)
  if (named) return { part: { is: 'date', date: dated.date, month: null, year: null }, to: named.to }
  const isAlone =
    dated.isOrdinal && (tokens[dated.to] === undefined || SIGNS_OF_END.has(tokens[dated.to]!.key))
  const isMeant = isAlone && BEFORE_ORDINAL.has(tokens[at - 1]?.key ?? '')
  return isMeant ? { part: { is: 'date', date: dated.date, month: null, year: null }, to: dated.to } : null
}

/** A whole number from 1 to 31, in digits or words, with "th" or without. */
function readNumberOfDay(tokens: readonly Token[], at: number) {
  const number = readNumber(tokens, at)
  if (number?.multiplier !== 1) return null
  if (!Number.isInteger(number.value) || number.value < 1 || number.value > 31) return null
  const suffix = SUFFIX.find(tokens, number.to)
  return { date: number.value, to: suffix?.to ?? number.to, isOrdinal: suffix !== null }
}

/** "pehli tarikh": the word alone counts many other things. */
function readOrdinal(tokens: readonly Token[], at: number) {
  const ordinal = ORDINAL_BOOK.find(tokens, at)
  return ordinal && { date: ordinal.meaning, to: ordinal.to, isOrdinal: false }
}

/** "25/12/2026": with its year, so that it is no fraction. */
function readWritten(tokens: readonly Token[], at: number): ReadDate | null {
  const [date, first, month, second, year] = tokens.slice(at, at + 5)
  const isSign = (token: Token | undefined) => token?.key === '/' || token?.key === '-'
  if (date?.kind !== 'number' || month?.kind !== 'number' || !isYear(year)) return null
  if (!isSign(first) || !isSign(second) || !isWithin(date.value, 31) || !isWithin(month.value, 12))
    return null
  return { part: { is: 'date', date: date.value, month: month.value, year: year!.value }, to: at + 5 }
}

function withYear(tokens: readonly Token[], date: number, month: number, to: number): ReadDate {
  const year = isYear(tokens[to]) ? tokens[to]!.value : null
  return { part: { is: 'date', date, month, year }, to: year === null ? to : to + 1 }
}

function isYear(token: Token | undefined): boolean {
  return token?.kind === 'number' && /^20\d\d$/.test(token.key)
}

function isWithin(value: number, most: number): boolean {
  return Number.isInteger(value) && value >= 1 && value <= most
}
