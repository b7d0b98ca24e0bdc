import type { RecordingView } from '@leadbreak/contract'

import type { Call } from './call.ts'
import { haveTalked, recordingStoryOf } from './dial.ts'
import { recordingProgress, type JobNews } from './recording-progress.ts'

/** The jobs of a call, as the ledger tells of them; null for one that is not there. */
export interface CallJobs {
  readonly fetching: JobNews | null
  readonly transcription: JobNews | null
  readonly reading: JobNews | null
}

/**
 * How far a call is on its way to its requirement. `noted`: it was not placed. `no-talk`: agent and lead were not joined.
 * `no-recording`: they were, and there is no sound of it. These two, `done` and `failed` are ends; a person may have what
 * failed tried again.
 */
export type CallStage =
  | 'noted'
  | 'dialling'
  | 'talking'
  | 'no-talk'
  | 'no-recording'
  | 'fetching'
  | 'transcribing'
  | 'reading'
  | 'done'
  | 'failed'

export interface CallStory extends Pick<RecordingView, 'failure'> {
  readonly stage: CallStage
}

export function storyOf(call: Call, jobs: CallJobs): CallStory {
  if (call.recording !== null) {
    const { state, failure } = recordingProgress(jobs.transcription, jobs.reading)
    return { stage: state === 'queued' ? 'transcribing' : state, failure }
  }
  const { fetching } = jobs
  if (fetching?.state === 'dead') return { stage: 'failed', failure: fetching.lastError ?? NOT_FETCHED }
  return { stage: stageWithoutSound(call, fetching), failure: null }
}

/** Whether nothing more will happen by itself. A call that was only noted is not under way either. */
export function isOver({ stage }: CallStory): boolean {
  return ['noted', 'no-talk', 'no-recording', 'done', 'failed'].includes(stage)
}

function stageWithoutSound({ dial }: Call, fetching: JobNews | null): CallStage {
  if (fetching) return 'fetching'
  if (!dial) return 'noted'
  if (dial.outcome === null) return haveTalked(dial) ? 'talking' : 'dialling'
  switch (recordingStoryOf(dial).story) {
    case 'none':
      return 'no-talk'
    case 'absent':
      return 'no-recording'
    case 'awaited':
    case 'known':
      return 'fetching'
  }
}

const NOT_FETCHED = { code: 'unknown', message: 'The recording could not be fetched.' }
