import type { LiveEvent, LiveOpen, LiveTicket } from '@leadbreak/contract'
import type { WebSocket } from '@fastify/websocket'

import type { JobLog } from '../jobs/attempt.ts'
import { systemTimers, type Timers } from '../jobs/timers.ts'
import { AppError } from '../lib/app-error.ts'
import { toInstant, type Clock } from '../lib/clock.ts'
import { makeAudience, type Person, type Standing, type Viewer } from './audience.ts'
import { makeDoor } from './door.ts'
import { makeEventLog, type LoggedEvent } from './event-log.ts'
import { LIVE_LIMITS, type LiveLimits } from './limits.ts'
import { makeListener } from './listener.ts'
import { callIdOf, toMessage } from './messages.ts'
import type { CallOwner, News } from './news.ts'
import { makeTickets } from './tickets.ts'

export interface LiveDeps {
  /** Null for a user who may not come in any more, or never was. Throws `storage-unavailable`. */
  readonly standingOf: (userId: string) => Promise<Standing | null>
  readonly maySee: (viewer: Viewer, owner: CallOwner) => boolean
  /** Our id of a call that this user may see, by ours or the carrier's; null when there is none. */
  readonly findCall: (viewer: Viewer, id: string) => Promise<string | null>
  readonly clock: Clock
  readonly log: JobLog
  readonly timers?: Timers
  readonly limits?: Partial<LiveLimits>
}

export type Live = ReturnType<typeof makeLive>

/** How often all clients are looked at. */
const LOOK_EVERY_MS = 1_000

/** Tells people at open consoles what happens, over `/live`. */
export function makeLive(deps: LiveDeps) {
  const { standingOf, maySee, findCall, clock, log, timers = systemTimers } = deps
  const limits: LiveLimits = { ...LIVE_LIMITS, ...deps.limits }
  // Microseconds: no process tells a million events a second, so the next one begins above where this one ends.
  const eventLog = makeEventLog(clock.nowMs() * 1000, limits)
  const tickets = makeTickets(clock, limits)
  const audience = makeAudience({ standingOf, limits, log })
  const door = makeDoor({ redeem: tickets.redeem, audience, findCall, welcome, limits, timers, log })
  const looksPerRecheck = Math.ceil(limits.recheckMs / LOOK_EVERY_MS)
  let looks = 0
  let stopLooking = timers.start(LOOK_EVERY_MS, look)

  function publish(owner: CallOwner, event: LiveEvent): void {
    try {
      const logged = toLogged(owner, event)
      eventLog.add(event, logged)
      for (const { viewer, listeners } of audience.people()) {
        if (!maySee(viewer, owner)) continue
        for (const listener of listeners) listener.offer(logged)
      }
    } catch (error) {
      log.error({ err: error, kind: event.kind }, 'live event lost')
    }
  }

  function toLogged(owner: CallOwner, event: LiveEvent): LoggedEvent {
    const sequence = eventLog.lastSequence() + 1
    const at = toInstant(clock.nowMs())
    const isPartial = event.kind === 'segment' && !event.isFinal
    const message = toMessage({ type: 'event', sequence, at, event })
    return { sequence, owner, callId: callIdOf(event), isPartial, message }
  }

  function welcome(socket: WebSocket, person: Person, { callId, after }: LiveOpen): void {
    const mayHear = (owner: CallOwner) => maySee(person.viewer, owner)
    const listener = makeListener({ socket, eventLog, callId, mayHear, limits })
    const { id: userId } = person.viewer
    person.listeners.add(listener)
    socket.once('close', (closeCode) => {
      audience.leave(person, listener)
      log.info({ userId, closeCode }, 'client left /live')
    })
    log.info({ userId }, 'client came to /live')

    const lastSequence = eventLog.lastSequence()
    // Where the client stands: with a higher number it would miss something if it had to come back at once.
    const standsAt = after ?? lastSequence
    listener.say({ type: 'opened', lastSequence: standsAt, heartbeatSeconds: limits.heartbeatMs / 1000 })
    if (after !== null && eventLog.reachesBackTo(after)) {
      listener.resume(after)
      return
    }
    if (after !== null) listener.say({ type: 'too-old', lastSequence })
    listener.join()
  }

  function look(): void {
    looks++
    const heartbeat = toMessage({ type: 'heartbeat', lastSequence: eventLog.lastSequence() })
    for (const { listeners } of audience.people()) {
      for (const listener of listeners) listener.look(LOOK_EVERY_MS, heartbeat)
    }
    if (looks % looksPerRecheck === 0) audience.recheckAll()
    stopLooking = timers.start(LOOK_EVERY_MS, look)
  }

  /** A ticket with which this user may open `/live` once. Throws `unauthenticated` when he may not come in any more. */
  async function issueTicket(userId: string): Promise<LiveTicket> {
    const standing = await standingOf(userId)
    if (!standing) throw new AppError('unauthenticated', 'Sign in first.')
    return tickets.issue({ userId, generation: standing.generation })
  }

  const news: News = { publish }
  return {
    news,
    issueTicket,
    lastSequence: eventLog.lastSequence,
    /** Those that were let in. */
    clientCount: audience.listenerCount,
    /** Takes a client that has just connected. */
    enter: door.enter,
    /** To be called when something has changed about a user. */
    recheck: audience.recheck,
    /** Ends what it does by itself. The connections end with the HTTP server. */
    stop: () => {
      stopLooking()
    },
  }
}
