import type { ManualClock } from './clock.ts'
import { makeTimerQueue, wholeMs } from './timer-queue.ts'

/** Stands still until `advance`, which does everything on the way before it returns. */
export function makeManualClock(startMs: number = Date.now()): ManualClock {
  const queue = makeTimerQueue()
  let nowMs = startMs

  function advance(ms: number): void {
    const untilMs = nowMs + ms
    for (;;) {
      const dueMs = queue.nextDueMs()
      if (dueMs === null || dueMs > untilMs) break
      nowMs = Math.max(nowMs, dueMs)
      queue.takeDue(nowMs)?.()
    }
    nowMs = untilMs
  }

  return {
    kind: 'manual',
    nowMs: () => nowMs,
    after: (delayMs, action) => queue.add(nowMs + wholeMs(delayMs), action),
    hold: () => () => undefined,
    close: () => {
      queue.clear()
    },
    advance,
  }
}
