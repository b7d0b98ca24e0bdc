import type { Ledger } from '../../jobs/ledger.ts'
import { AppError } from '../../lib/app-error.ts'
import { toInstant, type Clock } from '../../lib/clock.ts'
import type { CollectionOf, Storage, Write } from '../../storage/collection.ts'
import type { Call } from './call.ts'
import { eventsBetween, type callEventsDeclaration } from './call-events.ts'
import { fetchKey, fetchTask } from './call-jobs.ts'
import type { CallSignals } from './call-signals.ts'
import type { CallStore } from './call-store.ts'
import { checkAtOf } from './check-schedule.ts'
import { recordingStoryOf, type Dial } from './dial.ts'

export interface CallChangesDeps {
  readonly storage: Storage
  readonly store: CallStore
  readonly events: CollectionOf<typeof callEventsDeclaration>
  readonly ledger: Ledger
  readonly signals: CallSignals
  readonly clock: Clock
  /** Told after each commit that changed a call, with the call as it was; null for one that has just begun. */
  readonly onChange: (call: DialledCall, before: DialledCall | null) => void
  /** How long a call may wait its turn at the carrier. */
  readonly queuedMaxMs: number
  /** Told after each commit that asked for work. */
  readonly onWork: () => void
}

/** A call that was placed, or is about to be. */
export type DialledCall = Call & { readonly dial: Dial }

/** What came of asking the carrier about a call: it told what it knows, or that it knows no such call, or nothing. */
export type Asked = 'told' | 'unknown' | 'unreachable'

export type CallChanges = ReturnType<typeof makeCallChanges>

const MOST_TRIES = 30

/** The one way in which a placed call changes: its facts, the events that tell of them, and the job they ask for, in one commit. */
export function makeCallChanges(deps: CallChangesDeps) {
  const { storage, store, events, ledger, signals, clock, queuedMaxMs, onChange, onWork } = deps

  /**
   * Applies `transition` to what is known of the call, and again when that lost a race. When it answers the dial that it
   * got, nothing is written, unless the carrier has just been `asked`, which is noted even so. Throws `call-not-found`, or
   * `call-not-active` for a call that was never placed.
   */
  async function change(
    callId: string,
    transition: (dial: Dial) => Dial,
    asked: Asked | null = null,
  ): Promise<DialledCall> {
    let refusal: unknown = null
    for (let tries = 0; tries < MOST_TRIES; tries++) {
      const call = await getDialled(callId)
      const dial = transition(call.dial)
      if (dial === call.dial && asked === null) return call

      const next = after(call, dial, asked)
      const job = await fetchJobFor(call, dial)
      try {
        const writes = [store.replace(next), ...eventWrites(callId, call.dial, dial), ...job]
        if (await storage.commit(writes)) {
          if (job.length > 0) onWork()
          if (dial !== call.dial) {
            signals.tell(callId)
            onChange(next, call)
          }
          return next
        }
      } catch (error) {
        if (!(error instanceof AppError) || error.code !== 'duplicate-key') throw error
        refusal = error
      }
    }
    throw new AppError('overloaded', 'The call kept changing under us.', {
      cause: refusal,
      retryable: true,
      details: { callId },
    })
  }

  /** To be called when what `begin` answered is kept. */
  function begun(call: DialledCall): void {
    onChange(call, null)
  }

  /** The writes that store a call which the carrier is about to be asked to place; `isNoted` says that it is kept already. */
  function begin(call: DialledCall, isNoted: boolean): Write[] {
    const next = after(call, call.dial, null)
    const kept = isNoted ? store.replace(next) : store.insert({ ...next, revision: 0 })
    return [kept, ...eventWrites(call.call_id, null, call.dial)]
  }

  async function getDialled(callId: string): Promise<DialledCall> {
    const call = await store.get(callId)
    if (!call) throw new AppError('call-not-found', 'There is no such call.')
    if (!isDialled(call)) throw new AppError('call-not-active', 'This call was not placed by telephone.')
    return call
  }

  function after(call: DialledCall, dial: Dial, asked: Asked | null): DialledCall {
    const nowMs = clock.nowMs()
    const isOver = dial.outcome !== null
    const isQuiet = dial === call.dial && asked !== null
    const quietChecks = isQuiet ? call.quietChecks + 1 : 0
    const unknownChecks = isQuiet && asked === 'unknown' ? call.unknownChecks + 1 : 0
    return {
      ...call,
      dial,
      carrierCallId: dial.agent.carrierLegId,
      activeKey: isOver ? null : call.activeKey,
      notedKey: null,
      unplacedNumber: dial.placing === 'placing' || dial.placing === 'unknown' ? dial.agentNumber : null,
      quietChecks,
      unknownChecks,
      checkAt: checkAtOf(dial, { nowMs, quietChecks, unknownChecks, queuedMaxMs }),
      endSeenAt: isOver ? (call.endSeenAt ?? toInstant(nowMs)) : null,
      revision: call.revision + 1,
    }
  }

  function eventWrites(callId: string, before: Dial | null, now: Dial): Write[] {
    return eventsBetween(callId, before, now, toInstant(clock.nowMs())).map((event) => events.insert(event))
  }

  /** Fetching the recording, once it is known that there is one. */
  async function fetchJobFor(call: DialledCall, dial: Dial): Promise<Write[]> {
    const story = recordingStoryOf(dial)
    const isNews = story.story === 'known' && recordingStoryOf(call.dial).story !== 'known'
    if (!isNews || call.recording !== null) return []
    const task = fetchTask(call.call_id, story.carrierRecordingId)
    return [await ledger.addOnce(task, { key: fetchKey(call.call_id) })]
  }

  return { change, begin, begun, getDialled }
}

export function isDialled(call: Call): call is DialledCall {
  return call.dial !== null
}
