import type { IncomingMessage, ServerResponse } from 'node:http'

import websocket from '@fastify/websocket'
import type { WebSocket } from '@fastify/websocket'
import type { FastifyInstance, FastifyRequest } from 'fastify'

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
  app.addHook('onRequest', async (request, reply) => {
    if (request.headers.upgrade !== undefined) responses.set(request.raw, reply.raw)
  })
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

/** Some clients offer HTTP/2 with each request that they send in the clear; what we do not speak is to be passed over. */
export function wantsWebSocket({ headers }: IncomingMessage): boolean {
  return headers.upgrade?.toLowerCase() === 'websocket'
}

/**
 * Lets go of the HTTP request from which a connection came, where that may live for hours among thousands: both sides of
 * it would be kept as long. `onError` is told of broken frames and connections, instead of the log.
 */
export function outliveRequest(
  socket: WebSocket,
  { raw }: FastifyRequest,
  onError: (error: Error) => void,
): void {
  responses.get(raw)?.detachSocket(raw.socket)
  socket.removeAllListeners('error').on('error', onError)
}

const responses = new WeakMap<IncomingMessage, ServerResponse>()

/** Frames that break the protocol and connections that break have codes; our own mistakes have none. */
function isOfOtherSide(error: Error): boolean {
  return typeof (error as { code?: unknown }).code === 'string'
}
