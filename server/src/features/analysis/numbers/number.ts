import type { Token } from '../words/tokens.ts'
import {
  ENGLISH_TENS,
  ENGLISH_UNITS,
  FRACTIONS,
  LETTER_MULTIPLIERS,
  MULTIPLIERS,
  NUMBER_WORDS,
} from '../lexicon/number-words.ts'
import { guessNumberWord } from './guess-number-word.ts'
import { UNITS } from '../lexicon/units.ts'

/** A number that was said, with the largest multiplier that was said in it (1 when there was none). */
export interface SaidNumber {
  readonly value: number
  readonly multiplier: number
  /** Its smallest multiplier: 100000 of "ek crore bees lakh". An end of a range without a unit borrows it. */
  readonly lastMultiplier: number
  readonly to: number
  /** Written with digits alone, as "6500000" or "45". */
  readonly digits: string | null
}

interface Coefficient {
  readonly value: number
  readonly to: number
  readonly digits: string | null
}

/** The number that begins at token `from`, as long as it goes, or null: "ek crore bees lakh", "barah sau pachas". */
export function readNumber(tokens: readonly Token[], from: number): SaidNumber | null {
  const first = readTerm(tokens, from, Infinity)
  if (!first) return null
  let { value, to } = first
  let last = first.multiplier
  if (last === 1) return { value, multiplier: 1, lastMultiplier: 1, to, digits: first.digits }

  for (;;) {
    const joined = tokens[to]?.key === 'and' || tokens[to]?.key === '&' ? to + 1 : to
    const next = readTerm(tokens, joined, last)
    if (!next || next.multiplier >= last || (joined > to && next.multiplier === 1 && last !== 100)) break
    // "four hundred and five fifty" is 400 and 550.
    if (joined > to && isOpeningHundreds(tokens, joined)) break
    // "paisath lakh sixty five": the number once more, in another language.
    if (next.multiplier === 1 && next.value * last === value && next.value >= 10) {
      to = next.to
      break
    }
    if (next.multiplier === 1) {
      const rest = remainder(tokens, next, last)
      if (rest === null) break
      value += rest
      to = next.to
      break
    }
    value += next.value
    last = next.multiplier
    to = next.to
  }
  return { value, multiplier: first.multiplier, lastMultiplier: last, to, digits: null }
}

/** "five fifty", "nine twenty five": hundreds whose "hundred" is left out. */
export function isOpeningHundreds(tokens: readonly Token[], at: number): boolean {
  return ENGLISH_UNITS.has(tokens[at]?.key ?? '') && ENGLISH_TENS.has(tokens[at + 1]?.key ?? '')
}

/** Whether token `at` can be part of a number. */
export function isNumberToken(token: Token | undefined): boolean {
  return (
    token !== undefined &&
    (token.kind === 'number' || NUMBER_WORDS.has(token.key) || FRACTIONS.has(token.key))
  )
}

/** "ek crore bees" leaves the lakh unsaid, "ek lakh bees" the hazaar; after hazaar and sau the rest is ones. */
function remainder(
  tokens: readonly Token[],
  rest: Coefficient & { fraction: boolean },
  last: number,
): number | null {
  if (rest.fraction || !Number.isInteger(rest.value) || rest.value <= 0) return null
  // "pachas lakh do": give.
  if (GIVE.has(tokens[rest.to - 1]!.key) && rest.value === 2) return null
  const unit = UNITS.find(tokens, rest.to)?.meaning
  if (last >= 100_000) {
    if (rest.value >= 100 || unit || isRangeSign(tokens[rest.to]) || rest.digits !== null) return null
    return rest.value * (last / 100)
  }
  // "50k 4)" is no sum: digits add up only as "2 hazaar 500".
  if ((unit && unit.is !== 'area') || (rest.digits !== null && rest.value < 100)) return null
  return rest.value < last ? rest.value : null
}

