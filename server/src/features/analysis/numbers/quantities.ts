import { fold } from '../words/fold.ts'
import { makePhraseBook } from '../words/phrase-book.ts'
import type { Token } from '../words/tokens.ts'
import { KA, KE, ME, SE } from '../lexicon/common.ts'
import { ENGLISH_TENS, MULTIPLIERS } from '../lexicon/number-words.ts'
import { UNITS, type AreaUnit, type Unit } from '../lexicon/units.ts'
import { boundAfter, boundBefore, type Bound } from './bounds.ts'
import { isNumberToken, readNumber, type SaidNumber } from './number.ts'

/** What a number in a text counts. `from` and `to` are token indexes, `to` exclusive, with the words of its bound. */
export type Quantity = { readonly from: number; readonly to: number } & (
  | (Ends & { readonly is: 'money'; readonly per: 'month' | 'sqft' | 'other' | null })
  | (Ends & { readonly is: 'area'; readonly unit: AreaUnit })
  | { readonly is: 'bhk'; readonly rooms: readonly number[]; readonly said: 'bhk' | 'room' }
  | (Ends & { readonly is: 'months' })
  | (Ends & { readonly is: 'bare'; readonly isRange: boolean; readonly isDigits: boolean })
  | { readonly is: 'other' }
)

/** One number has equal ends; two ends make a range. The bound is how the words limit it. */
export interface Ends {
  readonly low: number
  readonly high: number
  readonly bound: Bound | null
}

interface Ranged {
  readonly numbers: readonly SaidNumber[]
  readonly low: number
  readonly high: number
  readonly joint: Joint | null
  readonly to: number
}

type Joint = 'to' | 'or' | 'side-by-side'

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

/** The stems before which "do" is the Hindi "give": bata do, kar do. */
const STEMS = new Set(
  'kar kr bata batla de dikha bhej rakh likh laga hata mita chod chor chhod ja jane hone rehne le dila bana bol kara karwa karva bhijwa bhijva milwa milva suna samjha nikal nikaal daal dal hatva jaane rakhva note nahi मत कर बता दिखा भेज रख लिख लगा हटा मिटा छोड दे ले दिला बना बोल करा करवा जाने होने रहने'
    .split(' ')
    .map(fold),
)
const ENGLISH_AFTER_DO = new Set('not you we i they dont it the this that'.split(' ').map(fold))

function isImperative(tokens: readonly Token[], at: number): boolean {
  const key = tokens[at]!.key
  if (key !== 'do' && key !== 'दो') return false
  if (key === 'do' && ENGLISH_AFTER_DO.has(tokens[at + 1]?.key ?? '')) return true
  const before = tokens[at - 1]
  if (before && ENGLISH_BEFORE_DO.has(before.key) && key === 'do') return !UNITS.find(tokens, at + 1)
  return before !== undefined && STEMS.has(before.key) && readUnitOrNumber(tokens, at + 1) === null
}

const ENGLISH_BEFORE_DO = new Set('i we you to can will would could what how'.split(' ').map(fold))

function readUnitOrNumber(tokens: readonly Token[], at: number): true | null {
  if (UNITS.find(tokens, at)) return true
  const number = readNumber(tokens, at - 1)
  return number && number.multiplier > 1 ? true : null
}

/** "ek teen bhk flat": the word for one is an article here, not the start of "one to three". */
function isArticle(tokens: readonly Token[], at: number): boolean {
  const key = tokens[at]!.key
  if (key !== 'ek' && key !== 'एक' && key !== 'one') return false
  const next = tokens[at + 1]
  if (!next || !isNumberToken(next)) return false
  const number = readNumber(tokens, at + 1)
  if (!number) return false
  const own = readNumber(tokens, at)
  if (own && own.to > at + 1) return false
  if (key === 'one' && ENGLISH_TENS.has(next.key)) return false
  const unit = UNITS.find(tokens, number.to)?.meaning
  return (
    unit?.is === 'bhk' || unit?.is === 'room' || unit?.is === 'rk' || number.value / number.multiplier > 2
  )
}

function readRange(tokens: readonly Token[], at: number, isTaken: (at: number) => boolean): Ranged | null {
  const first = readNumber(tokens, at) ?? readBareMultiplier(tokens, at)
  if (!first) return null
  const numbers = [first]
  let joint: Joint | null = null
  let to = first.to
  for (;;) {
    const link = readJoint(tokens, at, to)
    if (!link || isTaken(link.to)) break
    const next = readNumber(tokens, link.to)
    const previous = numbers.at(-1)!
    if (!next || !mayJoin(tokens, previous, next, link.joint)) break
    numbers.push(next)
    joint ??= link.joint
    if (link.joint === 'or') joint = 'or'
    to = next.to
    if (joint === 'to') break
  }
  const scaled = scaleEnds(numbers)
  if (scaled) return { numbers, low: Math.min(...scaled), high: Math.max(...scaled), joint, to }
  return { numbers: [first], low: first.value, high: first.value, joint: null, to: first.to }
}

