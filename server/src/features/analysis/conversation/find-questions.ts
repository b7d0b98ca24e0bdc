import type { AskedQuestion, Quote } from '@leadbreak/contract'
import type { Wanted } from '../lexicon/question-words.ts'
import type { Spoken } from '../words/turns.ts'
import { couldAnswer, speaksOfTheSame } from './answers.ts'
import { wantedBy } from './ask.ts'
import { quoteOf } from './quote.ts'
import { toSentences, type Sentence } from './sentences.ts'

interface ReadSentence extends Sentence {
  /** What it asks for; null when it asks nothing. */
  readonly wanted: Wanted | null
}

/** In how many turns of the other side an answer is looked for, and how far into each. */
const REPLY_TURNS = 3
const SENTENCES_A_TURN = 12

/**
 * The questions of both sides in the order in which they were asked, each with the words that answer it. A promise to look
 * it up, a question back and talk of something else are no answer.
 */
export function findQuestions(segments: readonly Spoken[]): AskedQuestion[] {
  const turns = toTurnsOfSentences(segments)
  return turns.flatMap((turn, index) => {
    const replies = turns.slice(index + 1, index + 2 * REPLY_TURNS)
    return turn.flatMap((sentence) => {
      const { wanted } = sentence
      if (wanted === null) return []
      const answer = findAnswer({ ...sentence, wanted }, replies)
      return [{ ...quoteOf(segments, sentence), answer: answer && quote(answer) }]
    })
  })

  function quote(sentence: Sentence): Quote {
    return quoteOf(segments, sentence)
  }
}

/** `turns`: those after the question's, the other side's first. */
function findAnswer(
  question: ReadSentence & { readonly wanted: Wanted },
  turns: readonly (readonly ReadSentence[])[],
): ReadSentence | null {
  for (let at = 0; at < turns.length; at += 2) {
    const isFirst = at === 0
    // Later on, only what still speaks of the same thing answers it.
    const isAskedOn = isFirst || isStillAbout(question, turns[at - 1]!)
    for (const said of turns[at]!.slice(0, SENTENCES_A_TURN)) {
      const isRelated = isAskedOn || speaksOfTheSame(question.tokens, said.tokens)
      if (isRelated && couldAnswer(question, said.tokens, said.wanted !== null)) return said
    }
  }
  return null
}

/** Nothing but a few words ("ji bataiye"), or the same thing once more. */
function isStillAbout(question: Sentence, turn: readonly Sentence[]): boolean {
  return turn.every(({ tokens }) => tokens.length <= FEW_WORDS || speaksOfTheSame(question.tokens, tokens))
}

const FEW_WORDS = 2

/** The sentences of a call, those that follow one another from the same side together. */
function toTurnsOfSentences(segments: readonly Spoken[]): ReadSentence[][] {
  const turns: ReadSentence[][] = []
  for (const sentence of toSentences(segments)) {
    const turn = turns.at(-1)
    const isSameSide = turn?.[0]?.speaker === sentence.speaker
    const before = isSameSide ? turns.at(-2) : turn
    const repliesToQuestion = (before?.at(-1)?.wanted ?? null) !== null
    const read = { ...sentence, wanted: wantedBy(sentence, repliesToQuestion) }
    if (isSameSide) turn.push(read)
    else turns.push([read])
  }
  return turns
}
