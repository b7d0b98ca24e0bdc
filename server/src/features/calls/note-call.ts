import { toInstant, type Clock } from '../../lib/clock.ts'
import { newId } from '../../lib/ids.ts'
import type { Storage } from '../../storage/collection.ts'
import { toE164 } from '../contacts/telephone-number.ts'
import { agentAndLead, wholeCall, type Call, type Viewer } from './call.ts'
import type { CallStore } from './call-store.ts'

export interface NoteCallDeps {
  readonly storage: Storage
  readonly store: CallStore
  readonly clock: Clock
}

/** A call that somebody is about to make, in the original's words. */
export interface CallNote {
  /** The agent's number. */
  readonly phone_number: number
  /** The lead's number. */
  readonly requested_phone_number: number
  readonly role: string
}

/**
 * Stores a call that is not placed yet. The agent need not have proved who he is. Throws `bad-request` for what is no
 * telephone number, and `storage-unavailable`.
 */
export function makeNoteCall({ storage, store, clock }: NoteCallDeps) {
  return async function note(agent: Pick<Viewer, 'id' | 'username'>, given: CallNote): Promise<Call> {
    toE164(given.phone_number, 'agent')
    const leadNumber = toE164(given.requested_phone_number, 'lead')
    const call = wholeCall({
      call_id: newId(),
      username: agent.username,
      phone_number: given.phone_number,
      requested_phone_number: given.requested_phone_number,
      role: given.role,
      agentId: agent.id,
      createdAt: toInstant(clock.nowMs()),
      notedKey: agentAndLead(agent.id, leadNumber),
    })
    await storage.commit([store.insert(call)])
    return call
  }
}
