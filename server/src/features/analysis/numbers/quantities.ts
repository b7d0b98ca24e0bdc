import { UNITS, type AreaUnit, type Unit } from '../lexicon/units.ts'
import { fold } from '../words/fold.ts'
import type { Token } from '../words/tokens.ts'
import { boundAfter, boundBefore, deniedBound, type Bound } from './bounds.ts'
import { rateMark, readMoney, RUPEE, startsPeriod, type Ends, type Per } from './money.ts'
import { lateMultiplier } from './late-multiplier.ts'
import { isLength, isOfRoad, isPortal } from './lengths.ts'
import { isArticle, isImperative } from './not-a-number.ts'
import { isNumberToken, readNumber } from './number.ts'
import { readRange, type Ranged } from './range.ts'

/** What a number in a text counts. `from` and `to` are token indexes, `to` exclusive, with the words of its bound. */
export type Quantity = { readonly from: number; readonly to: number } & (
  | (Ends & { readonly is: 'money'; readonly per: Per })
  | (Ends & { readonly is: 'area'; readonly unit: AreaUnit })
  | { readonly is: 'bhk'; readonly rooms: readonly number[]; readonly said: 'bhk' | 'room' }
  | (Ends & { readonly is: 'months' })
  | (Ends & { readonly is: 'bare'; readonly isRange: boolean; readonly isDigits: boolean })
  | { readonly is: 'other' }
)

/** Every quantity of a text, in order. `isTaken` says which tokens are spoken for, as the 62 of "sector 62". */
export function findQuantities(tokens: readonly Token[], isTaken: (at: number) => boolean): Quantity[] {
  const found: Quantity[] = []
  for (let at = 0; at < tokens.length;) {
    const next = isTaken(at) ? null : findAt(tokens, at, isTaken)
    if (next) found.push(next)
    at = next ? Math.max(next.to, at + 1) : at + 1
  }
  return found
}

function findAt(tokens: readonly Token[], at: number, isTaken: (at: number) => boolean): Quantity | null {
  const digitsEnd = endOfDigitRun(tokens, at)
  if (digitsEnd !== null) return { is: 'other', from: at, to: digitsEnd }
  const bedrooms = readDoubleBedroom(tokens, at)
  if (bedrooms) return bedrooms
  if (isImperative(tokens, at) || isArticle(tokens, at)) return null
  const range = readRange(tokens, at, isTaken)
  if (!range || range.numbers.some((number) => !Number.isFinite(number.value))) return null
  return nameQuantity(tokens, at, range)
}

const LONG_DIGITS = 4
const PHONE_DIGITS = /^[6-9]\d{9}$|^\d{11,}$/
const REPEATS = new Set(['dubl', 'double', 'triple', 'tripl', 'डबल', 'ट्रिपल'].map(fold))

/** The end of a telephone number or a PIN said digit by digit, or null. */
function endOfDigitRun(tokens: readonly Token[], at: number): number | null {
  const token = tokens[at]!
  if (token.kind === 'number' && PHONE_DIGITS.test(token.key)) return at + 1
  let to = at
  let digits = 0
  while (to < tokens.length) {
    const here = tokens[to]!
    if (REPEATS.has(here.key)) digits++
    else {
      const number = isNumberToken(here) ? readNumber(tokens, to) : null
      if (number?.multiplier !== 1 || number.value > 9 || number.to !== to + 1) break
      digits++
    }
    to++
  }
  return digits < LONG_DIGITS ? null : to
}

const BEDROOMS_IN_WORDS = new Map(
  (
    [
      ['single', 1],
      ['double', 2],
      ['triple', 3],
    ] as const
  ).map(([word, rooms]) => [fold(word), rooms] as const),
)

/** "double bedroom", "triple bedroom hall kitchen", "single room kitchen" */
function readDoubleBedroom(tokens: readonly Token[], at: number): Quantity | null {
  const rooms = BEDROOMS_IN_WORDS.get(tokens[at]!.key)
  const unit = rooms === undefined ? null : UNITS.find(tokens, at + 1)
  if (rooms === undefined || !unit) return null
  const isBare = rooms === 1 && unit.meaning.is === 'rk'
  if (unit.meaning.is !== 'bhk' && !isBare) return null
  return { is: 'bhk', from: at, to: unit.to, rooms: [isBare ? 0.5 : rooms], said: 'bhk' }
}

const DIMENSION = new Set(['by', 'x', 'into', 'bae', 'बाई', 'गुना', 'guna', '*'].map(fold))
function nameQuantity(tokens: readonly Token[], at: number, range: Ranged): Quantity {
  const said = boundBefore(tokens, at)
  const unitEnd = UNITS.find(tokens, range.to)?.to ?? range.to
  const denied = said && deniedBound(tokens, said, at, unitEnd)
  if (denied) {
    const named = nameBounded(tokens, at, range, { ...said, bound: denied.bound })
    return { ...named, to: Math.max(named.to, denied.to) }
  }
  return nameBounded(tokens, at, range, said)
}