/** "sau gaj", "hazaar foot": one hundred, one thousand. */
function readBareMultiplier(tokens: readonly Token[], at: number): SaidNumber | null {
  const value = BARE_MULTIPLIERS.get(tokens[at]!.key)
  if (value === undefined) return null
  const unit = UNITS.find(tokens, at + 1)?.meaning
  const joint = readJoint(tokens, at, at + 1)
  const opensRange = joint !== null && (readNumber(tokens, joint.to)?.value ?? 0) > value
  if (unit?.is !== 'area' && !opensRange) return null
  return { value, multiplier: value, lastMultiplier: value, to: at + 1, digits: null }
}

const BARE_MULTIPLIERS = new Map([
  ['sau', 100],
  ['सौ', 100],
  ['hundred', 100],
  ['hajar', 1000],
  ['हजार', 1000],
  ['thousand', 1000],
])

const JOINTS = makePhraseBook<Joint>([
  [[`${SE} lekar|leke|lekr|le|लेकर|लेके kar|ke|के|कर?`, SE, 'to|till|टू', '-', 'से'], 'to'],
  [['ya|yaa|या', 'or|ऑर', '/', 'ya phir|fir|फिर', 'या फिर', ','], 'or'],
])
const AND = new Set(['and', 'aur', 'और', '&'])
const BETWEEN = makePhraseBook<true>([
  [['between', `${KE} beech|bich|beach|बीच ${ME}?`, 'beech|bich|बीच', 'in between'], true],
])

function readJoint(tokens: readonly Token[], begin: number, at: number): { joint: Joint; to: number } | null {
  const found = JOINTS.find(tokens, at)
  if (found) return { joint: found.meaning, to: found.to }
  if (AND.has(tokens[at]?.key ?? '')) {
    const second = readNumber(tokens, at + 1)
    if (!second) return null
    const unit = UNITS.find(tokens, second.to)
    const isBetween =
      BETWEEN.find(tokens, begin - 1) !== null || BETWEEN.find(tokens, unit ? unit.to : second.to) !== null
    if (isBetween) return { joint: 'to', to: at + 1 }
    return unit?.meaning.is === 'bhk' ? { joint: 'or', to: at + 1 } : null
  }
  return { joint: 'side-by-side', to: at }
}

function mayJoin(tokens: readonly Token[], a: SaidNumber, b: SaidNumber, joint: Joint): boolean {
  if (isComma(tokens[a.to]) && b.multiplier !== 1) return false
  if (joint !== 'side-by-side') return true
  if (a.digits !== null && b.digits !== null && a.digits.length !== b.digits.length && b.multiplier === 1)
    return false
  // Side by side the unit is said once, or twice the same.
  return (
    (a.multiplier === 1 && b.value / b.multiplier > a.value) ||
    (a.multiplier > 1 && b.multiplier === a.multiplier) ||
    // "hazaar barah sau": a thousand to twelve hundred.
    (a.value === a.multiplier && a.multiplier > 1 && b.value > a.value && b.value < 3 * a.value)
  )
}

function isComma(token: Token | undefined): boolean {
  return token?.key === ','
}

const DOWN: Readonly<Record<number, number>> = { 10_000_000: 100_000, 100_000: 1_000, 1_000: 1, 100: 1, 1: 1 }

/** The ends of a range with the multiplier that was said once; null when they are no range. */
function scaleEnds(numbers: readonly SaidNumber[]): number[] | null {
  if (numbers.length === 1) return [numbers[0]!.value]
  const last = numbers.at(-1)!
  const first = numbers[0]!
  const values = numbers.map((number) => {
    if (number.multiplier === 1 && last.multiplier > 1) {
      // "assi se ek crore bees lakh": 80 is of lakhs when 80 crore would turn the range round.
      for (let by = last.multiplier; by >= 1; by = by === 1 ? 0 : DOWN[by]!) {
        if (number.value * by < last.value) return number.value * by
      }
      return number.value
    }
    if (number.multiplier === 1 && first.multiplier > 1 && last === number)
      return number.value * first.lastMultiplier
    return number.value
  })
  for (let at = 1; at < values.length; at++) if (values[at]! <= values[at - 1]!) return null
  return values
}

const RUPEE = new Set(
  'rs rupe rupay rupaye rupe rupye rupaya rupya rupes rupee rupees rupi rupis inr ₹ रुपए रुपये रुपया रूपए रूपये रुपे रूपया रुपीज रूपीज रुपीस'
    .split(' ')
    .map(fold),
)
const DIMENSION = new Set(['by', 'x', 'into', 'bae', 'बाई', 'गुना', 'guna', '*'].map(fold))
const ROAD = new Set(
  'road rod roads rasta raasta wide chaudi chauda chaudha chaude front frontage facing height uncha gali sadak रोड रास्ता चौडी चौडा चौडे चौड़ी फ्रंट सडक ऊंचा गली'
    .split(' ')
    .map(fold),
)

