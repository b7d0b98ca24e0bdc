import type { Objection, ObjectionTopic } from '@leadbreak/contract'
import type { Proof } from '../dialogue/proof.ts'
import { NA, NAHI } from '../lexicon/common.ts'
import { ACCEPTED_ANYWAY, OBJECTIONS } from '../lexicon/objections.ts'
import { fold } from '../words/fold.ts'
import { makePhraseBook } from '../words/phrase-book.ts'
import type { Token } from '../words/tokens.ts'
import type { Spoken } from '../words/turns.ts'
import { wantedBy } from './ask.ts'
import { quoteOf } from './quote.ts'
import { toSentences, type Sentence } from './sentences.ts'

const BOOK = makePhraseBook(OBJECTIONS)
const ACCEPTED = makePhraseBook(ACCEPTED_ANYWAY)

/** What keeps the lead from going on, in his words: each topic once in a sentence. */
export function findObjections(segments: readonly Spoken[]): Objection[] {
  return toSentences(segments)
    .filter(({ speaker }) => speaker === 'lead')
    .flatMap((sentence) => {
      // "kya wo door hai" asks; "itna mehnga kyun hai" does not only ask.
      if (wantedBy(sentence, true) === 'yes-no') return []
      return [...objectionsIn(sentence.tokens)].map(([topic, { from, to }]) => {
        const proof = { ...sentence, ...around(sentence, from, to) }
        return { topic, ...quoteOf(segments, proof) }
      })
    })
}

/** Whether the words of the lead at `proof` object to `topic`; a question may do so as well ("itna mehnga kyun"). */
export function isObjectedIn(segments: readonly Spoken[], proof: Proof, topic: ObjectionTopic): boolean {
  return toSentences(segments.slice(proof.segment, proof.segment + 1)).some(({ tokens, start, end }) => {
    const isQuoted = start < proof.end && end > proof.start
    const found = isQuoted ? objectionsIn(tokens).get(topic) : undefined
    return found !== undefined && overlaps(tokens.slice(found.from, found.to), proof)
  })
}

function overlaps(tokens: readonly Token[], { start, end }: Proof): boolean {
  return tokens[0]!.start < end && tokens.at(-1)!.end > start
}

interface Found {
  readonly from: number
  readonly to: number
}

function objectionsIn(tokens: readonly Token[]): Map<ObjectionTopic, Found> {
  const found = new Map<ObjectionTopic, Found>()
  for (let at = 0; at < tokens.length;) {
    const match = BOOK.find(tokens, at)
    if (match && match.meaning !== 'none' && isMeant(tokens, at, match.to) && !found.has(match.meaning))
      found.set(match.meaning, { from: at, to: match.to })
    at = match?.to ?? at + 1
  }
  return found
}

function isMeant(tokens: readonly Token[], from: number, to: number): boolean {
  return !isDeniedBefore(tokens, from) && !isTakenBack(tokens, from, to)
}

const ENGLISH_NO = keysOf('not isnt arent wasnt never nothing if agar अगर nahin-to')
const DEGREES = keysOf('that very too so really at all a an the much any is it was')

/** "not that expensive", "agar mehnga". */
function isDeniedBefore(tokens: readonly Token[], from: number): boolean {
  let at = from - 1
  while (at >= 0 && DEGREES.has(tokens[at]!.key)) at--
  return ENGLISH_NO.has(tokens[at]?.key ?? '')
}

const HINDI_NO = keysOf(`${NAHI}|${NA}`.replaceAll('|', ' '))
const BETWEEN = keysOf(
  'hi bhi to toh itna utna bilkul bahut zyada hai lag raha rahi laga lagta padta padega ही भी तो इतना बिल्कुल बहुत ज्यादा है लग रहा लगा लगता पड़ता पड़ेगा',
)
const IF_SO = keysOf('ho hua hue hui हो हुआ')
const NO_REACH = 3
const ACCEPTED_REACH = 7

/** "mehnga bilkul nahi hai", "mehnga ho to", "door hai par chalega". A refusal within the phrase belongs to it. */
function isTakenBack(tokens: readonly Token[], from: number, to: number): boolean {
  const saysNo = tokens.slice(from, to).some(({ key }) => HINDI_NO.has(key))
  for (let at = to; !saysNo && at < Math.min(to + NO_REACH, tokens.length); at++) {
    if (HINDI_NO.has(tokens[at]!.key) || IF_SO.has(tokens[at]!.key)) return true
    if (!BETWEEN.has(tokens[at]!.key)) break
  }
  for (let at = to; at < Math.min(to + ACCEPTED_REACH, tokens.length); at++) {
    const accepted = ACCEPTED.find(tokens, at)
    if (accepted)
      return !HINDI_NO.has(tokens[accepted.to]?.key ?? '') && !HINDI_NO.has(tokens[at - 1]?.key ?? '')
  }
  return false
}

function keysOf(words: string): ReadonlySet<string> {
  return new Set(words.split(' ').map(fold))
}

const WORDS_AROUND = 5

const CLAUSE_WORDS = keysOf(
  'but lekin magar because since kyunki kyonki so isliye isiliye aur and also phir then though although however otherwise varna balki while whereas लेकिन मगर क्योंकि इसलिए और फिर वरना बल्कि',
)

/** The phrase with the words about it, within its clause: a sentence without signs may go on for a minute. */
function around({ tokens }: Sentence, from: number, to: number): { start: number; end: number } {
  const parts = (at: number) => tokens[at]!.kind === 'sign' || CLAUSE_WORDS.has(tokens[at]!.key)
  let first = from
  while (first > Math.max(0, from - WORDS_AROUND) && !parts(first - 1)) first--
  let end = to
  while (end < Math.min(tokens.length, to + WORDS_AROUND) && !parts(end)) end++
  return { start: tokens[first]!.start, end: tokens[end - 1]!.end }
}
