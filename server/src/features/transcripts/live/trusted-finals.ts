import type { Gap, Language, Word } from '@leadbreak/contract'

import type { Calibration } from '../calibration.ts'
import type { Hypothesis } from '../cut-at-silence.ts'
import type { FinalUtterance } from '../live-ear.ts'

/** What one language's recogniser made of an utterance; null when it said nothing in time. */
export interface LanguageFinal {
  readonly language: Language
  readonly calibration: Calibration | null
  readonly final: FinalUtterance | null
}

/** Who missed a larger share of an utterance has nothing to say about its language. */
const MOST_LOST_SHARE = 0.5
/** A hole this short is not worth telling. */
const SHORTEST_HOLE_MS = 300

/** The hypotheses that are worth comparing: of those who heard the utterance, or else of whoever has a word of it. */
export function trustedHypotheses(finals: readonly LanguageFinal[], lengthMs: number): Hypothesis[] {
  const present = finals.flatMap(({ language, calibration, final }) =>
    final === null ? [] : [{ language, calibration, words: final.words, lostMs: final.lostMs }],
  )
  const trusted = present.filter(({ lostMs }) => lostMs <= lengthMs * MOST_LOST_SHARE)
  return (trusted.length > 0 ? trusted : present.filter(({ words }) => words.length > 0)).map(
    ({ language, calibration, words }) => ({ language, calibration, words }),
  )
}

/** Where in the utterance nobody heard anything; null when somebody heard all of it. */
export function unheardPart(
  finals: readonly LanguageFinal[],
  { startMs, endMs }: Pick<Gap, 'startMs' | 'endMs'>,
): Pick<Gap, 'startMs' | 'endMs'> | null {
  const lostMs = Math.min(...finals.map(({ final }) => final?.lostMs ?? Infinity))
  if (lostMs < SHORTEST_HOLE_MS) return null
  // Nobody can say which part it was. The longest without a word is the likeliest.
  const words = finals.flatMap(({ final }) => final?.words ?? [])
  return longestHole(words, startMs, endMs)
}

function longestHole(words: readonly Word[], startMs: number, endMs: number) {
  let hole = { startMs, endMs: startMs }
  let heardUntilMs = startMs
  for (const word of [...words].sort((a, b) => a.startMs - b.startMs)) {
    if (word.startMs - heardUntilMs > hole.endMs - hole.startMs) {
      hole = { startMs: heardUntilMs, endMs: word.startMs }
    }
    heardUntilMs = Math.max(heardUntilMs, word.endMs)
  }
  return endMs - heardUntilMs > hole.endMs - hole.startMs ? { startMs: heardUntilMs, endMs } : hole
}
