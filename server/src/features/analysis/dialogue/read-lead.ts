import type { Mark } from '../marks/find-marks.ts'
import type { Money, Wish } from '../marks/wish.ts'
import { EVERYDAY_WORDS } from '../lexicon/everyday-words.ts'
import { namePlace } from '../places/places.ts'
import { makePhraseBook } from '../words/phrase-book.ts'
import type { Turn } from '../words/turns.ts'
import { ME } from '../lexicon/common.ts'
import { answerOf } from './bare-answer.ts'
import type { CallContext } from './call-context.ts'
import { readMentions, sameField, type Mention } from './mentions.ts'
import { meansHandover } from './handover.ts'
import { note, strike, type Manner, type Notes } from './notes.ts'
import { findOptOut } from './opt-out.ts'
import { proofOf, type Proof } from './proof.ts'
import type { AgentTurn, Offer } from './read-agent.ts'
import type { Topic } from '../lexicon/topics.ts'
import { NO_QUESTION, type Question } from './question.ts'
import { readTakeUp } from './reply.ts'
import { endsInWish, moneyNoun, setAside, speaksOfProperty, type Setting } from './set-aside.ts'

/** Writes into `notes` what one turn of the lead says, in the light of what the agent said before it. */
export function readLeadTurn(
  turn: Turn,
  marks: readonly Mark[],
  agent: AgentTurn | null,
  notes: Notes,
  context: CallContext,
): void {
  const { tokens } = turn
  const reading = readMentions(marks)
  // Beside an amount with its unit, a bare number is something else: an age, a floor.
  const saysAmount = reading.mentions.some(
    ({ wish, status }) => wish.field === 'budget' && status === 'wanted',
  )
  const mentions = reading.mentions.map((mention) =>
    mention.wish.field === 'bare' && saysAmount
      ? mention
      : readInTheLight(mention, reading.mentions, agent, context),
  )
  const setting: Setting = { tokens, marks, mentions, clauseOf: reading.clauseOf, isOwner: context.isOwner }
  setAside(setting)
  for (const mention of mentions) {
    if (mention.status === 'wanted' && !isMeant(setting, mention, agent, context)) mention.status = 'aside'
  }
  if (agent) takeUpOffers(turn, mentions, agent, notes)
  writeMentions(turn, setting, notes)
  if (agent?.question.last === 'location') readUnknownPlace(turn, setting, notes)

  const optOut = findOptOut(tokens)
  if (optOut) notes.optOut = { value: true, proofs: [proofOf(turn, optOut.from, optOut.to)] }
}

/** A mention with what the question adds to it: the unit it leaves out, the bound it answers to. */
function readInTheLight(
  mention: Mention,
  mentions: readonly Mention[],
  agent: AgentTurn | null,
  context: CallContext,
): Mention {
  const { wish } = mention
  const question = agent?.question ?? NO_QUESTION
  switch (wish.field) {
    case 'bare': {
      // "45 lakh zyada hai 40 tak": the refused amount has the unit.
      const bargains = mentions.some((other) => other.wish.field === 'budget' && other.from < mention.from)
      const answer = answerOf(wish, bargains ? { ...NO_QUESTION, last: 'budget' } : question, context)
      return answer ? { ...mention, wish: answer } : mention
    }
    case 'budget': {
      // "kitne square feet" / "do hazaar": thousands of what was asked for.
      if (question.last === 'area' && wish.per === null && wish.high < MOST_AREA) {
        const { low, high, bound } = wish
        return {
          ...mention,
          wish: { field: 'area', low, high, bound: bound ?? question.bound, unit: question.areaUnit },
        }
      }
      const bound =
        asksFor(question, ['budget', 'rent']) && wish.low === wish.high
          ? (wish.bound ?? question.bound)
          : wish.bound
      const isRent = wish.per === null && wish.high < MOST_RENT && question.topics.has('rent')
      return { ...mention, wish: { ...wish, bound, per: isRent ? 'month' : wish.per } }
    }
    case 'area': {
      if (!asksFor(question, ['area']) || wish.low !== wish.high) return mention
      return { ...mention, wish: { ...wish, bound: wish.bound ?? question.bound } }
    }
    default:
      return mention
  }
}

/** In any unit; a larger number in answer to a question of size is a price after all. */
const MOST_AREA = 100_000

/** Nobody pays more by the month; "rent ya khareedna" answered by a larger amount means buying. */
const MOST_RENT = 1_000_000

function asksFor(question: Question, topics: readonly Topic[]): boolean {
  return topics.some((topic) => question.topics.has(topic))
}

