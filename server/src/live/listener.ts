import type { LiveServerMessage } from '@leadbreak/contract'
import type { WebSocket } from '@fastify/websocket'

import { closeFor, type Closing } from './closings.ts'
import type { EventLog, LoggedEvent } from './event-log.ts'
import type { LiveLimits } from './limits.ts'
import type { CallOwner } from './news.ts'

export interface ListenerDeps {
  readonly socket: WebSocket
  readonly eventLog: EventLog
  /** Only what concerns this call, or null for all calls. */
  readonly callId: string | null
  readonly mayHear: (owner: CallOwner) => boolean
  readonly limits: LiveLimits
}

export type Listener = ReturnType<typeof makeListener>

const TEXT = { binary: false }
/** So few that they are not too much at once even if all are long. */
const EVENTS_AT_ONCE = 32

/** One client at `/live`, once it is known who it is: what it is sent, and when it is given up. */
export function makeListener({ socket, eventLog, callId, mayHear, limits }: ListenerDeps) {
  let isCatchingUp = false
  let unansweredPings = 0
  let framesOfClient = 0
  /** How long in a row something has been waiting to be sent. */
  let waitingForMs = 0
  /** At random, so that after a restart, when all come back at once, not all are due at once. */
  let beatInMs = Math.random() * limits.heartbeatMs

  socket.on('ping', countFrame)
  socket.on('pong', () => {
    unansweredPings = 0
    countFrame()
  })

  function say(message: LiveServerMessage): void {
    if (socket.readyState === socket.OPEN) socket.send(JSON.stringify(message))
  }

  /** Sends what is being said right now. These events are older than where the client begins. */
  function join(): void {
    for (const partial of eventLog.beingSpoken()) if (isFor(partial)) offer(partial)
  }

  /** Sends what came after `from`, no faster than the client takes it. What happens meanwhile comes after that. */
  function resume(from: number): void {
    isCatchingUp = true
    for (let sequence = from; ;) {
      const missed = eventLog.after(sequence, EVENTS_AT_ONCE)
      if (missed === null) {
        close('too-slow') // it was all there when we began
        return
      }
      if (missed.length === 0) {
        isCatchingUp = false
        return
      }
      const through = missed.at(-1)!.sequence
      const last = missed.findLast(isFor)
      if (last) {
        for (const event of missed) {
          if (event === last) {
            send(event, () => {
              resume(through)
            })
          } else if (isFor(event)) send(event)
        }
        return
      }
      sequence = through
    }
  }

  /** Sends an event that has just happened, and that the user may hear of. */
  function offer(event: LoggedEvent): void {
    if (isCatchingUp || !isOfCall(event)) return
    if (event.isPartial && socket.bufferedAmount > limits.waitingBytesForPartials) return
    send(event)
  }

  function send({ message }: LoggedEvent, whenGone?: () => void): void {
    if (socket.readyState !== socket.OPEN) return
    if (socket.bufferedAmount > limits.waitingBytes) {
      close('too-slow')
      return
    }
    if (!whenGone) socket.send(message, TEXT)
    else
      socket.send(message, TEXT, (error) => {
        if (!error) whenGone()
      })
  }

  function isFor(event: LoggedEvent): boolean {
    return isOfCall(event) && mayHear(event.owner)
  }

  function isOfCall(event: LoggedEvent): boolean {
    return callId === null || callId === event.callId
  }

  /** Gives up a client that takes nothing or is gone, and tells the others that we are there. To be called every `everyMs`. */
  function look(everyMs: number, heartbeat: Buffer): void {
    const waiting = socket.bufferedAmount
    waitingForMs = waiting === 0 ? 0 : waitingForMs + everyMs
    if (waiting > limits.waitingBytes || waitingForMs >= limits.waitingMs) close('too-slow')
    beatInMs -= everyMs
    if (beatInMs > 0) return
    beatInMs += limits.heartbeatMs
    beat(heartbeat)
  }

  function beat(heartbeat: Buffer): void {
    framesOfClient = 0
    if (socket.readyState !== socket.OPEN) return
    if (unansweredPings >= limits.unansweredPings) {
      socket.terminate()
      return
    }
    unansweredPings++
    // It names an event that a client which is catching up has not got yet.
    if (!isCatchingUp) socket.send(heartbeat, TEXT)
    socket.ping()
  }

  function countFrame(): void {
    if (++framesOfClient > limits.framesOfClient) close('not-understood')
  }

  function close(closing: Closing): void {
    closeFor(socket, closing)
  }

  return { say, join, resume, offer, look, close }
}
