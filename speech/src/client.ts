import type { Socket } from 'node:net'

import type { Logger } from 'pino'
import type { WebSocket } from 'ws'

import { FAILURES } from './closing.ts'
import { advance, type Connection, type Deed } from './connection.ts'
import type { Metrics } from './metrics.ts'
import type { Pool, PooledStream } from './pool.ts'
import type { StreamSettings } from './stream-settings.ts'

export interface ClientDeps {
  /** What `socket` runs on. */
  tcp: Socket
  pool: Pool
  metrics: Metrics
  settings: StreamSettings
  modelNames: readonly string[]
  /** Whether the model's graph can be built from a client's phrases. */
  takesPhrases: boolean
  log: Logger
}

export interface Client {
  /** False while the client has sent no audio: nothing is lost when it is sent away. */
  isStreaming(): boolean
  /** Closes the connection because the server is going away. */
  sendAway(): void
  /** Ends the connection without waiting for the client to agree. */
  terminate(): void
}

/** More than this on its way through the recogniser, and the client is not read until half of it is done. */
const MOST_IN_FLIGHT_BYTES = 262_144
/** What a message costs beside its bytes, so that empty ones count as well. */
const MESSAGE_BYTES = 512

interface Asked {
  readonly costBytes: number
  readonly at: number
}

/** Serves one connection from its first message until it is closed. Never throws. */
export function serveClient(socket: WebSocket, deps: ClientDeps): Client {
  const { tcp, pool, metrics, settings, modelNames, takesPhrases, log } = deps
  let connection: Connection = { phase: 'configuring', settings }
  let stream: PooledStream | null = null
  let ending: { code: number; reason: string } | null = null
  /** What still has no reply, oldest first. */
  const asked: Asked[] = []
  let inFlightBytes = 0

  socket.on('message', (data: Buffer, isBinary) => {
    const message = isBinary
      ? ({ type: 'audio', bytes: data } as const)
      : ({ type: 'text', text: data.toString() } as const)
    const step = advance(connection, message, modelNames)
    connection = step.connection
    for (const deed of step.deeds) perform(deed)
  })
  socket.on('error', () => undefined) // 'close' follows, with the code
  socket.on('close', (code) => {
    connection = { phase: 'over' }
    stream?.abandon()
    metrics.closed(code)
  })

  function perform(deed: Deed): void {
    switch (deed.type) {
      case 'open':
        stream = pool.open(deed.settings, { onReply, onClosed })
        metrics.streamOpened()
        if (deed.settings.phrases.length > 0 && !takesPhrases)
          log.warn('a phrase list has no effect: the model has a fixed graph')
        break
      case 'hear':
        ask(deed.bytes.length)
        stream?.hear(new Uint8Array(deed.bytes).buffer) // a copy: the bytes share the socket's memory
        break
      case 'finish':
        ask(0)
        stream?.finish({ endsStream: deed.endsStream })
        break
      case 'refuse':
        ending = { code: deed.closeCode, reason: deed.reason }
        endWhenAnswered()
        break
    }
  }

  function ask(bytes: number): void {
    const costBytes = bytes + MESSAGE_BYTES
    asked.push({ costBytes, at: performance.now() })
    inFlightBytes += costBytes
    if (inFlightBytes > MOST_IN_FLIGHT_BYTES && !socket.isPaused) socket.pause()
  }

  function onReply(reply: { json: string; audioSeconds: number; decodeSeconds: number }): void {
    const { costBytes, at } = asked.shift()!
    const queueSeconds = Math.max(0, (performance.now() - at) / 1000 - reply.decodeSeconds)
    metrics.replied({ ...reply, queueSeconds })
    cork()
    socket.send(reply.json, () => {
      // Only now, so that a client that does not read its replies is not read either.
      inFlightBytes -= costBytes
      if (socket.isPaused && inFlightBytes < MOST_IN_FLIGHT_BYTES / 2) socket.resume()
    })
    endWhenAnswered()
  }

  /** Replies of the same moment leave in one system call. */
  function cork(): void {
    if (tcp.writableCorked > 0) return
    tcp.cork()
    process.nextTick(() => {
      tcp.uncork()
    })
  }

  function onClosed(failure: keyof typeof FAILURES | null): void {
    stream = null
    metrics.streamClosed()
    if (failure !== null) end(FAILURES[failure])
    else end({ code: 1000, reason: '' })
  }

  /** A refused client still gets the replies to what it sent before. */
  function endWhenAnswered(): void {
    if (ending !== null && asked.length === 0) end(ending)
  }

  function end({ code, reason }: { code: number; reason: string }): void {
    connection = { phase: 'over' }
    if (socket.readyState !== socket.OPEN) return
    socket.resume() // or the client's answer is never read
    socket.close(code, reason) // ws itself gives up on a client that does not answer within 30 s
  }

  return {
    isStreaming: () => connection.phase !== 'configuring',
    sendAway() {
      end({ code: 1001, reason: 'the server is going away' })
    },
    terminate() {
      socket.terminate()
    },
  }
}
