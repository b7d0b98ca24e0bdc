import { once } from 'node:events'

import twilio from 'twilio'
import { WebSocket } from 'ws'

import { MEDIA_PATH } from '../../../adapters/twilio/media/media-url.ts'

export interface StreamSenderOptions {
  /** Where the server really is, as `http://127.0.0.1:1234`. */
  readonly baseUrl: string
  /** What is signed. */
  readonly signedUrl: string
  readonly authToken: string
}

/** Opens streams to us as the carrier does, and notes what it should never see. */
export async function openStreamSender({ baseUrl, signedUrl, authToken }: StreamSenderOptions) {
  const socket = new WebSocket(baseUrl.replace(/^http/, 'ws') + MEDIA_PATH, {
    headers: { 'x-twilio-signature': twilio.getExpectedTwilioSignature(authToken, signedUrl, {}) },
    perMessageDeflate: false,
  })
  let sentBack = 0
  for (const event of ['message', 'ping', 'pong'] as const)
    socket.on(event, () => {
      if (event !== 'pong' || !isAsking) sentBack++
    })
  let isAsking = false
  const closed = once(socket, 'close').then(([code]) => code as number)
  const refused = once(socket, 'unexpected-response').then(
    ([, response]) => (response as { statusCode: number }).statusCode,
  )
  socket.on('error', () => undefined)
  const status = await Promise.race([once(socket, 'open').then(() => 101), refused])

  return {
    /** Of the handshake: 101 when it is open. */
    status,
    send: (...messages: unknown[]) => {
      for (const message of messages)
        socket.send(typeof message === 'string' ? message : JSON.stringify(message))
    },
    sendBytes: (bytes: Buffer) => {
      socket.send(bytes)
    },
    /** Resolves when the server has read everything that was sent before. */
    isRead: async () => {
      isAsking = true
      const answered = once(socket, 'pong')
      socket.ping()
      await answered
      isAsking = false
    },
    /** Messages and frames that the server has sent by itself. */
    sentBack: () => sentBack,
    /** Resolves to the code with which the connection was closed. */
    closed,
    /** Breaks the connection, as a network does. */
    cut: async () => {
      socket.terminate()
      await closed
    },
    close: async () => {
      socket.close(1000)
      await closed
    },
  }
}
