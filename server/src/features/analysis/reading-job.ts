import type { KeptSegment, Segment } from '@leadbreak/contract'

import type { JobWork } from '../../jobs/attempt.ts'
import { AppError } from '../../lib/app-error.ts'
import { callIdOf } from '../calls/call-jobs.ts'
import type { Transcripts } from '../transcripts/transcripts.ts'
import type { Findings } from './findings.ts'

export interface ReadingJobDeps {
  readonly transcripts: Transcripts
  readonly findings: Findings
  /** Told of each call whose finding was committed. Must not throw. */
  readonly onFinding: (callId: string) => void
}

/** Reads the requirement of a transcribed call. */
export function makeReadingJob({ transcripts, findings, onFinding }: ReadingJobDeps): JobWork {
  return async ({ job, onKept }) => {
    const callId = callIdOf(job)
    onKept(() => {
      onFinding(callId)
    })
    return async () => {
      const segments = await transcripts.segmentsOf(callId)
      if (!segments) throw new AppError('transcript-not-ready', 'The transcript of this job is gone.')
      return findings.read(callId, segments.map(asRead))
    }
  }
}

/** Where a person has corrected the text, the words that were recognised are no longer those of the text. */
function asRead(segment: KeptSegment): Segment {
  return segment.heardText === null ? segment : { ...segment, words: [] }
}
