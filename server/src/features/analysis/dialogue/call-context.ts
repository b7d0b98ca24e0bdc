import type { Question } from './question.ts'

/** What the rest of the call says about a turn. */
export interface CallContext {
  /** He sells or lets what he speaks of. */
  readonly isOwner: boolean
  readonly isTenant: boolean
  /** The multiplier in which prices were last spoken of, for answers that leave it out. */
  readonly multiplier: number | null
  /** What the agent asked before his last words, where these ask nothing. */
  readonly openQuestion: Question | null
}
