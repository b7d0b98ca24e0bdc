import type { FollowUp, FollowUpState, NextStep } from '@leadbreak/contract'

import { AppError } from '../../lib/app-error.ts'
import { toInstant, type Clock, type Instant } from '../../lib/clock.ts'
import { newId } from '../../lib/ids.ts'
import type { Page, Storage, Write } from '../../storage/collection.ts'
import type { Viewer } from '../calls/call.ts'
import {
  accepted,
  changed,
  completed,
  dismissed,
  followUpsDeclaration,
  isOver,
  maySee,
  newFollowUp,
  toView,
  type DismissalReason,
  type FollowUpInput,
  type KeptFollowUp,
} from './follow-up.ts'
import { proposalsAfter } from './propose.ts'

export interface FollowUpsDeps {
  readonly storage: Storage
  readonly clock: Clock
  /** A proposal whose time has come counts as open without anybody's leave; otherwise it stays a proposal. */
  readonly becomesDueByItself: boolean
}

export interface FollowUpQuery {
  readonly callId?: string | undefined
  readonly contactId?: string | undefined
  readonly state?: FollowUpState | undefined
  /** Only what is open and due by then. */
  readonly dueBy?: Instant | null | undefined
  readonly after?: string | null | undefined
  /** Null for all of them. */
  readonly limit: number | null
}

export type FollowUps = ReturnType<typeof makeFollowUps>

const PAGE = 1_000
/** Without a limit clients want all; nobody can do so much. */
const MOST = 5_000
const MOST_TRIES = 20

