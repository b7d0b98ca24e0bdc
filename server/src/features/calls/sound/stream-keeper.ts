import type { JobLog } from '../../../jobs/attempt.ts'
import type { Timers } from '../../../jobs/timers.ts'
import type { Clock } from '../../../lib/clock.ts'

export interface StreamKeeperDeps {
  readonly callId: string
  /** Asks the carrier for a stream; false when it has no such call any more. */
  readonly ask: () => Promise<boolean>
  readonly clock: Clock
  readonly timers: Timers
  readonly log: JobLog
}

export type StreamKeeper = ReturnType<typeof makeStreamKeeper>

const ARRIVES_WITHIN_MS = 5_000
const FIRST_WAIT_MS = 250
const LONGEST_WAIT_MS = 10_000
/** A stream that lived for so long was a good one: when it breaks off, the next is asked for without much waiting. */
const GOOD_AFTER_MS = 10_000

/** Sees to it that the sound of a talk comes, as long as it goes on. */
export function makeStreamKeeper({ callId, ask, clock, timers, log }: StreamKeeperDeps) {
  /** `over`: nobody wants a stream any more. */
  let state: 'missing' | 'present' | 'over' = 'missing'
  /** It is opened by the script of the call, and the carrier has told nothing of it. */
  let firstMayCome = true
  let cameAtMs = 0
  let attempts = 0
  let stopWaiting = () => {
    // nothing is waited for yet
  }

  /** Agent and lead talk from now on. */
  function expect(): void {
    askAfter(firstMayCome ? ARRIVES_WITHIN_MS : waitMs())
  }

  /** They have talked since before this life of the server: whatever stream there was is lost. */
  function resume(): void {
    firstMayCome = false
    askAfter(waitMs())
  }

  function came(): void {
    if (state === 'over') return
    state = 'present'
    firstMayCome = false
    cameAtMs = clock.nowMs()
    stopWaiting()
  }

  function lost(): void {
    if (state === 'present' && clock.nowMs() - cameAtMs >= GOOD_AFTER_MS) attempts = 0
    miss()
    askAfter(waitMs())
  }

  /** The carrier ended it: most likely the call is over, and we shall hear of it in a moment. */
  function stopped(): void {
    miss()
    askAfter(ARRIVES_WITHIN_MS)
  }

  /** A stream went wrong before it came. */
  function failed(): void {
    firstMayCome = false
    askAfter(waitMs())
  }

  function over(): void {
    state = 'over'
    stopWaiting()
  }

  function miss(): void {
    if (state !== 'over') state = 'missing'
  }

  function askAfter(afterMs: number): void {
    if (state !== 'missing') return
    stopWaiting()
    stopWaiting = timers.start(afterMs, () => void askNow())
  }

  async function askNow(): Promise<void> {
    attempts++
    try {
      if (await ask()) askAfter(Math.max(ARRIVES_WITHIN_MS, waitMs()))
    } catch (error) {
      log.warn({ callId, err: error }, 'the sound of a call could not be asked for')
      askAfter(waitMs())
    }
  }

  function waitMs(): number {
    return Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** attempts)
  }

  return { expect, resume, came, lost, stopped, failed, over }
}
