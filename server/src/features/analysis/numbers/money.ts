import { KA, KE, SE } from '../lexicon/common.ts'
import { MULTIPLIERS } from '../lexicon/number-words.ts'
import { UNITS } from '../lexicon/units.ts'
import { fold } from '../words/fold.ts'
import { makePhraseBook } from '../words/phrase-book.ts'
import type { Token } from '../words/tokens.ts'
import { boundAfter, type Bound } from './bounds.ts'

/** One number has equal ends; two ends make a range. The bound is how the words limit it. */
export interface Ends {
  readonly low: number
  readonly high: number
  readonly bound: Bound | null
}

export type Per = 'month' | 'sqft' | 'other' | null

/** An amount with its period; `to` is the token after it. */
export interface MoneyWords extends Ends {
  readonly per: Per
  readonly to: number
}

export const RUPEE = new Set(
  'rs rupe rupay rupaye rupe rupye rupaya rupya rupes rupee rupees rupi rupis inr ₹ रुपए रुपये रुपया रूपए रूपये रुपे रूपया रुपीज रूपीज रुपीस'
    .split(' ')
    .map(fold),
)
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

/** The token after the words that make an area a rate ("5000 square feet ke hisab se", "rate 55 sq ft"), or null. */
export function rateMark(tokens: readonly Token[], from: number, to: number): number | null {
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

/** The period and the bound of an amount whose number stands on tokens `from` to `end`. */
export function readMoney(
  tokens: readonly Token[],
  from: number,
  end: number,
  { low, high }: { readonly low: number; readonly high: number },
  before: Bound | null,
): MoneyWords {
  let to = end
  let bound = before
  let per: Per = null
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
  const late = per === null ? lateRate(tokens, to) : null
  if (late) return { to, low, high, bound, per: late }
  return { to, low, high, bound, per }
}

const BETWEEN_RATE = new Set(
  'ka ki batao bataiye dikhao do de dena dijiye hai chalega theek tak का की बताओ बताइए दिखाओ दो है चलेगा ठीक तक'
    .split(' ')
    .map(fold),
)
const MOST_BETWEEN = 3

/** "dhai hazaar tak ka batao per square foot" */
function lateRate(tokens: readonly Token[], to: number): 'sqft' | 'other' | null {
  let at = to
  while (at < to + MOST_BETWEEN && BETWEEN_RATE.has(tokens[at]?.key ?? '')) at++
  return at > to && PER.find(tokens, at) ? (readRate(tokens, at)?.per ?? null) : null
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
  const isPrice = (MULTIPLIERS.get(tokens[from - 1]?.key ?? '') ?? 0) >= LAKH
  const unit = UNITS.find(tokens, per?.to ?? from)
  if (unit?.meaning.is !== 'area' || (!per && !isRupee && !isPrice)) return null
  const to = RATE_AFTER.find(tokens, unit.to)?.to ?? unit.to
  return { per: unit.meaning.unit === 'sqft' ? 'sqft' : 'other', to }
}

/** Whether the words at token `at` make a bare number an amount: "5000/sqft", "25000 per month". */
export function startsPeriod(tokens: readonly Token[], at: number, value: number): boolean {
  if (readRate(tokens, at) !== null) return true
  const isMonthly = MONTHLY.find(tokens, at) !== null
  return isMonthly && (PER.find(tokens, at) !== null || value >= 1_000)
}
