import { once } from 'node:events'
import { createServer, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'

import twilio from 'twilio'
import { WebSocketServer, type RawData, type WebSocket } from 'ws'

import type { Scope } from './a-simulator.ts'

/** A message of a stream; what another one of its kind has is absent. */
export interface Message {
  readonly event: 'connected' | 'start' | 'media' | 'stop'
  readonly sequenceNumber?: string
  readonly streamSid?: string
  readonly start?: {
    readonly callSid: string
    readonly tracks: readonly string[]
    readonly customParameters: Readonly<Record<string, string>>
  }
  readonly media?: {
    readonly track: 'inbound' | 'outbound'
    readonly chunk: string
    readonly timestamp: string
    readonly payload: string
  }
}

/** One connection as it came. */
export interface ReceivedStream {
  readonly isSigned: boolean
  readonly messages: Message[]
  readonly socket: WebSocket
  /** The code with which it was closed; null while it is open. */
  closeCode: number | null
}

/** A customer's server for streams, on this machine, that writes everything down; `onMessage` may do something about it. */
export async function aMediaReceiver(
  scope: Scope,
  authToken: string,
  onMessage: (message: Message, stream: ReceivedStream) => void = () => undefined,
) {
  const streams: ReceivedStream[] = []
  const waiting = new Set<() => void>()
  const look = () => {
    for (const one of waiting) one()
  }
  const http = createServer()
  const server = new WebSocketServer({ server: http, path: '/telephony/media' })
  http.listen(0, '127.0.0.1')
  await once(http, 'listening')
  const url = `ws://127.0.0.1:${(http.address() as AddressInfo).port}/telephony/media`

  server.on('connection', (socket: WebSocket, { headers }: IncomingMessage) => {
    const signature = String(headers['x-twilio-signature'])
    const isSigned = twilio.validateRequest(authToken, signature, url, {})
    const stream: ReceivedStream = { isSigned, messages: [], socket, closeCode: null }
    streams.push(stream)
    socket.on('message', (data: RawData) => {
      const message = JSON.parse((data as Buffer).toString()) as Message
      stream.messages.push(message)
      onMessage(message, stream)
      look()
    })
    socket.on('close', (code) => {
      stream.closeCode = code
      look()
    })
    socket.on('error', () => undefined) // a close follows
  })
  scope.after(async () => {
    for (const client of server.clients) client.terminate()
    http.closeAllConnections()
    http.close()
    await once(http, 'close')
  })

  /** Resolves as soon as it is so, looked at after each message and each end. */
  async function until(isDone: () => boolean): Promise<void> {
    const { promise, resolve } = Promise.withResolvers<undefined>()
    const one = () => {
      if (isDone()) resolve(undefined)
    }
    waiting.add(one)
    one()
    await promise.finally(() => waiting.delete(one))
  }

  return { url, streams, until }
}
