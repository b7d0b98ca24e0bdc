import { toInstant } from '../../lib/clock.ts'
import type { Call } from './call.ts'
import type { CarrierReport } from './carrier.ts'
import { advance, fail, recordingStoryOf, type Dial } from './dial.ts'

/** What the carrier said of a call: all it knows, that it knows no such call (null), or nothing at all. */
export type CarrierAnswer = readonly CarrierReport[] | null | 'unreachable'

/** How long after the end of a talk its recording may appear at the carrier. */
const RECORDED_WITHIN_MS = 10 * 60_000
/** A carrier that knows no such call so often in a row has lost it. */
const LOST_AFTER_CHECKS = 3
/** Whatever the carrier says, the story of a call is over by then. */
const TOO_OLD_MS = 24 * 60 * 60_000
/** A server that was off for long must not give up a call before it could ask: its network may come up after it. */
const UNREACHABLE_AFTER_CHECKS = 20

type AskedCall = Pick<Call, 'endSeenAt' | 'quietChecks' | 'unknownChecks'> & {
  /** As it was known when the carrier was asked. */
  readonly dial: Dial
}

/**
 * The dial after the carrier was asked about `asked`. What it does not know may just not be in its lists yet, so its
 * ignorance counts only some time after the fact.
 */
export function learnFromCarrier(dial: Dial, asked: AskedCall, answer: CarrierAnswer, nowMs: number): Dial {
  const at = toInstant(nowMs)
  const reports = Array.isArray(answer) ? (answer as readonly CarrierReport[]) : []
  const learned = reports.filter((report) => isBelievable(report, asked, nowMs)).reduce(advance, dial)

  const hasAnswered = answer !== 'unreachable' || asked.quietChecks + 1 >= UNREACHABLE_AFTER_CHECKS
  const isTooOld = hasAnswered && nowMs - Date.parse(dial.placedAt) >= TOO_OLD_MS
  const isLost = answer === null && asked.unknownChecks + 1 >= LOST_AFTER_CHECKS
  return isTooOld || isLost ? closed(learned, at) : learned
}

function isBelievable(report: CarrierReport, { dial, endSeenAt }: AskedCall, nowMs: number): boolean {
  switch (report.kind) {
    case 'no-lead-leg':
      return dial.agent.end !== null // the question before this one brought the end, or a webhook did
    case 'no-recording':
      return endSeenAt !== null && nowMs - Date.parse(endSeenAt) >= RECORDED_WITHIN_MS
    case 'leg':
    case 'recording':
      return true
  }
}

/** The dial when nothing more will be heard of it. */
function closed(dial: Dial, at: string): Dial {
  const failed = fail(dial, { code: 'lost', at })
  const { carrierLegId, end } = failed.agent
  const gone =
    carrierLegId !== null && end === null
      ? advance(failed, { kind: 'leg', side: 'agent', carrierLegId, state: 'ended', end: 'failed', at })
      : failed
  const isAwaited = recordingStoryOf(gone).story === 'awaited'
  return isAwaited ? advance(gone, { kind: 'no-recording', at }) : gone
}
