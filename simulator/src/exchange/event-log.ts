import type { Clock } from '../clock/clock.ts'
import type { ExchangeEvent } from './exchange.ts'

/** What happened, kept for people who watch: the latest only. */
export interface EventLog {
  add(event: Omit<ExchangeEvent, 'atMs'>): void
  /** In the order in which it happened. */
  readonly all: () => readonly ExchangeEvent[]
  /** Told of each event as it happens; the answer ends it. */
  readonly watch: (listener: (event: ExchangeEvent) => void) => () => void
}

export function makeEventLog(clock: Clock, limit = 10_000): EventLog {
  const kept: ExchangeEvent[] = []
  const listeners = new Set<(event: ExchangeEvent) => void>()

  return {
    add({ callSid, what, about }) {
      const event: ExchangeEvent = { atMs: clock.nowMs(), callSid, what, about }
      kept.push(event)
      if (kept.length > limit) kept.shift()
      for (const listener of [...listeners]) listener(event)
    },
    all: () => [...kept],
    watch(listener) {
      const own = (event: ExchangeEvent) => {
        listener(event)
      }
      listeners.add(own)
      return () => {
        listeners.delete(own)
      }
    },
  }
}
