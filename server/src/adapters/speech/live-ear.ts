import type { Language } from '@leadbreak/contract'

import type { Calibration } from '../../features/transcripts/calibration.ts'
import type { LiveEar } from '../../features/transcripts/live-ear.ts'
import { makeLiveHearing, type LiveHearingDeps } from './live-hearing.ts'
import type { SpeechLog } from './speech-log.ts'

export interface LiveEarOptions {
  readonly language: Language
  readonly calibration: Calibration | null
  /** Resolves to the address of the vosk-server, when there is one; a server that restarts may take its time. */
  readonly findUrl: (signal: AbortSignal) => Promise<string>
  readonly log: SpeechLog
  /** Sound of a lower rate is sent at this one: not every model of a foreign server takes 8 kHz. */
  readonly minSampleRateHz?: number
  readonly limits?: Partial<LiveEarLimits>
}

/** Times in milliseconds. */
export interface LiveEarLimits {
  /** Shorter frames bring words sooner, and cost the recogniser more. */
  readonly frameMs: number
  /** Frames on their way: what was sent cannot be given up any more. */
  readonly windowFrames: number
  readonly connectDeadlineMs: number
  readonly silenceDeadlineMs: number
  readonly firstRetryMs: number
  readonly longestRetryMs: number
  /** How much sound is kept for a recogniser that is away, or for a repetition. */
  readonly keepMs: number
  /** A recogniser that is farther behind is spared some of the sound. */
  readonly maxBacklogMs: number
  /** So long after it came, a recogniser may be farther behind, because it has to hear again what was kept. */
  readonly catchUpMs: number
  /** An utterance that ended waits so long for a recogniser. */
  readonly giveUpAfterMs: number
}

const DEFAULT_LIMITS: LiveEarLimits = {
  frameMs: 100,
  windowFrames: 8,
  connectDeadlineMs: 5_000,
  silenceDeadlineMs: 10_000,
  firstRetryMs: 100,
  longestRetryMs: 2_000,
  keepMs: 30_000,
  maxBacklogMs: 5_000,
  catchUpMs: 5_000,
  giveUpAfterMs: 30_000,
}

/** Speech recognition uses nothing above; sound of a higher rate is brought down to it. */
const MAX_SAMPLE_RATE_HZ = 16_000

/** Listens through any server that speaks vosk-server's protocol with word times: one connection for each speaker. */
export function makeLiveEar(options: LiveEarOptions): LiveEar {
  const { language, calibration, findUrl, log, minSampleRateHz = 0 } = options
  const limits = { ...DEFAULT_LIMITS, ...options.limits }
  const server: LiveHearingDeps['server'] = { endsBy: 'reset', knowsReset: false }

  return {
    language,
    calibration,
    open(hearing) {
      const sentRateHz = Math.min(Math.max(hearing.sampleRateHz, minSampleRateHz), MAX_SAMPLE_RATE_HZ)
      return makeLiveHearing({
        ...hearing,
        sentRateHz,
        findUrl,
        limits,
        server,
        log,
        logFields: { language },
      })
    },
  }
}
