import type { Clock } from '../clock/clock.ts'

export type Ticker = ReturnType<typeof makeTicker>

/** Something that has to be done again and again. */
export interface Ticking {
  /** Does what is due; the answer is when it is due next. */
  tick(nowMs: number): number
}

/**
 * One timer for all streams. Each says when it is due by its own count from its own beginning, so that a late timer makes nothing
 * later than itself.
 */
export function makeTicker(clock: Pick<Clock, 'nowMs' | 'after'>) {
  const ticking = new Set<Ticking>()
  let wakesAtMs = Infinity
  let callOff: () => void = () => undefined

  function wake(): void {
    wakesAtMs = Infinity
    const nowMs = clock.nowMs()
    let nextMs = Infinity
    for (const one of ticking) nextMs = Math.min(nextMs, one.tick(nowMs))
    plan(nextMs)
  }

  function plan(atMs: number): void {
    if (atMs >= wakesAtMs || ticking.size === 0) return
    callOff()
    wakesAtMs = atMs
    callOff = clock.after(atMs - clock.nowMs(), wake)
  }

  /** Ticks from now on; the answer ends it. */
  function add(one: Ticking): () => void {
    ticking.add(one)
    plan(one.tick(clock.nowMs()))
    return () => {
      ticking.delete(one)
      if (ticking.size > 0) return
      callOff()
      wakesAtMs = Infinity
    }
  }

  return { add }
}