function takeUpOffers(turn: Turn, mentions: readonly Mention[], agent: AgentTurn, notes: Notes): void {
  const takeUp = readTakeUp(turn.tokens)
  if (takeUp.is === 'none' || agent.asksToTalk) return
  const proof = proofOf(turn, takeUp.from, takeUp.to)
  if (takeUp.is === 'no') {
    for (const { wish } of agent.offers) {
      if (wish.field === 'amenities' || wish.field === 'locations') strike(notes, wish)
    }
    return
  }
  if (agent.offersOptOut) notes.optOut = { value: true, proofs: [proof] }
  const own = mentions.filter((mention) => mention.status !== 'aside')
  if (takeUp.is === 'later-yes' && own.length > 0) return
  if (own.some((mention) => contradicts(mention, agent.offers))) return

  const taken = agent.offers.filter((offer) => isTaken(offer, own, agent.offers, takeUp.is === 'both'))
  const fields = new Set<Wish['field']>()
  for (const offer of taken) {
    const manner: Manner = fields.has(offer.wish.field) ? 'add' : 'set'
    fields.add(offer.wish.field)
    note(notes, offer.wish, [offer.proof, proof], manner)
  }
}

/** A polite "ji" before something else than what was offered takes up nothing. */
function contradicts({ wish, status, isAddition }: Mention, offers: readonly Offer[]): boolean {
  if (status !== 'wanted') return false
  if (isAddition) return false
  return offers.some((offer) => {
    if (offer.isChoice) return false
    const offered = offer.wish
    if (wish.field === 'bhk' && offered.field === 'bhk')
      return !wish.rooms.some((rooms) => offered.rooms.includes(rooms))
    if (wish.field === 'propertyKind' && offered.field === 'propertyKind') {
      return offers.every((other) => other.wish.field !== 'propertyKind' || other.wish.kind !== wish.kind)
    }
    if (wish.field === 'purpose' && offered.field === 'purpose') {
      return wish.purpose !== offered.purpose && !wish.isWeak && !offered.isWeak
    }
    if (wish.field === 'locations' && offered.field === 'locations') {
      return (
        wish.isCity &&
        offered.isCity &&
        offers.every((other) => other.wish.field !== 'locations' || other.wish.name !== wish.name)
      )
    }
    return false
  })
}

function isTaken(
  offer: Offer,
  own: readonly Mention[],
  offers: readonly Offer[],
  takesAll: boolean,
): boolean {
  if (offer.isChoice) return takesAll
  const { wish } = offer
  if (own.some((mention) => mention.status === 'refused' && isSame(mention.wish, wish))) return false
  const ownOfField = own.filter((mention) => mention.status === 'wanted' && sameField(mention.wish, wish))
  if (ownOfField.length === 0) return true
  // Who names some of several offered things takes these.
  const namesOffered = ownOfField.some((mention) =>
    offers.some((other) => other !== offer && isSame(other.wish, mention.wish)),
  )
  return !(namesOffered && (wish.field === 'amenities' || (wish.field === 'locations' && !wish.isCity)))
}

function isSame(a: Wish, b: Wish): boolean {
  if (a.field === 'amenities' && b.field === 'amenities') return a.amenity === b.amenity
  if (a.field === 'locations' && b.field === 'locations') return a.name === b.name
  return a.field === b.field && JSON.stringify(a) === JSON.stringify(b)
}

const PRICE_LEVEL = 100_000

/** Whether a value that was said is one the lead asks for, by the words around it and the question before it. */
function isMeant(setting: Setting, mention: Mention, agent: AgentTurn | null, context: CallContext): boolean {
  const { wish } = mention
  const topics = agent?.question.topics
  switch (wish.field) {
    case 'budget':
      return isBudget(setting, mention, wish, agent, context)
    case 'possession':
      if (typeof wish.possession === 'string') return true
      return meansHandover(setting.tokens, mention.from, mention.to, topics?.has('possession') === true)
    case 'purpose':
      return (
        !wish.isWeak ||
        speaksOfProperty(setting, mention) ||
        offersOf(agent).some((offer) => offer.field === 'purpose')
      )
    case 'amenities':
      return !wish.isNear || isWantedNear(setting, mention, agent)
    case 'locations':
      if (agent?.question.last === 'home') return endsInWish(setting.tokens, mention.clause, setting.clauseOf)
      return (
        wish.isCertain ||
        (topics?.has('location') === true && setting.tokens.length <= SHORT_ANSWER) ||
        replacesPlace(setting, mention) ||
        offersOf(agent).some((offer) => offer.field === 'locations' && offer.name === wish.name)
      )
    case 'bare':
      return false
    default:
      return true
  }
}

const SHORT_ANSWER = 7

/** "jhunsi dur hai naini dekh lo": after a place that is refused, a place is expected. */
function replacesPlace({ mentions }: Setting, mention: Mention): boolean {
  return mentions.some(
    (other) => other.status === 'refused' && other.wish.field === 'locations' && other.to <= mention.from,
  )
}

function offersOf(agent: AgentTurn | null): readonly Wish[] {
  return agent?.offers.map((offer) => offer.wish) ?? []
}

function isBudget(
  setting: Setting,
  mention: Mention,
  wish: Money,
  agent: AgentTurn | null,
  context: CallContext,
): boolean {
  if (wish.per === 'other' || PAST_DEAL.find(setting.tokens, mention.to) !== null) return false
  const noun = moneyNoun(setting, mention)
  if (noun === 'else') return false
  if (noun !== null) return true
  const topics = agent?.question.topics
  const asksMoney =
    topics?.has('budget') === true || topics?.has('rent') === true || topics?.has('rate') === true
  if (topics?.has('money-else') === true && !asksMoney) return false
  if (asksMoney || wish.per !== null || wish.bound !== null) return true
  return wish.high >= PRICE_LEVEL || context.isTenant
}

