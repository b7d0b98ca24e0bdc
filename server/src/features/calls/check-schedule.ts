import { toInstant, type Instant } from '../../lib/clock.ts'
import { haveTalked, isQueued, isUnwanted, recordingStoryOf, type Dial } from './dial.ts'

export interface CheckCircumstances {
  readonly nowMs: number
  /** How often the carrier was asked since it last had news. */
  readonly quietChecks: number
  /** How often in a row the carrier said that it knows no such call. */
  readonly unknownChecks: number
  /** How long a call may wait its turn at the carrier. */
  readonly queuedMaxMs: number
}

/** Longer than any answer of the carrier to an order takes: until then whoever asked is still waiting for it himself. */
const ANSWER_TO_ORDER_MS = 45_000

/**
 * When the carrier should be asked about a call if it says nothing by itself; null when there is nothing more to learn.
 * The longer it has had no news, the later.
 */
export function checkAtOf(
  dial: Dial,
  { nowMs, quietChecks, unknownChecks, queuedMaxMs }: CheckCircumstances,
): Instant | null {
  const after = (firstMs: number, mostMs: number) => nowMs + Math.min(mostMs, firstMs * 2 ** quietChecks)
  const placedMs = Date.parse(dial.placedAt)

  if (unknownChecks > 0 && dial.outcome === null) return toInstant(nowMs + 5_000)
  if (isUnwanted(dial)) return toInstant(after(2_000, 60_000))
  if (dial.outcome !== null) {
    return recordingStoryOf(dial).story === 'awaited' ? toInstant(after(10_000, 120_000)) : null
  }
  if (dial.placing === 'placing')
    return toInstant(Math.max(placedMs + ANSWER_TO_ORDER_MS, after(2_000, 30_000)))
  if (dial.placing === 'unknown') return toInstant(after(2_000, 30_000))
  if (dial.agent.end) return toInstant(after(10_000, 60_000))
  if (isQueued(dial)) {
    const deadlineMs = placedMs + queuedMaxMs
    if (nowMs >= deadlineMs) return toInstant(after(1_000, 60_000))
    return toInstant(Math.min(deadlineMs, after(20_000, 60_000)))
  }
  return toInstant(haveTalked(dial) ? after(60_000, 300_000) : after(20_000, 60_000))
}
