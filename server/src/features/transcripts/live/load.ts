/**
 * What is given up when the recognisers cannot follow, the least missed first; each level gives up all of those before.
 * `spare-languages`: the other language of speakers who have kept to one; `other-languages`: that of all speakers;
 * `partials`; `sound`: what is said while its own recognisers lag far behind.
 */
export const SHEDDING = ['nothing', 'spare-languages', 'other-languages', 'partials', 'sound'] as const
export type Shedding = (typeof SHEDDING)[number]

/** How far up SHEDDING we are, and since when the load calls for another level. */
export interface Load {
  readonly level: number
  readonly busySinceMs: number | null
  readonly calmSinceMs: number | null
}

export interface LoadTuning {
  /** With more sound than this waiting, we are busy; with less than `calmBacklogMs`, calm. */
  readonly busyBacklogMs: number
  readonly calmBacklogMs: number
  /** Busy for so long, one more thing is given up; calm for so long, one is taken up again. */
  readonly shedAfterMs: number
  readonly recoverAfterMs: number
}

export const LOAD_TUNING: LoadTuning = {
  busyBacklogMs: 1_500,
  calmBacklogMs: 400,
  shedAfterMs: 1_500,
  recoverAfterMs: 8_000,
}

export const NO_LOAD: Load = { level: 0, busySinceMs: null, calmSinceMs: null }

/** The load after the longest backlog of all recognisers was looked at. */
export function loadAfter(load: Load, backlogMs: number, nowMs: number, tuning: LoadTuning): Load {
  if (backlogMs > tuning.busyBacklogMs) {
    const sinceMs = load.busySinceMs ?? nowMs
    const isTime = nowMs - sinceMs >= tuning.shedAfterMs && load.level < SHEDDING.length - 1
    return isTime
      ? { level: load.level + 1, busySinceMs: nowMs, calmSinceMs: null }
      : { level: load.level, busySinceMs: sinceMs, calmSinceMs: null }
  }
  if (backlogMs < tuning.calmBacklogMs) {
    const sinceMs = load.calmSinceMs ?? nowMs
    const isTime = nowMs - sinceMs >= tuning.recoverAfterMs && load.level > 0
    return isTime
      ? { level: load.level - 1, busySinceMs: null, calmSinceMs: nowMs }
      : { level: load.level, busySinceMs: null, calmSinceMs: sinceMs }
  }
  return { level: load.level, busySinceMs: null, calmSinceMs: null }
}
