import type { LiveEvent, LiveOpen, LiveServerMessage } from '@leadbreak/contract'

import { systemTimers, type Timers } from '../jobs/timers.ts'

export interface LiveClientOptions {
  /** As `ws://127.0.0.1:8000/live`. */
  readonly url: string
  /** Gets a ticket, which opens one connection. */
  readonly newTicket: () => Promise<string>
  /** Only what concerns this call; null for all that the user may see. */
  readonly callId: string | null
  readonly onEvent: (event: LiveEvent) => void
  /** Some of what happened while there was no connection is not to be had any more: what matters is to be read anew. */
  readonly onTooOld: () => void
  readonly timers?: Timers
}

const FIRST_WAIT_MS = 250
const LONGEST_WAIT_MS = 5_000
/** A server from which so many heartbeats did not come is gone, whatever the socket says. */
const MISSED_HEARTBEATS = 2.5
/** Also before the server has said how often its heart beats. */
const LONGEST_OPENING_SECONDS = 4

/**
 * Listens at `/live` until it is closed. A connection that is lost is made again, and what happened meanwhile is told then;
 * nothing is told twice.
 */
export function openLiveClient(options: LiveClientOptions) {
  const { url, newTicket, callId, onEvent, onTooOld, timers = systemTimers } = options
  const opened = Promise.withResolvers<null>()
  let socket: WebSocket | null = null
  let isOver = false
  let waitMs = FIRST_WAIT_MS
  /** The last event that was told; null before the first connection, which begins with what happens next. */
  let after: number | null = null
  let stopWaiting: () => void = () => undefined

  async function connect(): Promise<void> {
    try {
      const ticket = await newTicket()
      if (!isOver) speakTo(new WebSocket(url), ticket)
    } catch {
      connectLater()
    }
  }

  function speakTo(own: WebSocket, ticket: string): void {
    socket = own
    expectWithin(LONGEST_OPENING_SECONDS, own)
    let silenceSeconds = LONGEST_OPENING_SECONDS
    own.onopen = () => {
      own.send(JSON.stringify({ type: 'open', ticket, after, callId } satisfies LiveOpen))
    }
    own.onmessage = ({ data }) => {
      if (socket !== own) return
      const message = JSON.parse(String(data)) as LiveServerMessage
      if (message.type === 'opened') silenceSeconds = message.heartbeatSeconds * MISSED_HEARTBEATS
      expectWithin(silenceSeconds, own)
      hear(message)
    }
    own.onclose = ({ reason }) => {
      if (socket !== own) return
      if (reason === 'no-longer-allowed') close()
      else lose(own)
    }
  }

  /**
   * The number in a heartbeat is not taken for what was heard: after a lost connection there may be older events still on
   * their way.
   */
  function hear(message: LiveServerMessage): void {
    switch (message.type) {
      case 'opened':
        waitMs = FIRST_WAIT_MS
        after ??= message.lastSequence
        opened.resolve(null)
        break
      case 'event':
        if (after !== null && message.sequence <= after) break
        after = message.sequence
        onEvent(message.event)
        break
      case 'too-old':
        after = message.lastSequence
        onTooOld()
        break
      case 'heartbeat':
        break
    }
  }

  function expectWithin(seconds: number, own: WebSocket): void {
    stopWaiting()
    stopWaiting = timers.start(seconds * 1000, () => {
      lose(own)
    })
  }

  function lose(own: WebSocket): void {
    socket = null
    own.close()
    connectLater()
  }

  function connectLater(): void {
    stopWaiting()
    if (isOver) return
    stopWaiting = timers.start(waitMs, () => void connect())
    waitMs = Math.min(waitMs * 2, LONGEST_WAIT_MS)
  }

  function close(): void {
    isOver = true
    stopWaiting()
    const own = socket
    socket = null
    own?.close()
  }

  void connect()
  return {
    /** Resolves when the first connection stands: what happens from then on is told. */
    opened: opened.promise,
    close,
  }
}
