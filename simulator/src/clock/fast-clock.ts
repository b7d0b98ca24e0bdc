import type { Clock } from './clock.ts'
import { makeHolders } from './holders.ts'
import { makeTimerQueue, wholeMs } from './timer-queue.ts'

/**
 * Leaps to what is due next as soon as nobody holds it. It leaps once in a turn of the event loop, so that requests which
 * have arrived meanwhile are read before the next leap. Between two leaps it stands still.
 *
 * Without `startMs` it begins with the wall clock, and while nothing is due it does not fall behind that: customers compare
 * our times with theirs.
 */
export function makeFastClock(startMs: number | null = null): Clock {
  const queue = makeTimerQueue()
  let nowMs = startMs ?? Date.now()
  const holders = makeHolders(plan)
  let leapIsPlanned = false
  let isClosed = false

  function tell(): number {
    const isIdle = !holders.areThere() && queue.nextDueMs() === null
    if (startMs === null && isIdle) nowMs = Math.max(nowMs, Date.now())
    return nowMs
  }

  function plan(): void {
    if (leapIsPlanned || isClosed || holders.areThere() || queue.nextDueMs() === null) return
    leapIsPlanned = true
    setImmediate(leap)
  }

  function leap(): void {
    leapIsPlanned = false
    const dueMs = queue.nextDueMs()
    if (isClosed || holders.areThere() || dueMs === null) return
    nowMs = Math.max(nowMs, dueMs)
    try {
      for (let action = queue.takeDue(nowMs); action; action = queue.takeDue(nowMs)) action()
    } finally {
      plan()
    }
  }

  return {
    kind: 'fast',
    nowMs: tell,
    after(delayMs, action) {
      const callOff = queue.add(tell() + wholeMs(delayMs), action)
      plan()
      return callOff
    },
    hold: holders.hold,
    close() {
      isClosed = true
      queue.clear()
    },
  }
}