function nameBounded(
  tokens: readonly Token[],
  at: number,
  range: Ranged,
  before: ReturnType<typeof boundBefore>,
): Quantity {
  const from = before?.from ?? at
  let to = range.to
  const isRupeeBefore = RUPEE.has(tokens[at - 1]?.key ?? '')
  let isMoney = isRupeeBefore
  if (DIMENSION.has(tokens[to]?.key ?? '') && isNumberToken(tokens[to + 1])) {
    return { is: 'other', from: at, to: readNumber(tokens, to + 1)?.to ?? to + 2 }
  }
  // "/-" behind an amount, as in "25000/-".
  if (tokens[to]?.key === '/' && tokens[to + 1]?.key === '-') {
    isMoney = true
    to += 2
  }
  if (RUPEE.has(tokens[to]?.key ?? '')) {
    isMoney = true
    to++
  }
  const multiplier = Math.max(...range.numbers.map((number) => number.multiplier))
  const inner = boundAfter(tokens, to)
  const unitAt = inner?.bound === 'floor' && tokens[to]?.key === '+' ? inner.to : to
  const unit = UNITS.find(tokens, unitAt)

  if (unit && !isMoney && !ignoresUnit(unit.meaning, multiplier, range)) {
    return nameByUnit(tokens, from, range, unit.meaning, unit.to, before?.bound ?? inner?.bound ?? null)
  }
  if (isMoney || multiplier >= 1_000) {
    if (!isMoney && isYear(range)) return { is: 'other', from: at, to }
    const start = isRupeeBefore ? Math.min(from, at - 1) : from
    return { is: 'money', from: start, ...readMoney(tokens, start, to, range, before?.bound ?? null) }
  }
  if (startsPeriod(tokens, to, range.low)) {
    return { is: 'money', from, ...readMoney(tokens, from, to, range, before?.bound ?? null) }
  }
  const after = boundAfter(tokens, to)
  const late = lateMultiplier(tokens, after?.to ?? to)
  if (late) {
    const { low, high } = range
    return {
      ...{ is: 'money', from, to: late.to, per: null, bound: before?.bound ?? after?.bound ?? null },
      ...{ low: low * late.by, high: high * late.by },
    }
  }
  return {
    is: 'bare',
    from,
    to: after?.to ?? to,
    low: range.low,
    high: range.high,
    bound: before?.bound ?? after?.bound ?? null,
    isRange: range.joint === 'to' || range.joint === 'side-by-side',
    isDigits: range.numbers.every((number) => number.digits !== null),
  }
}

/** "pachas lakh car parking bhi": nobody counts cars in lakhs. */
function ignoresUnit(unit: Unit, multiplier: number, range: Ranged): boolean {
  if (unit.is === 'months') return multiplier >= 1_000 || range.low >= 1_000
  if (unit.is === 'area') return multiplier >= 100_000
  if (unit.is === 'bhk' || unit.is === 'room' || unit.is === 'rk') return range.low > MOST_ROOMS
  return multiplier >= 100_000 || (multiplier >= 1_000 && range.low >= 2_100)
}

const MOST_ROOMS = 20

function isYear({ low, numbers }: Ranged): boolean {
  return numbers.length === 1 && Number.isInteger(low) && low > 2000 && low < 2050
}

const IN = new Set('me mein main में मे'.split(' ').map(fold))
const PLUS = new Set(['+', 'plus', 'प्लस'])

function nameByUnit(
  tokens: readonly Token[],
  from: number,
  range: Ranged,
  unit: Unit,
  to: number,
  before: Bound | null,
): Quantity {
  const ends = { low: range.low, high: range.high }
  switch (unit.is) {
    case 'bhk':
    case 'room': {
      // "ac ek kamre me": one of the rooms.
      if (unit.is === 'room' && IN.has(tokens[to]?.key ?? '')) return { is: 'other', from, to }
      // "2 bhk + study" adds a room and bounds nothing.
      const bound = PLUS.has(tokens[to]?.key ?? '') ? null : boundAfter(tokens, to)
      return { is: 'bhk', from, to: bound?.to ?? to, rooms: roomsOf(range), said: unit.is }
    }
    case 'rk':
      return { is: 'bhk', from, to, rooms: [0.5], said: 'bhk' }
    case 'months': {
      const after = boundAfter(tokens, to)
      return {
        is: 'months',
        from,
        to: after?.to ?? to,
        low: ends.low * unit.each,
        high: ends.high * unit.each,
        bound: before ?? after?.bound ?? null,
      }
    }
    case 'area': {
      if (isOfRoad(tokens, to) || isLength(tokens, from, range.to, range)) return { is: 'other', from, to }
      if (unit.unit === 'acre' && isPortal(tokens, range, to)) return { is: 'other', from, to }
      const rate = rateMark(tokens, from, to)
      if (rate !== null) {
        const after = boundAfter(tokens, rate)
        const per = unit.unit === 'sqft' ? ('sqft' as const) : ('other' as const)
        return {
          is: 'money',
          from,
          to: after?.to ?? rate,
          ...ends,
          per,
          bound: before ?? after?.bound ?? null,
        }
      }
      const after = boundAfter(tokens, to)
      return {
        is: 'area',
        from,
        to: after?.to ?? to,
        ...spokenArea(ends, unit.unit, range),
        unit: unit.unit,
        bound: before ?? after?.bound ?? null,
      }
    }
    case 'other':
      // The counted thing stays readable: "do balcony" still names a balcony.
      return { is: 'other', from, to: range.to }
  }
}

/** "twelve fifty square feet" is 1250 and "one fifty gaj" is 150, not a range from 12 to 50. */
function spokenArea(ends: { low: number; high: number }, unit: AreaUnit, { joint, numbers }: Ranged) {
  const isTens =
    numbers.length === 2 && ends.high < 100 && ends.high >= 10 && numbers.every((n) => n.multiplier === 1)
  const isTooSmall = unit === 'sqft' || (unit === 'sqyd' && ends.low < 10)
  if (joint !== 'side-by-side' || !isTens || !isTooSmall) return ends
  const value = ends.low * 100 + ends.high
  return { low: value, high: value }
}

/** The rooms of a choice, and every whole number from the first to the last of "two to four". */
function roomsOf({ numbers, joint, low, high }: Ranged): number[] {
  const said = numbers.map((number) => number.value)
  if (joint !== 'to' || !Number.isInteger(low) || !Number.isInteger(high)) return said
  return Array.from({ length: high - low + 1 }, (_, step) => low + step)
}
