import { createHash } from 'node:crypto'

import type { NextStep } from '@leadbreak/contract'

import { toInstant } from '../../lib/clock.ts'
import { UNKNOWN_CONTACT, type KeptFollowUp } from './follow-up.ts'
import { titleOf } from './title.ts'

/** Whose call it was. */
export interface Promised {
  readonly callId: string
  readonly contact: { readonly id: string; readonly name: string | null }
  readonly agentId: string | null
}

/** What the reading of a call changes in the follow-ups that were made from it. */
export interface Proposals {
  readonly added: readonly KeptFollowUp[]
  readonly replaced: readonly KeptFollowUp[]
  readonly withdrawn: readonly KeptFollowUp[]
}

const HOUR_MS = 3_600_000
const DAY_MS = 24 * HOUR_MS
/** Old calls that are read again propose nothing whose time went by so long ago. */
const STALE_MS = 2 * DAY_MS

/**
 * The proposals after a call was read, beside those that `kept` holds of it already. What a person has touched stays as
 * it is and is not proposed again; what only an earlier reading held is withdrawn.
 */
export function proposalsAfter(
  promised: Promised,
  steps: readonly NextStep[],
  kept: readonly KeptFollowUp[],
  nowMs: number,
): Proposals {
  const byId = new Map(kept.map((each) => [each.id, each]))
  const wanted = new Map<string, KeptFollowUp>()
  for (const step of steps) {
    if (step.dueAt === null) continue
    const proposal = proposalOf(promised, { ...step, dueAt: step.dueAt }, nowMs)
    const isTaken = kept.some((each) => each.isTouched && isSamePromise(each, proposal))
    if (!wanted.has(proposal.id) && !isTaken) wanted.set(proposal.id, proposal)
  }

  const added: KeptFollowUp[] = []
  const replaced: KeptFollowUp[] = []
  for (const proposal of wanted.values()) {
    const old = byId.get(proposal.id)
    if (!old) {
      if (Date.parse(proposal.dueDate) > nowMs - STALE_MS) added.push(proposal)
    } else if (isRead(old, proposal)) {
      const { createdAt, revision } = old
      replaced.push({ ...proposal, createdAt, revision: revision + 1 })
    }
  }
  return { added, replaced, withdrawn: kept.filter((each) => !each.isTouched && !wanted.has(each.id)) }
}

function proposalOf(
  { callId, contact, agentId }: Promised,
  step: NextStep & { readonly dueAt: string },
  nowMs: number,
): KeptFollowUp {
  const contactName = contact.name?.trim() ? contact.name : UNKNOWN_CONTACT
  const { action, dueAt, precision, quote, segmentIndex, startMs, endMs, speaker } = step
  return {
    id: idOf(callId, step),
    ...{ contactId: contact.id, contactName },
    ...{ title: titleOf(step), description: `The ${speaker} said: “${quote}”`, dueDate: dueAt },
    ...{ priority: priorityOf(Date.parse(dueAt) - nowMs), state: 'proposed', action },
    ...{ precision: precision ?? 'minute', agentId, callId, dismissedBecause: null },
    quote: { quote, segmentIndex, startMs, endMs, speaker },
    ...{ createdAt: toInstant(nowMs), isTouched: false, isRemoved: false, revision: 0 },
  }
}

/** The same words of the same call always give the same id. */
function idOf(callId: string, { who, action, quote }: NextStep): string {
  const words = quote.normalize('NFC').toLowerCase().replace(/\s+/g, ' ')
  return createHash('sha256')
    .update(JSON.stringify([callId, who, action, words]))
    .digest('hex')
    .slice(0, 32)
}

/** Words that were corrected in the transcript promise the same thing for the same time. */
function isSamePromise(a: KeptFollowUp, b: KeptFollowUp): boolean {
  return a.id === b.id || (a.action === b.action && a.dueDate === b.dueDate)
}

/** Whether the words are read otherwise than before, or are somebody else's. */
function isRead(old: KeptFollowUp, proposal: KeptFollowUp): boolean {
  const fields = [
    'dueDate',
    'precision',
    'title',
    'description',
    'contactId',
    'contactName',
    'agentId',
  ] as const
  return (
    fields.some((field) => old[field] !== proposal[field]) || old.quote?.startMs !== proposal.quote?.startMs
  )
}

function priorityOf(inMs: number): KeptFollowUp['priority'] {
  if (inMs <= 4 * HOUR_MS) return 'urgent'
  if (inMs <= 2 * DAY_MS) return 'high'
  return inMs <= 14 * DAY_MS ? 'medium' : 'low'
}