function nameQuantity(tokens: readonly Token[], at: number, range: Ranged): Quantity {
  const before = boundBefore(tokens, at)
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
    return readMoney(tokens, start, to, range, before?.bound ?? null)
  }
  if (
    readRate(tokens, to) !== null ||
    (PER.find(tokens, to) && MONTHLY.find(tokens, to)) ||
    (range.low >= 1_000 && MONTHLY.find(tokens, to))
  ) {
    return readMoney(tokens, from, to, range, before?.bound ?? null)
  }
  const after = boundAfter(tokens, to)
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
    case 'room':
      return { is: 'bhk', from, to: boundAfter(tokens, to)?.to ?? to, rooms: roomsOf(range), said: unit.is }
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
      if (ROAD.has(tokens[to]?.key ?? '')) return { is: 'other', from, to }
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

const RATE_AFTER = makePhraseBook<true>([
  [
    [
      `${KE} hisab|hisaab|hisaab|हिसाब ${SE}|सा?`,
      `${KA} rate|ret|bhav|bhaav|रेट|भाव`,
      'rate|bhav|bhaav|रेट|भाव',
    ],
    true,
  ],
])
const RATE_BEFORE = new Set('rate ret bhav bhaav @ रेट भाव'.split(' ').map(fold))

function rateMark(tokens: readonly Token[], from: number, to: number): number | null {
  const after = RATE_AFTER.find(tokens, to)
  if (after) return after.to
  for (let at = from - 1; at >= Math.max(0, from - 3); at--) if (RATE_BEFORE.has(tokens[at]!.key)) return to
  return null
}

const MONTHLY = makePhraseBook<'month'>([
  [
    [
      'per|a|an|each|every|har|hr|prati|प्रति|हर|पर|/ month|months|mahina|mahine|mahinaa|maah|mah|महीना|महीने|माह|मंथ|महिना|महिने',
      'monthly|mahina|mahine|maheena|maheene|mahinaa|mahwar|maahwar|month|mahwari|महीना|महीने|महिना|महिने|मंथली|माहवार|प्रतिमाह|माह|मंथ',
      'mahine|mahina|month|महीने|महीना ka|ke|kaa|का|के',
      'pm|pcm|p.m',
      'p m',
    ],
    'month',
  ],
])
const PER = makePhraseBook<true>([[['per|a|an|each|prati|har|प्रति|हर|पर', '/', 'ek|एक'], true]])

function readMoney(
  tokens: readonly Token[],
  from: number,
  end: number,
  range: Ranged,
  before: Bound | null,
): Quantity {
  let to = end
  let bound = before
  let per: 'month' | 'sqft' | 'other' | null = null
  // Period and bound come in either order: "55k per month tak", "55k tak mahina".
  for (let round = 0; round < 3; round++) {
    const month = MONTHLY.find(tokens, to)
    if (per === null && month) {
      per = 'month'
      to = month.to
      continue
    }
    const rate: ReturnType<typeof readRate> = per === null ? readRate(tokens, to) : null
    if (rate) {
      per = rate.per
      to = rate.to
      continue
    }
    const after = boundAfter(tokens, to)
    if (after && (bound === null || after.to > to)) {
      bound ??= after.bound
      to = after.to
      continue
    }
    break
  }
  if (per === null && isMonthlyBefore(tokens, from)) per = 'month'
  return { is: 'money', from, to, low: range.low, high: range.high, bound, per }
}

function isMonthlyBefore(tokens: readonly Token[], at: number): boolean {
  for (let from = Math.max(0, at - 3); from < at; from++) {
    const month = MONTHLY.find(tokens, from)
    if (month && at - month.to <= 1) return true
  }
  return false
}

const LAKH = 100_000

/** "per sq ft", "a square foot", "rupaye foot square foot ke hisab se", "bees lakh bigha". */
function readRate(tokens: readonly Token[], from: number): { per: 'sqft' | 'other'; to: number } | null {
  const per = PER.find(tokens, from)
  const isRupee = RUPEE.has(tokens[from - 1]?.key ?? '')
  const isPrice = MULTIPLIERS.get(tokens[from - 1]?.key ?? '') === LAKH
  const unit = UNITS.find(tokens, per?.to ?? from)
  if (unit?.meaning.is !== 'area' || (!per && !isRupee && !isPrice)) return null
  const to = RATE_AFTER.find(tokens, unit.to)?.to ?? unit.to
  return { per: unit.meaning.unit === 'sqft' ? 'sqft' : 'other', to }
}
