import { NAHI } from '../lexicon/common.ts'
import type { Mark } from '../marks/find-marks.ts'
import type { Money, Wish } from '../marks/wish.ts'
import { makePhraseBook } from '../words/phrase-book.ts'
import type { Turn, TurnToken } from '../words/turns.ts'
import { meansHandover } from './handover.ts'
import { sameField, type Mention } from './mention.ts'
import { readMentions } from './mentions.ts'
import { findOptOut } from './opt-out.ts'
import { proofOf, type Proof } from './proof.ts'
import { readQuestion, type Question } from './question.ts'
import { moneyNoun, setAside, speaksOfProperty } from './set-aside.ts'

/** Something the agent put before the lead, which a "yes" takes over (rule 1). */
export interface Offer {
  readonly wish: Wish
  readonly proof: Proof
  /** One of several that exclude each other: "plot ki flat". A bare yes takes none of them. */
  readonly isChoice: boolean
}

export interface AgentTurn {
  readonly question: Question
  readonly offers: readonly Offer[]
  /** Names of places he said, certain or not. */
  readonly places: ReadonlySet<string>
  /** "kya do minute baat ho sakti hai": a yes here takes up nothing but the talk. */
  readonly asksToTalk: boolean
  /** All values he named, whatever he meant by them. */
  readonly said: readonly Wish[]
  /** The amount he named last. */
  readonly price: Money | null
  readonly offersOptOut: boolean
}

const TALK = makePhraseBook<true>([
  [
    [
      'baat|bat|बात kar|ho|कर|हो sakte|sakta|sakti|sakte|rahi|raha|सकते|सकती|सकता|रही|रहा',
      'do|two|2|ek|one|five|paanch|panch|दो|एक|पांच|टू minute|minutes|min|minat|मिनट',
      'time|samay|taim|टाइम|समय hai|milega|है|मिलेगा|he',
      'good|right|convenient time',
      'am i speaking|talking',
      'is this|that mr|mister|miss|mrs|ms',
      'may|can|could i speak|talk',
      'can you hear',
      'aawaz|awaaz|awaz|आवाज',
      'we spoke|talked',
      'remember',
      'yaad|याद',
    ],
    true,
  ],
])
/** How far from its end a turn may still be asking for time to talk. */
const TALK_REACH = 9

const SCARCE = makePhraseBook<true>([
  [
    [
      'kam|rare|mushkil|khatam|khatm|full|mehnga|mehenga|mehnge|mahange|कम|मुश्किल|खत्म|फुल|महंगा|महंगे hai|hain|ho|milta|milte|milega|है|हैं|हो|मिलता|मिलते|मिलेगा',
      'sold|सोल्ड out|आउट',
      'budget|बजट se|से bahar|upar|zyada|बाहर|ऊपर',
      `${NAHI} hai|hain|milega|milta|mil|bacha|है|हैं|मिलेगा|मिलता|मिल|बचा`,
    ],
    true,
  ],
])

/** "gachibowli me villa kam hain narsingi chalega": only the place named after the one where nothing is to be had. */
function isScarce(tokens: readonly TurnToken[], mention: Mention, mentions: readonly Mention[]): boolean {
  const next = mentions.find(({ wish, from }) => wish.field === 'locations' && from >= mention.to)
  if (!next) return false
  for (let at = mention.to; at < next.from; at++) if (SCARCE.find(tokens, at)) return true
  return false
}

export function readAgentTurn(turn: Turn, marks: readonly Mark[]): AgentTurn {
  const { tokens } = turn
  const { mentions, clauseOf } = readMentions(marks, tokens)
  const setting = { tokens, marks, mentions, clauseOf, isOwner: true }
  setAside(setting)
  const question = readQuestion(tokens)
  const offers: Offer[] = []
  const places = new Set<string>()
  for (const mention of mentions) {
    const { wish } = mention
    if (mention.status !== 'wanted' || wish.field === 'bare') continue
    if (wish.field === 'locations') places.add(wish.name)
    if (wish.field === 'locations' && (!wish.isCertain || isScarce(tokens, mention, mentions))) continue
    if (wish.field === 'possession' && typeof wish.possession !== 'string') {
      const isAsked = question.topics.has('possession')
      if (!meansHandover(tokens, mention.from, mention.to, isAsked)) continue
    }
    if (wish.field === 'purpose' && wish.isWeak && !speaksOfProperty(setting, mention)) continue
    // A price is the agent's, unless he repeats the lead's own budget for him to confirm (rule 10).
    if (wish.field === 'budget' && moneyNoun(setting, mention) !== 'budget') continue
    const isChoice =
      mention.isChoice ||
      mentions.some((other) => other.isChoice && other !== mention && sameField(other.wish, wish))
    offers.push({ wish, proof: proofOf(turn, mention.from, mention.to), isChoice })
  }
  let asksToTalk = false
  for (let at = Math.max(0, tokens.length - TALK_REACH); at < tokens.length; at++) {
    if (TALK.find(tokens, at)) asksToTalk = true
  }
  const said = mentions.map(({ wish }) => wish)
  const price = said.findLast((wish) => wish.field === 'budget') ?? null
  return { question, offers, places, asksToTalk, said, price, offersOptOut: findOptOut(tokens) !== null }
}
