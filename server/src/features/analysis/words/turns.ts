import type { Speaker, Word } from '@leadbreak/contract'
import { hear, type IsCommon } from './hearing.ts'
import { tokenize, type Token } from './tokens.ts'

/** A stretch of speech by one speaker, as the recogniser or a keyboard wrote it. Times are ms from the call's start. */
export interface Utterance {
  /** Null where one recorded channel holds both voices. */
  readonly speaker: Speaker | null
  readonly text: string
  readonly startMs: number
  readonly endMs: number
  readonly words?: readonly Pick<Word, 'text' | 'startMs' | 'endMs'>[]
}

/** A token that knows which utterance of the call it stands in. */
export interface TurnToken extends Token {
  readonly segment: number
}

/** All that one side says until the other side speaks. A recogniser cuts at pauses; a thought goes on across them. */
export interface Turn {
  readonly speaker: Speaker
  readonly tokens: readonly TurnToken[]
  /** Indexes into the call's utterances. */
  readonly segments: readonly number[]
}

/** An utterance of which it is known, or guessed, who said it. */
export type Spoken = Utterance & { readonly speaker: Speaker }

/** Minutes of talk without a word of the other side, whose track was lost perhaps: no thought goes on for so long. */
const MOST_UTTERANCES = 40
/** Words without a pause that no thought has; what is longer is read in pieces, so that the work stays in step with the talk. */
const MOST_TOKENS = 400

/**
 * Joins utterances of one speaker that follow one another, from the one at `from` on. Utterances without words are passed
 * over.
 */
export function toTurns(utterances: readonly Spoken[], from = 0, isCommon: IsCommon = () => true): Turn[] {
  const turns: { speaker: Speaker; tokens: TurnToken[]; segments: number[] }[] = []
  for (let segment = from; segment < utterances.length; segment++) {
    const { speaker, text } = utterances[segment]!
    const tokens = hear(tokenize(text), isCommon).map((token) => ({ ...token, segment }))
    if (tokens.length === 0) continue
    for (let at = 0; at < tokens.length; at += MOST_TOKENS) {
      const piece = tokens.slice(at, at + MOST_TOKENS)
      const last = turns.at(-1)
      if (last && goesOn(last, speaker)) {
        last.tokens.push(...piece)
        last.segments.push(segment)
      } else turns.push({ speaker, tokens: piece, segments: [segment] })
    }
  }
  return turns
}

function goesOn(last: Turn, speaker: Speaker): boolean {
  return (
    last.speaker === speaker && last.segments.length < MOST_UTTERANCES && last.tokens.length < MOST_TOKENS
  )
}
