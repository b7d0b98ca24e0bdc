import type { JobLog } from '../../jobs/attempt.ts'
import { toInstant, type Clock } from '../../lib/clock.ts'
import type { Call } from './call.ts'
import { isDialled, type CallChanges, type DialledCall } from './call-changes.ts'
import type { CallStore } from './call-store.ts'
import type { Carrier } from './carrier.ts'
import { askToHangUp, attach, fail, isQueued, loseAnswer, type Dial } from './dial.ts'
import type { EndUnwanted } from './end-unwanted.ts'
import { learnFromCarrier, type CarrierAnswer } from './learn-from-carrier.ts'

export interface CheckCallDeps {
  readonly store: CallStore
  readonly changes: CallChanges
  readonly carrier: Carrier
  readonly endUnwanted: EndUnwanted
  readonly clock: Clock
  readonly log: JobLog
  /** How long a call may wait its turn at the carrier. */
  readonly queuedMaxMs: number
}

/** How long a carrier may take to show a call in its list that it was asked to place. */
const APPEARS_WITHIN_MS = 60_000
/** After this a call that cannot be told from others is given up. */
const TOLD_APART_WITHIN_MS = 10 * 60_000

/**
 * Asks the carrier about a call that went quiet, and does what is due: finds one whose placing was never confirmed, ends
 * one that waits too long for its turn or that nobody wants. What it learns are reports like those of the webhooks.
 */
export function makeCheckCall(deps: CheckCallDeps) {
  const { store, changes, carrier, endUnwanted, clock, log, queuedMaxMs } = deps

  return async function check(call: Call): Promise<void> {
    if (!isDialled(call)) return
    try {
      const placed = call.carrierCallId === null ? await findAtCarrier(call) : call
      if (placed?.carrierCallId) await askAbout(placed, placed.carrierCallId)
    } catch (error) {
      log.warn({ callId: call.call_id, err: error }, 'carrier could not be asked about a call')
      await learn(call, 'unreachable')
    }
  }

  /** The call with the carrier's id, or null while that is not known. Never a guess: the wrong one is another's call. */
  async function findAtCarrier({ call_id: callId, dial }: DialledCall): Promise<DialledCall | null> {
    const { agentNumber, leadNumber, placedAt } = dial
    const ids = await carrier.findPlaced({ callId, agentNumber, leadNumber, placedAt })
    const owners = await Promise.all(ids.map((id) => store.getBy('carrierCallId', id)))
    const free = ids.filter((_, index) => owners[index] === null)
    const others = (await store.unplaced(agentNumber)).filter((other) => other.call_id !== callId)
    const [only] = free
    if (only !== undefined && free.length === 1 && others.length === 0)
      return changes.change(callId, (now) => attach(now, only))

    const nowMs = clock.nowMs()
    const waitMs = free.length === 0 ? APPEARS_WITHIN_MS : TOLD_APART_WITHIN_MS
    const isHopeless = nowMs - Date.parse(placedAt) >= waitMs
    const giveUp = (now: Dial) =>
      isHopeless ? fail(now, { code: 'never-placed', at: toInstant(nowMs) }) : loseAnswer(now)
    await changes.change(callId, (now) => (now.placing === 'placed' ? now : giveUp(now)), 'told')
    return null
  }

  async function askAbout(call: DialledCall, carrierCallId: string): Promise<void> {
    const now = await learn(call, await carrier.askAbout(carrierCallId))
    const nowMs = clock.nowMs()
    const isLate = isQueued(now.dial) && nowMs - Date.parse(now.dial.placedAt) >= queuedMaxMs
    if (isLate) log.info({ callId: call.call_id }, 'call waited too long for its turn and is ended')
    const last = isLate
      ? await changes.change(call.call_id, (dial) => askToHangUp(dial, toInstant(nowMs)))
      : now
    await endUnwanted(last)
  }

  function learn(asked: DialledCall, answer: CarrierAnswer): Promise<DialledCall> {
    const nowMs = clock.nowMs()
    const came = answer === 'unreachable' ? answer : answer === null ? 'unknown' : 'told'
    return changes.change(asked.call_id, (dial) => learnFromCarrier(dial, asked, answer, nowMs), came)
  }
}
