import type { Instant } from '../../../lib/clock.ts'

/**
 * When agent and lead were joined, by our clock; call time is counted from there. The carrier tells the second in which
 * the lead answered, and our own ear tells that it was not later than the report of it came: the earlier of the two ends is
 * never before the answer.
 */
export function joinedAtMs(answeredAt: Instant, reportReceivedMs: number): number {
  return Math.min(reportReceivedMs, Date.parse(answeredAt) + 1000)
}
