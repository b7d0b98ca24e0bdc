import type { Language, Word } from '@leadbreak/contract'

import type { Calibration } from './calibration.ts'

/** A recogniser of one language that listens while somebody speaks. */
export interface LiveEar {
  readonly language: Language
  /** Null when nothing was measured of the model. */
  readonly calibration: Calibration | null
  open(options: LiveHearingOptions): LiveHearing
}

export interface LiveHearingOptions {
  readonly sampleRateHz: number
  /** What is understood of an utterance so far; told when it changes. */
  readonly onPartial: (utterance: number, partial: PartialUtterance) => void
  /** Exactly once for each utterance that was ended, in their order. */
  readonly onFinal: (utterance: number, final: FinalUtterance) => void
}

/** Word times are on the clock of `LiveHearing.begin`. */
export interface PartialUtterance {
  /** Words that are settled, because the recogniser noticed a pause after them. */
  readonly settled: readonly Word[]
  /** What follows them and may change. */
  readonly tail: string
}

export interface FinalUtterance {
  readonly words: readonly Word[]
  /** How much of its sound nobody heard, because the recogniser was away or too slow. */
  readonly lostMs: number
}

/**
 * One speaker's voice on its way to one recogniser. Nothing here throws or waits: a recogniser that dies is looked for
 * again, the open utterance is heard once more from its beginning, and what cannot be kept until then is given up and told
 * as `lostMs`.
 */
export interface LiveHearing {
  /** An utterance begins; its number grows. The one before was ended. `startMs` is where on the caller's clock its sound begins. */
  begin(utterance: number, startMs: number): void
  /** The next samples of the open utterance. */
  feed(samples: Int16Array): void
  /** The open utterance is over: its final is wanted now, without waiting for the recogniser to notice a pause. */
  end(): void
  /** Sound that was handed over and is not understood yet. */
  backlogMs(): number
  /** Whoever is left without a final gets none. */
  close(): void
}
