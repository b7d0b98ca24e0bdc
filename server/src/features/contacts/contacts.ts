import type { DoNotCall } from '@leadbreak/contract'

import { AppError } from '../../lib/app-error.ts'
import { toInstant, type Clock } from '../../lib/clock.ts'
import { newId } from '../../lib/ids.ts'
import type { Page, Storage, Write } from '../../storage/collection.ts'
import { called, contactsDeclaration, lifted, newContact, suppressed } from './contact.ts'
import type { Contact, Suppression } from './contact.ts'

export interface ContactsDeps {
  readonly storage: Storage
  readonly clock: Clock
}

export type Contacts = ReturnType<typeof makeContacts>

/** The earliest instant there is; whoever is on the list came later. */
const EVER = toInstant(0)

/** Who is called, and who must not be. Every method may throw `storage-unavailable`. */
export function makeContacts({ storage, clock }: ContactsDeps) {
  const contacts = storage.collection(contactsDeclaration)

  /**
   * The contact of a number (E.164) that is about to be called, and the writes that note the call. They lose the race
   * against everything that changes the contact meanwhile, so that nobody is called who has just asked not to be. Throws
   * `do-not-call`.
   */
  async function toCall(phoneNumber: string): Promise<{ contact: Contact; writes: Write[] }> {
    const at = toInstant(clock.nowMs())
    const known = await findByNumber(phoneNumber)
    if (known?.doNotCall) throw refusal(known.doNotCall)
    const contact = known
      ? called(known, at)
      : { ...called(newContact(newId(), phoneNumber, at), at), revision: 0 }
    return { contact, writes: [known ? contacts.replace(contact) : contacts.insert(contact)] }
  }

  /** Whether a number (E.164) may be rung now. */
  async function mayCall(phoneNumber: string): Promise<boolean> {
    return !(await findByNumber(phoneNumber))?.doNotCall
  }

  /** By the number in E.164; null when there is none. */
  function findByNumber(phoneNumber: string): Promise<Contact | null> {
    return contacts.getBy('phoneNumber', phoneNumber)
  }

  /** Null when there is none. */
  function find(contactId: string): Promise<Contact | null> {
    return contacts.get(contactId)
  }

  /**
   * The contact of a number (E.164), known or not, and the writes that put him on the do-not-call list; none when he is on
   * it, or was taken off it for this call.
   */
  async function suppress(
    phoneNumber: string,
    why: Omit<Suppression, 'since'>,
  ): Promise<{ contact: Contact; writes: Write[] }> {
    const since = toInstant(clock.nowMs())
    const known = await findByNumber(phoneNumber)
    const contact = suppressed(known ?? newContact(newId(), phoneNumber, since), { ...why, since })
    if (known) return { contact, writes: contact === known ? [] : [contacts.replace(contact)] }
    return { contact, writes: [contacts.insert({ ...contact, revision: 0 })] }
  }

  /** Takes a contact off the list. Throws `contact-not-found`. */
  async function lift(contactId: string): Promise<void> {
    for (;;) {
      const contact = await contacts.get(contactId)
      if (!contact) throw new AppError('contact-not-found', 'There is no such contact.')
      const next = lifted(contact)
      if (next === contact || (await storage.commit([contacts.replace(next)]))) return
    }
  }

  /** Who must not be called, the latest first. */
  async function listSuppressed({
    after = null,
    limit,
  }: {
    after?: string | null
    limit: number
  }): Promise<Page<DoNotCall>> {
    const { items, next } = await contacts.find({
      ...{ where: { suppressedAt: { atLeast: EVER } }, orderBy: 'suppressedAt', direction: 'descending' },
      ...{ after, limit },
    })
    return { items: items.map(toDoNotCall), next }
  }

  return { toCall, mayCall, find, findByNumber, suppress, lift, listSuppressed }
}

export function toDoNotCall({ id, phoneNumber, doNotCall }: Contact): DoNotCall {
  if (!doNotCall) throw new TypeError('This contact may be called.')
  const { since, by, callId, quote } = doNotCall
  return { contactId: id, phoneNumber, since, by, callId, quote }
}

function refusal({ since, by }: Suppression): AppError {
  const day = since.slice(0, 10)
  const why = by === null ? 'asked not to be called again' : `was put on the do-not-call list by ${by}`
  return new AppError('do-not-call', `This lead ${why} on ${day}. A manager may take him off the list.`)
}
