import type { Exchange, ExchangeEvent } from './exchange/exchange.ts'

/** What happened, with a number that grows by one each time, so that nobody who looks again misses or repeats anything. */
export type FeedEvent = ExchangeEvent & { readonly id: number }

export type Feed = ReturnType<typeof makeFeed>

const KEPT = 2000

/** Numbers the events of the exchange, from now on, and keeps the latest. */
export function makeFeed(exchange: Pick<Exchange, 'watch'>) {
  let kept: FeedEvent[] = []
  let lastId = 0
  const listeners = new Set<(event: FeedEvent) => void>()

  const stop = exchange.watch((event) => {
    const numbered = { id: ++lastId, ...event }
    kept.push(numbered)
    if (kept.length >= 2 * KEPT) kept = kept.slice(-KEPT)
    for (const listener of listeners) listener(numbered)
  })

  /** Those after the event `id`, the oldest first, at most the latest 2000. */
  function after(id: number): readonly FeedEvent[] {
    return kept.slice(-KEPT).filter((event) => event.id > id)
  }

  /** Told of each event as it happens; the answer ends it. */
  function watch(listener: (event: FeedEvent) => void): () => void {
    listeners.add(listener)
    return () => {
      listeners.delete(listener)
    }
  }

  return { after, watch, close: stop }
}
