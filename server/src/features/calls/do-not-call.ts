import type { DoNotCall } from '@leadbreak/contract'

import { toInstant, type Clock } from '../../lib/clock.ts'
import { AppError } from '../../lib/app-error.ts'
import type { Storage, Write } from '../../storage/collection.ts'
import type { Contact, Suppression } from '../contacts/contact.ts'
import { toDoNotCall, type Contacts } from '../contacts/contacts.ts'
import { toE164, type GivenNumber } from '../contacts/telephone-number.ts'
import { maySee, type Viewer } from './call.ts'
import { isDialled, type CallChanges } from './call-changes.ts'
import type { CallStore } from './call-store.ts'
import { askToHangUp, haveTalked } from './dial.ts'
import type { EndUnwanted } from './end-unwanted.ts'

export interface DoNotCallDeps {
  readonly storage: Storage
  readonly contacts: Contacts
  readonly store: CallStore
  readonly changes: CallChanges
  readonly endUnwanted: EndUnwanted
  readonly clock: Clock
  /** What else ends with a contact who must not be called, in the same commit. */
  readonly writesWhenSuppressed?: ((contactId: string) => Promise<readonly Write[]>) | undefined
}

export type DoNotCalls = ReturnType<typeof makeDoNotCall>

/** More calls than can be on their way to one lead. */
const LATEST_CALLS = 50
const MOST_TRIES = 20

/** Puts leads on the do-not-call list, and ends the calls that are on their way to them. */
export function makeDoNotCall(deps: DoNotCallDeps) {
  const { storage, contacts, store, changes, endUnwanted, clock, writesWhenSuppressed } = deps

  /**
   * The writes by which the lead of a call is never called again, because he said so in it (`quote`) or somebody says that
   * he did (`by`). None where nobody knows his number, and when he is on the list. After their commit, `endCallsTo`.
   */
  async function writesFor(callId: string, why: Pick<Suppression, 'by' | 'quote'>): Promise<Write[]> {
    const leadNumber = await leadNumberOf(callId)
    if (leadNumber === null) return []
    const { contact, writes } = await contacts.suppress(leadNumber, { ...why, callId })
    return withTheRest(contact.id, writes)
  }

  /** By his number, because calls that earlier versions placed name no contact. */
  async function leadNumberOf(callId: string): Promise<string | null> {
    return (await store.get(callId))?.dial?.leadNumber ?? null
  }

  async function withTheRest(contactId: string, writes: Write[]): Promise<Write[]> {
    if (writes.length === 0) return writes
    return [...writes, ...((await writesWhenSuppressed?.(contactId)) ?? [])]
  }

  /** Has the lead of a call never called again, from now on, while the call still goes on. May throw `storage-unavailable`. */
  async function optOut(callId: string, quote: string): Promise<void> {
    await commitAll(() => writesFor(callId, { by: null, quote }))
    await endCallsTo(callId)
  }

  /** Puts a number on the list, and answers why it is there. Throws `bad-request` for what is no telephone number. */
  async function enter(by: Viewer, given: GivenNumber): Promise<DoNotCall> {
    const phoneNumber = toE164(given, 'lead')
    let contact!: Contact
    await commitAll(async () => {
      const entered = await contacts.suppress(phoneNumber, { by: by.username, callId: null, quote: null })
      contact = entered.contact
      return withTheRest(contact.id, entered.writes)
    })
    await endCallsToContact(contact.id)
    return asSeenBy(by, toDoNotCall(contact))
  }

  /** What was said in somebody else's call stays with that call. */
  async function asSeenBy(viewer: Viewer, told: DoNotCall): Promise<DoNotCall> {
    const call = told.callId === null ? null : await store.get(told.callId)
    return call === null || maySee(viewer, call) ? told : { ...told, callId: null, quote: null }
  }

  async function commitAll(makeWrites: () => Promise<Write[]>): Promise<void> {
    for (let tries = 0; tries < MOST_TRIES; tries++) {
      const writes = await makeWrites()
      try {
        if (writes.length === 0 || (await storage.commit(writes))) return
      } catch (error) {
        if (!(error instanceof AppError) || error.code !== 'duplicate-key') throw error
      }
    }
    throw new AppError('overloaded', 'The contact kept changing under us.', { retryable: true })
  }

  /**
   * Hangs up what is on its way to the lead of this call, whoever calls him; those who talk with him may end it themselves.
   * Where he may be called, because a person has lifted what this call says, nothing is ended.
   */
  async function endCallsTo(callId: string): Promise<void> {
    const leadNumber = await leadNumberOf(callId)
    const contact = leadNumber === null ? null : await contacts.findByNumber(leadNumber)
    if (contact?.doNotCall) await endCallsToContact(contact.id)
  }

  async function endCallsToContact(contactId: string): Promise<void> {
    const at = toInstant(clock.nowMs())
    for (const call of await store.ofContact(contactId, LATEST_CALLS)) {
      if (!isDialled(call) || call.dial.outcome !== null || haveTalked(call.dial)) continue
      await endUnwanted(
        await changes.change(call.call_id, (dial) => (haveTalked(dial) ? dial : askToHangUp(dial, at))),
      )
    }
  }

  return { writesFor, endCallsTo, optOut, enter }
}
