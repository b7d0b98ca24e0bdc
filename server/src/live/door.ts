import { LiveOpenSchema, type LiveOpen } from '@leadbreak/contract'
import { Compile } from 'typebox/compile'
import type { WebSocket } from '@fastify/websocket'
import type { RawData } from 'ws'

import type { JobLog } from '../jobs/attempt.ts'
import type { Timers } from '../jobs/timers.ts'
import type { Audience, Person, Viewer } from './audience.ts'
import { closeFor, type Closing } from './closings.ts'
import type { LiveLimits } from './limits.ts'
import type { TicketHolder } from './tickets.ts'

export interface DoorDeps {
  readonly redeem: (ticket: string) => TicketHolder | null
  readonly audience: Audience
  /** Our id of a call that this user may see, by ours or the carrier's; null when there is none. */
  readonly findCall: (viewer: Viewer, id: string) => Promise<string | null>
  /** Takes in a client of which it is known who it is. */
  readonly welcome: (socket: WebSocket, person: Person, open: LiveOpen) => void
  readonly limits: LiveLimits
  readonly timers: Timers
  readonly log: JobLog
}

const checkOpen = Compile(LiveOpenSchema)

/** Where clients of `/live` come in: with a ticket, as the first and only thing that they say. */
export function makeDoor({ redeem, audience, findCall, welcome, limits, timers, log }: DoorDeps) {
  let connections = 0
  let strangers = 0

  function enter(socket: WebSocket): void {
    if (connections >= limits.connections || strangers >= limits.strangers) {
      closeFor(socket, 'too-many-connections')
      return
    }
    connections++
    strangers++
    const stopWaiting = timers.start(limits.openWithinMs, () => {
      closeFor(socket, 'no-ticket-in-time')
    })
    let isStranger = true
    const noLongerStranger = () => {
      if (isStranger) strangers--
      isStranger = false
      stopWaiting()
    }
    socket.once('close', () => {
      connections--
      noLongerStranger()
    })
    socket.once('message', (data, isBinary) => {
      socket.on('message', () => {
        closeFor(socket, 'not-understood')
      })
      void open(socket, data, isBinary).finally(noLongerStranger)
    })
  }

  async function open(socket: WebSocket, data: RawData, isBinary: boolean): Promise<void> {
    const wish = isBinary ? null : readOpen(data)
    const closing = wish ? await letIn(socket, wish) : 'not-understood'
    if (closing !== null) closeFor(socket, closing)
  }

  /** Null when the client is in, else why it is not. */
  async function letIn(socket: WebSocket, wish: LiveOpen): Promise<Closing | null> {
    const holder = redeem(wish.ticket)
    if (!holder) return 'ticket-refused'
    try {
      const standing = await audience.recognise(holder)
      if (!standing) return 'ticket-refused'
      const callId = wish.callId === null ? null : await findCall(standing.viewer, wish.callId)
      if (wish.callId !== null && callId === null) return 'no-such-call'
      if (socket.readyState !== socket.OPEN) return null // gone meanwhile
      const person = audience.enter(standing)
      if (!person) return 'too-many-connections'
      welcome(socket, person, { ...wish, callId })
      return null
    } catch (error) {
      log.error({ err: error, userId: holder.userId }, 'client could not be let in at /live')
      return 'rights-unknown'
    }
  }

  return { enter }
}

/** Null for what is not the message that opens. */
function readOpen(data: RawData): LiveOpen | null {
  try {
    const message: unknown = JSON.parse((data as Buffer).toString())
    return checkOpen.Check(message) ? message : null
  } catch {
    return null
  }
}
