import type { KeeperLimits } from './keeper.ts'
import { LOAD_TUNING, type LoadTuning } from './load.ts'

/** Times in milliseconds. */
export interface ListenerLimits extends KeeperLimits, LoadTuning {
  /** More calls at once than this are not listened to. */
  readonly mostCalls: number
  /** How long at least between two updates of what somebody is saying. */
  readonly partialEveryMs: number
  /** How long a language whose recogniser is late is waited for when another one is done; less once it has been missed. */
  readonly lateFinalMs: number
  readonly missedFinalMs: number
  /** After so long nobody's final is waited for. */
  readonly longestFinalMs: number
  /** How long to wait for the other side, when what was said may be its echo. */
  readonly echoWaitMs: number
  /** A speaker who kept to one language for so many stretches is taken to go on in it, when there is too much to do. */
  readonly steadyStretches: number
  /** With more than this waiting, a recogniser is given no more sound while sound is given up. */
  readonly soundBacklogMs: number
  /** For the last finals of a call, and then for their keeping. */
  readonly endDeadlineMs: number
}

export const LISTENER_LIMITS: ListenerLimits = {
  ...LOAD_TUNING,
  mostCalls: 50,
  partialEveryMs: 200,
  lateFinalMs: 4_000,
  missedFinalMs: 500,
  longestFinalMs: 10_000,
  echoWaitMs: 300,
  steadyStretches: 4,
  soundBacklogMs: 3_000,
  endDeadlineMs: 5_000,
  firstRetryMs: 250,
  longestRetryMs: 10_000,
  mostUnkept: 1_000,
}
