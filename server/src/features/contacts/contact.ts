import type { Instant } from '../../lib/clock.ts'
import { declareCollection } from '../../storage/collection.ts'
import type { Document } from '../../storage/shape.ts'

/** Somebody who is called, known by his number. */
export interface Contact extends Document {
  readonly id: string
  /** E.164. */
  readonly phoneNumber: string
  readonly name: string | null
  readonly createdAt: Instant
  readonly totalCalls: number
  readonly lastCalledAt: Instant | null
  /** Why he must not be called; null while he may be. */
  readonly doNotCall: Suppression | null
  /** `doNotCall.since`, to list by. */
  readonly suppressedAt: Instant | null
  /** Calls whose opt-out a person has looked at and lifted: reading them again suppresses nobody. */
  readonly liftedCallIds: readonly string[]
}

export interface Suppression {
  readonly since: Instant
  /** The username of who entered it; null where the lead asked for it. */
  readonly by: string | null
  readonly callId: string | null
  /** The lead's words. */
  readonly quote: string | null
}

export const contactsDeclaration = declareCollection<Contact>()({
  name: 'contacts',
  idField: 'id',
  unique: ['phoneNumber'],
  indexes: [['suppressedAt']],
})

export function newContact(id: string, phoneNumber: string, createdAt: Instant): Contact {
  return {
    id,
    phoneNumber,
    name: null,
    createdAt,
    totalCalls: 0,
    lastCalledAt: null,
    doNotCall: null,
    suppressedAt: null,
    liftedCallIds: [],
    revision: 0,
  }
}

/** The contact with one call more. Who must not be called is refused by `mayCall` before. */
export function called(contact: Contact, at: Instant): Contact {
  return { ...contact, totalCalls: contact.totalCalls + 1, lastCalledAt: at, revision: contact.revision + 1 }
}

/**
 * The contact who must not be called any more; the very same one when that is known, and when a person has lifted it for
 * this call.
 */
export function suppressed(contact: Contact, suppression: Suppression): Contact {
  const { callId } = suppression
  const isLifted = callId !== null && suppression.by === null && contact.liftedCallIds.includes(callId)
  if (contact.doNotCall !== null || isLifted) return contact
  const { since } = suppression
  return { ...contact, doNotCall: suppression, suppressedAt: since, revision: contact.revision + 1 }
}

/** The contact who may be called again; the very same one when he may be already. */
export function lifted(contact: Contact): Contact {
  if (contact.doNotCall === null) return contact
  const { callId } = contact.doNotCall
  return {
    ...contact,
    doNotCall: null,
    suppressedAt: null,
    liftedCallIds: callId === null ? contact.liftedCallIds : [...contact.liftedCallIds, callId],
    revision: contact.revision + 1,
  }
}
