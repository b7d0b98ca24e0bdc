import type { LineSound } from '../audio/line-sound.ts'
import type { Clock } from '../clock/clock.ts'
import type { EventLog } from '../exchange/event-log.ts'
import { newSid } from '../exchange/sid.ts'
import type { Faults, StreamFault } from '../faults/faults.ts'
import type { MediaEnd, MediaSocket, Outside } from '../outside/outside.ts'
import { CONNECTED, startMessage, stopMessage } from './messages.ts'
import { makeSender, type Sender } from './sender.ts'
import { STREAM_CODES, tracksOf, type Stream, type StreamOrder } from './stream.ts'
import type { Ticker } from './ticker.ts'

/** The leg that is listened to. */
export interface Streamed {
  readonly sid: string
  readonly sound: LineSound
  whenEnding(action: () => void): void
}

export interface StreamDeps {
  readonly clock: Clock
  readonly outside: Pick<Outside, 'notify' | 'openMedia'>
  readonly log: Pick<EventLog, 'add'>
  readonly accountSid: string
  readonly faults: Pick<Faults, 'take' | 'ofStream'>
}

export type OneStream = ReturnType<typeof makeStream>

/** What waits to leave; beyond it the carrier throws sound away. */
const MOST_UNSENT_BYTES = 1_048_576
const BROKEN = 31_903
const OVERFLOW = 31_930
const NOT_ASKED_FOR = 31_951

/** One stream, not yet opened: it opens a WebSocket to the customer and sends what is said and heard until it ends. */
export function makeStream(
  line: Streamed,
  order: StreamOrder,
  deps: StreamDeps & { readonly ticker: Ticker },
) {
  const { clock, outside, log, accountSid, faults, ticker } = deps
  const ids = { sid: newSid('MZ'), callSid: line.sid, accountSid }
  const tracks = tracksOf(order.track)
  const title = `${order.name ?? 'without a name'}, ${tracks.join(' and ')}`
  const counted = { framesSent: 0, framesDropped: 0, messagesReceived: 0 }
  let known: Omit<Stream, keyof typeof counted> = {
    ...{ sid: ids.sid, callSid: ids.callSid, name: order.name, tracks },
    ...{ state: 'opening', updatedAtMs: clock.nowMs(), openedAtMs: null, closedAtMs: null },
    ...{ errors: [], closedBy: null, closeCode: null },
  }
  let socket: MediaSocket | null = null
  let sender: Sender | null = null
  let leaveTicker: () => void = () => undefined

  function open(): void {
    line.whenEnding(end)
    if (faults.take('stream-refused')) {
      tellFault('stream-refused')
      clock.after(0, () => {
        fail({ code: STREAM_CODES.handshake, sentence: 'the handshake was answered 403', closeCode: null })
      })
    } else socket = outside.openMedia(order.url, { opened: begin, spoken: hear, ended: fail })
  }

  function begin(): void {
    if (known.state !== 'opening' || !socket) return
    const own = socket
    const startMs = clock.nowMs()
    set({ state: 'open', openedAtMs: startMs })
    own.send(CONNECTED)
    own.send(startMessage(ids, tracks, order.parameters))
    log.add({ callSid: line.sid, what: 'stream opened', about: title })
    tell('stream-started')

    const reads = { inbound: line.sound.said.read, outbound: line.sound.heard }
    const ownSender = makeSender({
      ...{ streamSid: ids.sid, startMs },
      tracks: tracks.map((track) => ({ track, read: reads[track] })),
      takeFault: faults.ofStream(line.sid),
      onFault: befall,
      send: (text) => {
        sendFrame(own, text)
      },
      drop,
    })
    sender = ownSender
    leaveTicker = ticker.add({
      tick(nowMs) {
        const nextMs = ownSender.tick(nowMs)
        own.flush()
        return nextMs
      },
    })
  }

  function sendFrame(own: MediaSocket, text: string): void {
    if (own.unsentBytes() > MOST_UNSENT_BYTES) {
      if (!known.errors.includes(OVERFLOW)) note(OVERFLOW, 'the server does not read, sound is thrown away')
      drop(1)
      return
    }
    own.send(text)
    counted.framesSent++
  }

  function drop(count: number): void {
    counted.framesDropped += count
  }

  function befall(fault: StreamFault): void {
    tellFault(fault.kind)
    if (fault.kind !== 'stream-cut') return
    socket?.cut()
    fail({ code: BROKEN, sentence: 'the connection broke', closeCode: null })
  }

  /** The customer has nothing to say in a stream that goes one way. */
  function hear(): void {
    counted.messagesReceived++
    if (counted.messagesReceived === 1)
      note(NOT_ASKED_FOR, 'the server sent a message, which it must not; more are only counted')
  }

  /** By the end of the call, by TwiML, or by REST; does nothing to one that is over. */
  function end(): void {
    if (hasClosed()) return
    if (sender) {
      const sequence = sender.finish(clock.nowMs())
      // A fault may have ended it while it caught up.
      if (hasClosed()) return
      if (faults.take('stream-no-stop')) tellFault('stream-no-stop')
      else socket?.send(stopMessage(ids, sequence))
    }
    socket?.close()
    close({ closedBy: 'carrier' })
    tell('stream-stopped')
  }

  function fail({ code, sentence, closeCode }: MediaEnd): void {
    if (hasClosed()) return
    note(code, sentence)
    close({ closedBy: closeCode === null ? null : 'customer', closeCode })
    tell('stream-error', `${code}: ${sentence}`)
  }

  /** At once, without a word to anybody. */
  function cut(): void {
    if (hasClosed()) return
    socket?.cut()
    close({ closedBy: 'carrier' })
  }

  function close(how: Partial<Stream>): void {
    leaveTicker()
    sender?.stop()
    set({ ...how, state: 'closed', closedAtMs: clock.nowMs() })
    log.add({
      callSid: line.sid,
      what: known.openedAtMs === null ? 'stream not opened' : 'stream closed',
      about: `${title}, ${counted.framesSent} frames`,
    })
  }

  function hasClosed(): boolean {
    return known.state === 'closed'
  }

  function note(code: number, sentence: string): void {
    set({ errors: [...known.errors, code] })
    log.add({ callSid: line.sid, what: 'warning', about: `${code}: ${sentence}` })
  }

  function tellFault(kind: string): void {
    log.add({ callSid: line.sid, what: 'fault', about: kind })
  }

  function tell(event: string, error?: string): void {
    if (!order.hook) return
    const parameters = {
      AccountSid: accountSid,
      CallSid: line.sid,
      StreamSid: ids.sid,
      ...(order.name !== null && { StreamName: order.name }),
      StreamEvent: event,
      ...(error !== undefined && { StreamError: error }),
      Timestamp: new Date(clock.nowMs()).toISOString(),
    }
    outside.notify(order.hook, parameters, { callSid: line.sid, event })
  }

  function set(change: Partial<Stream>): void {
    known = { ...known, ...change, updatedAtMs: clock.nowMs() }
  }

  return { view: (): Stream => ({ ...known, ...counted }), open, end, fail, cut }
}
