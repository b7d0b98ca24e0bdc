import type { Clock } from '../clock/clock.ts'

/** Begins one thing at a time with `intervalMs` between, the first at once; the answer of the call takes one out again. */
export function makeStartQueue(clock: Clock, intervalMs: number): (start: () => void) => () => void {
  const waiting: (() => void)[] = []
  let nextAtMs = -Infinity
  let isPlanned = false

  function plan(): void {
    if (isPlanned || waiting.length === 0) return
    isPlanned = true
    clock.after(Math.max(0, nextAtMs - clock.nowMs()), () => {
      isPlanned = false
      const start = waiting.shift()
      if (start) {
        nextAtMs = clock.nowMs() + intervalMs
        start()
      }
      plan()
    })
  }

  return (start) => {
    waiting.push(start)
    plan()
    return () => {
      const at = waiting.indexOf(start)
      if (at >= 0) waiting.splice(at, 1)
    }
  }
}
