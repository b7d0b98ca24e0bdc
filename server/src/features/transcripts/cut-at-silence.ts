import type { Language, Word } from '@leadbreak/contract'

import { certaintyOf, logOddsOfOwnLanguage, UNMEASURED, type Calibration } from './calibration.ts'
import { UNKNOWN_WORD } from './ear.ts'

/** What the recogniser of one language heard of a speaker, from beginning to end. */
export interface Hypothesis {
  readonly language: Language
  readonly calibration: Calibration | null
  readonly words: readonly Word[]
}

/** Speech between two silences, as each recogniser heard it. */
export interface Span {
  readonly startMs: number
  readonly endMs: number
  /** One for each hypothesis, in their order. */
  readonly candidates: readonly Candidate[]
}

export interface Candidate {
  readonly language: Language
  /** Without the unknown ones. */
  readonly words: readonly Word[]
  /** Log-odds that this is the language spoken. */
  readonly logOdds: number
}

/** Far below the log-odds of anything heard, and still finite, so that the rest of a row can be compared. */
const NOTHING_HEARD = -1000

/** Cuts what was heard where no recogniser heard a word for `cutSilenceMs`. */
export function cutAtSilence(hypotheses: readonly Hypothesis[], cutSilenceMs: number): Span[] {
  const all = hypotheses.flatMap(({ words }, source) => words.map((word) => ({ word, source })))
  all.sort((a, b) => a.word.startMs - b.word.startMs)

  const groups: { startMs: number; endMs: number; words: Word[][] }[] = []
  for (const { word, source } of all) {
    let group = groups.at(-1)
    if (group === undefined || word.startMs - group.endMs >= cutSilenceMs) {
      group = { startMs: word.startMs, endMs: word.endMs, words: hypotheses.map(() => []) }
      groups.push(group)
    }
    group.endMs = Math.max(group.endMs, word.endMs)
    group.words[source]!.push(word)
  }
  return groups.map(({ startMs, endMs, words }) => ({
    startMs,
    endMs,
    candidates: hypotheses.map(({ language, calibration }, source) => ({
      language,
      words: words[source]!.filter(({ text }) => text !== UNKNOWN_WORD),
      logOdds: logOddsOf(words[source]!, calibration ?? UNMEASURED),
    })),
  }))
}

function logOddsOf(words: readonly Word[], calibration: Calibration): number {
  let durationMs = 0
  let certainty = 0
  for (const { text, startMs, endMs, confidence } of words) {
    durationMs += endMs - startMs
    // A sound that is no word of the language speaks against it, however sure the model is of that.
    if (text !== UNKNOWN_WORD) certainty += certaintyOf(confidence) * (endMs - startMs)
  }
  return durationMs === 0 ? NOTHING_HEARD : logOddsOfOwnLanguage(calibration, certainty / durationMs)
}
