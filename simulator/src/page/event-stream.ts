import type { FastifyReply } from 'fastify'

import type { Exchange, Leg } from '../exchange/exchange.ts'
import type { Feed } from '../feed.ts'
import type { Stream } from '../streams/stream.ts'

interface EventStreamDeps {
  readonly exchange: Pick<Exchange, 'listCalls' | 'findCall' | 'listStreams'>
  readonly feed: Feed
}

const MOST_WATCHERS = 50
const MOST_LEGS_AT_FIRST = 100
const MOST_UNREAD_BYTES = 1_048_576
const KEEP_ALIVE_MS = 15_000

/** Tells browsers what happens, as Server-Sent Events: first `state`, all that there is, then one `happened` for each event. */
export function makeEventStream({ exchange, feed }: EventStreamDeps) {
  const watchers = new Set<{ end: () => void }>()

  function serve(reply: FastifyReply): FastifyReply {
    if (watchers.size >= MOST_WATCHERS)
      return reply.code(503).send({ message: 'Too many pages watch this simulator.' })

    reply.hijack()
    const { raw } = reply
    raw.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store' })
    const write = (text: string) => {
      raw.write(text)
      // A page that sleeps must not fill our memory; when it wakes, it asks again.
      if (raw.writableLength > MOST_UNREAD_BYTES) raw.destroy()
    }
    const legs = exchange.listCalls().slice(0, MOST_LEGS_AT_FIRST)
    write(message('state', { legs: legs.map(viewOf), events: feed.after(0) }))
    const stopWatching = feed.watch((event) => {
      const leg = exchange.findCall(event.callSid)
      write(message('happened', { event, leg: leg && viewOf(leg) }))
    })
    const keepAlive = setInterval(() => {
      write(': still here\n\n')
    }, KEEP_ALIVE_MS)

    const watcher = { end: () => raw.end() }
    watchers.add(watcher)
    raw.once('close', () => {
      stopWatching()
      clearInterval(keepAlive)
      watchers.delete(watcher)
    })
    return reply
  }

  function viewOf(leg: Leg) {
    return { ...legView(leg), streams: exchange.listStreams(leg.sid).map(streamView) }
  }

  function close(): void {
    for (const watcher of watchers) watcher.end()
  }

  return { serve, close }
}

function message(name: string, content: unknown): string {
  return `event: ${name}\ndata: ${JSON.stringify(content)}\n\n`
}

function legView({ sid, parentSid, from, to, status, createdAtMs, answeredAtMs, endedAtMs }: Leg) {
  return { sid, parentSid, from, to, status, createdAtMs, answeredAtMs, endedAtMs }
}

function streamView({ sid, name, tracks, state, framesSent, errors }: Stream) {
  return { sid, name, tracks, state, framesSent, errors }
}
