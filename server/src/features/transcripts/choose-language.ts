import type { Language, Word } from '@leadbreak/contract'

import { certaintyOf, logOddsOfOwnLanguage, UNMEASURED, type Calibration } from './calibration.ts'
import { UNKNOWN_WORD } from './ear.ts'
import { textOfWords } from './text-of-words.ts'

/** What the recogniser of one language heard of a speaker, from beginning to end. */
export interface Hypothesis {
  readonly language: Language
  readonly calibration: Calibration | null
  readonly words: readonly Word[]
}

/** Speech of one speaker between two silences, in the language it was most likely in. */
export interface Stretch {
  readonly language: Language
  readonly startMs: number
  readonly endMs: number
  readonly words: readonly Word[]
  /** What the best other recogniser heard here. */
  readonly alternative?: { readonly language: Language; readonly text: string }
}

export interface ChoiceTuning {
  /** Where no recogniser heard a word for this long, the language may change. */
  readonly cutSilenceMs: number
  /** Speech of this length has full weight; shorter speech proves less. */
  readonly fullWeightMs: number
  /** Log-odds that must speak for a change of language from one stretch to the next. */
  readonly changeCost: number
  /** After a silence of this length the change costs half. */
  readonly changeHalfLifeMs: number
}

export const CHOICE_TUNING: ChoiceTuning = {
  cutSilenceMs: 300,
  fullWeightMs: 1500,
  changeCost: 1,
  changeHalfLifeMs: 10_000,
}

/**
 * Cuts a speaker's audio where all recognisers are silent and chooses one language for each stretch: the likeliest row of
 * choices, where a change of language costs something, so that a stretch too short to tell goes with its neighbours.
 */
export function chooseLanguage(
  hypotheses: readonly Hypothesis[],
  tuning: ChoiceTuning = CHOICE_TUNING,
): Stretch[] {
  const spans = cutAtSilence(hypotheses, tuning.cutSilenceMs)
  const choices = likeliestChoices(spans, tuning)
  return spans.flatMap((span, index) => stretchOf(span, choices[index]!))
}

interface Span {
  readonly startMs: number
  readonly endMs: number
  /** One for each hypothesis, in their order. */
  readonly candidates: readonly Candidate[]
}

interface Candidate {
  readonly language: Language
  /** Without the unknown ones. */
  readonly words: readonly Word[]
  /** Log-odds that this is the language spoken. */
  readonly logOdds: number
}

/** Far below the log-odds of anything heard, and still finite, so that the rest of a row can be compared. */
const NOTHING_HEARD = -1000

function cutAtSilence(hypotheses: readonly Hypothesis[], cutSilenceMs: number): Span[] {
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

/** The index of the chosen candidate of each span: the row with the largest sum of log-odds less the costs of changes. */
function likeliestChoices(spans: readonly Span[], tuning: ChoiceTuning): number[] {
  const origins: number[][] = []
  let scores: readonly number[] = spans[0]?.candidates.map(() => 0) ?? []
  let lastEndMs = -Infinity
  for (const { startMs, endMs, candidates } of spans) {
    const cost = tuning.changeCost * 2 ** ((lastEndMs - startMs) / tuning.changeHalfLifeMs)
    const weight = Math.min(1, (endMs - startMs) / tuning.fullWeightMs)
    const ways = candidates.map((_, choice) =>
      scores.map((score, from) => score - (from === choice ? 0 : cost)),
    )
    origins.push(ways.map(argMax))
    scores = candidates.map(({ logOdds }, choice) => Math.max(...ways[choice]!) + weight * logOdds)
    lastEndMs = endMs
  }

  const choices: number[] = []
  let choice = argMax(scores)
  for (let index = spans.length - 1; index >= 0; index--) {
    choices[index] = choice
    choice = origins[index]![choice]!
  }
  return choices
}

function argMax(values: readonly number[]): number {
  return values.reduce((best, value, index) => (value > values[best]! ? index : best), 0)
}

function stretchOf({ candidates }: Span, choice: number): Stretch[] {
  const { language, words } = candidates[choice]!
  const first = words[0]
  if (first === undefined) return []

  const stretch = { language, startMs: first.startMs, endMs: words.at(-1)!.endMs, words }
  const loser = candidates
    .filter((candidate, index) => index !== choice && candidate.words.length > 0)
    .reduce<Candidate | null>((best, other) => (best && best.logOdds >= other.logOdds ? best : other), null)
  if (loser === null) return [stretch]
  return [{ ...stretch, alternative: { language: loser.language, text: textOfWords(loser.words) } }]
}
