import type { Speaker } from '@leadbreak/contract'
import {
  AGENT_ASKING_LAST,
  AGENT_TELLING_LAST,
  ASKING_FIRST,
  ASKING_LAST,
  ASKING_WORDS,
  BESIDE_A_TOPIC,
  COMPLAINTS,
  LEAD_ASKING_LAST,
  TELL_ME,
  TELLING_FIRST,
  YOU,
  type Wanted,
} from '../lexicon/question-words.ts'
import { NO_ANSWERS } from '../lexicon/answers.ts'
import { TOPICS, type Topic } from '../lexicon/topics.ts'
import { fold } from '../words/fold.ts'
import { isNumberToken } from '../numbers/number.ts'
import { makePhraseBook, type PhraseBook } from '../words/phrase-book.ts'
import type { Token } from '../words/tokens.ts'
import { isBackchannel } from './is-backchannel.ts'
import type { Sentence } from './sentences.ts'

const ANYWHERE = makePhraseBook(ASKING_WORDS)
const FIRST = makePhraseBook(ASKING_FIRST)
const TELLING = makePhraseBook(TELLING_FIRST)
const LAST = makePhraseBook(ASKING_LAST)
const AGENT_LAST = makePhraseBook(AGENT_ASKING_LAST)
const AGENT_YOU_LAST = makePhraseBook(AGENT_TELLING_LAST)
const LEAD_LAST = makePhraseBook(LEAD_ASKING_LAST)
const TELL = makePhraseBook(TELL_ME)
const COMPLAINT = makePhraseBook(COMPLAINTS)
const YOU_BOOK = makePhraseBook(YOU)
const TOPIC_BOOK = makePhraseBook(TOPICS)
const BESIDE = makePhraseBook(BESIDE_A_TOPIC)
const NO_ANSWER = makePhraseBook(NO_ANSWERS)

/** Words that may stand before the first word of a question. */
const OPENERS = new Set(
  'ok okay so and aur sir madam maam achha haan ji han hello well but also then actually yes no please to phir lekin और सर मैडम अच्छा हां जी तो फिर लेकिन'
    .split(' ')
    .map(fold),
)
const MOST_CHOICE_WORDS = 12
const MOST_TOPIC_WORDS = 4

/**
 * What a sentence asks for, or null when it asks nothing. Recognisers write no question marks, so the words decide, and
 * who says them: "parking chahiye" is the agent's question and the lead's wish. `repliesToQuestion`: the other side has
 * just asked, so a bare "location" is the answer.
 */
export function wantedBy(sentence: Sentence, repliesToQuestion: boolean): Wanted | null {
  const { speaker, endsInQuestionMark } = sentence
  const tokens = withoutSigns(sentence.tokens)
  if (isBackchannel(tokens) || finds(COMPLAINT, tokens)) return null
  const byWord = askedAnywhere(tokens)
  if (endsInQuestionMark) return byWord ?? askedAtStart(tokens) ?? 'yes-no'
  if (promisesAnswer(tokens)) return null

  const isYesNo = endsWith(LAST, tokens) !== null
  if (byWord) return byWord === 'anything' && isKyaAtAnEnd(tokens) ? 'yes-no' : byWord
  if (isYesNo) return 'yes-no'
  const first = askedAtStart(tokens)
  if (first) return first
  if (tellsToTell(tokens, speaker)) return askedByTopic(tokens)
  if (isBareTopic(tokens) && !repliesToQuestion) return askedByTopic(tokens)
  return speaker === 'agent' ? askedByAgent(tokens) : repliesToQuestion ? null : askedByLead(tokens)
}

/** "main batata hoon kitna hai" asks nothing; "aap kab visit karenge" does. */
function promisesAnswer(tokens: readonly Token[]): boolean {
  return tokens.some((_, at) => NO_ANSWER.find(tokens, at)?.meaning === 'promise')
}

/** The words of a sentence. */
export function withoutSigns(tokens: readonly Token[]): readonly Token[] {
  return tokens.filter(({ kind }) => kind !== 'sign')
}

/** Whether a phrase of `book` stands anywhere in `tokens`. */
export function finds(book: PhraseBook<unknown>, tokens: readonly Token[]): boolean {
  return tokens.some((_, at) => book.find(tokens, at) !== null)
}

