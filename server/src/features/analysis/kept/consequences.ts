import type { NextStep, Understanding } from '@leadbreak/contract'

import type { Write } from '../../../storage/collection.ts'
import type { Call } from '../../calls/call.ts'
import type { DoNotCalls } from '../../calls/do-not-call.ts'

export interface ConsequencesDeps {
  readonly doNotCall: Pick<DoNotCalls, 'writesFor' | 'endCallsTo'>
  /** What was promised in a call becomes something to do. */
  readonly propose: (call: Call, steps: readonly NextStep[]) => Promise<readonly Write[]>
  readonly log: { warn(fields: object, sentence: string): void }
}

export type Consequences = ReturnType<typeof makeConsequences>

/** What is done about what was read: the do-not-call list, and the follow-ups. */
export function makeConsequences({ doNotCall, propose, log }: ConsequencesDeps) {
  /** Part of the commit that keeps the reading. */
  async function writesFor(
    call: Call,
    { requirement, evidence, nextSteps }: Understanding,
  ): Promise<Write[]> {
    if (!requirement.optOut) return [...(await propose(call, nextSteps))]
    const quote = evidence.find(({ field }) => field === 'optOut')?.quote ?? null
    // Where a person has set it there is no quote, and he was taken at his word when he did so.
    const listed = quote === null ? [] : await doNotCall.writesFor(call.call_id, { by: null, quote })
    // The list ends all there is to do. Where nobody comes on it, what was proposed before is withdrawn.
    return listed.length > 0 ? listed : [...(await propose(call, []))]
  }

  /** After that commit. */
  function kept(callId: string, { requirement }: Pick<Understanding, 'requirement'>): void {
    if (!requirement.optOut) return
    doNotCall.endCallsTo(callId).catch((error: unknown) => {
      log.warn({ callId, err: error }, 'calls on their way to a lead who opted out could not be ended')
    })
  }

  return { writesFor, kept }
}
