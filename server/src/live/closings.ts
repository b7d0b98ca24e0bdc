import type { WebSocket } from '@fastify/websocket'

/**
 * Why we close a connection, and the WebSocket code for it; the name is the reason that clients read. That the server
 * stops (1001) is told by the HTTP server to all.
 */
const CODES = {
  'no-ticket-in-time': 1008,
  'ticket-refused': 1008,
  'not-understood': 1008,
  'no-such-call': 1008,
  'no-longer-allowed': 1008,
  'too-slow': 1013,
  'too-many-connections': 1013,
  'rights-unknown': 1013,
} as const

export type Closing = keyof typeof CODES

export function closeFor(socket: WebSocket, closing: Closing): void {
  socket.close(CODES[closing], closing)
}
