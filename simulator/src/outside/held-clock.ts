import type { Clock } from '../clock/clock.ts'

/** The clock for as long as something is on the wire: held, but for the pauses between attempts. */
export interface HeldClock {
  /** Lets the clock run for `ms` of its time. */
  pause(ms: number): Promise<void>
  release(): void
}

export function holdClock(clock: Clock): HeldClock {
  let release = clock.hold()
  return {
    pause(ms) {
      const { promise, resolve } = Promise.withResolvers<undefined>()
      clock.after(ms, () => {
        release = clock.hold() // before the clock can leap again
        resolve(undefined)
      })
      release()
      return promise
    },
    release: () => {
      release()
    },
  }
}