/** What is to be done for contacts. Every method may throw `storage-unavailable`. */
export function makeFollowUps({ storage, clock, becomesDueByItself }: FollowUpsDeps) {
  const followUps = storage.collection(followUpsDeclaration)

  /**
   * The writes that make a call's follow-ups what `steps` promise. The same reading twice writes nothing, and what a
   * person accepted, changed, dismissed or finished stays. Their commit resolves to false where somebody was quicker.
   */
  async function proposeFrom(
    callId: string,
    contact: { readonly id: string; readonly name: string | null },
    agentId: string | null,
    steps: readonly NextStep[],
  ): Promise<Write[]> {
    const kept = await all({ callId })
    const { added, replaced, withdrawn } = proposalsAfter(
      { callId, contact, agentId },
      steps,
      kept,
      clock.nowMs(),
    )
    return [
      ...withdrawn.map(({ id, revision }) => followUps.remove(id, revision)),
      ...replaced.map((each) => followUps.replace(each)),
      ...added.map((each) => followUps.insert(each)),
    ]
  }

  /** The writes that end all there was to do for a contact. */
  async function dismissFor(contactId: string, because: DismissalReason): Promise<Write[]> {
    const kept = await all({ contactId })
    return kept
      .filter((each) => !isOver(each) && !each.isRemoved)
      .map((each) => followUps.replace(dismissed(each, because)))
  }

  /**
   * What a viewer may see, by when it is due. What was dismissed is left out unless it is asked for. A page may be shorter
   * than its limit. Throws `bad-request` for a broken cursor.
   */
  async function listFor(viewer: Viewer, query: FollowUpQuery): Promise<Page<FollowUp>> {
    const items: FollowUp[] = []
    const agentId = viewer.role === 'agent' ? viewer.id : null
    let after = query.after ?? null
    do {
      const page = await find(query, agentId, after, query.limit ?? PAGE)
      items.push(
        ...page.items
          .filter((each) => !each.isRemoved && maySee(viewer, each))
          .map(view)
          .filter(isMeant(query)),
      )
      after = page.next
    } while (query.limit === null && after !== null && items.length < MOST)
    return { items, next: after }
  }

  /** Throws `follow-up-not-found`, also for somebody else's. */
  async function get(viewer: Viewer, id: string): Promise<FollowUp> {
    return view(await findFor(viewer, id))
  }

  /** Makes one for the viewer himself. */
  async function create(
    viewer: Viewer,
    input: FollowUpInput & { readonly dueDate: Instant },
  ): Promise<FollowUp> {
    const made = newFollowUp(newId(), input, { agentId: viewer.id, nowMs: clock.nowMs() })
    await storage.commit([followUps.insert(made)])
    return view(made)
  }

  /** Throws `follow-up-not-found`. */
  function replace(viewer: Viewer, id: string, input: FollowUpInput): Promise<FollowUp> {
    return change(viewer, id, (kept) => changed(kept, input))
  }

  /** Throws `follow-up-not-found` or `follow-up-changed`. */
  function accept(viewer: Viewer, id: string): Promise<FollowUp> {
    return change(viewer, id, accepted)
  }

  /** Throws `follow-up-not-found` or `follow-up-changed`. */
  function dismiss(viewer: Viewer, id: string): Promise<FollowUp> {
    return change(viewer, id, (kept) => dismissed(kept, null))
  }

  /** Throws `follow-up-not-found` or `follow-up-changed`. */
  function complete(viewer: Viewer, id: string): Promise<FollowUp> {
    return change(viewer, id, completed)
  }

  /** Of what was read from a call a trace stays, so that it is not proposed again. Throws `follow-up-not-found`. */
  async function remove(viewer: Viewer, id: string): Promise<void> {
    await change(viewer, id, (kept) => ({
      ...kept,
      isRemoved: true,
      isTouched: true,
      revision: kept.revision + 1,
    }))
  }

  async function change(
    viewer: Viewer,
    id: string,
    next: (kept: KeptFollowUp) => KeptFollowUp,
  ): Promise<FollowUp> {
    for (let tries = 0; tries < MOST_TRIES; tries++) {
      const kept = await findFor(viewer, id)
      const wanted = next(kept)
      if (wanted === kept) return view(kept)
      const isGone = wanted.isRemoved && wanted.callId === null
      const write = isGone ? followUps.remove(id, kept.revision) : followUps.replace(wanted)
      if (await storage.commit([write])) return view(wanted)
    }
    throw new AppError('overloaded', 'The follow-up kept changing under us.', { retryable: true })
  }

  async function findFor(viewer: Viewer, id: string): Promise<KeptFollowUp> {
    const kept = await followUps.get(id)
    if (kept && !kept.isRemoved && maySee(viewer, kept)) return kept
    throw new AppError('follow-up-not-found', 'There is no such follow-up.')
  }

  /** One page by the index that fits; `agentId` is null for those of all agents. */
  function find(query: Partial<FollowUpQuery>, agentId: string | null, after: string | null, limit: number) {
    const { callId, contactId, dueBy } = query
    const paging = { orderBy: 'dueDate', after, limit } as const
    const dueDate = dueBy ? { atMost: dueBy } : { atLeast: '' }
    if (callId !== undefined) return followUps.find({ where: { callId, dueDate }, ...paging })
    if (contactId !== undefined) return followUps.find({ where: { contactId, dueDate }, ...paging })
    if (agentId !== null) return followUps.find({ where: { agentId, dueDate }, ...paging })
    return followUps.find({ where: { dueDate }, ...paging })
  }

  async function all(of: Pick<FollowUpQuery, 'callId' | 'contactId'>): Promise<KeptFollowUp[]> {
    const kept: KeptFollowUp[] = []
    let after: string | null = null
    do {
      const page: Page<KeptFollowUp> = await find(of, null, after, PAGE)
      kept.push(...page.items)
      after = page.next
    } while (after !== null)
    return kept
  }

  function view(kept: KeptFollowUp): FollowUp {
    return toView(kept, becomesDueByItself ? toInstant(clock.nowMs()) : null)
  }

  return { proposeFrom, dismissFor, listFor, get, create, replace, accept, dismiss, complete, remove }
}

function isMeant({ state, dueBy }: FollowUpQuery): (each: FollowUp) => boolean {
  return (each) => {
    if (state !== undefined) return each.state === state
    return dueBy ? each.state === 'open' : each.state !== 'dismissed'
  }
}
