import { KE, ME, SE } from '../lexicon/common.ts'
import { ENGLISH_TENS } from '../lexicon/number-words.ts'
import { UNITS } from '../lexicon/units.ts'
import { makePhraseBook } from '../words/phrase-book.ts'
import type { Token } from '../words/tokens.ts'
import { isOpeningHundreds, readNumber, type SaidNumber } from './number.ts'

/** One number, or several that were said as one: the ends of a range, the sides of a choice. */
export interface Ranged {
  readonly numbers: readonly SaidNumber[]
  readonly low: number
  readonly high: number
  readonly joint: Joint | null
  readonly to: number
}

type Joint = 'to' | 'or' | 'side-by-side'

/** The range or choice that begins at token `at`; `isTaken` says which tokens are part of something else. */
export function readRange(
  tokens: readonly Token[],
  at: number,
  isTaken: (at: number) => boolean,
): Ranged | null {
  const inHundreds = isTaken(at) ? null : readAreaInHundreds(tokens, at)
  if (inHundreds) return inHundreds
  const first = readNumber(tokens, at) ?? readBareMultiplier(tokens, at)
  if (!first) return null
  const numbers = [first]
  let joint: Joint | null = null
  let to = first.to
  for (;;) {
    const link = readJoint(tokens, at, to)
    if (!link || isTaken(link.to)) break
    const next = link.joint === 'to' ? readEnd(tokens, link.to, first) : readNumber(tokens, link.to)
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
  const more = readHundredAnd(tokens, at, value)
  if (more) return more
  const unit = UNITS.find(tokens, at + 1)?.meaning
  const joint = readJoint(tokens, at, at + 1)
  const opensRange = joint !== null && (readNumber(tokens, joint.to)?.value ?? 0) > value
  const isAll = tokens.length === 1
  if (unit?.is !== 'area' && !opensRange && !isAll) return null
  return { value, multiplier: value, lastMultiplier: value, to: at + 1, digits: null }
}

/** "hundred and fifty square yards", "thousand two hundred feet": the "one" is left out. */
function readHundredAnd(tokens: readonly Token[], at: number, value: number): SaidNumber | null {
  const isAnd = AND.has(tokens[at + 1]?.key ?? '')
  const rest = readNumber(tokens, isAnd ? at + 2 : at + 1)
  if (!rest || rest.value >= value || !Number.isInteger(rest.value) || rest.digits !== null) return null
  if (UNITS.find(tokens, rest.to)?.meaning.is !== 'area') return null
  return { value: value + rest.value, multiplier: value, lastMultiplier: 1, to: rest.to, digits: null }
}

/** "seven fifty to nine hundred feet", "twelve fifty to fourteen hundred": the hundred of the lower end is left out. */
function readSpokenHundreds(tokens: readonly Token[], at: number): SaidNumber | null {
  const hundreds = readNumber(tokens, at)
  if (hundreds?.multiplier !== 1 || hundreds.to !== at + 1 || hundreds.digits !== null) return null
  if (hundreds.value < 3 || hundreds.value > 19 || !ENGLISH_TENS.has(tokens[at + 1]?.key ?? '')) return null
  const rest = readNumber(tokens, at + 1)!
  if (rest.multiplier !== 1 || !Number.isInteger(rest.value)) return null
  return { ...rest, value: hundreds.value * 100 + rest.value, multiplier: 100, lastMultiplier: 1 }
}

/** Both ends in hundreds, with the unit of an area behind them. */
function readAreaInHundreds(tokens: readonly Token[], at: number): Ranged | null {
  const spoken = readSpokenHundreds(tokens, at)
  const first = spoken ?? readNumber(tokens, at)
  if (!first || first.multiplier < 100 || first.value >= 10_000) return null
  const link = readJoint(tokens, at, first.to)
  if (link?.joint !== 'to') return null
  const end = readSpokenHundreds(tokens, link.to)
  const last = end ?? readNumber(tokens, link.to)
  if (!last || (!spoken && !end) || last.multiplier < 100 || last.value <= first.value) return null
  if (UNITS.find(tokens, last.to)?.meaning.is !== 'area') return null
  return { numbers: [first, last], low: first.value, high: last.value, joint: 'to', to: last.to }
}

/** The upper end: "nau sau se hazaar" ends at 1000, "four hundred and five fifty" at 550. */
function readEnd(tokens: readonly Token[], at: number, first: SaidNumber): SaidNumber | null {
  const isHundreds = first.multiplier === 100 && first.value < 1_000 && isOpeningHundreds(tokens, at)
  if (isHundreds) {
    const [hundreds, rest] = [readNumber(tokens.slice(0, at + 1), at)!, readNumber(tokens, at + 1)!]
    return { ...rest, value: hundreds.value * 100 + rest.value, multiplier: 100, lastMultiplier: 1 }
  }
  const end = readNumber(tokens, at)
  if (end) return end
  const value = BARE_MULTIPLIERS.get(tokens[at]?.key ?? '')
  if (value === undefined || value <= first.value || first.value * 10 < value) return null
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
  [
    [
      `${SE} lekar|leke|lekr|le|लेकर|लेके kar|ke|के|कर?`,
      SE,
      'to|till|टू',
      '-',
      'से',
      'and|going|go|goes|stretch|stretching|stretchable|extend|extendable|extending up|upto to?',
    ],
    'to',
  ],
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
