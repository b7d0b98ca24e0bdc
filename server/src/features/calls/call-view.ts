import type { CallView } from '@leadbreak/contract'

import type { DialledCall } from './call-changes.ts'
import { endedAtOf, statusOf, talkMsOf } from './dial.ts'

/** A call that was placed, as clients see it. */
export function toCallView({ call_id: callId, carrierCallId, contactId, dial }: DialledCall): CallView {
  return {
    callId,
    carrierCallId,
    contactId,
    status: statusOf(dial),
    placedAt: dial.placedAt,
    endedAt: endedAtOf(dial),
    talkMs: talkMsOf(dial),
    hangUpAskedAt: dial.hangUpAskedAt,
    failure: dial.failure?.code ?? null,
  }
}
