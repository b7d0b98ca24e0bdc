import type { Segment, Speaker } from '@leadbreak/contract'

import { chooseLanguage } from './choose-language.ts'
import type { Hypothesis } from './cut-at-silence.ts'
import type { Ear } from './ear.ts'
import { mergeTracks } from './merge-tracks.ts'

/** One channel of a recording. */
export interface RecordedTrack {
  /** Null where one channel holds both voices. */
  readonly speaker: Speaker | null
  readonly sampleRateHz: number
  /** Opens the audio from its beginning; called once for each ear. Must end or throw soon after the signal is aborted. */
  readonly openAudio: (signal: AbortSignal) => AsyncIterable<Int16Array>
}

export interface Transcription {
  readonly ears: readonly Ear[]
  readonly tracks: readonly RecordedTrack[]
  readonly durationMs: number
  readonly signal: AbortSignal
  /** Told the share that is done, from 0 to 1, whenever it grew by a hundredth. */
  readonly reportProgress: (share: number) => void
}

/**
 * Writes down a recording: each ear hears each track, all at once. Throws what an ear throws first, after the others
 * were stopped, or the reason of `signal`.
 */
export async function transcribeRecording(transcription: Transcription): Promise<Segment[]> {
  const { ears, tracks, durationMs, reportProgress } = transcription
  const failed = new AbortController()
  const signal = AbortSignal.any([transcription.signal, failed.signal])
  const progress = shareOf(Math.max(1, durationMs) * ears.length * tracks.length, reportProgress)

  async function hearTrack(ear: Ear, { sampleRateHz, openAudio }: RecordedTrack): Promise<Hypothesis> {
    const { language, calibration } = ear
    const onHeardMs = progress.listener()
    try {
      const utterances = await ear.hear(openAudio(signal), { sampleRateHz, signal, onHeardMs })
      return { language, calibration, words: utterances.flatMap(({ words }) => words) }
    } catch (error) {
      failed.abort(error)
      throw error
    }
  }

  const hearings = tracks.map((track) => Promise.allSettled(ears.map((ear) => hearTrack(ear, track))))
  const results = await Promise.all(hearings)
  signal.throwIfAborted()

  return mergeTracks(
    tracks.map(({ speaker }, index) => ({
      speaker,
      stretches: chooseLanguage(
        results[index]!.map((result) => (result as PromiseFulfilledResult<Hypothesis>).value),
      ),
    })),
  )
}

/** Adds up what several listeners hear. */
function shareOf(totalMs: number, report: (share: number) => void) {
  let sumMs = 0
  let reported = 0

  function listener(): (heardMs: number) => void {
    let mineMs = 0
    return (heardMs) => {
      sumMs += heardMs - mineMs
      mineMs = heardMs
      const percent = Math.min(100, Math.floor((sumMs / totalMs) * 100))
      if (percent <= reported) return
      reported = percent
      report(percent / 100)
    }
  }

  return { listener }
}
