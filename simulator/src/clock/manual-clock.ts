import type { ManualClock } from './clock.ts'
import { makeHolders } from './holders.ts'
import { makeTimerQueue, wholeMs } from './timer-queue.ts'

/** Stands still until `advance`. Customers are answered as they would be by the wall clock: no moment is passed over while they are asked. */
export function makeManualClock(startMs: number = Date.now()): ManualClock {
  const queue = makeTimerQueue()
  let nowMs = startMs
  const holders = makeHolders(() => {
    quiet?.resolve(undefined)
    quiet = null
  })
  let isClosed = false
  /** Resolves when nothing is held; null when nobody waits for that. */
  let quiet: PromiseWithResolvers<undefined> | null = null
  let moving: Promise<void> = Promise.resolve()

  async function move(ms: number): Promise<void> {
    const untilMs = nowMs + ms
    for (;;) {
      await settle()
      const dueMs = queue.nextDueMs()
      if (dueMs === null || dueMs > untilMs) break
      nowMs = Math.max(nowMs, dueMs)
      queue.takeDue(nowMs)?.()
    }
    nowMs = untilMs
  }

  /** Requests that have arrived meanwhile are read too. */
  async function settle(): Promise<void> {
    do {
      if (holders.areThere()) await (quiet ??= Promise.withResolvers()).promise
      await new Promise((resolve) => setImmediate(resolve))
    } while (holders.areThere())
  }

  return {
    kind: 'manual',
    nowMs: () => nowMs,
    after: (delayMs, action) => (isClosed ? () => undefined : queue.add(nowMs + wholeMs(delayMs), action)),
    hold: holders.hold,
    close() {
      isClosed = true
      queue.clear()
    },
    advance(ms) {
      const moved = moving.then(() => move(ms))
      moving = moved.catch(() => undefined) // whoever asked hears of it
      return moved
    },
  }
}
