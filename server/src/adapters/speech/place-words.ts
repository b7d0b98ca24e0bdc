import type { Word } from '@leadbreak/contract'

/** From this time of a connection on, its sound came from this time of the caller's clock; both in milliseconds. */
export interface Anchor {
  readonly connectionMs: number
  readonly callerMs: number
}

/**
 * Words of a connection on the caller's clock. `anchors` (at least one) are in order; a word that seems to begin before
 * the first begins with it.
 */
export function placeWords(words: readonly Word[], anchors: readonly Anchor[]): Word[] {
  const placeOf = (ms: number) => {
    const anchor = anchors.findLast(({ connectionMs }) => connectionMs <= ms) ?? anchors[0]!
    return Math.max(0, Math.round(anchor.callerMs + Math.max(0, ms - anchor.connectionMs)))
  }
  return words.map((word) => ({ ...word, startMs: placeOf(word.startMs), endMs: placeOf(word.endMs) }))
}
