import type { Word } from '@leadbreak/contract'
import { WebSocket, type RawData } from 'ws'

import type { Frame } from './replayable-audio.ts'
import { readVoskReply } from './vosk-reply.ts'

/** The connection ended before its work was done. `closeCode` is the WebSocket's, null when it never opened. */
export class ConnectionLost extends Error {
  override readonly name = 'ConnectionLost'
  readonly closeCode: number | null

  constructor(reason: string, closeCode: number | null, options?: ErrorOptions) {
    super(reason, options)
    this.closeCode = closeCode
  }
}

export interface VoskConnectionOptions {
  readonly url: string
  readonly sampleRateHz: number
  /** How many frames may be on their way without an answer. */
  readonly windowFrames: number
  readonly connectDeadlineMs: number
  /** How long the server may say nothing while an answer is due. */
  readonly silenceDeadlineMs: number
  readonly signal: AbortSignal
  /** Called once for each frame, in order, when its answer came; `words` is null while the utterance goes on. */
  readonly onAnswer: (frame: Frame, words: readonly Word[] | null) => void
}

const MAX_REPLY_BYTES = 4 * 1024 * 1024

/**
 * Opens one recogniser of a vosk-server. Word times count from the start of the first frame that is sent, shifted to
 * that frame's own place. Every method throws ConnectionLost, or the reason of `signal`.
 */
export async function openVoskConnection(options: VoskConnectionOptions) {
  const { sampleRateHz, windowFrames, silenceDeadlineMs, signal, onAnswer } = options
  signal.throwIfAborted()
  const socket = new WebSocket(options.url, {
    handshakeTimeout: options.connectDeadlineMs,
    maxPayload: MAX_REPLY_BYTES,
    perMessageDeflate: false,
  })

  const unanswered: Frame[] = []
  let shiftMs: number | null = null
  let ended = false
  let lastWords: readonly Word[] | null = null
  let failure: Error | null = null
  /** Wakes the one caller that waits for `isMet`. */
  let wake: () => void = () => undefined

  const silence = setTimeout(() => {
    if (unanswered.length > 0 || ended) fail(new ConnectionLost('The speech server fell silent.', null))
    else silence.refresh()
  }, silenceDeadlineMs)
  const onAbort = () => {
    fail(signal.reason as Error)
  }
  signal.addEventListener('abort', onAbort, { once: true })
  socket.on('open', () => {
    wake()
  })
  socket.on('message', takeReply)
  socket.on('error', (cause) => {
    fail(new ConnectionLost('The connection to the speech server failed.', null, { cause }))
  })
  socket.on('close', (code) => {
    fail(new ConnectionLost('The speech server closed the connection.', code))
  })

  await until(() => socket.readyState === WebSocket.OPEN)
  socket.send(JSON.stringify({ config: { sample_rate: sampleRateHz, words: true } }))

  /** Sends a frame; resolves when there is room for another. */
  async function send(frame: Frame): Promise<void> {
    if (failure !== null) throw failure
    shiftMs ??= (frame.startSample / sampleRateHz) * 1000
    unanswered.push(frame)
    silence.refresh()
    const { buffer, byteOffset, byteLength } = frame.samples
    socket.send(Buffer.from(buffer, byteOffset, byteLength))
    await until(() => unanswered.length < windowFrames)
  }

  /** Says that no frame follows, and resolves to the words of the last utterance when all is answered. */
  async function finish(): Promise<readonly Word[]> {
    ended = true
    silence.refresh()
    socket.send('{"eof" : 1}')
    await until(() => lastWords !== null)
    return lastWords ?? []
  }

  /** Lets the connection go, whatever is under way. */
  function close(): void {
    if (lastWords !== null) socket.close(1000)
    fail(new ConnectionLost('We closed the connection.', null))
  }

  function takeReply(message: RawData): void {
    const reply = readVoskReply(textOf(message), shiftMs ?? 0)
    const frame = unanswered.shift()
    if (reply.kind === 'unusable') {
      fail(new ConnectionLost('The speech server answered something else than a vosk-server would.', null))
    } else if (frame !== undefined) {
      onAnswer(frame, reply.kind === 'final' ? reply.words : null)
    } else if (ended && reply.kind === 'final' && lastWords === null) {
      lastWords = reply.words
    } else {
      fail(new ConnectionLost('The speech server answered more than it was asked.', null))
    }
    silence.refresh()
    wake()
  }

  function fail(error: Error): void {
    if (failure !== null) return
    failure = error
    clearTimeout(silence)
    signal.removeEventListener('abort', onAbort)
    if (lastWords === null) socket.terminate()
    wake()
  }

  /** Resolves when `isMet` is true after some event. There is one waiting caller at a time. */
  async function until(isMet: () => boolean): Promise<void> {
    while (!isMet()) {
      if (failure !== null) throw failure
      await new Promise<void>((resolve) => {
        wake = resolve
      })
    }
  }

  return { send, finish, close }
}

function textOf(message: RawData): string {
  if (Array.isArray(message)) return Buffer.concat(message).toString('utf8')
  return Buffer.from(message as Buffer).toString('utf8')
}
