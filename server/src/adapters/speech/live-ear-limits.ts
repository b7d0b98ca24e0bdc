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

export const LIVE_EAR_LIMITS: LiveEarLimits = {
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
