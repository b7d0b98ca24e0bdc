/** Calls back later; passed in, so that a test can move the time. */
export interface Timers {
  /** Runs `work` once, `afterMs` milliseconds from now, unless the answered function is called before. */
  start(afterMs: number, work: () => void): () => void
}

export const systemTimers: Timers = {
  start(afterMs, work) {
    const timer = setTimeout(work, afterMs)
    return () => {
      clearTimeout(timer)
    }
  },
}
