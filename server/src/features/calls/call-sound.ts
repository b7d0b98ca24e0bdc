import type { Gap } from '@leadbreak/contract'

import type { CallOwner } from '../../live/news.ts'
import type { Side } from './carrier.ts'

/** A call whose sound comes while it goes on. */
export interface SoundingCall {
  readonly callId: string
  readonly owner: CallOwner
}

/** Whoever listens to calls while they go on. */
export interface CallListener {
  /** A call's sound begins, or comes again after it was lost. There is one hearing of a call at a time. */
  listen(call: SoundingCall): CallHearing
}

/** One call being listened to. Times are call time: milliseconds since agent and lead were joined. Nothing here throws or waits. */
export interface CallHearing {
  /**
   * The next 16-bit samples of one side. They follow those before without a hole, unless a gap was told of; the two sides
   * come independently of each other.
   */
  hear(side: Side, startMs: number, samples: Int16Array, sampleRateHz: number): void
  /** Nothing is known of what one side, or (null) both, said in this time, and nothing will come of it. */
  gap(gap: Gap): void
  /** No more sound comes from here. Resolves when all that was heard is settled and kept. */
  end(): Promise<void>
}
