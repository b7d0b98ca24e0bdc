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
 * `owner` (or to the agent of our own call, when that has another recording), and is read like all others. The same
 * recording gets the same call.
 *
 * Throws `recording-absent` when the carrier knows no such recording, `bad-request` when it belongs to another call than
 * was said, `call-not-found` when the call is somebody else's, and `telephony-unavailable`.
 */
export function makeAdoptRecording(deps: AdoptRecordingDeps) {
  const { storage, store, changes, carrier, ledger, clock, onWork } = deps

  return async function adopt(owner: Viewer, said: CarrierRecordingIds): Promise<Call> {
    const { carrierRecordingId } = said
    const requestKey = `carrier:${carrierRecordingId}`
    const adopted = await store.getBy('requestKey', requestKey)
    if (adopted && isWhatWasSaid(adopted, said)) return ifSeenBy(owner, adopted)

    const carrierCallId = await callOf(said)
    for (let tries = 0; tries < MOST_TRIES; tries++) {
      const known = await store.getBy('requestKey', requestKey)
      if (known) return ifSeenBy(owner, known)
      const ofSameCall = await store.getBy('carrierCallId', carrierCallId)
      if (ofSameCall && mayBeRecordedIn(ofSameCall, carrierRecordingId))
        return continueWith(ifSeenBy(owner, ofSameCall), carrierRecordingId)

      const callId = newId()
      const call = wholeCall({
        ...(ofSameCall ? agentOf(ifSeenBy(owner, ofSameCall)) : toAgent(owner)),
        call_id: callId,
        ...{ createdAt: toInstant(clock.nowMs()), requestKey },
        carrierCallId: ofSameCall ? null : carrierCallId, // names one of ours only: the one that had a recording first
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

  /** A call that we placed, and whose recording we may not have been told of. */
  function continueWith({ call_id: callId }: Call, carrierRecordingId: string): Promise<Call> {
    const at = toInstant(clock.nowMs())
    return changes.change(callId, (dial) =>
      advance(dial, { kind: 'recording', carrierRecordingId, state: 'completed', at }),
    )
  }
}

/** Whether what was said of a recording that we have is known to be true without asking the carrier. */
function isWhatWasSaid(adopted: Call, { carrierCallId }: CarrierRecordingIds): boolean {
  return carrierCallId === null || carrierCallId === adopted.carrierCallId
}

/** A call has one recording for us. Of those that the carrier made beside it, each is a call of its own. */
function mayBeRecordedIn({ dial }: Call, carrierRecordingId: string): boolean {
  const known = dial?.carrierRecording ?? null
  return dial !== null && (known === null || known.carrierRecordingId === carrierRecordingId)
}

type Agent = Pick<Call, 'agentId' | 'username' | 'role'>

function agentOf({ agentId, username, role }: Call): Agent {
  return { agentId, username, role }
}

function toAgent({ id: agentId, username, role }: Viewer): Agent {
  return { agentId, username, role }
}

function ifSeenBy(viewer: Viewer, call: Call): Call {
  if (maySee(viewer, call)) return call
  throw new AppError('call-not-found', 'There is no such call.')
}
