import { WebSocket, type RawData } from 'ws'

import { ConnectionLost } from './connection-lost.ts'
import { readVoskReply, type UsableVoskReply } from './vosk-reply.ts'

/** `Asked` is what its owner wants to be reminded of when an answer comes. */
export interface VoskWireOptions<Asked> {
  readonly url: string
  readonly sampleRateHz: number
  readonly connectDeadlineMs: number
  /** How long the server may say nothing while an answer is due. */
  readonly silenceDeadlineMs: number
  readonly onOpen: () => void
  /** Once for each frame and each end, in order. Word times count from the first sample that was sent. */
  readonly onReply: (asked: Asked, reply: UsableVoskReply) => void
  /** At most once, as the last, and neither after `close` nor after the answer to `eof`. */
  readonly onLost: (error: ConnectionLost, unanswered: readonly Asked[]) => void
}

export type VoskWire<Asked> = ReturnType<typeof openVoskWire<Asked>>

/** The original compares these letter by letter. */
const ENDS = { reset: '{"reset" : 1}', eof: '{"eof" : 1}' } as const
const MAX_REPLY_BYTES = 4 * 1024 * 1024

/** One recogniser of a vosk-server, as questions and answers. Nothing may be asked before `onOpen`. Nothing here throws. */
export function openVoskWire<Asked>(options: VoskWireOptions<Asked>) {
  const { sampleRateHz, silenceDeadlineMs, onOpen, onReply, onLost } = options
  const socket = new WebSocket(options.url, {
    handshakeTimeout: options.connectDeadlineMs,
    maxPayload: MAX_REPLY_BYTES,
    perMessageDeflate: false,
  })
  const questions: { readonly asked: Asked; readonly end: keyof typeof ENDS | null }[] = []
  let isOver = false

  const silence = setTimeout(() => {
    if (questions.length > 0) fail(new ConnectionLost('The speech server fell silent.', null))
    else silence.refresh()
  }, silenceDeadlineMs)
  socket.on('open', () => {
    if (isOver) return
    socket.send(JSON.stringify({ config: { sample_rate: sampleRateHz, words: true } }))
    onOpen()
  })
  socket.on('message', takeReply)
  socket.on('error', (cause) => {
    fail(new ConnectionLost('The connection to the speech server failed.', null, { cause }))
  })
  socket.on('close', (code) => {
    fail(new ConnectionLost('The speech server closed the connection.', code))
  })

  function hear({ buffer, byteOffset, byteLength }: Int16Array, asked: Asked): void {
    ask(Buffer.from(buffer, byteOffset, byteLength), asked, null)
  }

  /** Wants the utterance's result. After a `reset` another may begin, and word times go on; after `eof` nothing may be asked. */
  function finish(end: keyof typeof ENDS, asked: Asked): void {
    ask(ENDS[end], asked, end)
  }

  function ask(message: Buffer | string, asked: Asked, end: keyof typeof ENDS | null): void {
    if (isOver) return
    if (questions.length === 0) silence.refresh()
    questions.push({ asked, end })
    socket.send(message)
  }

  function takeReply(message: RawData): void {
    if (isOver) return
    const question = questions[0]
    const reply = readVoskReply(textOf(message))
    if (question === undefined) {
      fail(new ConnectionLost('The speech server answered more than it was asked.', null))
    } else if (reply.kind === 'unusable' || (question.end !== null && reply.kind !== 'final')) {
      fail(new ConnectionLost('The speech server answered something else than a vosk-server would.', null))
    } else {
      questions.shift()
      silence.refresh()
      if (question.end === 'eof') close()
      onReply(question.asked, reply)
    }
  }

  function fail(error: ConnectionLost): void {
    if (isOver) return
    const unanswered = questions.map(({ asked }) => asked)
    close()
    onLost(error, unanswered)
  }

  /** Lets the connection go, whatever is under way. */
  function close(): void {
    if (isOver) return
    isOver = true
    clearTimeout(silence)
    if (questions.length === 0 && socket.readyState === WebSocket.OPEN) socket.close(1000)
    else socket.terminate()
  }

  return { hear, finish, close, unanswered: () => questions.length }
}

function textOf(message: RawData): string {
  if (Array.isArray(message)) return Buffer.concat(message).toString('utf8')
  return Buffer.from(message as Buffer).toString('utf8')
}
