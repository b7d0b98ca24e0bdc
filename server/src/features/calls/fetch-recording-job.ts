import type { JobWork } from '../../jobs/attempt.ts'
import type { Ledger } from '../../jobs/ledger.ts'
import { AppError } from '../../lib/app-error.ts'
import { callIdOf, carrierRecordingIdOf, transcribeKey, transcribeTask } from './call-jobs.ts'
import type { CallStore } from './call-store.ts'
import type { RecordingFiles } from './calls.ts'
import type { Carrier } from './carrier.ts'

export interface FetchRecordingDeps {
  readonly store: CallStore
  readonly files: Pick<RecordingFiles, 'receive'>
  readonly carrier: Pick<Carrier, 'openRecording'>
  readonly ledger: Ledger
}

const FIRST_WAIT_MS = 2_000
const LONGEST_WAIT_MS = 5 * 60_000
/** Half an hour of them: a recording that the carrier does not have by then never comes. */
const NOT_READY_ATTEMPTS = 14

/** Brings a recording from the carrier to us, under the call's own id, and asks for its transcript in the same commit. */
export function makeFetchRecordingJob(deps: FetchRecordingDeps): JobWork {
  const { store, files, carrier, ledger } = deps

  return async ({ job, signal }) => {
    const callId = callIdOf(job)
    // An earlier attempt may have got so far before it died: then this takes the place of what it left.
    const stored = await patiently(job.attempt, () => bring(callId, carrierRecordingIdOf(job), signal))

    return async () => {
      const call = await store.get(callId)
      if (!call) throw new AppError('call-not-found', 'The call of this job is gone.')
      if (call.recording !== null) return []
      const recording = { ...stored, agentChannel: 0 as const }
      return [
        store.replace({ ...call, recording, revision: call.revision + 1 }),
        await ledger.addOnce(transcribeTask(callId), { key: transcribeKey(callId) }),
      ]
    }
  }

  async function bring(callId: string, carrierRecordingId: string, signal: AbortSignal) {
    const sound = await carrier.openRecording(carrierRecordingId, signal)
    try {
      return await files.receive(callId, sound)
    } catch (error) {
      throw sound.errored ?? error // the carrier's own reason says whether to ask again
    }
  }
}

/** Tries again soon at first, and then more seldom. */
async function patiently<T>(attempt: number, work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (error) {
    if (!(error instanceof AppError) || !error.retryable) throw error
    const waitMs = Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** (attempt - 1))
    throw new AppError(error.code, error.message, {
      cause: error,
      retryable: error.code !== 'recording-not-ready' || attempt < NOT_READY_ATTEMPTS,
      retryAfterMs: Math.max(waitMs, error.retryAfterMs ?? 0),
      details: error.details,
    })
  }
}
