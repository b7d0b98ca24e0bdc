import type { Instant } from '../../lib/clock.ts'
import type { CollectionOf, Write } from '../../storage/collection.ts'
import { wholeCall, type Call, type callsDeclaration } from './call.ts'

export type CallCollection = CollectionOf<typeof callsDeclaration>
export type CallStore = ReturnType<typeof makeCallStore>

const MOST_UNPLACED = 100

/** The kept calls, each with all its fields, whoever wrote it. Every method may throw `storage-unavailable`. */
export function makeCallStore(calls: CallCollection) {
  async function get(callId: string): Promise<Call | null> {
    return whole(await calls.get(callId))
  }

  async function getBy(
    field: 'requestKey' | 'carrierCallId' | 'activeKey',
    value: string,
  ): Promise<Call | null> {
    return whole(await calls.getBy(field, value))
  }

  /** By our id, or by the carrier's. */
  async function find(id: string): Promise<Call | null> {
    return (await get(id)) ?? getBy('carrierCallId', id)
  }

  /** Those that somebody should ask the carrier about, the most overdue first. */
  async function due(now: Instant, limit: number): Promise<readonly Call[]> {
    const { items } = await calls.find({ where: { checkAt: { atMost: now } }, orderBy: 'checkAt', limit })
    return items.map(wholeCall)
  }

  /** The call that was noted last for an agent and a lead, and not placed yet. */
  async function lastNoted(notedKey: string, since: Instant): Promise<Call | null> {
    const { items } = await calls.find({
      where: { notedKey, createdAt: { atLeast: since } },
      orderBy: 'createdAt',
      direction: 'descending',
      limit: 1,
    })
    return whole(items[0] ?? null)
  }

  /** Calls to a contact, the latest first. */
  async function ofContact(contactId: string, limit: number): Promise<readonly Call[]> {
    const { items } = await calls.find({
      where: { contactId },
      orderBy: 'createdAt',
      direction: 'descending',
      limit,
    })
    return items.map(wholeCall)
  }

  /** Calls to this agent of which we do not know whether the carrier has placed them. */
  async function unplaced(agentNumber: string): Promise<readonly Call[]> {
    const { items } = await calls.find({ where: { unplacedNumber: agentNumber }, limit: MOST_UNPLACED })
    return items.map(wholeCall)
  }

  return {
    get,
    getBy,
    find,
    due,
    lastNoted,
    ofContact,
    unplaced,
    insert: (call: Call): Write => calls.insert(call),
    replace: (next: Call): Write => calls.replace(next),
  }
}

function whole(kept: Call | null): Call | null {
  return kept === null ? null : wholeCall(kept)
}
