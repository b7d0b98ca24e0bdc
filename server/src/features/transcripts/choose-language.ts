import type { Language, Word } from '@leadbreak/contract'

import { cutAtSilence, type Candidate, type Hypothesis, type Span } from './cut-at-silence.ts'
import { textOfWords } from './text-of-words.ts'

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

/** What was heard of a speaker before, as far as it matters for what comes. */
export interface ChoiceHistory {
  /** How well the best row of choices that ends in each language explains all before; the best of them has 0. */
  readonly scores: ReadonlyMap<Language, number>
  readonly lastEndMs: number
}

export const NOTHING_BEFORE: ChoiceHistory = { scores: new Map(), lastEndMs: -Infinity }

/**
 * Cuts a speaker's audio where all recognisers are silent and chooses one language for each stretch: the likeliest row of
 * choices, where a change of language costs something, so that a stretch too short to tell goes with its neighbours.
 */
export function chooseLanguage(
  hypotheses: readonly Hypothesis[],
  tuning: ChoiceTuning = CHOICE_TUNING,
): Stretch[] {
  return chooseOnward(NOTHING_BEFORE, hypotheses, tuning).stretches
}

/**
 * The same for what follows on `before`, without knowing what will come: the stretches heard now are chosen together, and
 * those of before weigh on them. Where one recogniser alone has listened, nothing is learnt about the language.
 */
export function chooseOnward(
  before: ChoiceHistory,
  hypotheses: readonly Hypothesis[],
  tuning: ChoiceTuning = CHOICE_TUNING,
): { stretches: Stretch[]; history: ChoiceHistory } {
  const spans = cutAtSilence(hypotheses, tuning.cutSilenceMs)
  const languages = hypotheses.map(({ language }) => language)
  const { choices, scores } = likeliestChoices(before, languages, spans, tuning)
  return {
    stretches: spans.flatMap((span, index) => stretchOf(span, choices[index]!)),
    history: {
      scores: languages.length < 2 ? before.scores : relative(languages, scores),
      lastEndMs: spans.at(-1)?.endMs ?? before.lastEndMs,
    },
  }
}

/** The language that the speaker most likely speaks at present; null while nothing was heard. */
export function presentLanguage({ scores }: ChoiceHistory): Language | null {
  let best: [Language, number] | null = null
  for (const entry of scores) if (best === null || entry[1] > best[1]) best = entry
  return best === null ? null : best[0]
}

/** The chosen candidate of each span: the row with the largest sum of log-odds less the costs of changes. */
function likeliestChoices(
  before: ChoiceHistory,
  languages: readonly Language[],
  spans: readonly Span[],
  tuning: ChoiceTuning,
): { choices: number[]; scores: readonly number[] } {
  const origins: number[][] = []
  let scores: readonly number[] = languages.map((language) => before.scores.get(language) ?? 0)
  let lastEndMs = before.lastEndMs
  for (const { startMs, endMs, candidates } of spans) {
    const pauseMs = Math.max(0, startMs - lastEndMs)
    const cost = tuning.changeCost * 2 ** (-pauseMs / tuning.changeHalfLifeMs)
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
  return { choices, scores }
}

/** Scores as far as they differ: they would grow for ever otherwise. */
function relative(languages: readonly Language[], scores: readonly number[]): Map<Language, number> {
  const best = Math.max(...scores)
  return new Map(languages.map((language, index) => [language, scores[index]! - best]))
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
