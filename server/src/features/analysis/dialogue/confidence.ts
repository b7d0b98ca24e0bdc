import { makePhraseBook } from '../words/phrase-book.ts'
import { MONEY_NOUNS } from '../lexicon/money-nouns.ts'
import type { Topic } from '../lexicon/topics.ts'
import type { Wish } from '../marks/wish.ts'
import type { Mention } from './mention.ts'
import type { Question } from './question.ts'
import { endsInWish, type Setting } from './set-aside.ts'

/**
 * How certain a value is by the way it was said, 0 to 1: about the share that was right in calls read before any rule was
 * made for them.
 */
export const CONFIDENCE = {
  /** In the lead's own words, beside a word of wishing: "gym chahiye". */
  wished: 0.98,
  /** In answer to a question for it, with its unit: "budget kitna" / "saath lakh". */
  answered: 0.95,
  /** The same without its unit, which the question gives: "kitne lakh" / "saath". */
  inferred: 0.83,
  /** In the lead's own words, and nothing beside them says that it is a wish. */
  told: 0.92,
  /** The agent's offer and the lead's yes. */
  accepted: 0.92,
  /** A name that no list knows, in answer to "where". */
  unknownPlace: 0.6,
  /** It follows from another value: residential from a flat. */
  timesIfImplied: 0.97,
  /** One channel held both voices, and who spoke was guessed. */
  timesIfSpeakerGuessed: 0.8,
} as const

/** How certain a value is that the lead named himself. */
export function confidenceOf(setting: Setting, mention: Mention, question: Question | null): number {
  const { wish } = mention
  const asSaid = CONFIDENCE[waySaid(setting, mention, question)]
  return wish.field === 'locations' ? Math.min(asSaid, wish.certainty) : asSaid
}

function waySaid(
  { tokens, clauseOf }: Setting,
  { wish, clause, from, isInferred }: Mention,
  question: Question | null,
): 'wished' | 'answered' | 'inferred' | 'told' {
  if (isInferred) return 'inferred'
  const topics = question ? TOPICS_OF[wish.field] : undefined
  if (topics?.some((topic) => question!.topics.has(topic))) return 'answered'
  return endsInWish(tokens, clause, clauseOf) || saysPrice(tokens, from, wish) ? 'wished' : 'told'
}

const TOPICS_OF: Readonly<Partial<Record<Wish['field'], readonly Topic[]>>> = {
  budget: ['budget', 'rent', 'rate'],
  bhk: ['bhk'],
  area: ['area'],
  locations: ['location'],
  possession: ['possession'],
  amenities: ['amenities'],
  purpose: ['purpose'],
}

const MONEY_NOUN_BOOK = makePhraseBook(MONEY_NOUNS)
const NOUN_REACH = 4

/** "budget hamara saath lakh": the noun stands shortly before the amount. */
function saysPrice(tokens: Setting['tokens'], from: number, wish: Wish): boolean {
  if (wish.field !== 'budget') return false
  for (let at = Math.max(0, from - NOUN_REACH); at < from; at++) {
    const noun = MONEY_NOUN_BOOK.find(tokens, at)
    if (noun && noun.meaning !== 'else') return true
  }
  return false
}
