import { SPEAKERS } from '@leadbreak/contract'

import type { JobContext, JobWork } from '../../jobs/attempt.ts'
import type { Ledger } from '../../jobs/ledger.ts'
import { AppError } from '../../lib/app-error.ts'
import type { News } from '../../live/news.ts'
import type { Recording } from '../calls/call.ts'
import { callIdOf, readKey, readTask } from '../calls/call-jobs.ts'
import type { SoundingCall } from '../calls/call-sound.ts'
import type { Calls } from '../calls/calls.ts'
import type { Ear } from './ear.ts'
import { nameOfSound, type Hearings } from './hearings.ts'
import { transcribeRecording, type RecordedTrack } from './transcribe-recording.ts'
import type { NewTranscript, Transcripts } from './transcripts.ts'

export interface TranscriptionJobDeps {
  readonly calls: Pick<Calls, 'find'>
  readonly transcripts: Transcripts
  readonly ledger: Ledger
  readonly news: News
  readonly hearings: Hearings
  readonly ears: readonly Ear[]
  /** Names the models and servers behind the ears; others hear a recording anew. */
  readonly hearers: string
  /** The samples of one channel of a kept recording, from its start. */
  readonly readChannel: (callId: string, channel: number) => AsyncIterable<Int16Array>
}

/** How soon a call looks again whether the one with the same sound is written down. */
const LOOK_AGAIN_AFTER_MS = 3_000

/**
 * Writes down a recorded call, and asks for its requirement in the same commit. What was heard before is copied; what was
 * written down while the call went on is replaced in one step, and people are told.
 */
export function makeTranscriptionJob(deps: TranscriptionJobDeps): JobWork {
  const { calls, transcripts, ledger, news, hearings, ears, hearers, readChannel } = deps

  return async (context) => {
    const callId = callIdOf(context.job)
    const call = await calls.find(callId)
    if (!call) throw new AppError('call-not-found', 'The call of this job is gone.')

    const { recording } = call
    if (!recording) throw new AppError('recording-absent', 'The recording of this job is gone.')
    const turn = await hearings.takeTurn(nameOfSound(recording, hearers), callId)
    if (turn.kind === 'wait') return { postponeForMs: LOOK_AGAIN_AFTER_MS }

    const { agentId, username } = call
    const sounding = { callId, owner: { agentId, username } }
    const save =
      turn.kind === 'copy'
        ? () => copyFrom(turn.fromCallId, sounding)
        : await hear(sounding, recording, context)
    let segmentCount = 0
    context.onKept(() => {
      news.publish(sounding.owner, { kind: 'transcript', callId, segmentCount })
    })
    return async () => {
      const saved = await save()
      segmentCount = saved.segmentCount
      return [...saved.writes, await ledger.addOnce(readTask(callId), { key: readKey(callId) })]
    }
  }

  async function hear(
    call: SoundingCall,
    recording: Recording,
    { signal, reportProgress }: JobContext,
  ): Promise<() => Promise<NewTranscript>> {
    const segments = await transcribeRecording({
      ears,
      tracks: tracksOf(call.callId, recording, readChannel),
      durationMs: recording.durationMs,
      signal,
      reportProgress: (fraction) => {
        reportProgress({ fraction, code: 'transcribing' })
      },
    })
    const { durationMs, channels } = recording
    const heard = { segments, speakersSeparated: channels === 2, durationMs }
    return () => transcripts.save(call, heard)
  }

  async function copyFrom(otherCallId: string, call: SoundingCall): Promise<NewTranscript> {
    const copied = await transcripts.copy(otherCallId, call)
    if (copied) return copied
    throw new AppError('transcript-not-ready', 'The transcript that was to be copied is gone.', {
      retryable: true,
    })
  }
}

function tracksOf(
  callId: string,
  { channels, agentChannel, sampleRateHz }: Recording,
  readChannel: TranscriptionJobDeps['readChannel'],
): RecordedTrack[] {
  if (channels === 1) {
    return [{ speaker: null, sampleRateHz, openAudio: () => readChannel(callId, 0) }]
  }
  return SPEAKERS.map((speaker) => {
    const channel = speaker === 'agent' ? agentChannel : 1 - agentChannel
    return { speaker, sampleRateHz, openAudio: () => readChannel(callId, channel) }
  })
}
