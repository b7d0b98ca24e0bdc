/** What is written of something that is still being said. `stableText` is the beginning of `text` that stays. */
export interface UnfinishedText {
  readonly text: string
  readonly stableText: string
}

/** A word is stable when it stayed the same over so many more updates, or for so long. */
const SAME_FOR_UPDATES = 2
const SAME_FOR_MS = 320

interface WrittenWord {
  readonly text: string
  readonly sinceMs: number
  readonly updates: number
}

/**
 * Keeps the words of one segment from flickering: those that the recogniser has not changed for a little while are
 * stable, and are never changed again, even when it does; the final text will say it better.
 */
export function makeStableText() {
  let written: readonly WrittenWord[] = []
  let stable = 0

  /** `words` is all that is understood now; the first `settledCount` of them the recogniser itself will not change. */
  function update(words: readonly string[], settledCount: number, nowMs: number): UnfinishedText {
    const kept = written.slice(0, stable)
    const rest = words.slice(stable).map((text, index): WrittenWord => {
      const before = written[stable + index]
      return before?.text === text
        ? { ...before, updates: before.updates + 1 }
        : { text, sinceMs: nowMs, updates: 0 }
    })
    written = [...kept, ...rest]
    while (stable < written.length && isStable(written[stable]!, stable < settledCount, nowMs)) stable++
    return { text: textOf(written), stableText: textOf(written.slice(0, stable)) }
  }

  return { update }
}

function isStable({ sinceMs, updates }: WrittenWord, isSettled: boolean, nowMs: number): boolean {
  return isSettled || updates >= SAME_FOR_UPDATES || nowMs - sinceMs >= SAME_FOR_MS
}

function textOf(words: readonly WrittenWord[]): string {
  return words.map(({ text }) => text).join(' ')
}
