import type { Timers } from '../../../jobs/timers.ts'
import type { Clock } from '../../../lib/clock.ts'
import { loadAfter, NO_LOAD, SHEDDING, type LoadTuning, type Shedding } from './load.ts'

export interface OverseerDeps {
  readonly clock: Clock
  readonly timers: Timers
  readonly log: ListenerLog
  readonly tuning: LoadTuning
}

/** The part of a logger that listening needs. It is given ids, counts and errors, never words. */
export interface ListenerLog {
  info(fields: object, message: string): void
  warn(fields: object, message: string): void
}

export type Overseer = ReturnType<typeof makeOverseer>

const LOOK_EVERY_MS = 500

/** Looks after the backlogs of all calls, and says what is to be given up so that they stay short. */
export function makeOverseer({ clock, timers, log, tuning }: OverseerDeps) {
  const backlogs = new Set<() => number>()
  let load = NO_LOAD
  let worstMs = 0
  let cancel: (() => void) | null = null

  /** Watches over one more backlog, in milliseconds of sound, until the answered function is called. */
  function watch(backlogMs: () => number): () => void {
    backlogs.add(backlogMs)
    cancel ??= timers.start(LOOK_EVERY_MS, look)
    return () => {
      backlogs.delete(backlogMs)
      if (backlogs.size === 0) rest()
    }
  }

  function look(): void {
    worstMs = Math.max(0, ...[...backlogs].map((backlogMs) => backlogMs()))
    const before = load.level
    load = loadAfter(load, worstMs, clock.nowMs(), tuning)
    if (load.level !== before) {
      const fields = { state: SHEDDING[load.level], backlogMs: Math.round(worstMs), count: backlogs.size }
      if (load.level > before) log.warn(fields, 'recognisers cannot follow, more is given up')
      else log.info(fields, 'recognisers can follow, less is given up')
    }
    cancel = timers.start(LOOK_EVERY_MS, look)
  }

  /** Nobody is left who could be behind. */
  function rest(): void {
    cancel?.()
    cancel = null
    load = NO_LOAD
    worstMs = 0
  }

  return {
    watch,
    /** Whether this, or something that would be missed more, is given up at present. */
    sheds: (what: Shedding) => load.level > 0 && load.level >= SHEDDING.indexOf(what),
    stats: () => ({ shedding: SHEDDING[load.level]!, backlogMs: Math.round(worstMs) }),
  }
}
