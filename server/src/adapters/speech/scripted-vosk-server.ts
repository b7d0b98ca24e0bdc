import { once } from 'node:events'
import type { AddressInfo } from 'node:net'

import { WebSocketServer, type RawData, type WebSocket } from 'ws'

/** What goes wrong with one connection when it is asked something after `afterFrames` frames; without it nothing does. */
export interface Fault {
  readonly afterFrames: number
  readonly kind: 'dies' | 'falls silent' | 'talks nonsense' | 'answers twice' | { readonly closes: number }
}

/** Frames without a word that close an utterance. */
const PAUSE_FRAMES = 3

export interface ScriptedOptions {
  /** Servers of before the end of 2023 fail on a reset. */
  readonly knowsReset?: boolean
}

/**
 * For tests: a vosk-server that hears a word `wN` of 10 ms wherever a sample is N, and fails as it is told: the first
 * fault is the first connection's, and so on.
 */
export async function startScriptedVoskServer(
  faults: readonly Fault[] = [],
  { knowsReset = true }: ScriptedOptions = {},
) {
  const server = new WebSocketServer({ host: '127.0.0.1', port: 0 })
  await once(server, 'listening')
  const connections: { sampleRateHz: number; frames: number }[] = []
  let mostUnanswered = 0
  /** Answers that wait until they are released. */
  let held: (() => void)[] | null = null
  // Answering a moment later lets frames queue up, as they do in front of a real recogniser.
  const soon = (answer: () => void) => {
    setImmediate(() => {
      if (held === null) answer()
      else held.push(answer)
    })
  }

  server.on('connection', (socket) => {
    const fault = faults[connections.length]
    const connection = { sampleRateHz: 0, frames: 0 }
    connections.push(connection)
    const recogniser = makeRecogniser(() => connection.sampleRateHz)
    let unanswered = 0
    let isBroken = false

    socket.on('message', (message: RawData, isBinary: boolean) => {
      if (isBroken) return
      const command = isBinary ? null : readCommand(message as Buffer)
      if (command?.config) {
        connection.sampleRateHz = command.config.sample_rate
        return
      }
      if (fault && connection.frames >= fault.afterFrames) {
        isBroken = true
        misbehave(socket, fault)
      } else if (command === null) {
        connection.frames++
        mostUnanswered = Math.max(mostUnanswered, ++unanswered)
        const reply = recogniser.take(message as Buffer)
        soon(() => {
          unanswered--
          socket.send(reply)
        })
      } else if (command.reset && !knowsReset) {
        soon(() => {
          socket.close(1011)
        })
      } else {
        const reply = recogniser.close()
        soon(() => {
          socket.send(reply)
          if (command.eof) socket.close(1000)
        })
      }
    })
  })

  return {
    url: `ws://127.0.0.1:${(server.address() as AddressInfo).port}`,
    connections,
    mostUnanswered: () => mostUnanswered,
    openConnections: () => server.clients.size,
    hold() {
      held ??= []
    },
    release() {
      const answers = held ?? []
      held = null
      for (const answer of answers) answer()
    },
    close: () => {
      for (const socket of server.clients) socket.terminate()
      server.close()
    },
  }
}

interface Command {
  readonly config?: { readonly sample_rate: number }
  readonly reset?: number
  readonly eof?: number
}

/** Commands are compared letter by letter, as the original does. */
function readCommand(message: Buffer): Command {
  const text = message.toString()
  if (text === '{"reset" : 1}') return { reset: 1 }
  if (text === '{"eof" : 1}') return { eof: 1 }
  return JSON.parse(text) as Command
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
    return quietFrames >= PAUSE_FRAMES ? close() : JSON.stringify({ partial: textOf(words) })
  }

  function close(): string {
    const result = words
    words = []
    quietFrames = 0
    const text = textOf(result)
    return JSON.stringify(text === '' ? { text } : { result, text })
  }

  return { take, close }
}

function textOf(words: readonly { word: string }[]): string {
  return words.map(({ word }) => word).join(' ')
}
