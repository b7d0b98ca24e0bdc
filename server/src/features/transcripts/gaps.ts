import type { Gap } from '@leadbreak/contract'

/** Gaps this close are one to whoever reads. */
const JOINED_WITHIN_MS = 1000
/** A transcript tells no more of them, for it is written again with each segment; then neighbours are joined more boldly. */
const MOST_GAPS = 200

/** The gaps in the order of time, with those of one side and reason joined that touch or nearly do. */
export function withGap(gaps: readonly Gap[], gap: Gap): Gap[] {
  const all = [...gaps, gap].sort((a, b) => a.startMs - b.startMs || a.endMs - b.endMs)
  let joined = join(all, JOINED_WITHIN_MS)
  for (let withinMs = 2 * JOINED_WITHIN_MS; joined.length > MOST_GAPS; withinMs *= 2)
    joined = join(all, withinMs)
  return joined
}

function join(gaps: readonly Gap[], withinMs: number): Gap[] {
  const joined: Gap[] = []
  for (const gap of gaps) {
    const index = joined.findLastIndex(
      ({ speaker, reason }) => speaker === gap.speaker && reason === gap.reason,
    )
    const before = joined[index]
    if (before && gap.startMs - before.endMs <= withinMs)
      joined[index] = { ...before, endMs: Math.max(before.endMs, gap.endMs) }
    else joined.push(gap)
  }
  return joined
}
