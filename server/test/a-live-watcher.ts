import assert from 'node:assert/strict'
import { once } from 'node:events'

import type { LiveEvent, LiveOpen, LiveServerMessage, LiveTicket } from '@leadbreak/contract'

/** An event of `/live` and when it was seen, by the clock of this machine. */
export interface SeenEvent {
  readonly sequence: number
  readonly seenAtMs: number
  readonly event: LiveEvent
}

export type SegmentEvent = Extract<LiveEvent, { kind: 'segment' }>

export interface WatchOptions {
  /** Who watches: whatever tells one user's requests from another's. */
  readonly authorization: string
  /** The last event that was seen before; null begins with what happens next. */
  readonly after?: number | null
  /** Only this call. */
  readonly callId?: string | null
}

export type Watcher = Awaited<ReturnType<typeof watchLive>>

/** Far more than anything takes that a test waits for; it is to fail with what was seen, not to hang. */
const LONGEST_WAIT_MS = 120_000

/** One connection to `/live`, opened with a ticket of its own. Resolves when it tells what happens. */
export async function watchLive(
  baseUrl: string,
  { authorization, after = null, callId = null }: WatchOptions,
) {
  const { ticket } = await getTicket(baseUrl, authorization)
  const socket = new WebSocket(`${baseUrl.replace('http', 'ws')}/live`)
  const events: SeenEvent[] = []
  const waiting = new Set<() => void>()
  const opened = Promise.withResolvers<null>()
  let isTooOld = false

  function lookAgain(): void {
    for (const look of waiting) look()
  }

  socket.onmessage = ({ data }) => {
    const message = JSON.parse(String(data)) as LiveServerMessage
    if (message.type === 'opened') opened.resolve(null)
    if (message.type === 'too-old') isTooOld = true
    if (message.type !== 'event') return
    events.push({ sequence: message.sequence, seenAtMs: Date.now(), event: message.event })
    lookAgain()
  }
  socket.onclose = ({ code, reason }) => {
    opened.reject(new Error(`/live was closed with ${code} ${reason}`))
  }
  socket.onopen = () => {
    socket.send(JSON.stringify({ type: 'open', ticket, after, callId } satisfies LiveOpen))
  }
  await opened.promise

  /** Resolves when `isReached`, which is asked after each event and whenever `lookAgain` is called. */
  async function until(what: string, isReached: () => boolean): Promise<void> {
    const reached = Promise.withResolvers<null>()
    const look = () => {
      if (isReached()) reached.resolve(null)
    }
    const timer = setTimeout(() => {
      reached.reject(new assert.AssertionError({ message: `no ${what} among ${summaryOf(events)}` }))
    }, LONGEST_WAIT_MS)
    waiting.add(look)
    look()
    try {
      await reached.promise
    } finally {
      clearTimeout(timer)
      waiting.delete(look)
    }
  }

  async function close(): Promise<void> {
    if (socket.readyState === WebSocket.CLOSED) return
    socket.close()
    await once(socket, 'close')
  }

  return { events, ticket, until, lookAgain, close, isTooOld: () => isTooOld }
}

async function getTicket(baseUrl: string, authorization: string): Promise<LiveTicket> {
  const response = await fetch(`${baseUrl}/api/live/tickets`, { method: 'POST', headers: { authorization } })
  assert.equal(response.status, 201)
  return (await response.json()) as LiveTicket
}

function summaryOf(events: readonly SeenEvent[]): string {
  const kinds = Object.groupBy(events, ({ event }) => event.kind)
  return Object.entries(kinds)
    .map(([kind, all]) => `${all.length} ${kind}`)
    .join(', ')
}
