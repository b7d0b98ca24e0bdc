import { toInstant, type Clock } from '../../lib/clock.ts'
import type { Viewer } from './call.ts'
import type { CallChanges, DialledCall } from './call-changes.ts'
import type { Calls } from './calls.ts'
import { askToHangUp } from './dial.ts'
import type { EndUnwanted } from './end-unwanted.ts'

export interface HangUpDeps {
  readonly calls: Pick<Calls, 'getFor'>
  readonly changes: CallChanges
  readonly endUnwanted: EndUnwanted
  readonly clock: Clock
}

/**
 * Ends a call wherever it stands; the wish is kept, and carried out as soon as the carrier can be reached and the call is
 * found there. One that has ended stays as it is. `id` is ours or the carrier's. Throws `call-not-found`, and
 * `call-not-active` for a call that was never placed.
 */
export function makeHangUp({ calls, changes, endUnwanted, clock }: HangUpDeps) {
  return async function hangUp(viewer: Viewer, id: string): Promise<DialledCall> {
    const { call_id: callId } = await calls.getFor(viewer, id)
    const at = toInstant(clock.nowMs())
    const call = await changes.change(callId, (dial) => askToHangUp(dial, at))
    await endUnwanted(call)
    return call
  }
}
