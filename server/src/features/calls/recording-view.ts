import type { RecordingView } from '@leadbreak/contract'

import type { Call } from './call.ts'
import { storyOf, type CallJobs, type CallStage } from './call-story.ts'
import { recordingProgress } from './recording-progress.ts'

/** A call's recording as its agent sees it. */
export function recordingViewOf(call: Call, jobs: CallJobs): RecordingView {
  const { call_id: callId, createdAt: receivedAt, recording } = call
  if (recording === null) return { callId, receivedAt, ...NO_SOUND, ...progressWithoutSound(call, jobs) }

  const { durationMs, sampleRateHz, channels } = recording
  const speakersSeparated = channels === 2
  return {
    ...{ callId, receivedAt, durationMs, sampleRateHz, channels, speakersSeparated },
    note: speakersSeparated ? null : 'speakers not separated: the recording has one channel for both voices',
    ...recordingProgress(jobs.transcription, jobs.reading),
  }
}

const NO_SOUND = {
  durationMs: null,
  sampleRateHz: null,
  channels: null,
  speakersSeparated: null,
  note: null,
}

function progressWithoutSound(
  call: Call,
  jobs: CallJobs,
): Pick<RecordingView, 'state' | 'progress' | 'failure'> {
  const { stage, failure } = storyOf(call, jobs)
  return { state: STATE[stage] ?? 'awaited', progress: 0, failure }
}

const STATE: Partial<Record<CallStage, RecordingView['state']>> = {
  'no-talk': 'absent',
  'no-recording': 'absent',
  fetching: 'fetching',
  failed: 'failed',
}
