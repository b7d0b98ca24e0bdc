import { SPEAKERS } from '@leadbreak/contract'

import type { JobWork } from '../../jobs/attempt.ts'
import type { Ledger } from '../../jobs/ledger.ts'
import { AppError } from '../../lib/app-error.ts'
import type { Call } from '../calls/call.ts'
import { callIdOf, readKey, readTask } from '../calls/call-jobs.ts'
import type { Calls } from '../calls/calls.ts'
import type { Ear } from './ear.ts'
import { transcribeRecording, type RecordedTrack } from './transcribe-recording.ts'
import type { Transcripts } from './transcripts.ts'

export interface TranscriptionJobDeps {
  readonly calls: Calls
  readonly transcripts: Transcripts
  readonly ledger: Ledger
  readonly ears: readonly Ear[]
  /** The samples of one channel of a kept recording, from its start. */
  readonly readChannel: (callId: string, channel: number) => AsyncIterable<Int16Array>
}

/** Writes down a recorded call, and asks for its requirement in the same commit. */
export function makeTranscriptionJob(deps: TranscriptionJobDeps): JobWork {
  const { calls, transcripts, ledger, ears, readChannel } = deps

  return async ({ job, signal, reportProgress }) => {
    const callId = callIdOf(job)
    const call = await calls.find(callId)
    if (!call) throw new AppError('call-not-found', 'The call of this job is gone.')

    const { recording } = call
    const segments = await transcribeRecording({
      ears,
      tracks: tracksOf(call, readChannel),
      durationMs: recording.durationMs,
      signal,
      reportProgress: (fraction) => {
        reportProgress({ fraction, code: 'transcribing' })
      },
    })
    const { durationMs, channels } = recording
    const heard = { segments, speakersSeparated: channels === 2, durationMs }
    return async () => [
      ...(await transcripts.save(callId, heard)),
      await ledger.addOnce(readTask(callId), { key: readKey(callId) }),
    ]
  }
}

function tracksOf(
  { call_id, recording }: Call,
  readChannel: TranscriptionJobDeps['readChannel'],
): RecordedTrack[] {
  const { channels, agentChannel, sampleRateHz } = recording
  if (channels === 1) {
    return [{ speaker: null, sampleRateHz, openAudio: () => readChannel(call_id, 0) }]
  }
  return SPEAKERS.map((speaker) => {
    const channel = speaker === 'agent' ? agentChannel : 1 - agentChannel
    return { speaker, sampleRateHz, openAudio: () => readChannel(call_id, channel) }
  })
}
