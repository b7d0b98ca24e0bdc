import { setImmediate as nextTurn } from 'node:timers/promises'
import type { Clock } from '../lib/clock.ts'
import type { Timers } from './timers.ts'

/** Time that stands still until a test moves it. */
export function makeTestTime(startMs = Date.parse('2026-01-05T09:00:00.000Z')) {
  let nowMs = startMs
  let pending: { readonly atMs: number; readonly work: () => void }[] = []

  const clock: Clock = { nowMs: () => nowMs }
  const timers: Timers = {
    start(afterMs, work) {
      const timer = { atMs: nowMs + afterMs, work }
      pending.push(timer)
      return () => {
        pending = pending.filter((other) => other !== timer)
      }
    },
  }

  /** Moves the time, and lets the timers that come due on the way do their work, each at its own time. */
  async function advance(byMs: number, turns?: number): Promise<void> {
    const untilMs = nowMs + byMs
    await settle(turns)
    for (let timer = earliest(untilMs); timer; timer = earliest(untilMs)) {
      pending = pending.filter((other) => other !== timer)
      nowMs = Math.max(nowMs, timer.atMs)
      timer.work()
      await settle(turns)
    }
    nowMs = untilMs
  }

  /** Jumps, as the clock of a process that stood still: its timers come due, but have not run yet. */
  function skip(byMs: number): void {
    nowMs += byMs
  }

  function earliest(untilMs: number) {
    return pending.filter(({ atMs }) => atMs <= untilMs).sort((left, right) => left.atMs - right.atMs)[0]
  }

  return { clock, timers, advance, skip }
}

/** Lets everything run that needs no time to pass: a commit takes one turn of the event loop. */
export async function settle(turns = 40): Promise<void> {
  for (let turn = 0; turn < turns; turn++) await nextTurn()
}
