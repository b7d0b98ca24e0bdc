import type { RecordingView } from '@leadbreak/contract'

import type { Job } from '../../jobs/job.ts'

/** What the ledger tells of a job. */
export type JobNews = Pick<Job, 'state' | 'progress' | 'lastError'>

type Progress = Pick<RecordingView, 'progress' | 'failure'> & {
  readonly state: Exclude<RecordingView['state'], 'awaited' | 'fetching' | 'absent'>
}

/**
 * How far a recording is, from its two jobs: the one that writes it down, and the one that reads the requirement, which
 * comes into being with the end of the first. Null stands for a job that is not in the ledger.
 */
export function recordingProgress(transcription: JobNews | null, reading: JobNews | null): Progress {
  if (transcription?.state === 'dead') return failed(transcription, 0)
  if (reading?.state === 'dead') return failed(reading, 1)
  if (transcription?.state === 'waiting') return { state: 'queued', progress: 0, failure: null }
  if (transcription?.state === 'running') {
    return { state: 'transcribing', progress: transcription.progress?.fraction ?? 0, failure: null }
  }
  const isRead = reading === null || reading.state === 'done'
  return { state: isRead ? 'done' : 'reading', progress: 1, failure: null }
}

function failed({ lastError }: JobNews, progress: number): Progress {
  const failure = lastError ?? { code: 'unknown', message: 'The recording could not be read.' }
  return { state: 'failed', progress, failure }
}
