import type { JobLog } from '../../jobs/attempt.ts'
import type { DialledCall } from './call-changes.ts'
import type { Carrier } from './carrier.ts'
import { isUnwanted } from './dial.ts'

/** Hangs up at the carrier what nobody wants any more. Never throws: the sweeper goes on trying until it is done. */
export type EndUnwanted = (call: DialledCall) => Promise<void>

export function makeEndUnwanted(carrier: Carrier, log: JobLog): EndUnwanted {
  return async ({ call_id: callId, carrierCallId, dial }) => {
    if (carrierCallId === null || !isUnwanted(dial)) return
    try {
      await carrier.hangUp(carrierCallId)
    } catch (error) {
      log.warn({ callId, err: error }, 'call could not be hung up yet')
    }
  }
}
