import type { Socket } from 'node:net'

import { WebSocket, type ClientOptions } from 'ws'

import type { Clock } from '../clock/clock.ts'
import type { MediaEnd, MediaListener, MediaSocket } from './outside.ts'
import { signUrl } from './signature.ts'

const CONNECT_MS = 5000
/** For a customer's server to answer that it has read everything, or that it closes too. */
const SETTLE_MS = 15_000
const CLOSE_MS = 5000
/** Of what a customer's server sends, which it must not do at all. */
const LONGEST_MESSAGE_BYTES = 65_536
const CLOSED_AS_AGREED = 1000

/** The connections that streams go through: signed, and held to by a clock that can be held. */
export function makeMediaSockets({
  authToken,
  clock,
}: {
  readonly authToken: string
  readonly clock: Clock
}) {
  const open = new Set<WebSocket>()

  function openMedia(url: string, listener: MediaListener): MediaSocket {
    const socket = new WebSocket(url, optionsFor(url, authToken))
    open.add(socket)
    const onWire = makeWire(clock, socket)
    onWire.begin()
    let isOpen = false
    let isOver = false
    /** What was sent waits here for the rest of it: to write costs much more than to send. */
    let corked: Socket | null = null
    let wire: Socket | null = null

    socket.on('upgrade', (response) => {
      wire = response.socket
    })
    socket.on('open', () => {
      isOpen = true
      if (!isOver) listener.opened()
      onWire.end()
    })
    socket.on('message', () => {
      if (!isOver) listener.spoken()
    })
    socket.on('unexpected-response', (_request, response) => {
      end({
        code: 31_920,
        sentence: `the handshake was answered ${response.statusCode ?? 0}`,
        closeCode: null,
      })
      socket.terminate()
    })
    socket.on('error', (error) => {
      end({ ...(isOpen ? brokenBy(error) : notOpenedBy(error)), closeCode: null })
      socket.terminate()
    })
    socket.on('close', (closeCode) => {
      end({ code: 31_921, sentence: `the server closed the stream (${closeCode})`, closeCode })
      open.delete(socket)
      onWire.endAll()
    })

    function uncork(): void {
      corked?.uncork()
      corked = null
    }

    /** The first cause counts; what we end ourselves is nobody's news. */
    function end(how: MediaEnd): void {
      if (isOver) return
      isOver = true
      listener.ended(how)
    }

    return {
      send(text) {
        if (socket.readyState !== WebSocket.OPEN) return
        if (!corked) {
          corked = wire
          corked?.cork()
        }
        socket.send(text)
      },
      unsentBytes: () => socket.bufferedAmount,
      flush() {
        if (!corked) return
        if (socket.readyState === WebSocket.OPEN) onWire.ask()
        uncork()
      },
      close() {
        isOver = true
        if (socket.readyState === WebSocket.CONNECTING) socket.terminate()
        if (socket.readyState !== WebSocket.OPEN) return
        onWire.begin()
        socket.close(CLOSED_AS_AGREED)
        uncork()
        const giveUp = setTimeout(() => {
          socket.terminate()
        }, CLOSE_MS)
        socket.once('close', () => {
          clearTimeout(giveUp)
        })
      },
      cut() {
        isOver = true
        socket.terminate()
      },
    }
  }

  return {
    openMedia,
    close() {
      for (const socket of open) socket.terminate()
    },
  }
}

function optionsFor(url: string, authToken: string): ClientOptions {
  return {
    headers: { 'x-twilio-signature': signUrl(authToken, url), 'user-agent': 'Twilio.TmeWs/1.0' },
    handshakeTimeout: CONNECT_MS,
    maxPayload: LONGEST_MESSAGE_BYTES,
    perMessageDeflate: false,
  }
}

/**
 * Holds the clock while something is on the wire. Whether the customer's server has read what was sent, it tells by its answer to a
 * ping. The real clock cannot be held, so with it nobody is asked.
 */
function makeWire(clock: Clock, socket: WebSocket) {
  const releases: (() => void)[] = []
  const asked: (() => void)[] = []
  let isDeaf = false

  const begin = () => {
    releases.push(clock.hold())
  }
  const end = () => releases.shift()?.()
  const endAll = () => {
    for (const release of releases.splice(0)) release()
    for (const answer of asked.splice(0)) answer()
  }

  function ask(): void {
    if (clock.kind === 'real' || isDeaf) return
    const release = clock.hold()
    const giveUp = setTimeout(() => {
      isDeaf = true
      endAll()
    }, SETTLE_MS)
    asked.push(() => {
      clearTimeout(giveUp)
      release()
    })
    socket.ping()
  }
  socket.on('pong', () => asked.shift()?.())

  return { begin, end, endAll, ask }
}

function notOpenedBy(error: Error): { code: number; sentence: string } {
  const reason = reasonOf(error)
  if (reason === 'ECONNREFUSED') return { code: 31_902, sentence: 'the connection was refused' }
  if (/TLS|CERT|SELF_SIGNED|EPROTO|SSL/.test(reason))
    return { code: 31_910, sentence: `no safe connection: ${reason}` }
  if (/Sec-WebSocket|Upgrade|server sent/i.test(reason))
    return { code: 31_920, sentence: `no handshake: ${reason}` }
  return { code: 31_901, sentence: `no connection: ${reason}` }
}

function brokenBy(error: Error): { code: number; sentence: string } {
  const reason = reasonOf(error)
  if (reason.startsWith('WS_ERR'))
    return { code: 31_924, sentence: `the server broke the protocol: ${reason}` }
  return { code: 31_903, sentence: `the connection broke: ${reason}` }
}

function reasonOf(error: Error): string {
  return 'code' in error && typeof error.code === 'string' ? error.code : error.message
}
