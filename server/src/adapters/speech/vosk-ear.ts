import { setTimeout as delay } from 'node:timers/promises'

import type { Language } from '@leadbreak/contract'

import type { Calibration } from '../../features/transcripts/calibration.ts'
import type { Ear, HearOptions, Utterance } from '../../features/transcripts/ear.ts'
import { AppError } from '../../lib/app-error.ts'
import { backOffMs } from '../programs/back-off.ts'
import { ConnectionLost } from './connection-lost.ts'
import { makeHearingProgress, type HearingProgress } from './hearing-progress.ts'
import { makeReplayableAudio, type ReplayableAudio } from './replayable-audio.ts'
import { resampled } from './resampled.ts'
import type { SpeechLog } from './speech-log.ts'
import { openVoskConnection } from './vosk-connection.ts'

export interface VoskEarOptions {
  readonly language: Language
  readonly calibration: Calibration | null
  /** Resolves to the address of the vosk-server, when there is one; a server that restarts may take its time. */
  readonly findUrl: (signal: AbortSignal) => Promise<string>
  readonly log: SpeechLog
  /** Audio of a lower rate is sent at this one: not every model of a foreign server takes 8 kHz. */
  readonly minSampleRateHz?: number
  readonly limits?: Partial<EarLimits>
}

/** Times in milliseconds. */
export interface EarLimits {
  /** Longer frames cost the recogniser less; a pause is only noticed at the end of one. */
  readonly frameMs: number
  /** Frames on their way: enough to keep the server busy, few enough that its queue stays short. */
  readonly windowFrames: number
  readonly connectDeadlineMs: number
  readonly silenceDeadlineMs: number
  readonly firstRetryMs: number
  readonly longestRetryMs: number
  /** How long the ear goes on trying while nothing new is heard. */
  readonly giveUpAfterMs: number
  /** An utterance that no pause has closed by then is cut, so that no endless audio is kept for a repetition. */
  readonly longestUtteranceMs: number
}

const DEFAULT_LIMITS: EarLimits = {
  frameMs: 400,
  windowFrames: 8,
  connectDeadlineMs: 5_000,
  silenceDeadlineMs: 30_000,
  firstRetryMs: 100,
  longestRetryMs: 5_000,
  giveUpAfterMs: 60_000,
  longestUtteranceMs: 60_000,
}

/** Speech recognition uses nothing above; audio of a higher rate is brought down to it. */
const MAX_SAMPLE_RATE_HZ = 16_000

/** Unsupported or forbidden: the server would say the same again. */
const FINAL_CLOSE_CODES: readonly (number | null)[] = [1003, 1007, 1008, 1009]

/** Hears through any server that speaks vosk-server's protocol with word times. */
export function makeVoskEar(options: VoskEarOptions): Ear {
  const { language, calibration, findUrl, log, minSampleRateHz = 0 } = options
  const limits = { ...DEFAULT_LIMITS, ...options.limits }

  async function hear(source: AsyncIterable<Int16Array>, hearing: HearOptions): Promise<Utterance[]> {
    const { signal } = hearing
    const sampleRateHz = Math.min(Math.max(hearing.sampleRateHz, minSampleRateHz), MAX_SAMPLE_RATE_HZ)
    const samples =
      sampleRateHz === hearing.sampleRateHz ? source : resampled(source, hearing.sampleRateHz, sampleRateHz)
    const audio = makeReplayableAudio(samples, Math.round((sampleRateHz * limits.frameMs) / 1000))
    const progress = makeHearingProgress(sampleRateHz, hearing.onHeardMs)

    try {
      let failures = 0
      while (!progress.isComplete()) {
        const heardBefore = progress.farthestSample()
        try {
          await hearUntilEndOrCut(audio, progress, sampleRateHz, signal)
          failures = 0
        } catch (error) {
          signal.throwIfAborted()
          if (!(error instanceof ConnectionLost)) throw error
          failures = progress.farthestSample() > heardBefore ? 1 : failures + 1
          giveUpOrNot(error, progress.idleMs())
          log.warn({ language, failures, err: error }, 'speech connection lost, hearing again')
          audio.rewind()
          const waitMs = backOffMs(failures, limits.firstRetryMs, limits.longestRetryMs)
          await delay(waitMs, undefined, { signal }).catch(() => undefined)
          signal.throwIfAborted()
        }
      }
      return progress.utterances
    } finally {
      await audio.close()
    }
  }

  /** One connection: from the oldest kept frame to the end of the audio, or to a cut in an endless utterance. */
  async function hearUntilEndOrCut(
    audio: ReplayableAudio,
    progress: HearingProgress,
    sampleRateHz: number,
    signal: AbortSignal,
  ): Promise<void> {
    const longestSamples = (limits.longestUtteranceMs / 1000) * sampleRateHz
    const connection = await openVoskConnection({
      ...limits,
      url: await findUrlInTime(signal),
      sampleRateHz,
      signal,
      onAnswer: (frame, words) => {
        const endSample = frame.startSample + frame.samples.length
        progress.heardUntil(endSample)
        if (words === null) return
        progress.close(words, endSample)
        audio.forgetUntil(endSample)
      },
    })
    try {
      let sentSample = progress.closedSample()
      let frame = await audio.next()
      while (frame !== null) {
        await connection.send(frame)
        sentSample = frame.startSample + frame.samples.length
        if (sentSample - progress.closedSample() >= longestSamples) break
        frame = await audio.next()
      }
      const words = await connection.finish()
      progress.close(words, sentSample)
      audio.forgetUntil(sentSample)
      if (frame === null) progress.complete()
    } finally {
      connection.close()
    }
  }

  async function findUrlInTime(signal: AbortSignal): Promise<string> {
    const deadline = AbortSignal.timeout(limits.giveUpAfterMs)
    try {
      return await findUrl(AbortSignal.any([signal, deadline]))
    } catch (cause) {
      if (!deadline.aborted) throw cause
      throw new ConnectionLost('No speech server came up in time.', null, { cause })
    }
  }

  function giveUpOrNot(error: ConnectionLost, idleMs: number): void {
    const isHopeless = FINAL_CLOSE_CODES.includes(error.closeCode)
    if (!isHopeless && idleMs < limits.giveUpAfterMs) return
    throw new AppError('speech-unavailable', 'Speech recognition does not answer at present.', {
      cause: error,
      retryable: !isHopeless,
      details: { language, closeCode: error.closeCode, idleMs },
    })
  }

  return { language, calibration, hear }
}
