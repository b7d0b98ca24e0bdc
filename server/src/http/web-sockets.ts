import websocket from '@fastify/websocket'
import type { FastifyInstance } from 'fastify'

const OPTIONS = {
  /** Nobody who speaks to us over a WebSocket has more than this to say at once; in bytes. */
  maxPayload: 64 * 1024,
  perMessageDeflate: false,
  /** How long the other side may take to answer the end of a conversation before its connection is cut; milliseconds. */
  closeTimeout: 2_000,
}

const GOING_AWAY = 1001
const INTERNAL_ERROR = 1011

/**
 * Lets routes have a `wsHandler` beside their `handler`. Must be called before hooks that refuse requests are added: a
 * refused upgrade would stay open otherwise. When the server closes, every WebSocket is told so (1001), and none keeps it
 * from ending.
 */
export async function acceptWebSockets(app: FastifyInstance): Promise<void> {
  await app.register(websocket, {
    options: OPTIONS,
    errorHandler: (error, socket, request) => {
      if (isOfOtherSide(error)) request.log.debug({ err: error }, 'web socket broke off')
      else request.log.error({ err: error }, 'web socket failed')
      socket.close(INTERNAL_ERROR) // without effect where the error has closed it already
    },
    preClose: (done) => {
      for (const socket of app.websocketServer.clients) socket.close(GOING_AWAY)
      app.websocketServer.close()
      done()
    },
  })
}

/** Frames that break the protocol and connections that break have codes; our own mistakes have none. */
function isOfOtherSide(error: Error): boolean {
  return typeof (error as { code?: unknown }).code === 'string'
}
