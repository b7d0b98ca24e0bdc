import type { JobLog } from '../../jobs/attempt.ts'
import { systemTimers, type Timers } from '../../jobs/timers.ts'
import { toInstant, type Clock, type Instant } from '../../lib/clock.ts'
import type { CallStore } from './call-store.ts'
import type { Call } from './call.ts'

export interface SweeperDeps {
  readonly store: Pick<CallStore, 'due'>
  /** Asks the carrier about one call, and moves on the moment at which it is looked at again. */
  readonly check: (call: Call) => Promise<void>
  readonly clock: Clock
  readonly log: JobLog
  readonly timers?: Timers
  /** How often to look for calls that are due. */
  readonly pollMs?: number
}

const AT_ONCE = 8
const MOST_CALLS_A_PASS = 1000
const LAST_MS = Date.UTC(9999, 0)

/**
 * Looks after calls of which nothing was heard for a while. All it needs to know stands in their documents, so it goes on
 * after a crash where it was.
 */
export function makeSweeper({
  store,
  check,
  clock,
  log,
  timers = systemTimers,
  pollMs = 2_000,
}: SweeperDeps) {
  let isOpen = false
  let passing: Promise<void> = Promise.resolve()
  let stopPolling = () => {
    // not polling yet
  }

  /** Begins with all calls that go on: what the carrier told while nobody listened is lost. */
  function start(): void {
    isOpen = true
    passing = pass(toInstant(LAST_MS))
  }

  async function pass(until: Instant): Promise<void> {
    try {
      const due = [...(await store.due(until, MOST_CALLS_A_PASS))]
      await Promise.all(Array.from({ length: AT_ONCE }, () => work(due)))
    } catch (error) {
      log.error({ err: error }, 'calls could not be looked after')
    }
    if (isOpen) {
      stopPolling = timers.start(pollMs, () => {
        passing = pass(toInstant(clock.nowMs()))
      })
    }
  }

  async function work(due: Call[]): Promise<void> {
    for (let call = due.shift(); call && isOpen; call = due.shift()) {
      try {
        await check(call)
      } catch (error) {
        log.error({ callId: call.call_id, err: error }, 'call could not be looked after')
      }
    }
  }

  /** Begins no more checks, and waits up to `deadlineMs` for those under way. */
  async function stop(deadlineMs: number): Promise<void> {
    isOpen = false
    stopPolling()
    await new Promise<void>((resolve) => {
      const cancel = timers.start(deadlineMs, resolve)
      void passing.finally(() => {
        cancel()
        resolve()
      })
    })
  }

  return { start, stop }
}
