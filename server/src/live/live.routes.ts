import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { LiveOpenSchema, LiveServerMessageSchema, LiveTicketSchema } from '@leadbreak/contract'

import { userOf } from '../http/authentication.ts'
import { AppError } from '../lib/app-error.ts'
import { outliveRequest } from '../http/web-sockets.ts'
import type { Live } from './live.ts'
import { mayConnectFrom } from './origins.ts'

export interface LiveRoutesOptions {
  readonly live: Pick<Live, 'issueTicket' | 'enter'>
  /** Pages of other origins that may connect. */
  readonly corsOrigins: readonly string[]
}

export const liveRoutes: FastifyPluginAsyncTypebox<LiveRoutesOptions> = async (
  app,
  { live, corsOrigins },
) => {
  app.post(
    '/api/live/tickets',
    {
      config: { access: 'signed-in' },
      schema: {
        tags: ['live'],
        summary: 'Get a ticket that opens /live once',
        description: 'It is good for half a minute, and for the user who asked for it.',
        response: { 201: LiveTicketSchema },
      },
    },
    async (request, reply) => reply.code(201).send(await live.issueTicket(userOf(request).id)),
  )

  app.route({
    method: 'GET',
    url: '/live',
    // Who it is, the ticket says.
    config: { access: 'public' },
    schema: {
      tags: ['live'],
      summary: 'Hear of calls as they happen, over a WebSocket',
      description:
        'Each message is JSON in a text frame. The client sends one, at once: `LiveOpen`. After that the server speaks: ' +
        '`LiveServerMessage`. docs/live.md tells the whole story.',
      response: {
        101: {
          description: 'What the server says on the WebSocket',
          content: { 'application/json': { schema: LiveServerMessageSchema } },
        },
      },
      'x-first-message': LiveOpenSchema,
    },
    onRequest: async (request) => {
      if (mayConnectFrom(request.headers.origin, request.host, corsOrigins)) return
      throw new AppError('forbidden', 'Pages of this origin may not connect.')
    },
    handler: async (_request, reply) => {
      reply.header('upgrade', 'websocket').header('connection', 'upgrade')
      throw new AppError('upgrade-required', 'This is a WebSocket: connect with ws:// or wss://.')
    },
    wsHandler: (socket, request) => {
      outliveRequest(socket, request, ignore)
      live.enter(socket)
    },
  })
}

/** The connection is over, which is told otherwise. */
function ignore(): void {
  // nothing to do
}
