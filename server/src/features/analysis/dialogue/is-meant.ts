import { BHI, ME, PE, TAK } from '../lexicon/common.ts'
import type { Money, Wish } from '../marks/wish.ts'
import { fold } from '../words/fold.ts'
import { makePhraseBook } from '../words/phrase-book.ts'
import type { CallContext } from './call-context.ts'
import { meansHandover } from './handover.ts'
import { isSame, type Mention } from './mention.ts'
import { isWrittenDown } from './restated.ts'
import type { AgentTurn } from './read-agent.ts'
import { endsInWish, moneyNoun, speaksOfProperty, type Setting } from './set-aside.ts'

const PRICE_LEVEL = 100_000
const LEAST_SQFT = 30

/** Whether a value that was said is one the lead asks for, by the words around it and the question before it. */
export function isMeant(
  setting: Setting,
  mention: Mention,
  agent: AgentTurn | null,
  context: CallContext,
): boolean {
  const { wish } = mention
  const topics = agent?.question.topics
  switch (wish.field) {
    case 'budget':
      return isBudget(setting, mention, wish, agent, context)
    case 'possession':
      if (typeof wish.possession === 'string') return true
      return meansHandover(
        setting.tokens,
        mention.from,
        mention.to,
        topics?.has('possession') === true || offersOf(agent).some((offer) => offer.field === 'possession'),
      )
    case 'purpose':
      return (
        !wish.isWeak ||
        speaksOfProperty(setting, mention) ||
        offersOf(agent).some((offer) => offer.field === 'purpose')
      )
    case 'amenities':
      return !wish.isNear || isWantedNear(setting, mention, agent)
    case 'locations':
      if (isTurnedDown(setting, mention, agent)) return false
      if (agent?.question.last === 'home') return endsInWish(setting.tokens, mention.clause, setting.clauseOf)
      return (
        wish.isCertain ||
        (topics?.has('location') === true && setting.tokens.length <= SHORT_ANSWER) ||
        replacesPlace(setting, mention) ||
        offersOf(agent).some((offer) => offer.field === 'locations' && offer.name === wish.name) ||
        (agent?.places.has(wish.name) === true && (mention.isAddition || mention.isOnly))
      )
    case 'area':
      // "four feet at least" is no size of a place.
      return wish.unit !== 'sqft' || wish.high >= LEAST_SQFT
    case 'bare':
      return false
    default:
      return true
  }
}

/** "is chandivali fine" / "no chandivali powai only", "nahi lena vrindavan me kuch bhi" */
function isTurnedDown(
  { tokens }: Setting,
  { from, to, wish, isChoice }: Mention,
  agent: AgentTurn | null,
): boolean {
  const isNo = NOES.has(tokens[from - 1]?.key ?? '')
  const isOffered = offersOf(agent).some((offer) => isSame(offer, wish))
  const isChosen = agent?.offers.some((offer) => offer.isChoice && isSame(offer.wish, wish)) === true
  if (from === 1 && isNo && isOffered && !isChoice && !isChosen) return true
  const isDenied = tokens.slice(Math.max(0, from - 2), from).some(({ key }) => NOES.has(key))
  return isDenied && ANYTHING.find(tokens, to) !== null
}

const NOES = new Set('no nahi nahin नहीं not mat मत'.split(' ').map(fold))
const ANYTHING = makePhraseBook<true>([[`${ME}|${PE} kuch|kuchh|koi|कुछ|कोई ${BHI}`, true]])

/** In words: a longer answer to "where" may speak of anything. */
export const SHORT_ANSWER = 7

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
  // "fd tootegi usme se chalees lakh laga sakta hu"
  if (noun === 'else') return IS_SPENT.find(setting.tokens, mention.to) !== null
  if (noun !== null || isWrittenDown(setting.tokens, mention.to)) return true
  if (agent && isRepeated(wish, agent, context)) return true
  const topics = agent?.question.topics
  const asksMoney =
    topics?.has('budget') === true || topics?.has('rent') === true || topics?.has('rate') === true
  if (topics?.has('money-else') === true && !asksMoney) return false
  if (asksMoney || wish.per !== null || wish.bound !== null) return true
  return wish.high >= PRICE_LEVEL || context.isTenant
}

/** "bhada kitna" / "attais" / "to attais hazaar" / "haan attais hazaar" */
function isRepeated({ high }: Money, { price }: AgentTurn, { openQuestion }: CallContext): boolean {
  const asksMoney = openQuestion?.topics.has('rent') === true || openQuestion?.topics.has('budget') === true
  return asksMoney && price?.high === high
}

const PAST_DEAL = makePhraseBook<true>([
  [
    [
      `${ME}|ka|का liya|kharida|khareeda|bika|becha|mila|bik|लिया|खरीदा|बिका|बेचा|मिला|बिक tha|थी|था|thi|gaya|गया?`,
      'extra|zyada|jyada degi|dega|dete|milta|milte|मिलता|मिलते|देगी|देगा|देते',
      `${ME}? mil|aa|मिल|आ raha|rahi|rahe|रहा|रही|रहे`,
      'milta|milte|milti|aata|aati|aate|मिलता|मिलते|मिलती|आता|आती|आते|kamata|kamate|kamati|कमाता|कमाते|कमाती',
    ],
    true,
  ],
])

const IS_SPENT = makePhraseBook<true>([
  [
    `${TAK}? laga|kharch|लगा|खर्च kar|कर? sakta|sakte|sakti|dunga|denge|paunga|paenge|सकता|सकते|सकती|दूंगा|देंगे|पाऊंगा`,
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

/** "there should be a good c b s e school around" */
const SHOULD_BE = makePhraseBook<true>([
  [
    'should|must|shall|has be|have|to be? a|one|some|any? very? good|decent|proper|nice|reputed|big|government|private|english|children? i? c? b? s? e? medium|international|vegetable|vegetables|multispeciality|multispecialty|ganesh|ganpati|hanuman|shiva?',
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
  for (let at = Math.max(0, mention.from - NEAR_REACH); at < mention.from; at++)
    if (SHOULD_BE.find(tokens, at)?.to === mention.from) return true
  for (let at = mention.to; at < Math.min(tokens.length, mention.to + 3); at++) {
    if (NEARBY_WISH.find(tokens, at)) return true
  }
  return false
}