function isRangeSign(token: Token | undefined): boolean {
  return token?.key === '-'
}

/** A coefficient and its multipliers: "sadhe teen lakh", "do sau" (which a further "crore" may multiply again). */
function readTerm(tokens: readonly Token[], from: number, below: number) {
  const coefficient = readCoefficient(tokens, from)
  if (!coefficient) return null
  let multiplier = multiplierOf(tokens, coefficient)
  let { value, to } = coefficient
  const { digits, fraction } = coefficient
  if (multiplier === 1) {
    // "sava", "paun" and "aadha" are numbers of their own only before a measure: "aadha acre".
    const needsUnit = fraction === 'sava' || fraction === 'paun' || fraction === 'aadha'
    const ready = needsUnit && UNITS.find(tokens, to)?.meaning.is !== 'area' ? null : coefficient
    return ready && { value, to, digits, multiplier, fraction: fraction !== null }
  }
  value *= multiplier
  to++
  const further = MULTIPLIERS.get(tokens[to]?.key ?? '')
  if (multiplier === 100 && further !== undefined && further > 100 && further < below) {
    value *= further
    multiplier = further
    to++
  }
  return { value: Math.round(value * 100) / 100, to, digits: null, multiplier, fraction: false }
}

function multiplierOf(tokens: readonly Token[], coefficient: Coefficient): number {
  const at = coefficient.to
  const token = tokens[at]
  if (token?.kind !== 'word') return 1
  const word = MULTIPLIERS.get(token.key)
  if (word !== undefined) return word
  const letter = LETTER_MULTIPLIERS.get(token.key)
  if (letter && !KE_PARTNERS.has(tokens[at + 1]?.key ?? '')) {
    const glued = token.start === tokens[at - 1]?.end
    // "c" and a lone "l" are letters of something else unless digits stand before them.
    if (token.key === 'k' || coefficient.digits !== null) return glued || token.key !== 'c' ? letter : 1
  }
  if (SPOKEN_HUNDRED.has(token.key) && coefficient.value < 100 && coefficient.digits === null) {
    const after = tokens[at + 1]
    if (isNumberToken(after) || UNITS.find(tokens, at + 1)?.meaning.is === 'area') return 100
  }
  return 1
}

const GIVE = new Set(['do', 'दो'])

/** After these words a "k" is the Hindi "ke". */
const KE_PARTNERS = new Set([
  'pas',
  'andar',
  'aspas',
  'liye',
  'lie',
  'niche',
  'upar',
  'bich',
  'karib',
  'hisab',
  'bad',
  'sath',
  'h',
])
/** "do so gaj": the word for hundred as people type it. */
const SPOKEN_HUNDRED = new Set(['so', 'सो'])

function readCoefficient(
  tokens: readonly Token[],
  from: number,
): (Coefficient & { fraction: 'sava' | 'paun' | 'aadha' | 'other' | null }) | null {
  const token = tokens[from]
  if (!token) return null
  if (token.kind === 'number') {
    const half = readAndAHalf(tokens, from + 1)
    if (half) return { value: token.value + half.value, to: half.to, digits: null, fraction: 'other' }
    return { value: token.value, to: from + 1, digits: token.key, fraction: null }
  }
  if (token.kind !== 'word') return null

  const fraction = FRACTIONS.get(token.key)
  if (fraction) return readFraction(tokens, from, fraction)

  if ((token.key === 'a' || token.key === 'an') && MULTIPLIERS.has(tokens[from + 1]?.key ?? '')) {
    return { value: 1, to: from + 1, digits: null, fraction: null }
  }
  const whole = readSmallNumber(tokens, from)
  if (!whole) return null
  const decimals = readDecimals(tokens, whole.to)
  if (decimals)
    return {
      value: Number(`${whole.value}.${decimals.digits}`),
      to: decimals.to,
      digits: null,
      fraction: 'other',
    }
  const half = readAndAHalf(tokens, whole.to)
  if (half) return { value: whole.value + half.value, to: half.to, digits: null, fraction: 'other' }
  return { ...whole, digits: null, fraction: null }
}

