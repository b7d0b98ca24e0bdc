import { backOffMs } from '../programs/back-off.ts'
import { ConnectionLost } from './connection-lost.ts'
import type { SpeechLog } from './speech-log.ts'
import { openVoskWire, type VoskWire, type VoskWireOptions } from './vosk-wire.ts'

export interface LastingLineOptions<Asked> {
  /** Resolves to the address of the vosk-server, when there is one. */
  readonly findUrl: (signal: AbortSignal) => Promise<string>
  readonly wire: Pick<
    VoskWireOptions<Asked>,
    'sampleRateHz' | 'connectDeadlineMs' | 'silenceDeadlineMs' | 'onReply' | 'onLost'
  >
  readonly firstRetryMs: number
  readonly longestRetryMs: number
  /** A new recogniser is there, which has heard nothing. The one before is gone. */
  readonly onReady: (wire: VoskWire<Asked>) => void
  readonly log: SpeechLog
  readonly logFields: object
}

interface Line<Asked> {
  wire: VoskWire<Asked> | null
  isOpen: boolean
}

/** A connection to a recogniser that is opened at once, and again whenever it is lost, until `close`. */
export function keepLine<Asked>(options: LastingLineOptions<Asked>) {
  const { findUrl, wire, onReady, log, logFields } = options
  const closing = new AbortController()
  /** In a row, without an answer between them. */
  let failures = 0
  let retry: NodeJS.Timeout | undefined
  let spare: Line<Asked> | null = null
  let current: Line<Asked> | null = null
  takeOver(open())

  function open(): Line<Asked> {
    const line: Line<Asked> = { wire: null, isOpen: false }
    findUrl(closing.signal)
      .then((url) => {
        if (closing.signal.aborted) return
        line.wire = openVoskWire({
          ...wire,
          url,
          onOpen() {
            line.isOpen = true
            if (line === current) onReady(line.wire!)
          },
          onReply(asked, reply) {
            if (failures > 0) log.info(logFields, 'live speech is heard again')
            failures = 0
            wire.onReply(asked, reply)
          },
          onLost(error, unanswered) {
            lose(line, error, unanswered)
          },
        })
      })
      .catch((cause: unknown) => {
        lose(line, new ConnectionLost('No speech server could be found.', null, { cause }), [])
      })
    return line
  }

  function takeOver(line: Line<Asked>): void {
    current = line
    if (line.isOpen) onReady(line.wire!)
  }

  function lose(line: Line<Asked>, error: ConnectionLost, unanswered: readonly Asked[]): void {
    if (closing.signal.aborted) return
    if (line === spare) spare = null
    if (line !== current) return
    current = null
    if (++failures === 1)
      log.warn({ ...logFields, err: error }, 'live speech connection lost, connecting again')
    wire.onLost(error, unanswered)
    retry = setTimeout(replace, backOffMs(failures, options.firstRetryMs, options.longestRetryMs))
  }

  /** Opens the next connection, while the current one is still needed. */
  function openAhead(): void {
    spare ??= open()
  }

  /** The current connection is done with; the next takes its place. */
  function replace(): void {
    if (closing.signal.aborted) return
    const next = spare ?? open()
    spare = null
    takeOver(next)
  }

  function close(): void {
    closing.abort()
    clearTimeout(retry)
    current?.wire?.close()
    spare?.wire?.close()
  }

  return { openAhead, replace, close }
}
