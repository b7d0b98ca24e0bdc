/** What is to happen, in the order in which it is due; what is due at the same moment keeps the order of asking. */
export interface TimerQueue {
  /** The answer calls it off; calling it off twice, or too late, does nothing. */
  add(dueMs: number, action: () => void): () => void
  nextDueMs(): number | null
  /** Takes out the first that is due at `nowMs`, or null. */
  takeDue(nowMs: number): (() => void) | null
  clear(): void
}

interface Timer {
  readonly dueMs: number
  readonly action: () => void
}

export function makeTimerQueue(): TimerQueue {
  const timers: Timer[] = []

  function add(dueMs: number, action: () => void): () => void {
    const timer: Timer = { dueMs, action }
    timers.splice(placeBehind(dueMs), 0, timer)
    return () => {
      const at = timers.lastIndexOf(timer, placeBehind(dueMs))
      if (at >= 0) timers.splice(at, 1)
    }
  }

  /** The place behind all that is due at `dueMs` or before, by halving. */
  function placeBehind(dueMs: number): number {
    let low = 0
    let high = timers.length
    while (low < high) {
      const middle = (low + high) >> 1
      if (timers[middle]!.dueMs <= dueMs) low = middle + 1
      else high = middle
    }
    return low
  }

  return {
    add,
    nextDueMs: () => timers[0]?.dueMs ?? null,
    takeDue(nowMs) {
      const first = timers[0]
      if (!first || first.dueMs > nowMs) return null
      timers.shift()
      return first.action
    },
    clear() {
      timers.length = 0
    },
  }
}

/** Delays are whole milliseconds and never negative. */
export function wholeMs(delayMs: number): number {
  return Math.max(0, Math.round(delayMs))
}
