import type { Ledger } from '../../jobs/ledger.ts'
import { AppError } from '../../lib/app-error.ts'
import { toInstant, type Clock } from '../../lib/clock.ts'
import { newId } from '../../lib/ids.ts'
import type { Storage } from '../../storage/collection.ts'
import { maySee, wholeCall, type Call, type Viewer } from './call.ts'
import type { CallChanges } from './call-changes.ts'
import { fetchKey, fetchTask } from './call-jobs.ts'
import type { CallStore } from './call-store.ts'
import type { Carrier } from './carrier.ts'
import { advance } from './dial.ts'

export interface AdoptRecordingDeps {
  readonly storage: Storage
  readonly store: CallStore
  readonly changes: CallChanges
  readonly carrier: Carrier
  readonly ledger: Ledger
  readonly clock: Clock
  /** Told after each commit that asked for work. */
  readonly onWork: () => void
}

export interface CarrierRecordingIds {
  readonly carrierRecordingId: string
  /** The call that it is said to belong to; null when that was not said. */
  readonly carrierCallId: string | null
}

const MOST_TRIES = 20

/**
 * The call of a recording that the carrier has, also of one that LeadBreak did not place: such a call is made, belongs to
 * `owner`, and is read like all others. The same recording gets the same call.
 *
 * Throws `recording-absent` when the carrier knows no such recording, `bad-request` when it belongs to another call than
 * was said, `call-not-found` when the call is somebody else's, and `telephony-unavailable`.
 */
export function makeAdoptRecording(deps: AdoptRecordingDeps) {
  const { storage, store, changes, carrier, ledger, clock, onWork } = deps

  return async function adopt(owner: Viewer, said: CarrierRecordingIds): Promise<Call> {
    const { carrierRecordingId } = said
    const requestKey = `carrier:${carrierRecordingId}`
    const carrierCallId = await callOf(said)
    for (let tries = 0; tries < MOST_TRIES; tries++) {
      const known =
        (await store.getBy('carrierCallId', carrierCallId)) ?? (await store.getBy('requestKey', requestKey))
      if (known) return continueWith(known, owner, carrierRecordingId)

      const callId = newId()
      const call = wholeCall({
        ...{ call_id: callId, username: owner.username, agentId: owner.id, role: owner.role },
        ...{ createdAt: toInstant(clock.nowMs()), carrierCallId, requestKey },
      })
      try {
        const job = ledger.add(fetchTask(callId, carrierRecordingId), { key: fetchKey(callId) })
        if (!(await storage.commit([store.insert(call), job]))) continue
        onWork()
        return call
      } catch (error) {
        if (!(error instanceof AppError) || error.code !== 'duplicate-key') throw error
      }
    }
    throw new AppError('overloaded', 'This recording is asked for too often at once.', { retryable: true })
  }

  async function callOf({ carrierRecordingId, carrierCallId }: CarrierRecordingIds): Promise<string> {
    const id = await carrier.callOfRecording(carrierRecordingId)
    if (id === null) throw new AppError('recording-absent', 'The telephone company knows no such recording.')
    if (carrierCallId !== null && carrierCallId !== id)
      throw new AppError('bad-request', 'This recording belongs to another call.')
    return id
  }

  /** A call of our own, whose recording we may not have been told of. */
  async function continueWith(call: Call, viewer: Viewer, carrierRecordingId: string): Promise<Call> {
    if (!maySee(viewer, call)) throw new AppError('call-not-found', 'There is no such call.')
    if (call.dial === null) return call
    const at = toInstant(clock.nowMs())
    return changes.change(call.call_id, (dial) =>
      advance(dial, { kind: 'recording', carrierRecordingId, state: 'completed', at }),
    )
  }
}
