import { BAJE, HALF_DAYS } from './time-words.ts'
import { FRACTIONS } from '../lexicon/number-words.ts'
import { UNITS } from '../lexicon/units.ts'
import { isImperative } from '../numbers/not-a-number.ts'
import { readNumber } from '../numbers/number.ts'
import { readRange } from '../numbers/range.ts'
import { makePhraseBook } from '../words/phrase-book.ts'
import type { Token } from '../words/tokens.ts'
import type { Part } from './time-part.ts'

type Clock = Extract<Part, { is: 'clock' }>

export interface ReadClock {
  readonly part: Clock
  readonly to: number
}

const O_CLOCK = makePhraseBook(BAJE)
const HALVES = makePhraseBook(HALF_DAYS)
const MINUTES = makePhraseBook<true>([['minute|minutes|minat|min|मिनट', true]])
/** "half past five", "quarter to six": minutes beside the hour. */
const BESIDE_HOUR = makePhraseBook<number>([
  ['half past', 30],
  ['a? quarter past', 15],
  ['a? quarter to', -15],
])
/** "sava baje" leaves the one unsaid, "paun baje" stands for a quarter to it. */
const BARE_FRACTIONS: Readonly<Record<string, number>> = { sava: 75, paun: 45, paune: 45 }
const HOUR = 60
const HALF_DAY = 12 * HOUR
/** Tokens: a list of numbers goes on for ever, a range of hours does not. */
const LONGEST_RANGE = 4

/** The hour that begins at token `at` and says that it is one: "sade paanch baje", "5:30 pm", "17:30", "half past five". */
export function readClock(tokens: readonly Token[], at: number): ReadClock | null {
  const beside = BESIDE_HOUR.find(tokens, at)
  if (beside) {
    const hour = readHour(tokens, beside.to)
    if (!hour) return null
    const minute = (hour.minute + beside.meaning + HALF_DAY) % HALF_DAY
    return withHalf(tokens, minute, O_CLOCK.find(tokens, hour.to)?.to ?? hour.to)
  }
  const written = readWritten(tokens, at)
  if (written) return written
  const hour = readHour(tokens, at)
  if (!hour) return null
  const oClock = O_CLOCK.find(tokens, hour.to)
  if (oClock) {
    const past = readMinutes(tokens, oClock.to)
    return withHalf(tokens, hour.minute + (past?.minutes ?? 0), past?.to ?? oClock.to)
  }
  return HALVES.find(tokens, hour.to) ? withHalf(tokens, hour.minute, hour.to) : null
}

/** A bare number that may be an hour where the words around it make it one: the "5" of "evening 5". */
export function readBareHour(tokens: readonly Token[], at: number): ReadClock | null {
  // The "do" of "let's do Saturday" is no Hindi two.
  const hour = isImperative(tokens, at) ? null : readHour(tokens, at)
  if (!hour || UNITS.find(tokens, hour.to)) return null
  return { part: { is: 'clock', minute: hour.minute % HALF_DAY, half: 'either' }, to: hour.to }
}

/** The first hour of "paanch chhe", in minutes. */
function readHour(tokens: readonly Token[], at: number): { minute: number; to: number } | null {
  const fraction = FRACTIONS.get(tokens[at]?.key ?? '')
  const bare = fraction && BARE_FRACTIONS[fraction]
  if (bare !== undefined && O_CLOCK.find(tokens, at + 1)) return { minute: bare, to: at + 1 }
  if (!readNumber(tokens, at)) return null
  const range = readRange(tokens, at, (next) => next > at + LONGEST_RANGE)
  if (!range || range.numbers.some(({ multiplier }) => multiplier !== 1)) return null
  const first = range.numbers[0]!
  const isHour = range.numbers.every(({ value }) => value > 0 && value < 13 && (value * 4) % 1 === 0)
  // "5.30" is a decimal to the number reader, and half past five on a clock.
  const dotted = /^(\d{1,2})\.([0-5]\d)$/.exec(first.digits ?? '')
  if (dotted) return { minute: Number(dotted[1]) * HOUR + Number(dotted[2]), to: range.to }
  return isHour ? { minute: first.value * HOUR, to: range.to } : null
}

/** "5:30", with or without a half of the day: two digits of minutes, no range and no ratio. */
function readWritten(tokens: readonly Token[], at: number): ReadClock | null {
  const [hour, colon, minute] = [tokens[at], tokens[at + 1], tokens[at + 2]]
  const isWritten =
    hour?.kind === 'number' &&
    minute?.kind === 'number' &&
    colon?.key === ':' &&
    colon.start === hour.end &&
    minute.start === colon.end
  if (!isWritten || !/^\d{1,2}$/.test(hour.key) || !/^[0-5]\d$/.test(minute.key) || hour.value > 23)
    return null
  const isOfDay = hour.value > 12 || hour.value === 0
  const total = hour.value * HOUR + minute.value
  const to = O_CLOCK.find(tokens, at + 3)?.to ?? at + 3
  if (isOfDay)
    return { part: { is: 'clock', minute: total % HALF_DAY, half: total < HALF_DAY ? 'am' : 'pm' }, to }
  return withHalf(tokens, total, to)
}

/** "das baje tees minute". */
function readMinutes(tokens: readonly Token[], at: number): { minutes: number; to: number } | null {
  const number = readNumber(tokens, at)
  const unit = number && MINUTES.find(tokens, number.to)
  if (!unit || !Number.isInteger(number.value) || number.value > 59) return null
  return { minutes: number.value, to: unit.to }
}

function withHalf(tokens: readonly Token[], minute: number, to: number): ReadClock {
  const half = HALVES.find(tokens, to)
  return {
    part: { is: 'clock', minute: minute % HALF_DAY, half: half?.meaning ?? 'either' },
    to: half?.to ?? to,
  }
}
