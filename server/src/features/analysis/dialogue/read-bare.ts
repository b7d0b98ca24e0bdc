import { TOPICS, type Topic } from '../lexicon/topics.ts'
import { UNITS, type AreaUnit } from '../lexicon/units.ts'
import type { Area, Bare, Money } from '../marks/wish.ts'
import { makePhraseBook } from '../words/phrase-book.ts'
import { fold } from '../words/fold.ts'
import type { TurnToken } from '../words/turns.ts'
import { answersOf } from './bare-answer.ts'
import type { CallContext } from './call-context.ts'
import type { Mention } from './mention.ts'
import type { Notes } from './notes.ts'
import { NO_QUESTION, type Question } from './question.ts'
import type { AgentTurn } from './read-agent.ts'
import { isWrittenDown, restated } from './restated.ts'

/** What the talk before a turn says of its bare numbers. */
export interface BareSetting {
  readonly tokens: readonly TurnToken[]
  /** All mentions of the turn, in order. */
  readonly mentions: readonly Mention[]
  readonly agent: AgentTurn | null
  readonly notes: Readonly<Notes>
  readonly context: CallContext
}

type BareMention = Mention & { readonly wish: Bare }

export function isBare(mention: Mention): mention is BareMention {
  return mention.wish.field === 'bare'
}

/**
 * A bare number with the value that the talk gives it, or as it was. In this order: the noun before it ("kiraya pandrah"),
 * an amount of the same turn that it corrects, the question it answers, the amount that was spoken of before.
 */
export function readBare(mention: BareMention, setting: BareSetting): Mention[] {
  const { tokens, mentions, agent, notes, context } = setting
  const { wish } = mention
  const inferred = (found: Mention['wish']): Mention => ({ ...mention, wish: found, isInferred: true })
  const asked = agent?.question ?? NO_QUESTION

  const noun = nounBefore(tokens, mention.from)
  if (noun) {
    const answers = answersOf(wish, { ...asked, topics: new Set([noun]), last: noun }, context)
    if (answers.length > 0) return answers.map(inferred)
  }
  const roomsBefore = mentions.findLast(({ wish: other, to }) => other.field === 'bhk' && to <= mention.from)
  // "two bhk on the form but change it to three"
  if (mention.isCorrection && roomsBefore && mentions.indexOf(roomsBefore) === mentions.indexOf(mention) - 1)
    return answered(mention, { ...NO_QUESTION, last: 'bhk' }, context)
  const isNew = mention.isCorrection || isWrittenDown(tokens, mention.to) || isNow(tokens, mention.from)
  const earlier = amountBefore(mentions, mention)
  if (earlier) {
    const corrected = isNew || wish.bound !== null ? restated(wish, earlier) : null
    // "pachas saath lakh, accha mila to sattar bhi": so far he may go as well.
    if (corrected) return [{ ...inferred(corrected), isCorrection: !mention.isAddition }]
  }
  if (mentions.some(({ wish: other, status }) => other.field === 'budget' && status === 'wanted')) {
    // Beside an amount with its unit, a bare number is something else: an age, a floor. "three and seventy lakhs"
    const isRooms = asked.last === 'bhk' && mentions[0] === mention
    return isRooms ? answered(mention, asked, context) : [mention]
  }
  const proposed = isProposed(tokens, mention) && notes.lastAmount ? restated(wish, notes.lastAmount) : null
  if (proposed && !(asked.last === 'bhk' && isCountOfRooms(wish))) return [inferred(proposed)]
  if (isNew && asked.last === null && notes.lastAmount) {
    const corrected = restated(wish, notes.lastAmount)
    if (corrected) return [inferred(corrected)]
  }
  if (
    asked.last === 'bhk' &&
    mentions.some(({ wish: other, to }) => other.field === 'bhk' && to <= mention.from)
  ) {
    // "two bedrooms and one more small room": what is counted further is no bedroom.
    if (!mention.isAddition && standsBehind(tokens, mention.from, FURTHER)) return [mention]
    const isChoice = mention.isChoice || standsBehind(tokens, mention.from, ELSE)
    return answered(mention, asked, context).map((answer) => ({ ...answer, isChoice }))
  }
  if (asked.last !== null) {
    const areaUnit = asked.areaUnit ?? unitBehind(tokens, mention.to)
    const found = answered(mention, bargains(mentions, mention) ? BARGAIN : { ...asked, areaUnit }, context)
    // "75 lakh for the two bhk" / "mera to bahattar tak hi hai"
    const isBid = asked.last === 'bhk' && wish.bound !== null && wish.low > MOST_ROOMS
    const bid = isBid && agent?.price ? restated(wish, agent.price) : null
    return bid ? [inferred(bid)] : found
  }
  if (bargains(mentions, mention)) return answered(mention, BARGAIN, context)

  const isPlain = isNew || wish.bound !== null || tokens.length <= SHORT_TURN
  if (!isPlain) return [mention]
  const price = agent && priceNamed(agent, context)
  const offered = price && restated(wish, price)
  if (offered) return [inferred(offered)]
  const written = context.isTenant ? writtenRent(wish) : null
  if (written && notes.budget === null) return [inferred(written)]
  const open = context.openQuestion
  return open && isOpen(open, notes) ? answered(mention, open, context) : [mention]
}

