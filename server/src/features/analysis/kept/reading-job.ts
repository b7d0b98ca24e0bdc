import type { JobWork } from '../../../jobs/attempt.ts'
import { callIdOf } from '../../calls/call-jobs.ts'
import type { CallReading, ReadCall } from './read-call.ts'

export interface ReadingJobDeps {
  readonly readCall: ReadCall
  /** Told of each call whose reading was committed. Must not throw. */
  readonly onRead: (callId: string) => void
}

/** Reads a call whose words are new, or were corrected; by the rules, and by the language model where there is one. */
export function makeReadingJob({ readCall, onRead }: ReadingJobDeps): JobWork {
  return async ({ job, onKept }) => {
    const callId = callIdOf(job)
    let reading: CallReading | null = null
    onKept(() => {
      reading?.kept()
      onRead(callId)
    })
    return async () => {
      reading = await readCall(callId, { withModel: true })
      return reading.writes
    }
  }
}
