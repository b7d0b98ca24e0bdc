import type { Clock } from './clock.ts'
import { makeTimerQueue, wholeMs } from './timer-queue.ts'

/**
 * Leaps to what is due next as soon as nobody holds it. It leaps once in a turn of the event loop, so that requests which
 * have arrived meanwhile are read before the next leap. Between two leaps it stands still.
 */
export function makeFastClock(startMs: number = Date.now()): Clock {
  const queue = makeTimerQueue()
  let nowMs = startMs
  let holders = 0
  let leapIsPlanned = false
  let isClosed = false

  function plan(): void {
    if (leapIsPlanned || isClosed || holders > 0 || queue.nextDueMs() === null) return
    leapIsPlanned = true
    setImmediate(leap)
  }

  function leap(): void {
    leapIsPlanned = false
    const dueMs = queue.nextDueMs()
    if (isClosed || holders > 0 || dueMs === null) return
    nowMs = Math.max(nowMs, dueMs)
    try {
      for (let action = queue.takeDue(nowMs); action; action = queue.takeDue(nowMs)) action()
    } finally {
      plan()
    }
  }

  function hold(): () => void {
    let isHeld = true
    holders++
    return () => {
      if (!isHeld) return
      isHeld = false
      holders--
      plan()
    }
  }

  return {
    kind: 'fast',
    nowMs: () => nowMs,
    after(delayMs, action) {
      const callOff = queue.add(nowMs + wholeMs(delayMs), action)
      plan()
      return callOff
    },
    hold,
    close() {
      isClosed = true
      queue.clear()
    },
  }
}
