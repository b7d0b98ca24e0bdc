import type { Segment } from '@leadbreak/contract'

/** The clocks of two ears on one call hardly lie further apart. */
const LARGEST_OFFSET_MS = 60_000
/** Words that are said more often prove little, and cost much to compare. */
const MOST_REPETITIONS = 20
const BIN_MS = 100
/** How many of the words that could agree on an offset must do so: as the fewest, and as a share. */
const FEWEST_WORDS = 2
const LEAST_SHARE = 0.25

/**
 * By how many milliseconds the times of `before` must be moved to be those of `heard`: what most of their common words
 * agree on. 0 where they have too little in common to tell.
 */
export function findOffset(before: readonly Segment[], heard: readonly Segment[]): number {
  const [old, now] = [timesOfWords(before), timesOfWords(heard)]
  const offsets: number[] = []
  let comparable = 0
  for (const [word, times] of old) {
    const others = now.get(word)
    if (!others || times.length > MOST_REPETITIONS || others.length > MOST_REPETITIONS) continue
    comparable += Math.min(times.length, others.length)
    for (const startMs of times) offsets.push(...others.map((other) => other - startMs))
  }
  const near = offsets.filter((offsetMs) => Math.abs(offsetMs) <= LARGEST_OFFSET_MS).sort((a, b) => a - b)
  const { agreeing, offsetMs } = densest(near)
  const isSure = agreeing >= FEWEST_WORDS && agreeing >= LEAST_SHARE * comparable
  return isSure ? offsetMs : 0
}

function timesOfWords(segments: readonly Segment[]): Map<string, number[]> {
  const times = new Map<string, number[]>()
  for (const { words } of segments) {
    for (const { text, startMs } of words) {
      const known = times.get(text)
      if (known) known.push(startMs)
      else times.set(text, [startMs])
    }
  }
  return times
}

/** The most values within two bins, and the one in their middle; of several such places the one nearest to 0. */
function densest(sorted: readonly number[]): { agreeing: number; offsetMs: number } {
  let best = { agreeing: 0, offsetMs: 0 }
  for (let first = 0, end = 0; first < sorted.length; first++) {
    while (end < sorted.length && sorted[end]! - sorted[first]! <= 2 * BIN_MS) end++
    const agreeing = end - first
    const offsetMs = sorted[first + Math.floor(agreeing / 2)]!
    const isNearer = agreeing === best.agreeing && Math.abs(offsetMs) < Math.abs(best.offsetMs)
    if (agreeing > best.agreeing || isNearer) best = { agreeing, offsetMs }
  }
  return best
}
