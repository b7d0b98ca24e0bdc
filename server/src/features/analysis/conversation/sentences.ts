import type { Speaker } from '@leadbreak/contract'
import type { Proof } from '../dialogue/proof.ts'
import { tokenize, type Token } from '../words/tokens.ts'
import type { Spoken } from '../words/turns.ts'

/** A sentence where the text has signs, a whole utterance where it has none. It holds at least one word or number. */
export interface Sentence extends Proof {
  readonly speaker: Speaker
  /** Without the sign that ends it. */
  readonly tokens: readonly Token[]
  readonly endsInQuestionMark: boolean
}

const ENDS = new Set(['.', '?', '!'])

/** The sentences of a call in the order of its utterances. */
export function toSentences(segments: readonly Spoken[]): Sentence[] {
  return segments.flatMap(({ speaker, text }, segment) => {
    const sentences: Sentence[] = []
    let tokens: Token[] = []
    const close = (end: Token | null) => {
      const said = tokens.filter(({ kind }) => kind !== 'sign')
      if (said.length > 0) {
        const start = said[0]!.start
        const endsInQuestionMark = end?.key === '?'
        const until = endsInQuestionMark ? end.end : said.at(-1)!.end
        sentences.push({ speaker, segment, tokens, start, end: until, endsInQuestionMark })
      }
      tokens = []
    }
    for (const token of tokenize(text)) {
      if (ENDS.has(token.key)) close(token)
      else tokens.push(token)
    }
    close(null)
    return sentences
  })
}
