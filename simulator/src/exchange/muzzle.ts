import type { Clock } from '../clock/clock.ts'
import type { Outside } from '../outside/outside.ts'
import type { EventLog } from './event-log.ts'

interface World {
  readonly clock: Clock
  readonly outside: Outside
  readonly log: Pick<EventLog, 'add'>
}

/** What the exchange reaches the world through; after `close` nothing gets out, and no timer is left. */
export function makeMuzzle({ clock, outside, log }: World): World & { close(): void } {
  const timers = new Set<() => void>()
  let isClosed = false

  const ownClock: Clock = {
    ...clock,
    after(delayMs, action) {
      if (isClosed) return () => undefined
      const forget = () => {
        timers.delete(callOff)
      }
      const callOffTimer = clock.after(delayMs, () => {
        forget()
        action()
      })
      const callOff = () => {
        forget()
        callOffTimer()
      }
      timers.add(callOff)
      return callOff
    },
  }
  return {
    clock: ownClock,
    outside: {
      notify(...about: Parameters<Outside['notify']>) {
        if (!isClosed) outside.notify(...about)
      },
      fetchDocument: (...about: Parameters<Outside['fetchDocument']>) => outside.fetchDocument(...about),
      openMedia: outside.openMedia,
    },
    log: {
      add(event: Parameters<EventLog['add']>[0]) {
        if (!isClosed) log.add(event)
      },
    },
    close() {
      isClosed = true
      for (const callOff of [...timers]) callOff()
    },
  }
}
