import { createHmac } from 'node:crypto'
import { once } from 'node:events'

import { WebSocket } from 'ws'

/** What the process is given on its command line, as JSON. */
export interface MediaJob {
  readonly baseUrl: string
  readonly accountSid: string
  readonly authToken: string
  readonly talks: readonly { readonly callSid: string; readonly token: string }[]
}

/** Orders over IPC, each answered by `{ frames }`, how many were sent, when the other side has read them all. */
export interface MediaOrder {
  /** Of each side. */
  readonly framesEach: number
  /** As people speak, 50 a second; otherwise as fast as they are taken. */
  readonly isRealTime: boolean
}

const FRAME_MS = 20
const FRAMES_AT_ONCE = 50
const MOST_BUFFERED_BYTES = 1_000_000
const TRACKS = ['inbound', 'outbound'] as const

/** Frames whose bytes look like speech: none alike, so that nothing is compiled for one of them. */
const PAYLOADS = Array.from({ length: 64 }, (_, n) =>
  Buffer.from(Uint8Array.from({ length: 160 }, (__, at) => (n * 37 + at * 101) & 0xff)).toString('base64'),
)

/** Sends the streams of talks as Twilio does: both sides, 20 ms a message, on an absolute clock, each stream with a beat of its own. */
const job = JSON.parse(process.argv[2]!) as MediaJob
const url = `${job.baseUrl.replace('http', 'ws')}/telephony/media`
const signature = createHmac('sha1', job.authToken).update(url).digest('base64')
const streams = await Promise.all(job.talks.map(open))

process.on('message', (order: MediaOrder) => {
  void carryOut(order)
})
process.once('disconnect', () => process.exit())
process.send!({ isOpen: true })

async function carryOut({ framesEach, isRealTime }: MediaOrder): Promise<void> {
  const startedMs = performance.now()
  for (let said = 0; said < framesEach;) {
    const dueMs = isRealTime ? performance.now() - startedMs : (said + FRAMES_AT_ONCE) * FRAME_MS
    for (const [nth, { speakUntil }] of streams.entries()) {
      const beatMs = isRealTime ? (nth / streams.length) * FRAME_MS : 0
      said = speakUntil(Math.min(framesEach, Math.floor((dueMs - beatMs) / FRAME_MS)))
    }
    if (isRealTime) await new Promise((resolve) => setTimeout(resolve, 1))
    else await Promise.all(streams.map(({ hasRoom }) => hasRoom()))
  }
  for (const { rest } of streams) rest()
  await Promise.all(streams.map(({ isRead }) => isRead()))
  process.send!({ frames: framesEach * TRACKS.length * streams.length })
}

async function open({ callSid, token }: MediaJob['talks'][number], nth: number) {
  const streamSid = `MZ${String(nth).padStart(32, '0')}`
  const socket = new WebSocket(url, {
    headers: { 'x-twilio-signature': signature },
    perMessageDeflate: false,
  })
  socket.on('close', (code) => {
    throw new Error(`A stream was closed with ${code}.`)
  })
  socket.on('message', () => {
    throw new Error('The server speaks on a stream that goes one way.')
  })
  await once(socket, 'open')
  let sequence = 1
  const mediaFormat = { encoding: 'audio/x-mulaw', sampleRate: 8000, channels: 1 }
  const start = {
    ...{ accountSid: job.accountSid, streamSid, callSid, tracks: TRACKS, mediaFormat },
    customParameters: { token },
  }
  socket.send(JSON.stringify({ event: 'connected', protocol: 'Call', version: '1.0.0' }))
  socket.send(JSON.stringify({ event: 'start', sequenceNumber: String(sequence++), start, streamSid }))

  /** Frames of each side before this order, and in it. */
  let before = 0
  let said = 0

  return {
    /** Says all up to this frame of the order; answers how many were said in it. */
    speakUntil: (last: number) => {
      for (; said < last; said++) speak(before + said)
      return said
    },
    rest: () => {
      before += said
      said = 0
    },
    hasRoom: async () => {
      while (socket.bufferedAmount > MOST_BUFFERED_BYTES) await new Promise(setImmediate)
    },
    isRead: async () => {
      const answered = once(socket, 'pong')
      socket.ping()
      await answered
    },
  }

  function speak(at: number): void {
    for (const track of TRACKS) {
      const payload = PAYLOADS[(at + nth) % PAYLOADS.length]!
      const media = `{"track":"${track}","chunk":"${at + 1}","timestamp":"${at * FRAME_MS}","payload":"${payload}"}`
      socket.send(
        `{"event":"media","sequenceNumber":"${sequence++}","media":${media},"streamSid":"${streamSid}"}`,
      )
    }
  }
}
