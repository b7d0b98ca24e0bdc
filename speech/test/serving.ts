/** What the tests of this package share: a server on the tone model, its recordings, and a plain client. */
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

import { decodeWavFrames, readWavHeader } from '@leadbreak/audio'
import { pino } from 'pino'
import { WebSocket } from 'ws'

import { findLibvoskFile, thisPlatform } from '../src/libvosk-file.ts'
import { openSpeechServer, type ServerOptions } from '../src/server.ts'

export const TONE_MODEL = fileURLToPath(new URL('../models/test-tones', import.meta.url))
/** The same words, with a graph that takes phrase lists. */
export const LOOKAHEAD_TONE_MODEL = `${TONE_MODEL}-lookahead`
export const LIBVOSK_FILE = findLibvoskFile(process.env.LIBVOSK_PATH ?? null, thisPlatform()) ?? 'none'

/** The samples of a recording of tones, 8 kHz. */
export function tones(name: 'hello-price' | 'two-sentences'): Int16Array<ArrayBuffer> {
  const file = readFileSync(new URL(`tones/${name}.wav`, import.meta.url))
  const reading = readWavHeader(file, { isWhole: true })
  if (reading.status !== 'complete') throw new Error('The header of a test recording is incomplete.')
  const { header } = reading
  return decodeWavFrames(header, file.subarray(header.dataOffsetBytes))[0]!
}

/** Cut into pieces of `size`; the last may be shorter. */
export function framesOf(pcm: Int16Array<ArrayBuffer>, bytesPerFrame = 3200): Buffer[] {
  const bytes = Buffer.from(pcm.buffer, pcm.byteOffset, pcm.byteLength)
  return Array.from({ length: Math.ceil(bytes.length / bytesPerFrame) }, (_, n) =>
    bytes.subarray(n * bytesPerFrame, (n + 1) * bytesPerFrame),
  )
}

/** A server of this process that is closed after the test, or after the whole file. */
export async function serve(
  scope: { after: (close: () => Promise<void>) => void },
  options: Partial<ServerOptions> = {},
) {
  const server = await openSpeechServer(
    {
      libvoskFile: LIBVOSK_FILE,
      modelDir: TONE_MODEL,
      speakerModelDir: null,
      interface: '127.0.0.1',
      port: 0,
      workers: 1,
      maxStreams: 100,
      maxMessageBytes: 1_048_576,
      settings: { sampleRateHz: 8000, words: true, maxAlternatives: 0, phrases: [] },
      ...options,
    },
    pino({ level: 'silent' }),
  )
  scope.after(() => server.drain(0))
  return { ...server, connect: () => connect(server.port) }
}

/** A client that keeps every reply until the test asks for it. */
export async function connect(port: number) {
  const socket = new WebSocket(`ws://127.0.0.1:${port}`)
  const replies: string[] = []
  const waiting: ((reply: string) => void)[] = []
  socket.on('message', (data: Buffer, isBinary) => {
    if (isBinary) throw new Error('A reply was binary.')
    const receive = waiting.shift()
    if (receive) receive(data.toString())
    else replies.push(data.toString())
  })
  const closed = new Promise<{ code: number; reason: string }>((resolve) => {
    socket.on('close', (code, reason) => {
      resolve({ code, reason: reason.toString() })
    })
  })
  socket.on('error', () => undefined)
  await once(socket, 'open')

  return {
    socket,
    closed,
    /** Replies that nobody asked for yet. */
    replies,
    send(message: string | Uint8Array) {
      socket.send(message)
    },
    config(config: unknown) {
      socket.send(JSON.stringify({ config }))
    },
    async reply(): Promise<Reply> {
      const text = replies.shift() ?? (await new Promise<string>((resolve) => waiting.push(resolve)))
      return JSON.parse(text) as Reply
    },
  }
}

export interface Reply {
  readonly partial?: string
  readonly text?: string
  readonly result?: readonly { word: string; start: number; end: number; conf?: number }[]
  readonly alternatives?: readonly { text: string; confidence: number }[]
}
