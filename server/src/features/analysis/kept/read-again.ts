import type { Analysis } from '@leadbreak/contract'

import { AppError } from '../../../lib/app-error.ts'
import type { Storage } from '../../../storage/collection.ts'
import type { Viewer } from '../../calls/call.ts'
import type { Calls } from '../../calls/calls.ts'
import type { Analyses } from './analyses.ts'
import type { ReadCall } from './read-call.ts'

export interface ReadAgainDeps {
  readonly storage: Storage
  readonly calls: Pick<Calls, 'getFor'>
  readonly analyses: Pick<Analyses, 'find'>
  readonly readCall: ReadCall
  /** Told after each commit that may have asked for work. */
  readonly onWork: () => void
  /** Told of each call that was read otherwise than before. Must not throw. */
  readonly onRead: (callId: string) => void
}

export type ReadAgain = ReturnType<typeof makeReadAgain>

const MOST_TRIES = 20

/** Reads one call again, at once. `id` is ours or the carrier's. Throws `call-not-found` and `transcript-not-ready`. */
export function makeReadAgain({ storage, calls, analyses, readCall, onWork, onRead }: ReadAgainDeps) {
  return async function readAgain(viewer: Viewer, id: string): Promise<Analysis> {
    const { call_id: callId } = await calls.getFor(viewer, id)
    for (let tries = 0; tries < MOST_TRIES; tries++) {
      const { writes, isNew, kept } = await readCall(callId, { withModel: true })
      try {
        if (writes.length > 0 && !(await storage.commit(writes))) continue
      } catch (error) {
        if (!(error instanceof AppError) || error.code !== 'duplicate-key') throw error
        continue
      }
      onWork()
      kept()
      if (isNew) onRead(callId)
      return (await analyses.find(callId))!
    }
    throw new AppError('overloaded', 'The call kept being read under us.', { retryable: true })
  }
}
