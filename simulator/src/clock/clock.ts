/**
 * The time of the telephone company. `real` is the wall clock; `fast` leaps to the next thing that is due whenever nothing
 * is on its way to or from the customer's server; `manual` stands still until it is moved.
 */
export interface Clock {
  readonly kind: 'real' | 'fast' | 'manual'
  /** Milliseconds since 1970. */
  nowMs(): number
  /** Calls `action` once after `delayMs`; what is due at the same moment happens in the order of asking. The answer calls it off. */
  after(delayMs: number, action: () => void): () => void
  /** Keeps the time from being moved while something is on its way; the answer ends that. The real clock takes no notice. */
  hold(): () => void
  /** Nothing happens any more, whatever is asked for. */
  close(): void
}

export interface ManualClock extends Clock {
  readonly kind: 'manual'
  /**
   * Moves on by `ms`, doing on the way what becomes due, in order, and waiting whenever something is held. Asked again
   * meanwhile it moves on after that.
   */
  advance(ms: number): Promise<void>
}
