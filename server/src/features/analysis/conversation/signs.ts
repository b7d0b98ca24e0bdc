import type { Speaker } from '@leadbreak/contract'
import {
  ABOUT_THE_MOMENT,
  ANNOUNCEMENT_ECHOES,
  ANNOUNCEMENTS,
  DISPOSITION_SIGNS,
  type DispositionSign,
} from '../lexicon/dispositions.ts'
import { findFound } from '../dialogue/found.ts'
import type { Proof } from '../dialogue/proof.ts'
import { REPLIES } from '../lexicon/replies.ts'
import { TOPICS } from '../lexicon/topics.ts'
import { makePhraseBook } from '../words/phrase-book.ts'
import type { Spoken } from '../words/turns.ts'
import { finds, wantedBy, withoutSigns } from './ask.ts'
import { toSentences, type Sentence } from './sentences.ts'

const SIGNS = makePhraseBook(DISPOSITION_SIGNS)
const ANNOUNCED = makePhraseBook(ANNOUNCEMENTS)
const ECHO = makePhraseBook(ANNOUNCEMENT_ECHOES)
const MOMENT = makePhraseBook(ABOUT_THE_MOMENT)
const REPLY_BOOK = makePhraseBook(REPLIES)
const TOPIC_BOOK = makePhraseBook(TOPICS)

/** Something by which a call shows what it comes to. */
export interface Sign extends Proof {
  readonly is:
    | Exclude<DispositionSign, 'none'>
    /** The search is over. */
    | 'found'
    /** A bare "nahi". */
    | 'no'
    /** He asks something about a property. */
    | 'asks'
}

/** The signs in what the lead says, in order. */
export function readSigns(segments: readonly Spoken[]): Sign[] {
  const sentences = toSentences(segments)
  return sentences.flatMap((sentence, index) =>
    sentence.speaker === 'lead' ? signsOf(sentence, sentences[index - 1]) : [],
  )
}

/** Whether nobody but a machine answers the agent. */
export function isAnnouncementAlone(segments: readonly Spoken[]): boolean {
  const sentences = toSentences(segments)
  if (isEchoAlone(sentences)) return true
  let speaker: Speaker | null = null
  let isAnnounced = false
  for (const sentence of sentences) {
    // Of each turn of the lead's, some words are the machine's.
    if (speaker === 'lead' && sentence.speaker === 'agent' && !isAnnounced) return false
    if (sentence.speaker !== speaker) isAnnounced = sentence.speaker === 'agent' && isAnnounced
    speaker = sentence.speaker
    if (speaker === 'lead' && finds(ANNOUNCED, sentence.tokens)) isAnnounced = true
  }
  return isAnnounced
}

const LEAST_ECHOES = 2
const MOST_WORDS_OF_AN_ECHO = 40

/** Whether a short misheard announcement is all that is said. */
function isEchoAlone(sentences: readonly Sentence[]): boolean {
  if (sentences.some(({ speaker }) => speaker === 'agent')) return false
  const tokens = sentences.flatMap((sentence) => withoutSigns(sentence.tokens))
  if (tokens.length > MOST_WORDS_OF_AN_ECHO) return false
  let echoes = 0
  for (let at = 0; at < tokens.length;) {
    const found = ECHO.find(tokens, at)
    if (found) echoes++
    at = found?.to ?? at + 1
  }
  return echoes >= LEAST_ECHOES
}

const MOST_WORDS_OF_A_NO = 4

function signsOf(sentence: Sentence, before: Sentence | undefined): Sign[] {
  const tokens = withoutSigns(sentence.tokens)
  const { segment } = sentence
  const signs: Sign[] = []
  const add = (is: Sign['is'], from: number, to: number) =>
    signs.push({ is, segment, start: tokens[from]!.start, end: tokens[to - 1]!.end })

  for (let at = 0; at < tokens.length;) {
    const found = SIGNS.find(tokens, at)
    if (found && found.meaning !== 'none') add(found.meaning, at, found.to)
    at = found?.to ?? at + 1
  }
  const over = findFound(tokens)
  // "gym ki koi zarurat nahi" is told apart from "ab zarurat nahi" by what else he wants.
  const overStart = over && tokens[over.from]!.start
  const isOwnWords =
    overStart !== null && !signs.some(({ start, end }) => start <= overStart && overStart < end)
  if (over && isOwnWords) add('found', over.from, over.to)
  if (wantedBy(sentence, false) !== null && finds(TOPIC_BOOK, tokens)) add('asks', 0, tokens.length)
  const isBare = tokens.length <= MOST_WORDS_OF_A_NO && REPLY_BOOK.find(tokens, 0)?.meaning === 'no'
  const isOfTheMoment = before?.speaker === 'agent' && finds(MOMENT, before.tokens)
  if (isBare && !isOfTheMoment && signs.length === 0) add('no', 0, tokens.length)
  return signs
}
