import type { KeptSegment, Speaker } from '@leadbreak/contract'

/** A segment as a client on `/live` saw it at a moment of its own clock. */
export interface SeenSegment {
  readonly atMs: number
  readonly isFinal: boolean
  readonly segment: KeptSegment
}

/** A word of the recording: its end in milliseconds since the recording began. */
export interface RecordedWord {
  readonly speaker: Speaker | null
  readonly text: string
  readonly endMs: number
}

export interface CallLags {
  /** From a word's end to the first event that shows it. */
  readonly words: readonly number[]
  /** From the end of what was said to the event that settles it. */
  readonly finals: readonly number[]
  /** Words of final segments that the recording does not have at this place. */
  readonly unmatched: number
}

/**
 * How late each word was seen. The live text is laid beside the recording's, whose words have their exact places; a word
 * counts when both have it. `recordingStartMs` is on the clock of `seen`.
 */
export function lagsOf(
  seen: readonly SeenSegment[],
  recorded: readonly RecordedWord[],
  recordingStartMs: number,
): CallLags {
  const words: number[] = []
  const finals: number[] = []
  let unmatched = 0
  for (const speaker of ['agent', 'lead'] as const) {
    const settled = seen
      .filter(({ isFinal, segment }) => isFinal && segment.speaker === speaker)
      .toSorted((a, b) => a.segment.startMs - b.segment.startMs)
    const live = settled.flatMap((final) => tokens(final).map((text, index) => ({ text, final, index })))
    const heard = recorded.filter((word) => word.speaker === speaker)
    const pairs = longestCommon(
      live.map(({ text }) => text),
      heard.map(({ text }) => text),
    )
    unmatched += live.length - pairs.length
    for (const [liveIndex, heardIndex] of pairs) {
      const { final, index } = live[liveIndex]!
      const endMs = recordingStartMs + heard[heardIndex]!.endMs
      words.push(firstSight(seen, final, index) - endMs)
      if (index === tokens(final).length - 1) finals.push(final.atMs - endMs)
    }
  }
  return { words, finals, unmatched }
}

function tokens({ segment }: SeenSegment): string[] {
  return segment.text.split(' ').filter((token) => token !== '')
}

/** When the segment's text first had the word at `index` as often as the settled text has it up to there. */
function firstSight(seen: readonly SeenSegment[], final: SeenSegment, index: number): number {
  const settled = tokens(final)
  const word = settled[index]!
  const times = countOf(settled.slice(0, index + 1), word)
  const first = seen.find(
    (event) => event.segment.segmentId === final.segment.segmentId && countOf(tokens(event), word) >= times,
  )
  return first?.atMs ?? final.atMs
}

function countOf(words: readonly string[], wanted: string): number {
  return words.filter((word) => word === wanted).length
}

/** The places of a longest common row of `a` and `b`, as pairs of indexes. */
export function longestCommon(a: readonly string[], b: readonly string[]): [number, number][] {
  const lengths = Array.from({ length: a.length + 1 }, () => new Array<number>(b.length + 1).fill(0))
  for (let i = a.length - 1; i >= 0; i--) {
    for (let j = b.length - 1; j >= 0; j--) {
      const skip = Math.max(lengths[i + 1]![j]!, lengths[i]![j + 1]!)
      lengths[i]![j] = a[i] === b[j] ? Math.max(skip, lengths[i + 1]![j + 1]! + 1) : skip
    }
  }
  const pairs: [number, number][] = []
  for (let i = 0, j = 0; i < a.length && j < b.length;) {
    if (a[i] === b[j] && lengths[i]![j] === lengths[i + 1]![j + 1]! + 1) pairs.push([i++, j++])
    else if (lengths[i + 1]![j]! >= lengths[i]![j + 1]!) i++
    else j++
  }
  return pairs
}

/** The value that the share `p` of `values` do not exceed; NaN of none. */
export function percentile(values: readonly number[], p: number): number {
  const sorted = values.toSorted((x, y) => x - y)
  return sorted[Math.max(0, Math.ceil(p * sorted.length) - 1)] ?? Number.NaN
}
