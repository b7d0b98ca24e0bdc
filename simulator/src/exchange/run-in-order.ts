/** Something that takes its time. Stopping it twice, or after its end, does nothing. */
export interface Running {
  stop(): void
  /** Keys that are pressed meanwhile. */
  press?(digits: string): void
}

/** Begins something: null when it is over at once, otherwise `done` is called once when it is, and never after a stop. */
export type Begin<T> = (item: T, done: () => void) => Running | null

/** What has handed everything over to something else, and never ends by itself. */
export const NOTHING_MORE: Running = { stop: () => undefined }

/** One after the other. `done` may be called before this returns. */
export function runInOrder<T>(items: readonly T[], begin: Begin<T>, done: () => void): Running {
  let at = 0
  let running: Running | null = null
  let isStopped = false

  function goOn(): void {
    while (!isStopped) {
      running = null
      if (at >= items.length) {
        isStopped = true
        done()
        return
      }
      running = begin(items[at++]!, goOn)
      if (running) return
    }
  }

  goOn()
  return {
    stop() {
      isStopped = true
      running?.stop()
      running = null
    },
    press(digits) {
      running?.press?.(digits)
    },
  }
}
