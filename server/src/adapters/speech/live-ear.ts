import type { Language } from '@leadbreak/contract'

import type { Calibration } from '../../features/transcripts/calibration.ts'
import type { LiveEar } from '../../features/transcripts/live-ear.ts'
import { LIVE_EAR_LIMITS, type LiveEarLimits } from './live-ear-limits.ts'
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

/** Speech recognition uses nothing above; sound of a higher rate is brought down to it. */
const MAX_SAMPLE_RATE_HZ = 16_000

/** Listens through any server that speaks vosk-server's protocol with word times: one connection for each speaker. */
export function makeLiveEar(options: LiveEarOptions): LiveEar {
  const { language, calibration, findUrl, log, minSampleRateHz = 0 } = options
  const limits = { ...LIVE_EAR_LIMITS, ...options.limits }
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
