import type { ContactRequirement } from '@leadbreak/contract'

import { AppError } from '../../../lib/app-error.ts'
import type { Viewer } from '../../calls/call.ts'
import type { Calls } from '../../calls/calls.ts'
import type { Contacts } from '../../contacts/contacts.ts'
import type { Analyses } from './analyses.ts'
import { mergeRequirements, type ReadOfCall } from './merge-requirements.ts'

export interface ContactRequirementsDeps {
  readonly contacts: Pick<Contacts, 'find'>
  readonly calls: Pick<Calls, 'ofContact'>
  readonly analyses: Pick<Analyses, 'find'>
}

export type ContactRequirements = ReturnType<typeof makeContactRequirements>

/** What contacts want, drawn from the calls that the viewer may see. May throw `storage-unavailable`. */
export function makeContactRequirements({ contacts, calls, analyses }: ContactRequirementsDeps) {
  /** Throws `contact-not-found`, also for an agent who has never called him. */
  return async function getFor(viewer: Viewer, contactId: string): Promise<ContactRequirement> {
    const [contact, seen] = await Promise.all([contacts.find(contactId), calls.ofContact(viewer, contactId)])
    if (!contact || (viewer.role === 'agent' && seen.length === 0))
      throw new AppError('contact-not-found', 'There is no such contact.')
    const read: ReadOfCall[] = []
    for (const { call_id: callId, createdAt } of seen) {
      const analysis = await analyses.find(callId)
      if (!analysis) continue
      const { requirement, evidence, replaced, edits, madeAt } = analysis
      const edited = edits.map(({ field }) => field)
      read.push({ callId, callAt: createdAt ?? madeAt, requirement, evidence, replaced, edited })
    }
    const { requirement, history } = mergeRequirements(read)
    return {
      contactId,
      // The list is where opt-outs are kept, and where a manager lifts one that was none.
      requirement: { ...requirement, optOut: contact.doNotCall !== null },
      history,
      callIds: read.map(({ callId }) => callId),
    }
  }
}