/** A number below a hundred in words. */
function readSmallNumber(tokens: readonly Token[], from: number): { value: number; to: number } | null {
  const key = tokens[from]?.key ?? ''
  const value = NUMBER_WORDS.get(key) ?? guessNumberWord(tokens, from)
  if (value === null) return null
  const unit = tokens[from + 1]
  if (unit && ENGLISH_TENS.has(key) && ENGLISH_UNITS.has(unit.key)) {
    // "फोर्टी टू फिफ्टी" is forty to fifty.
    const isTo = unit.key === 'टू' && ENGLISH_TENS.has(tokens[from + 2]?.key ?? '')
    if (!isTo) return { value: value + NUMBER_WORDS.get(unit.key)!, to: from + 2 }
  }
  return { value, to: from + 1 }
}

function readFraction(
  tokens: readonly Token[],
  from: number,
  fraction: 'sava' | 'dedh' | 'dhai' | 'paune' | 'paun' | 'sadhe' | 'aadha',
) {
  if (fraction === 'dedh') return { value: 1.5, to: from + 1, digits: null, fraction: 'other' as const }
  if (fraction === 'dhai') return { value: 2.5, to: from + 1, digits: null, fraction: 'other' as const }
  if (fraction === 'aadha') {
    const article = tokens[from + 1]?.key
    const to = article === 'a' || article === 'an' ? from + 2 : from + 1
    return { value: 0.5, to, digits: null, fraction: 'aadha' as const }
  }
  const next = tokens[from + 1]
  const base =
    next?.kind === 'number' ? { value: next.value, to: from + 2 } : readSmallNumber(tokens, from + 1)
  if (!base) {
    if (fraction === 'sava') return { value: 1.25, to: from + 1, digits: null, fraction: 'sava' as const }
    if (fraction === 'sadhe') return null
    return { value: 0.75, to: from + 1, digits: null, fraction: 'paun' as const }
  }
  const shift = fraction === 'sava' ? 0.25 : fraction === 'sadhe' ? 0.5 : -0.25
  return { value: base.value + shift, to: base.to, digits: null, fraction: 'other' as const }
}

/** "point two five", "point twenty five", "दशमलव पांच": the digits behind the point. */
function readDecimals(tokens: readonly Token[], from: number): { digits: string; to: number } | null {
  if (!POINT.has(tokens[from]?.key ?? '')) return null
  let digits = ''
  let to = from + 1
  for (;;) {
    const next = tokens[to]
    const part =
      next?.kind === 'number' && /^\d+$/.test(next.key)
        ? { value: next.value, to: to + 1 }
        : readSmallNumber(tokens, to)
    if (!part || (digits !== '' && part.value > 9)) break
    digits += String(part.value)
    to = part.to
    if (digits.length > 3) break
  }
  return digits === '' ? null : { digits, to }
}

const POINT = new Set([
  'point',
  'paint',
  'dashamlav',
  'dashmlav',
  'dasamlav',
  'dot',
  'प्वाइंट',
  'पाईंट',
  'पोईंट',
  'प्वाईंट',
  'दशमलव',
  'दसमलव',
])

/** "and a half", "and half", "and a quarter", "aur aadha". */
function readAndAHalf(tokens: readonly Token[], from: number): { value: number; to: number } | null {
  if (tokens[from]?.key !== 'and' && tokens[from]?.key !== 'एंड') return null
  const at = tokens[from + 1]?.key === 'a' || tokens[from + 1]?.key === 'ए' ? from + 2 : from + 1
  const value = PARTS.get(tokens[at]?.key ?? '')
  return value === undefined ? null : { value, to: at + 1 }
}

const PARTS = new Map([
  ['half', 0.5],
  ['हाफ', 0.5],
  ['kuarter', 0.25],
])
