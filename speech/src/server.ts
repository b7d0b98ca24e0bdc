import { createServer, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Duplex } from 'node:stream'

import type { Logger } from 'pino'
import { WebSocketServer } from 'ws'

import { serveClient, type Client } from './client.ts'
import { ExplainingWebSocket } from './closing.ts'
import { answerHttp, type Health } from './http-answers.ts'
import { loadLibvosk } from './libvosk.ts'
import { makeMetrics } from './metrics.ts'
import { freeModel, loadModel, readModelFacts } from './model.ts'
import type { SpeechOptions } from './options.ts'
import { startPool } from './pool.ts'

export interface SpeechServer {
  /** The real one, also when 0 was asked for. */
  readonly port: number
  readonly model: string
  /** Takes no new streams, lets the running ones finish for so long, then closes everything. */
  drain(deadlineMs: number): Promise<void>
}

const KEEP_ALIVE_MS = 30_000
const STALL_MS = 60_000
/** How long a client gets to answer when it is sent away. */
const GOODBYE_MS = 1000

export type ServerOptions = Omit<SpeechOptions, 'drainMs'> & {
  readonly libvoskFile: string
  readonly workerFile?: URL
}

/** Loads the model, then listens. Throws ModelRefusal, or the error of the operating system for the port. */
export async function openSpeechServer(options: ServerOptions, log: Logger): Promise<SpeechServer> {
  await using opening = new AsyncDisposableStack()

  const libvosk = loadLibvosk(options.libvoskFile)
  libvosk.setLogLevel(-1)
  const loaded = loadModel(libvosk, options.modelDir, options.speakerModelDir)
  libvosk.setLogLevel(-2) // its warnings about a phrase list would print a client's words
  const facts = readModelFacts(options.modelDir)
  const metrics = makeMetrics()

  const pool = startPool({
    start: { libvoskFile: options.libvoskFile, loaded },
    workers: options.workers,
    ...(options.workerFile && { workerFile: options.workerFile }),
    onWorkerDeath(error) {
      metrics.workerDied()
      log.error({ err: error }, 'a recognising thread died; another takes its place')
    },
  })
  opening.defer(async () => {
    if (await pool.stop()) freeModel(libvosk, loaded)
  })

  const clients = new Set<Client>()
  let isDraining = false
  let onEmpty: () => void = () => undefined

  const http = createServer((request, response) => {
    answerHttp(request, response, { health, metrics }).catch((error: unknown) => {
      log.error({ err: error }, 'an HTTP request failed')
      response.destroy()
    })
  })
  const webSockets = new WebSocketServer({
    noServer: true,
    WebSocket: ExplainingWebSocket,
    maxPayload: options.maxMessageBytes,
    perMessageDeflate: false,
    clientTracking: false,
  })

  http.on('upgrade', (request: IncomingMessage, socket: Duplex, head: Buffer) => {
    if (isDraining || clients.size >= options.maxStreams) {
      socket.on('error', () => undefined) // the client may be gone already
      socket.end('HTTP/1.1 503 Service Unavailable\r\nConnection: close\r\nContent-Length: 0\r\n\r\n')
      return
    }
    const tcp = request.socket
    webSockets.handleUpgrade(request, socket, head, (webSocket) => {
      const client = serveClient(webSocket, {
        tcp,
        pool,
        metrics,
        settings: options.settings,
        modelNames: [facts.name],
        takesPhrases: loaded.takesPhrases,
        log,
      })
      clients.add(client)
      webSocket.on('close', () => {
        clients.delete(client)
        if (clients.size === 0) onEmpty()
      })

      tcp.setKeepAlive(true, KEEP_ALIVE_MS) // notices clients that vanished without a word
      tcp.setTimeout(STALL_MS, () => {
        if (webSocket.bufferedAmount > 0) webSocket.terminate() // it does not read its replies
      })
    })
  })

  function health(): Health {
    return {
      status: isDraining ? 'draining' : 'ok',
      model: facts.name,
      language: facts.language,
      takesPhrases: loaded.takesPhrases,
      workers: options.workers,
      streams: [...clients].filter((client) => client.isStreaming()).length,
    }
  }

  await new Promise<void>((resolve, reject) => {
    http.once('error', reject).listen(options.port, options.interface, resolve)
  })
  opening.defer(async () => {
    http.closeAllConnections()
    await new Promise((resolve) => http.close(resolve))
  })

  async function drain(deadlineMs: number): Promise<void> {
    isDraining = true
    for (const client of clients) if (!client.isStreaming()) client.sendAway(1001, 'the server is going away')
    await untilEmpty(deadlineMs)
    for (const client of clients) client.sendAway(1001, 'the server is going away')
    await untilEmpty(GOODBYE_MS)
    for (const client of clients) client.terminate()
    await opened.disposeAsync()
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

  const opened = opening.move()
  return { port: (http.address() as AddressInfo).port, model: facts.name, drain }
}
