import type { Clock } from './clock.ts'
import { makeTimerQueue, wholeMs } from './timer-queue.ts'

/** Longer delays overflow Node's timers. */
const LONGEST_WAIT_MS = 2_147_483_647

/** The wall clock. One timer of Node's waits for all, because several would not keep the order of what is due together. */
export function makeRealClock(): Clock {
  const queue = makeTimerQueue()
  let timer: NodeJS.Timeout | null = null
  let wakesAtMs: number | null = null
  let isClosed = false

  function wait(): void {
    const dueMs = queue.nextDueMs()
    if (dueMs === wakesAtMs) return
    if (timer) clearTimeout(timer)
    wakesAtMs = dueMs
    timer =
      dueMs === null ? null : setTimeout(wake, Math.min(LONGEST_WAIT_MS, Math.max(0, dueMs - Date.now())))
  }

  function wake(): void {
    wakesAtMs = null
    try {
      const nowMs = Date.now()
      for (let action = queue.takeDue(nowMs); action; action = queue.takeDue(nowMs)) action()
    } finally {
      wait()
    }
  }

  return {
    kind: 'real',
    nowMs: () => Date.now(),
    after(delayMs, action) {
      if (isClosed) return () => undefined
      const callOff = queue.add(Date.now() + wholeMs(delayMs), action)
      wait()
      return () => {
        callOff()
        wait()
      }
    },
    hold: () => () => undefined,
    close() {
      isClosed = true
      queue.clear()
      wait()
    },
  }
}
