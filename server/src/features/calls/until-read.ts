import { systemTimers, type Timers } from '../../jobs/timers.ts'
import { AppError } from '../../lib/app-error.ts'
import type { Clock } from '../../lib/clock.ts'
import type { Call, Viewer } from './call.ts'
import type { CallSignals } from './call-signals.ts'
import { isOver, type CallStory } from './call-story.ts'
import type { Calls } from './calls.ts'

export interface UntilReadDeps {
  readonly calls: Pick<Calls, 'getFor' | 'tellStory'>
  readonly signals: CallSignals
  readonly clock: Clock
  readonly timers?: Timers
  /** How often to look also without news: jobs tell nobody. */
  readonly pollMs?: number
}

export interface WaitOptions {
  /** How long to wait, from now. */
  readonly deadlineMs: number
  /** Ends the waiting when nobody listens any more. */
  readonly signal: AbortSignal
}

const ASK_AGAIN_AFTER_MS = 5_000

/**
 * The call when its story is over, for better or worse. `id` is ours or the carrier's. Throws `call-not-found`, and
 * `still-working` (retryable) at the deadline or when `signal` is aborted: the work goes on all the same.
 */
export function makeUntilRead({ calls, signals, clock, timers = systemTimers, pollMs = 500 }: UntilReadDeps) {
  return async function getUntilRead(
    viewer: Viewer,
    id: string,
    { deadlineMs, signal }: WaitOptions,
  ): Promise<{ call: Call; story: CallStory }> {
    const untilMs = clock.nowMs() + deadlineMs
    const { call_id: callId } = await calls.getFor(viewer, id)
    for (;;) {
      const next = signals.next(callId) // before the look, so that no news falls between look and wait
      try {
        const call = await calls.getFor(viewer, callId)
        const story = await calls.tellStory(call)
        if (isOver(story)) return { call, story }
        const leftMs = untilMs - clock.nowMs()
        if (leftMs <= 0 || signal.aborted) throw stillWorking(story)
        await Promise.race([next.news, pause(Math.min(pollMs, leftMs), signal)])
      } finally {
        next.stop()
      }
    }
  }

  function pause(forMs: number, signal: AbortSignal): Promise<void> {
    return new Promise((resolve) => {
      const done = () => {
        cancel()
        signal.removeEventListener('abort', done)
        resolve()
      }
      const cancel = timers.start(forMs, done)
      signal.addEventListener('abort', done)
    })
  }
}

function stillWorking({ stage }: CallStory): AppError {
  return new AppError('still-working', `The call is not understood yet (${stage}). Ask again in a while.`, {
    retryable: true,
    retryAfterMs: ASK_AGAIN_AFTER_MS,
  })
}
