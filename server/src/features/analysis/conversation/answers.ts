import { AMOUNTS_WITHOUT_NUMBER, NO_ANSWERS, TIME_WORDS } from '../lexicon/answers.ts'
import { NO_MATTER } from '../lexicon/asking.ts'
import { EVERYDAY_WORDS } from '../lexicon/everyday-words.ts'
import type { Wanted } from '../lexicon/question-words.ts'
import { REPLIES, type Reply } from '../lexicon/replies.ts'
import { TOPICS, type Topic } from '../lexicon/topics.ts'
import { isNumberToken } from '../numbers/number.ts'
import { fold } from '../words/fold.ts'
import { makePhraseBook } from '../words/phrase-book.ts'
import type { Token } from '../words/tokens.ts'
import { finds, withoutSigns } from './ask.ts'
import { isBackchannel } from './is-backchannel.ts'

const NO_ANSWER = makePhraseBook(NO_ANSWERS)
const AMOUNT_WORDS = makePhraseBook(AMOUNTS_WITHOUT_NUMBER)
const NO_MATTER_BOOK = makePhraseBook(NO_MATTER)
const REPLY_BOOK = makePhraseBook(REPLIES)
const TOPIC_BOOK = makePhraseBook(TOPICS)

interface Asked {
  readonly wanted: Wanted
  readonly tokens: readonly Token[]
}

/** Whether the words could answer the question. `asks`: they ask something themselves. */
export function couldAnswer(question: Asked, said: readonly Token[], asks: boolean): boolean {
  const tokens = withoutSigns(said)
  if (putsOff(question, tokens)) return false
  if (finds(NO_MATTER_BOOK, tokens)) return true
  switch (question.wanted) {
    case 'amount':
      return tokens.some((_, at) => isNumberAt(tokens, at)) || finds(AMOUNT_WORDS, tokens)
    case 'time':
      return tokens.some(({ key }, at) => TIME_WORDS.has(key) || isNumberAt(tokens, at))
    case 'yes-no':
      return opensAsReply(tokens) || (!asks && saysSomethingOf(question, tokens))
    case 'place':
      return !asks && namesSomething(tokens)
    case 'anything':
      return !asks && saysSomethingOf(question, tokens)
  }
}

/** Whether the words name something that the question names. */
export function speaksOfTheSame(a: readonly Token[], b: readonly Token[]): boolean {
  const topics = topicsOf(a)
  const words = contentOf(a)
  return (
    [...topicsOf(b)].some((topic) => topics.has(topic)) || [...contentOf(b)].some((key) => words.has(key))
  )
}

function putsOff(question: Asked, tokens: readonly Token[]): boolean {
  for (let at = 0; at < tokens.length; at++) {
    const found = NO_ANSWER.find(tokens, at)
    if (found && (found.meaning !== 'sending' || !asksToSend(question.tokens))) return true
  }
  return false
}

const SEND = /^(?:bhej|send|share|mail|vhatsap|भेज|सेंड|शेयर)/

function asksToSend(tokens: readonly Token[]): boolean {
  return tokens.some(({ key }) => SEND.test(key))
}

/** The verb "do" of "bata do" is no two. */
function isNumberAt(tokens: readonly Token[], at: number): boolean {
  const token = tokens[at]
  if (!isNumberToken(token)) return false
  const isDo = token!.key === 'do' || token!.key === 'दो'
  return !isDo || at === 0 || at < tokens.length - 1
}

/** Words that could be a name: neither everyday words nor those of a topic. */
function namesSomething(tokens: readonly Token[]): boolean {
  for (let at = 0; at < tokens.length;) {
    const topic = TOPIC_BOOK.find(tokens, at)
    if (!topic && contentOf(tokens.slice(at, at + 1)).size > 0) return true
    at = topic?.to ?? at + 1
  }
  return false
}

const IS = new Set('hai he hain h he है हैं'.split(' ').map(fold))
const TAKES_UP: ReadonlySet<Reply> = new Set(['yes', 'no', 'go-on', 'both', 'dislike', 'that', 'rest'])
const OPENING_REACH = 2

function opensAsReply(tokens: readonly Token[]): boolean {
  for (let at = 0; at < Math.min(OPENING_REACH, tokens.length); at++) {
    if (IS.has(tokens[at]!.key)) return true
    const found = REPLY_BOOK.find(tokens, at)
    if (found) return TAKES_UP.has(found.meaning)
  }
  return false
}

/** Words with a meaning, and not of another matter than the question. */
function saysSomethingOf(question: Asked, tokens: readonly Token[]): boolean {
  if (isBackchannel(tokens)) return false
  if (speaksOfTheSame(question.tokens, tokens)) return true
  const [asked, told] = [topicsOf(question.tokens), topicsOf(tokens)]
  return asked.size === 0 || told.size === 0
}

const NO_TOPIC: ReadonlySet<Topic> = new Set(['else', 'home'])
const MONEY: ReadonlySet<Topic> = new Set(['rent', 'rate'])

function topicsOf(tokens: readonly Token[]): Set<Topic> {
  const topics = new Set<Topic>()
  for (let at = 0; at < tokens.length;) {
    const found = TOPIC_BOOK.find(tokens, at)
    if (found && !NO_TOPIC.has(found.meaning)) topics.add(MONEY.has(found.meaning) ? 'budget' : found.meaning)
    at = found?.to ?? at + 1
  }
  return topics
}

const SHORTEST_CONTENT = 3

function contentOf(tokens: readonly Token[]): Set<string> {
  return new Set(
    tokens.flatMap(({ key }) => (key.length < SHORTEST_CONTENT || EVERYDAY_WORDS.has(key) ? [] : [key])),
  )
}
