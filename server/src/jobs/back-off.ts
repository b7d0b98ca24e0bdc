const FIRST_WAIT_MS = 1_000
const LONGEST_WAIT_MS = 15 * 60_000

/**
 * How long to wait after the failed `attempt` (the first is 1): anything from nothing to a span that doubles with every
 * attempt, so that jobs that failed together do not come back together. `random` is from 0 to 1.
 */
export function backOffMs(attempt: number, random: number): number {
  return Math.round(random * Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** (attempt - 1)))
}
