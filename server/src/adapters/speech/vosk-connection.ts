import type { Word } from '@leadbreak/contract'

import { ConnectionLost } from './connection-lost.ts'
import { placeWords } from './place-words.ts'
import type { Frame } from './replayable-audio.ts'
import { openVoskWire } from './vosk-wire.ts'

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

/**
 * Opens one recogniser of a vosk-server for audio that can wait. Word times count from the start of the first frame that
 * is sent, shifted to that frame's own place. Every method throws ConnectionLost, or the reason of `signal`.
 */
export async function openVoskConnection(options: VoskConnectionOptions) {
  const { sampleRateHz, windowFrames, signal, onAnswer } = options
  signal.throwIfAborted()

  let startMs: number | null = null
  let isOpen = false
  let lastWords: readonly Word[] | null = null
  let failure: Error | null = null
  /** Wakes the one caller that waits for `isMet`. */
  let wake: () => void = () => undefined

  const wire = openVoskWire<Frame | 'end'>({
    ...options,
    onOpen() {
      isOpen = true
      wake()
    },
    onReply(asked, reply) {
      const anchors = [{ connectionMs: 0, callerMs: startMs ?? 0 }]
      const words = reply.kind === 'final' ? placeWords(reply.words, anchors) : null
      if (asked === 'end') lastWords = words
      else onAnswer(asked, words)
      wake()
    },
    onLost: fail,
  })
  const onAbort = () => {
    fail(signal.reason as Error)
  }
  signal.addEventListener('abort', onAbort, { once: true })

  await until(() => isOpen)

  /** Sends a frame; resolves when there is room for another. */
  async function send(frame: Frame): Promise<void> {
    if (failure !== null) throw failure
    startMs ??= (frame.startSample / sampleRateHz) * 1000
    wire.hear(frame.samples, frame)
    await until(() => wire.unanswered() < windowFrames)
  }

  /** Says that no frame follows, and resolves to the words of the last utterance when all is answered. */
  async function finish(): Promise<readonly Word[]> {
    wire.finish('eof', 'end')
    await until(() => lastWords !== null)
    return lastWords ?? []
  }

  /** Lets the connection go, whatever is under way. */
  function close(): void {
    fail(new ConnectionLost('We closed the connection.', null))
  }

  function fail(error: Error): void {
    if (failure !== null) return
    failure = error
    signal.removeEventListener('abort', onAbort)
    wire.close()
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