/** "2BHK kiraye par. 14,000 tak.": nobody asked, and only a rent is written so. */
function writtenRent({ low, high, bound, isDigits }: Bare): Money | null {
  const isRent = isDigits && bound !== null && low >= LEAST_RENT && high <= MOST_RENT
  return isRent ? { field: 'budget', low, high, bound, per: 'month' } : null
}

const LEAST_RENT = 2_000
const MOST_RENT = 1_000_000

function isCountOfRooms({ low, high }: Bare): boolean {
  return Number.isInteger(low) && high <= MOST_ROOMS
}

const TELLS = new Set(
  `keh kah kahe kahti kehti kehta kahta kehte kahte kahvai kahve kaho bol bolo bola boli bolti bolta bolte bolun kahun kahe
  कह कहे कहती कहता कहते कहवै कहो बोल बोलो बोला बोली बोलती बोलता बोलते बोलूं कहूं`
    .trim()
    .split(/\s+/)
    .map(fold),
)
const TELLS_BEFORE = 5

/** "papa ji keh rahe ne sattar tak", "beta bol raha paune do bolo": somebody at the line names another amount. */
function isProposed(tokens: readonly TurnToken[], { from, to }: Mention): boolean {
  const near = [...tokens.slice(Math.max(0, from - TELLS_BEFORE), from), ...tokens.slice(to, to + 1)]
  return near.some(({ key }) => TELLS.has(key))
}

const FURTHER = new Set('and aur plus + saath sath with extra और प्लस साथ एक्स्ट्रा'.split(' ').map(fold))
const ELSE = new Set('else otherwise varna warna nahito or ya वरना या नहीतो'.split(' ').map(fold))

function standsBehind(tokens: readonly TurnToken[], from: number, words: ReadonlySet<string>): boolean {
  return tokens.slice(Math.max(0, from - 2), from).some(({ key }) => words.has(key))
}

const UNIT_REACH = 6

/** "barah sau se kam nahi square feet" */
function unitBehind(tokens: readonly TurnToken[], to: number): AreaUnit | null {
  for (let at = to; at < Math.min(tokens.length, to + UNIT_REACH); at++) {
    const unit = UNITS.find(tokens, at)?.meaning
    if (unit?.is === 'area') return unit.unit
  }
  return null
}

const MOST_ROOMS = 10
/** "bavan lakh" ... "bavan me mil jayega": the agent may leave the unit out as well. */
function priceNamed({ price, said }: AgentTurn, { multiplier }: CallContext): Money | null {
  const bare = said.findLast((wish) => wish.field === 'bare')
  if (price || !bare || multiplier === null) return price
  const [low, high] = [bare.low * multiplier, bare.high * multiplier]
  return { field: 'budget', low, high, bound: null, per: null }
}

/** In words: such a turn says little more than its number. */
const SHORT_TURN = 5
const BARGAIN: Question = { ...NO_QUESTION, last: 'budget' }

function answered(mention: BareMention, question: Question, context: CallContext): Mention[] {
  const answers = answersOf(mention.wish, question, context)
  return answers.length === 0 ? [mention] : answers.map((wish) => ({ ...mention, wish, isInferred: true }))
}

/** "45 lakh zyada hai 40 tak": the refused amount has the unit. */
function bargains(mentions: readonly Mention[], { from }: Mention): boolean {
  return mentions.some((other) => other.wish.field === 'budget' && other.from < from)
}

function amountBefore(mentions: readonly Mention[], { from }: Mention): Area | Money | null {
  const before = mentions.findLast(
    (other) => other.to <= from && (other.wish.field === 'budget' || other.wish.field === 'area'),
  )?.wish
  return before?.field === 'budget' || before?.field === 'area' ? before : null
}

function isOpen({ last }: Question, { budget, smallBudget, area, rooms }: Readonly<Notes>): boolean {
  if (last === 'area') return area === null
  if (last === 'bhk') return rooms === null
  return (last === 'budget' || last === 'rent') && budget === null && smallBudget === null
}

const TOPIC_BOOK = makePhraseBook(TOPICS)
const COUNTED = new Set<Topic>(['budget', 'rent', 'rate'])
const NOUN_REACH = 3

/** "kiraya 15000 se zyada nahi": the lead names himself what the number is of. */
function nounBefore(tokens: readonly TurnToken[], from: number): Topic | null {
  for (let at = from - 1; at >= Math.max(0, from - NOUN_REACH); at--) {
    if (tokens[at]!.kind !== 'word') return null
    const found = TOPIC_BOOK.find(tokens, at)
    if (found && found.to <= from) return COUNTED.has(found.meaning) ? found.meaning : null
  }
  return null
}

const NOW = new Set('ab अब now fir फिर to तो chalo chaliye चलो चलिए'.split(' ').map(fold))

function isNow(tokens: readonly TurnToken[], from: number): boolean {
  return tokens.slice(Math.max(0, from - 2), from).some(({ key }) => NOW.has(key))
}
