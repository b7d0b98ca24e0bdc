import { once } from 'node:events'
import type { TestContext } from 'node:test'

import type { LiveEvent, LiveServerMessage, LiveTicket, Role } from '@leadbreak/contract'
import { WebSocket, type ClientOptions } from 'ws'

import { anHttpServer, memoryLog } from '../../test/an-http-server.ts'
import { maySee } from '../features/calls/call.ts'
import { makeLogger } from '../http/logging.ts'
import { makeTestTime } from '../jobs/test-time.ts'
import type { Standing } from './audience.ts'
import type { LiveLimits } from './limits.ts'
import { liveRoutes } from './live.routes.ts'
import { makeLive } from './live.ts'

export interface ALiveServerOptions {
  readonly limits?: Partial<LiveLimits>
  readonly corsOrigins?: readonly string[]
}

/** A listening server with nothing but `/live`; a user's token is his id. */
export async function aLiveServer(
  t: TestContext,
  { limits = {}, corsOrigins = [] }: ALiveServerOptions = {},
) {
  const time = makeTestTime()
  const standings = new Map(
    [someone('asha', 'agent'), someone('ravi', 'agent'), someone('meera', 'manager')].map((standing) => [
      standing.viewer.id,
      standing,
    ]),
  )
  const storage = aStorage()
  const ownLog = memoryLog()
  const live = makeLive({
    standingOf: async (userId) => {
      if (storage.isAway) throw new Error('the database is away')
      const standing = standings.get(userId) ?? null
      await storage.held()
      return standing
    },
    // Everybody's calls; the carrier's ids of them begin with CA.
    findCall: async (_viewer, id) => (id.startsWith('unknown') ? null : id.replace(/^CA-/, '')),
    log: makeLogger({ level: 'trace', destination: ownLog.stream }),
    ...{ maySee, limits, clock: time.clock, timers: time.timers },
  })
  const { app, logLines } = await anHttpServer({
    http: { corsOrigins },
    logLevel: 'trace',
    whoIs: async (token) => standings.get(token)?.viewer ?? null,
    routes: async (each) => {
      await each.register(liveRoutes, { live, corsOrigins })
    },
  })
  const baseUrl = await app.listen({ host: '127.0.0.1', port: 0 })
  const clients: WebSocket[] = []
  t.after(async () => {
    live.stop()
    for (const client of clients) client.terminate()
    await app.close()
  })

  async function ticketOf(userId: string): Promise<string> {
    const response = await fetch(`${baseUrl}/api/live/tickets`, {
      method: 'POST',
      headers: { authorization: `Bearer ${userId}` },
    })
    return ((await response.json()) as LiveTicket).ticket
  }

  /** A connected client that has said nothing yet. */
  async function connect(options: ClientOptions = {}) {
    const socket = new WebSocket(`${baseUrl.replace('http', 'ws')}/live`, options)
    clients.push(socket)
    const client = aClient(socket)
    await once(socket, 'open')
    return client
  }

  /** A client that has shown its ticket; it may not have been let in yet. */
  async function join(
    userId: string,
    { after = null, callId = null, ...options }: JoinOptions & ClientOptions = {},
  ) {
    const ticket = await ticketOf(userId)
    const client = await connect(options)
    client.say({ type: 'open', ticket, after, callId })
    return client
  }

  /** A client that has been let in. */
  async function listen(userId: string, options: JoinOptions & ClientOptions = {}) {
    const client = await join(userId, options)
    await client.until((message) => message.type === 'opened')
    return client
  }

  return {
    ...{ app, baseUrl, live, time, standings, storage, ticketOf, connect, join, listen },
    publish: (agent: string, event: LiveEvent) => {
      live.news.publish({ agentId: agent, username: agent }, event)
    },
    logText: () => [...ownLog.lines, ...logLines].join(''),
  }
}

/** Whatever the test wants of it: to be away, or to answer later what it has read now. */
function aStorage() {
  let hold: { begin: () => void; until: Promise<null> } | null = null
  return {
    isAway: false,
    held: async () => {
      const held = hold
      hold = null
      held?.begin()
      await held?.until
    },
    holdNext: () => {
      const begun = Promise.withResolvers<null>()
      const released = Promise.withResolvers<null>()
      const settle = ({ resolve }: typeof begun) => {
        resolve(null)
      }
      hold = {
        begin: () => {
          settle(begun)
        },
        until: released.promise,
      }
      return {
        begun: begun.promise,
        goOn: () => {
          settle(released)
        },
      }
    },
  }
}

interface JoinOptions {
  readonly after?: number | null
  readonly callId?: string | null
}

export type Client = ReturnType<typeof aClient>

function aClient(socket: WebSocket) {
  const messages: LiveServerMessage[] = []
  let heard: () => void = () => undefined
  socket.on('message', (data: Buffer) => {
    messages.push(JSON.parse(data.toString()) as LiveServerMessage)
    heard()
  })
  const closed = new Promise<{ code: number; reason: string }>((resolve) => {
    socket.once('close', (code, reason) => {
      heard()
      resolve({ code, reason: reason.toString() })
    })
  })

  /** The first message, of those that came and will come, that is so. Rejects when the connection ends before. */
  async function until(isSo: (message: LiveServerMessage) => boolean): Promise<LiveServerMessage> {
    for (let looked = 0; ;) {
      const found = messages.slice(looked).find(isSo)
      if (found) return found
      looked = messages.length
      if (socket.readyState === WebSocket.CLOSED) throw new Error('The connection has ended.')
      await new Promise<void>((resolve) => {
        heard = resolve
      })
    }
  }

  return {
    socket,
    messages,
    closed,
    until,
    say: (message: unknown) => {
      socket.send(JSON.stringify(message))
    },
    events: () => messages.flatMap((message) => (message.type === 'event' ? [message] : [])),
    /** What it should ask for when it comes back. */
    lastSequence: () =>
      Math.max(
        ...messages.map((message) => (message.type === 'event' ? message.sequence : message.lastSequence)),
      ),
  }
}

export function someone(name: string, role: Role, generation = 0): Standing {
  return { viewer: { id: name, username: name, role }, generation }
}

export function aSegment(
  segmentId: string,
  { isFinal = true, text = 'दो बीएचके', callId = 'call-1', revision = 0 } = {},
): LiveEvent {
  return {
    kind: 'segment',
    callId,
    isFinal,
    stableText: text,
    segment: {
      ...{ segmentId, revision, text, heardText: null, words: [] },
      ...{ speaker: 'lead', language: 'hi', startMs: 0, endMs: 900 },
    },
  }
}

export function aTranscript(segmentCount: number, callId = 'call-1'): LiveEvent {
  return { kind: 'transcript', callId, segmentCount }
}
