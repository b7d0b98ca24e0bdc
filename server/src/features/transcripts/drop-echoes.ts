import type { Word } from '@leadbreak/contract'

import type { Stretch } from './choose-language.ts'

/** How far an echo may lie from what it repeats, in milliseconds. */
export const ECHO_DELAY_MS = 500
/** A single word that both say at once is more likely a "yes" of both than an echo. */
const FEWEST_WORDS = 2

/** Whether what the other side says could make an echo of something of this. */
export function mayBeEcho(stretches: readonly Stretch[]): boolean {
  return stretches.some(({ words }) => words.length >= FEWEST_WORDS)
}

/**
 * `stretches` without those in which all words are the other side's, said within half a second and heard less surely:
 * some handsets let one voice leak into the other's track.
 */
export function dropEchoes(stretches: readonly Stretch[], otherSide: readonly Stretch[]): Stretch[] {
  const others = otherSide.flatMap(({ words }) => words)
  return stretches.filter(({ words, startMs, endMs }) => {
    if (words.length < FEWEST_WORDS) return true
    const near = others.filter(
      (other) => other.startMs >= startMs - ECHO_DELAY_MS && other.startMs <= endMs + ECHO_DELAY_MS,
    )
    const sources = words.map((word) =>
      near.find(
        ({ text, startMs }) => text === word.text && Math.abs(startMs - word.startMs) <= ECHO_DELAY_MS,
      ),
    )
    if (!sources.every((source) => source !== undefined)) return true
    return meanConfidence(words) >= meanConfidence(sources)
  })
}

function meanConfidence(words: readonly Word[]): number {
  return words.reduce((sum, { confidence }) => sum + confidence, 0) / words.length
}
