import type { Language, Word } from '@leadbreak/contract'

import type { Calibration } from './calibration.ts'

/** The word a recogniser writes for a sound that is none of its words. */
export const UNKNOWN_WORD = '[unk]'

/** What a recogniser closed in one piece; it has words. Times are milliseconds from the start of the audio. */
export interface Utterance {
  readonly words: readonly Word[]
}

/** A recogniser of one language. */
export interface Ear {
  readonly language: Language
  /** Null when nothing was measured of the model. */
  readonly calibration: Calibration | null

  /**
   * Hears one speaker's audio to its end: 16-bit mono samples in pieces of any length, as fast as it can be told.
   * A recogniser that dies on the way is none of the caller's business: what was lost is heard again, so that each word
   * comes exactly once. Throws `speech-unavailable` when no recogniser can be had for long, and the reason of `signal`
   * when that is aborted.
   */
  hear(audio: AsyncIterable<Int16Array>, options: HearOptions): Promise<Utterance[]>
}

export interface HearOptions {
  readonly sampleRateHz: number
  readonly signal: AbortSignal
  /** Told how much audio was heard so far; never falls. */
  readonly onHeardMs?: (heardMs: number) => void
}