const PAST_DEAL = makePhraseBook<true>([
  [
    [
      `${ME}|ka|का liya|kharida|khareeda|bika|becha|mila|bik|लिया|खरीदा|बिका|बेचा|मिला|बिक tha|थी|था|thi|gaya|गया?`,
      'extra|zyada|jyada degi|dega|dete|milta|milte|मिलता|मिलते|देगी|देगा|देते',
      'milta|milte|milti|मिलता|मिलते|मिलती|kamata|kamate|kamati|कमाता|कमाते|कमाती',
    ],
    true,
  ],
])

const NEAR_REACH = 6
const NEARBY_WISH = makePhraseBook<true>([
  [
    [
      'chahiye|chahie|chaiye|चाहिए|hona|होना|hone|honi|ho|हो|zaroori|jaroori|जरूरी|must|need|want|should|important',
    ],
    true,
  ],
])

function isWantedNear(
  { marks, tokens, mentions }: Setting,
  mention: Mention,
  agent: AgentTurn | null,
): boolean {
  if (offersOf(agent).some((offer) => offer.field === 'amenities' && isSame(offer, mention.wish))) return true
  const isClose = (from: number, to: number) =>
    from - mention.to <= NEAR_REACH && mention.from - to <= NEAR_REACH
  if (marks.some((mark) => mark.is === 'cue' && mark.cue === 'near' && isClose(mark.from, mark.to)))
    return true
  const sibling = mentions.some(
    (other) =>
      other !== mention &&
      other.wish.field === 'amenities' &&
      other.status === 'wanted' &&
      isClose(other.from, other.to),
  )
  if (sibling) return true
  for (let at = mention.to; at < Math.min(tokens.length, mention.to + 3); at++) {
    if (NEARBY_WISH.find(tokens, at)) return true
  }
  return false
}

function writeMentions(turn: Turn, setting: Setting, notes: Notes): void {
  const { mentions } = setting
  const earlier: Mention[] = []
  for (const mention of mentions) {
    if (mention.status === 'refused') strike(notes, mention.wish)
    if (mention.status !== 'wanted') continue
    if (isOfTheKindBefore(mention, earlier.at(-1))) continue
    note(notes, mention.wish, [proofOf(turn, mention.from, mention.to)], mannerOf(mention, earlier))
    earlier.push(mention)
  }
}

const SPECIAL_KINDS = new Set(['studio', 'penthouse', 'builder floor', 'farmhouse', 'villa'])
const PLAIN_KINDS = new Set(['apartment', 'house'])

/** "penthouse apartment", "builder floor flat": the first word is the kind. */
function isOfTheKindBefore({ wish, from }: Mention, before: Mention | undefined): boolean {
  return (
    wish.field === 'propertyKind' &&
    before?.wish.field === 'propertyKind' &&
    from === before.to &&
    SPECIAL_KINDS.has(before.wish.kind) &&
    PLAIN_KINDS.has(wish.kind)
  )
}

function mannerOf(mention: Mention, earlier: readonly Mention[]): Manner {
  const { wish } = mention
  if (mention.isChoice) return 'add'
  if (wish.field === 'budget') {
    return earlier.some((other) => other.wish.field === 'budget') && !mention.isCorrection ? 'add' : 'set'
  }
  if (mention.isAddition && (wish.field === 'bhk' || wish.field === 'propertyKind')) return 'add'
  if (wish.field === 'locations') {
    if (mention.isCorrection) return 'correct'
    return mention.isOnly && !mention.isAddition ? 'only' : 'add'
  }
  return 'set'
}

const LONGEST_NAME = 3

/** The agent asked where, and the answer is a name that nobody knows: it is taken as it was said. */
function readUnknownPlace(turn: Turn, setting: Setting, notes: Notes): void {
  const { tokens, mentions, marks } = setting
  if (tokens.length > SHORT_ANSWER || mentions.some((mention) => mention.wish.field === 'locations')) return
  const isSpoken = (at: number) => marks.some((mark) => at >= mark.from && at < mark.to)
  const name: number[] = []
  for (let at = 0; at < tokens.length; at++) {
    if (tokens[at]!.kind === 'word' && !isSpoken(at) && !EVERYDAY_WORDS.has(tokens[at]!.key)) name.push(at)
  }
  const [first] = name
  const last = name.at(-1)
  if (
    first === undefined ||
    last === undefined ||
    name.length > LONGEST_NAME ||
    last - first !== name.length - 1
  )
    return
  if (tokens[first]!.segment !== tokens[last]!.segment) return
  const proof: Proof = proofOf(turn, first, last + 1)
  const named = namePlace(
    tokens
      .slice(first, last + 1)
      .map((token) => token.key)
      .join(' '),
  )
  if (named === null) return
  note(notes, { field: 'locations', name: named, isCity: false, city: null, isCertain: true }, [proof], 'add')
}
