import { once } from 'node:events'
import type { AddressInfo } from 'node:net'

import { WebSocketServer, type RawData, type WebSocket } from 'ws'

/** What goes wrong with one connection, once it has taken `afterFrames` frames; without it nothing does. */
export interface Fault {
  readonly afterFrames: number
  readonly kind: 'dies' | 'falls silent' | 'talks nonsense' | 'answers twice' | { readonly closes: number }
}

/** Frames without a word that close an utterance. */
const PAUSE_FRAMES = 3

/**
 * For tests: a vosk-server that hears a word `wN` of 10 ms wherever a sample is N, and fails as it is told: the first
 * fault is the first connection's, and so on.
 */
export async function startScriptedVoskServer(faults: readonly Fault[] = []) {
  const server = new WebSocketServer({ host: '127.0.0.1', port: 0 })
  await once(server, 'listening')
  const connections: { sampleRateHz: number; frames: number }[] = []
  let mostUnanswered = 0

  server.on('connection', (socket) => {
    const fault = faults[connections.length]
    const connection = { sampleRateHz: 0, frames: 0 }
    connections.push(connection)
    const recogniser = makeRecogniser(() => connection.sampleRateHz)
    let unanswered = 0
    let isBroken = false

    socket.on('message', (message: RawData, isBinary: boolean) => {
      if (isBroken) return
      if (!isBinary) {
        const { config } = JSON.parse((message as Buffer).toString()) as { config?: { sample_rate: number } }
        if (config) connection.sampleRateHz = config.sample_rate
        else
          setImmediate(() => {
            socket.send(recogniser.close())
            socket.close(1000)
          })
        return
      }
      if (fault && connection.frames >= fault.afterFrames) {
        isBroken = true
        misbehave(socket, fault)
        return
      }
      connection.frames++
      mostUnanswered = Math.max(mostUnanswered, ++unanswered)
      const reply = recogniser.take(message as Buffer)
      // Answering a moment later lets frames queue up, as they do in front of a real recogniser.
      setImmediate(() => {
        unanswered--
        socket.send(reply)
      })
    })
  })

  return {
    url: `ws://127.0.0.1:${(server.address() as AddressInfo).port}`,
    connections,
    mostUnanswered: () => mostUnanswered,
    close: () => {
      for (const socket of server.clients) socket.terminate()
      server.close()
    },
  }
}

function misbehave(socket: WebSocket, { kind }: Fault): void {
  if (kind === 'dies') socket.terminate()
  else if (kind === 'talks nonsense') socket.send('<html>')
  else if (kind === 'answers twice') {
    socket.send('{"partial": ""}')
    socket.send('{"partial": ""}')
  } else if (typeof kind === 'object') socket.close(kind.closes)
}

function makeRecogniser(sampleRateHz: () => number) {
  let position = 0
  let quietFrames = 0
  let words: { word: string; start: number; end: number; conf: number }[] = []

  function take(frame: Buffer): string {
    const before = words.length
    for (let offset = 0; offset < frame.length; offset += 2, position++) {
      const sample = frame.readInt16LE(offset)
      if (sample === 0) continue
      const start = position / sampleRateHz()
      words.push({ word: `w${sample}`, start, end: start + 0.01, conf: 0.9 })
    }
    quietFrames = words.length > before ? 0 : quietFrames + 1
    return quietFrames >= PAUSE_FRAMES ? close() : '{"partial": ""}'
  }

  function close(): string {
    const result = words
    words = []
    quietFrames = 0
    const text = result.map(({ word }) => word).join(' ')
    return JSON.stringify(text === '' ? { text } : { result, text })
  }

  return { take, close }
}
