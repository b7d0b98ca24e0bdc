import type { IncomingMessage } from 'node:http'
import type { Socket } from 'node:net'

import { WebSocketServer } from 'ws'

import { serveClient, type Client, type ClientDeps } from './client.ts'
import { ExplainingWebSocket } from './closing.ts'

export interface FrontDeps extends Omit<ClientDeps, 'tcp'> {
  maxStreams: number
  maxMessageBytes: number
}

const KEEP_ALIVE_MS = 30_000
/** How long a client gets to answer when it is sent away. */
const GOODBYE_MS = 1000

/** Lets clients in, as long as there is room and the server is not going away, and sees them out. */
export function makeFront({ maxStreams, maxMessageBytes, ...deps }: FrontDeps) {
  const webSockets = new WebSocketServer({
    noServer: true,
    WebSocket: ExplainingWebSocket,
    maxPayload: maxMessageBytes,
    perMessageDeflate: false,
    clientTracking: false,
  })
  const clients = new Set<Client>()
  let isDraining = false
  let onEmpty: () => void = () => undefined

  /** Answers a request for a WebSocket. */
  function admit(request: IncomingMessage, tcp: Socket, head: Buffer): void {
    if (isDraining || clients.size >= maxStreams) {
      tcp.on('error', () => undefined) // the client may be gone already
      tcp.end('HTTP/1.1 503 Service Unavailable\r\nConnection: close\r\nContent-Length: 0\r\n\r\n')
      return
    }
    webSockets.handleUpgrade(request, tcp, head, (webSocket) => {
      const client = serveClient(webSocket, { ...deps, tcp })
      clients.add(client)
      webSocket.on('close', () => {
        clients.delete(client)
        if (clients.size === 0) onEmpty()
      })
      tcp.setKeepAlive(true, KEEP_ALIVE_MS) // notices clients that vanished without a word
    })
  }

  /** Admits nobody any more, lets running streams finish for so long, then closes every connection. */
  async function drain(deadlineMs: number): Promise<void> {
    isDraining = true
    for (const client of clients) if (!client.isStreaming()) client.sendAway()
    await untilEmpty(deadlineMs)
    for (const client of clients) client.sendAway()
    await untilEmpty(GOODBYE_MS)
    for (const client of clients) client.terminate()
  }

  /** Resolves when no client is left, at the latest after `deadlineMs`. */
  async function untilEmpty(deadlineMs: number): Promise<void> {
    if (clients.size === 0) return
    await new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, deadlineMs)
      onEmpty = () => {
        clearTimeout(timer)
        resolve()
      }
    })
  }

  return {
    admit,
    drain,
    isDraining: () => isDraining,
    streams: () => [...clients].filter((client) => client.isStreaming()).length,
  }
}
