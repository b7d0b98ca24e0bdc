import type { KeptSegment, Speaker, Word } from '@leadbreak/contract'

/** What stands on the screen for a while. */
export interface Cue {
  readonly speaker: Speaker | null
  /** One line. */
  readonly text: string
  readonly startMs: number
  readonly endMs: number
}

export interface CueLimits {
  /** As many as two short lines hold; marks above and below letters take no room. */
  readonly mostLetters: number
  readonly longestMs: number
  /** A word that is said in no time can still be read. */
  readonly shortestMs: number
}

export const CUE_LIMITS: CueLimits = { mostLetters: 84, longestMs: 6000, shortestMs: 300 }

type TimedWord = Pick<Word, 'text' | 'startMs' | 'endMs'>

/** Segments cut into pieces that can be read while they are said. A segment without words has none. */
export function cuesOf(segments: readonly KeptSegment[], limits: CueLimits = CUE_LIMITS): Cue[] {
  return segments.flatMap((segment) =>
    cut(timedWords(segment), limits).map((words): Cue => {
      const startMs = words[0]!.startMs
      const endMs = Math.max(words.at(-1)!.endMs, startMs + limits.shortestMs)
      return { speaker: segment.speaker, text: words.map(({ text }) => text).join(' '), startMs, endMs }
    }),
  )
}

/** The words of the text with their times: those that were recognised, or, where a person has written others, by their length. */
function timedWords({ text, words, startMs, endMs }: KeptSegment): TimedWord[] {
  const written = text.split(/\s+/).filter((word) => word !== '')
  const isRecognised = written.length === words.length && words.every((word, n) => word.text === written[n])
  if (isRecognised) return words
  const allLetters = written.reduce((sum, word) => sum + lettersIn(word), 0)
  let letters = 0
  const timeAfter = (word: string) => {
    letters += lettersIn(word)
    return Math.round(startMs + ((endMs - startMs) * letters) / allLetters)
  }
  let atMs = startMs
  return written.map((word) => {
    const timed = { text: word, startMs: atMs, endMs: timeAfter(word) }
    atMs = timed.endMs
    return timed
  })
}

/** Cuts where the limits are reached; of the places before that, where the longest pause is in the second half. */
function cut(words: readonly TimedWord[], limits: CueLimits): TimedWord[][] {
  const pieces: TimedWord[][] = []
  for (let first = 0; first < words.length;) {
    const end = endOfFull(words, first, limits)
    const next = end === words.length ? end : longestPauseIn(words, first + Math.ceil((end - first) / 2), end)
    pieces.push(words.slice(first, next))
    first = next
  }
  return pieces
}

/** Behind the last word that fits with `first`; at least one does. */
function endOfFull(words: readonly TimedWord[], first: number, limits: CueLimits): number {
  let letters = 0
  let end = first
  for (; end < words.length; end++) {
    const word = words[end]!
    letters += lettersIn(word.text) + (end === first ? 0 : 1)
    const isFull = letters > limits.mostLetters || word.endMs - words[first]!.startMs > limits.longestMs
    if (isFull && end > first) break
  }
  return end
}

/** Between `from` and `to`, the index of the word that the longest pause stands before. */
function longestPauseIn(words: readonly TimedWord[], from: number, to: number): number {
  let best = to
  let bestMs = -1
  for (let index = to; index >= from; index--) {
    const pauseMs = words[index]!.startMs - words[index - 1]!.endMs
    if (pauseMs <= bestMs) continue
    best = index
    bestMs = pauseMs
  }
  return best
}

function lettersIn(text: string): number {
  return Array.from(text.replace(/\p{M}/gu, '')).length
}
