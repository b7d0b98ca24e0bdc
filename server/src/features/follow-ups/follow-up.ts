import type { FollowUp } from '@leadbreak/contract'

import { AppError } from '../../lib/app-error.ts'
import { toInstant, type Instant } from '../../lib/clock.ts'
import { declareCollection } from '../../storage/collection.ts'
import type { Document } from '../../storage/shape.ts'
import type { Viewer } from '../calls/call.ts'

/** A follow-up as it is kept. */
export interface KeptFollowUp extends Omit<FollowUp, 'isCompleted'>, Document {
  readonly createdAt: Instant
  /** Whether a person has had a hand in it; what nobody has touched may be read anew. */
  readonly isTouched: boolean
  /** Deleted, but remembered: another reading of the call must not propose it again. */
  readonly isRemoved: boolean
}

export const followUpsDeclaration = declareCollection<KeptFollowUp>()({
  name: 'follow-ups',
  idField: 'id',
  indexes: [['dueDate'], ['agentId', 'dueDate'], ['contactId', 'dueDate'], ['callId', 'dueDate']],
})

/** Why follow-ups are dismissed without anybody doing so. */
export type DismissalReason = 'do-not-call'

/** What a client sets; what he leaves out stays. */
export type FollowUpInput = Partial<
  Pick<
    FollowUp,
    'contactId' | 'contactName' | 'title' | 'description' | 'dueDate' | 'priority' | 'isCompleted'
  >
>

export const UNKNOWN_CONTACT = 'Unknown contact'
const UNTITLED = 'Follow-up'

/** An agent sees his own. Nobody's are seen by managers and administrators, who see all. */
export function maySee(viewer: Viewer, { agentId }: Pick<KeptFollowUp, 'agentId'>): boolean {
  return viewer.role !== 'agent' || agentId === viewer.id
}

export function isOver({ state }: Pick<KeptFollowUp, 'state'>): boolean {
  return state === 'done' || state === 'dismissed'
}

/** The next revision of a follow-up, touched by a person. Throws `follow-up-changed` for one that is dismissed. */
export function accepted(kept: KeptFollowUp): KeptFollowUp {
  if (isOver(kept)) throw over()
  return kept.state === 'open' ? kept : touched(kept, { state: 'open' })
}

/** Throws `follow-up-changed` for one that is done. */
export function dismissed(kept: KeptFollowUp, because: DismissalReason | null): KeptFollowUp {
  if (kept.state === 'dismissed') return kept
  if (kept.state === 'done') throw over()
  return touched(kept, { state: 'dismissed', dismissedBecause: because })
}

/** Throws `follow-up-changed` for one that is dismissed. */
export function completed(kept: KeptFollowUp): KeptFollowUp {
  if (kept.state === 'dismissed') throw over()
  return kept.state === 'done' ? kept : touched(kept, { state: 'done' })
}

/** With what a client says of it. Whoever changes a proposal takes it as his own. */
export function changed(kept: KeptFollowUp, input: FollowUpInput): KeptFollowUp {
  const { isCompleted, ...fields } = input
  const isDone = isCompleted ?? kept.state === 'done'
  const state = kept.state === 'dismissed' ? 'dismissed' : isDone ? 'done' : 'open'
  const isMoved = fields.dueDate !== undefined && fields.dueDate !== kept.dueDate
  return touched(kept, { ...named(fields), state, ...(isMoved && { precision: 'minute' as const }) })
}

export function newFollowUp(
  id: string,
  input: FollowUpInput & { readonly dueDate: Instant },
  { agentId, nowMs }: { readonly agentId: string; readonly nowMs: number },
): KeptFollowUp {
  const { isCompleted = false, ...fields } = input
  return {
    ...{ contactId: '', contactName: UNKNOWN_CONTACT, title: UNTITLED, description: '', priority: 'medium' },
    ...{ action: 'call', precision: 'minute', callId: null, quote: null, dismissedBecause: null },
    ...named(fields),
    dueDate: input.dueDate,
    ...{ id, agentId, state: isCompleted ? 'done' : 'open', createdAt: toInstant(nowMs) },
    ...{ isTouched: true, isRemoved: false, revision: 0 },
  }
}

/**
 * As clients see it. `dueByItselfAt`: what was proposed for then or earlier is open without anybody's leave; null where
 * proposals wait for a person.
 */
export function toView(kept: KeptFollowUp, dueByItselfAt: Instant | null): FollowUp {
  const { id, contactId, contactName, title, description, dueDate, priority } = kept
  const { action, precision, agentId, callId, quote, dismissedBecause } = kept
  const isDue = dueByItselfAt !== null && kept.state === 'proposed' && dueDate <= dueByItselfAt
  const state = isDue ? 'open' : kept.state
  return {
    ...{ id, contactId, contactName, title, description, dueDate, isCompleted: state === 'done', priority },
    ...{ state, action, precision, agentId, callId, quote, dismissedBecause },
  }
}

function touched(kept: KeptFollowUp, change: Partial<KeptFollowUp>): KeptFollowUp {
  return { ...kept, ...change, isTouched: true, revision: kept.revision + 1 }
}

/** The existing clients show these as they are, and an empty line says nothing. */
function named(fields: Omit<FollowUpInput, 'isCompleted'>): Omit<FollowUpInput, 'isCompleted'> {
  return {
    ...fields,
    ...(fields.title?.trim() === '' && { title: UNTITLED }),
    ...(fields.contactName?.trim() === '' && { contactName: UNKNOWN_CONTACT }),
  }
}

function over(): AppError {
  return new AppError('follow-up-changed', 'This follow-up is over. Look at it again.')
}
