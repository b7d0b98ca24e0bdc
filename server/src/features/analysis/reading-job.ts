import type { JobWork } from '../../jobs/attempt.ts'
import { AppError } from '../../lib/app-error.ts'
import { callIdOf } from '../calls/call-jobs.ts'
import type { Transcripts } from '../transcripts/transcripts.ts'
import type { Findings } from './findings.ts'

export interface ReadingJobDeps {
  readonly transcripts: Transcripts
  readonly findings: Findings
}

/** Reads the requirement of a transcribed call. */
export function makeReadingJob({ transcripts, findings }: ReadingJobDeps): JobWork {
  return async ({ job }) => {
    const callId = callIdOf(job)
    return async () => {
      const segments = await transcripts.segmentsOf(callId)
      if (!segments) throw new AppError('transcript-not-ready', 'The transcript of this job is gone.')
      return findings.read(callId, segments)
    }
  }
}