function askedAnywhere(tokens: readonly Token[]): Wanted | null {
  let asked: Wanted | null = null
  for (let at = 0; at < tokens.length;) {
    const found = ANYWHERE.find(tokens, at)
    if (found && found.meaning !== 'not' && (asked === null || asked === 'anything')) asked = found.meaning
    at = found?.to ?? at + 1
  }
  return asked
}

function askedAtStart(tokens: readonly Token[]): Wanted | null {
  const start = tokens.findIndex(({ key }) => !OPENERS.has(key))
  if (start < 0 || TELLING.find(tokens, start)) return null
  if (ANYWHERE.find(tokens, start)?.meaning === 'not') return null
  return FIRST.find(tokens, start)?.meaning ?? null
}

const WANTED_OF: Readonly<Partial<Record<Topic, Wanted>>> = {
  budget: 'amount',
  rent: 'amount',
  rate: 'amount',
  bhk: 'amount',
  location: 'place',
  possession: 'time',
}

/** What a sentence asks for that only names what it asks about; null when it names nothing. */
function askedByTopic(tokens: readonly Token[]): Wanted | null {
  for (let at = 0; at < tokens.length; at++) {
    const topic = TOPIC_BOOK.find(tokens, at)
    if (topic) return WANTED_OF[topic.meaning] ?? 'anything'
  }
  return null
}

/** "budget bataiye". The lead's "haan bataiye, 2 bhk" bids the agent go on. */
function tellsToTell(tokens: readonly Token[], speaker: Speaker): boolean {
  const start = tokens.findIndex(({ key }) => !OPENERS.has(key))
  const at = tokens.findIndex((_, index) => TELL.find(tokens, index) !== null)
  return at >= 0 && (speaker === 'agent' || at > start)
}

const KYA_KEYS = new Set(['kya', 'kia', 'क्या'])

function isKyaAtAnEnd(tokens: readonly Token[]): boolean {
  const start = tokens.findIndex(({ key }) => !OPENERS.has(key))
  return KYA_KEYS.has(tokens[start]?.key ?? '') || KYA_KEYS.has(tokens.at(-1)?.key ?? '')
}

function askedByAgent(tokens: readonly Token[]): Wanted | null {
  const last = endsWith(AGENT_LAST, tokens)
  if (last) return last
  if (endsWith(AGENT_YOU_LAST, tokens) && finds(YOU_BOOK, tokens)) return 'yes-no'
  return isChoice(tokens) ? 'anything' : null
}

function askedByLead(tokens: readonly Token[]): Wanted | null {
  return tokens.some(isNumberToken) ? null : endsWith(LEAD_LAST, tokens)
}

/** "do ya teen bhk". */
function isChoice(tokens: readonly Token[]): boolean {
  const at = tokens.findIndex(({ key }) => key === 'ya' || key === 'or' || key === 'या')
  return at > 0 && at < tokens.length - 1 && tokens.length <= MOST_CHOICE_WORDS
}

/** "aur budget": a topic, and nothing that says something of it. */
function isBareTopic(tokens: readonly Token[]): boolean {
  if (tokens.length > MOST_TOPIC_WORDS || tokens.some(isNumberToken)) return false
  let hasTopic = false
  for (let at = 0; at < tokens.length;) {
    const topic = TOPIC_BOOK.find(tokens, at)
    const to = topic?.to ?? BESIDE.find(tokens, at)?.to
    if (to === undefined) return false
    hasTopic ||= topic !== null
    at = to
  }
  return hasTopic
}

/** What a phrase that runs to the last token means. */
function endsWith<T>(book: PhraseBook<T>, tokens: readonly Token[]): T | null {
  const end = tokens.findLastIndex(({ key }) => !TITLES.has(key)) + 1
  for (let at = Math.max(0, end - LONGEST_ENDING); at < end; at++) {
    const found = book.find(tokens, at)
    if (found && found.to >= end) return found.meaning
  }
  return null
}

/** How somebody is addressed behind a sentence. */
const TITLES = new Set(
  'sir madam maam mam ji sahab sahib bhai bhaiya uncle aunty didi please सर मैडम मैम जी साहब भाई भैया अंकल आंटी दीदी'
    .split(' ')
    .map(fold),
)

const LONGEST_ENDING = 5
