import type { JobLog } from '../../../jobs/attempt.ts'
import { toInstant } from '../../../lib/clock.ts'
import type { CollectionOf } from '../../../storage/collection.ts'
import { isDialled, type DialledCall } from '../call-changes.ts'
import { leadAnsweredId, type callEventsDeclaration } from '../call-events.ts'
import type { CallStore } from '../call-store.ts'
import { joinedAtMs } from './call-time.ts'
import type { SoundDesk } from './sound-desk.ts'

export interface TalkRecoveryDeps {
  readonly store: Pick<CallStore, 'due'>
  readonly events: Pick<CollectionOf<typeof callEventsDeclaration>, 'get'>
  readonly desk: Pick<SoundDesk, 'notice' | 'missStream' | 'resume'>
  readonly log: JobLog
}

const MOST_CALLS = 1000
const LAST_MS = Date.UTC(9999, 0)

/** Goes on with the talks that an earlier life of the server was listening to. Never throws. */
export function makeTalkRecovery({ store, events, desk, log }: TalkRecoveryDeps) {
  /** `heardUntilMs` is when calls were last heard, as far as is known; milliseconds since 1970. */
  async function resumeAll(heardUntilMs: number | null): Promise<void> {
    try {
      const calls = await store.due(toInstant(LAST_MS), MOST_CALLS) // all that go on are due at some time
      await Promise.all(calls.filter(isDialled).map((call) => resume(call, heardUntilMs)))
    } catch (error) {
      log.error({ err: error }, 'talks that went on at the start could not be found')
    }
  }

  async function resume(call: DialledCall, heardUntilMs: number | null): Promise<void> {
    const { answered } = call.dial.lead.reachedAt
    if (answered === undefined) {
      desk.notice(call)
      // With the script that he was answered by, the agent's leg was given a stream, which is lost.
      if (call.dial.agent.reachedAt.answered !== undefined) desk.missStream(call.call_id)
      return
    }
    // Counted as it was before, so that what was heard then and what comes now are on one clock.
    const event = await events.get(leadAnsweredId(call.call_id))
    const joinedMs =
      event === null ? Date.parse(answered) : joinedAtMs(event.at, Date.parse(event.receivedAt))
    desk.resume(call, joinedMs, heardUntilMs)
  }

  return { resumeAll }
}
