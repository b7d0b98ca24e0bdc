import type { Timers } from '../../../jobs/timers.ts'
import type { Clock } from '../../../lib/clock.ts'

export type Throttle = ReturnType<typeof makeThrottle>

/** Does the latest of what it is asked, at once if it did nothing for `everyMs`, else as soon as that is over. */
export function makeThrottle(everyMs: number, { clock, timers }: { clock: Clock; timers: Timers }) {
  let lastMs = -Infinity
  let waiting: (() => void) | null = null
  let cancel: (() => void) | null = null

  function run(work: () => void): void {
    waiting = work
    const leftMs = lastMs + everyMs - clock.nowMs()
    if (leftMs <= 0) doIt()
    else cancel ??= timers.start(leftMs, doIt)
  }

  function doIt(): void {
    const work = waiting
    stop()
    lastMs = clock.nowMs()
    work?.()
  }

  /** Forgets what waits. */
  function stop(): void {
    waiting = null
    cancel?.()
    cancel = null
  }

  return { run, stop }
}
