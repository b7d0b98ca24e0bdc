import { AppError } from '../../lib/app-error.ts'
import { toInstant, type Clock } from '../../lib/clock.ts'
import { newId } from '../../lib/ids.ts'
import type { Storage } from '../../storage/collection.ts'
import type { Contacts } from '../contacts/contacts.ts'
import { toE164, toInteger, type GivenNumber } from '../contacts/telephone-number.ts'
import { agentAndLead, wholeCall, type Viewer } from './call.ts'
import { isDialled, type CallChanges, type DialledCall } from './call-changes.ts'
import type { CallStore } from './call-store.ts'
import type { CallOrder, Carrier, Placed } from './carrier.ts'
import { attach, fail, isEnding, loseAnswer, newDial } from './dial.ts'
import type { EndUnwanted } from './end-unwanted.ts'

export interface PlaceCallDeps {
  readonly storage: Storage
  readonly contacts: Pick<Contacts, 'toCall'>
  readonly store: CallStore
  readonly changes: CallChanges
  readonly carrier: Carrier
  readonly endUnwanted: EndUnwanted
  readonly clock: Clock
}

export interface WantedCall {
  /** The telephone that rings first. */
  readonly agentNumber: GivenNumber
  readonly leadNumber: GivenNumber
}

/** A call that the carrier knows by this id. */
export type PlacedCall = DialledCall & { readonly carrierCallId: string }

type Numbers = Pick<CallOrder, 'agentNumber' | 'leadNumber'>

const NOTE_LASTS_MS = 24 * 60 * 60 * 1000
const MOST_TRIES = 20
const ASK_AGAIN_AFTER_MS = 5_000
const CALL_AGAIN_AFTER_MS = 2_000

/**
 * Rings the agent, then the lead. While such a call goes on, asking for it again gets that one and rings nobody. The call
 * is kept before the carrier is asked, and the carrier is asked once: what it did not answer is found out, not repeated.
 *
 * Throws `bad-request` for what is no telephone number; `do-not-call`; `telephony-refused`; `telephony-unavailable` (retryable) when the
 * call could not be placed, when nobody knows yet whether it was, or while the last one is being ended.
 */
export function makePlaceCall(deps: PlaceCallDeps) {
  const { storage, contacts, store, changes, carrier, endUnwanted, clock } = deps

  /** The orders that this process is waiting for, by call. */
  const underWay = new Map<string, Promise<PlacedCall>>()

  return async function place(agent: Viewer, wanted: WantedCall): Promise<PlacedCall> {
    const numbers = {
      agentNumber: toE164(wanted.agentNumber, 'agent'),
      leadNumber: toE164(wanted.leadNumber, 'lead'),
    }
    if (numbers.agentNumber === numbers.leadNumber)
      throw new AppError('bad-request', 'Agent and lead have the same telephone number.')

    const { call, isNew } = await beginOrFind(agent, wanted, numbers)
    if (!isNew) return (await underWay.get(call.call_id)) ?? asPlaced(call)
    const placing = order(call).finally(() => underWay.delete(call.call_id))
    underWay.set(call.call_id, placing)
    return placing
  }

  async function beginOrFind(
    agent: Viewer,
    wanted: WantedCall,
    numbers: Numbers,
  ): Promise<{ call: DialledCall; isNew: boolean }> {
    const pair = agentAndLead(agent.id, numbers.leadNumber)
    for (let tries = 0; tries < MOST_TRIES; tries++) {
      const ongoing = await store.getBy('activeKey', pair)
      if (ongoing && isDialled(ongoing)) {
        if (isEnding(ongoing.dial)) throw stillEnding(ongoing)
        return { call: ongoing, isNew: false }
      }

      const nowMs = clock.nowMs()
      const { contact, writes } = await contacts.toCall(numbers.leadNumber)
      const noted = await store.lastNoted(pair, toInstant(nowMs - NOTE_LASTS_MS))
      const call: DialledCall = {
        ...(noted ?? newCall(agent, wanted, nowMs)),
        ...{ agentId: agent.id, username: agent.username, contactId: contact.id, activeKey: pair },
        dial: newDial({ ...numbers, placedAt: toInstant(nowMs) }),
      }
      try {
        if (await storage.commit([...changes.begin(call, noted !== null), ...writes])) {
          changes.begun(call)
          return { call, isNew: true }
        }
      } catch (error) {
        if (!(error instanceof AppError) || error.code !== 'duplicate-key') throw error
      }
    }
    throw new AppError('overloaded', 'This call is asked for too often at once.', { retryable: true })
  }

  function newCall(agent: Viewer, { agentNumber, leadNumber }: WantedCall, nowMs: number) {
    return wholeCall({
      call_id: newId(),
      username: agent.username,
      phone_number: toInteger(agentNumber),
      requested_phone_number: toInteger(leadNumber),
      role: agent.role,
      createdAt: toInstant(nowMs),
    })
  }

  /** Asks the carrier, once. */
  async function order({ call_id: callId, dial }: DialledCall): Promise<PlacedCall> {
    const { agentNumber, leadNumber, placedAt } = dial
    const placed = await tryToPlace({ callId, agentNumber, leadNumber, placedAt })
    const call = await changes.change(callId, (now) =>
      placed.outcome === 'placed' ? attach(now, placed.carrierCallId) : loseAnswer(now),
    )
    await endUnwanted(call) // hung up while we waited for the answer
    return asPlaced(call)
  }

  async function tryToPlace(callOrder: CallOrder): Promise<Placed> {
    try {
      return await carrier.placeCall(callOrder)
    } catch (error) {
      const { callId } = callOrder
      const at = toInstant(clock.nowMs())
      if (isCertain(error)) await changes.change(callId, (dial) => fail(dial, { code: error.code, at }))
      else await changes.change(callId, loseAnswer)
      throw error
    }
  }
}

/** Whether the carrier has no such call, beyond doubt. */
function isCertain(error: unknown): error is AppError {
  return (
    error instanceof AppError &&
    (error.code === 'telephony-refused' || error.code === 'telephony-unavailable')
  )
}

function stillEnding({ call_id: callId }: DialledCall): AppError {
  return new AppError(
    'telephony-unavailable',
    'Your last call to this number is just being ended. Call again in a few seconds.',
    { retryable: true, retryAfterMs: CALL_AGAIN_AFTER_MS, details: { callId } },
  )
}

function asPlaced(call: DialledCall): PlacedCall {
  const { carrierCallId } = call
  if (carrierCallId !== null) return { ...call, carrierCallId }
  throw new AppError(
    'telephony-unavailable',
    'The telephone company has not confirmed the call, which may ring all the same. Ask again: you will get the same call.',
    { retryable: true, retryAfterMs: ASK_AGAIN_AFTER_MS, details: { callId: call.call_id } },
  )
}
