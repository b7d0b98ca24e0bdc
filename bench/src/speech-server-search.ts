/** What is known of how many streams a server carries. Pure: `speech-server.ts` tries them. */
export interface Search {
  /** The most that were carried; 0 before any were. */
  readonly carried: number
  /** The fewest that were not; null before it was too much. */
  readonly tooMany: number | null
}

export const NOTHING_KNOWN: Search = { carried: 0, tooMany: null }

/** How far one goes up or down while only one side is known. */
const STRIDE = 1.25

/** How many streams to try next, at first `guess`; null when the answer is known to within `tolerance`, a share of it. */
export function nextTry({ carried, tooMany }: Search, guess: number, tolerance: number): number | null {
  if (tooMany === null) return carried === 0 ? Math.max(1, Math.round(guess)) : Math.ceil(carried * STRIDE)
  if (carried === 0) return tooMany === 1 ? null : Math.max(1, Math.floor(tooMany / STRIDE))
  if (tooMany - carried <= Math.max(1, carried * tolerance)) return null
  return Math.round((carried + tooMany) / 2)
}

export function after({ carried, tooMany }: Search, tried: number, held: boolean): Search {
  if (held) return { carried: Math.max(carried, tried), tooMany }
  return { carried, tooMany: tooMany === null ? tried : Math.min(tooMany, tried) }
}
