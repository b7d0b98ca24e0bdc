import type { Word } from '@leadbreak/contract'

/** From this time of a connection on, its sound came from this time of the caller's clock; both in milliseconds. */
export interface Anchor {
  readonly connectionMs: number
  readonly callerMs: number
}

/**
 * Words of a connection on the caller's clock. `anchors` are in order. A word from before the first is of no concern; one
 * that seems to begin before it begins with it.
 */
export function placeWords(words: readonly Word[], anchors: readonly Anchor[]): Word[] {
  const [first] = anchors
  if (first === undefined) return []
  const placeOf = (ms: number) => {
    const anchor = anchors.findLast(({ connectionMs }) => connectionMs <= ms) ?? first
    return Math.max(0, Math.round(anchor.callerMs + Math.max(0, ms - anchor.connectionMs)))
  }
  const own = words.filter(({ endMs }) => endMs > first.connectionMs)
  return own.map((word) => ({ ...word, startMs: placeOf(word.startMs), endMs: placeOf(word.endMs) }))
}
