import type { Exchange } from './exchange/exchange.ts'

/** How much of what is over is kept, so that a simulator that runs for months does not grow. */
export interface Keeping {
  readonly calls: number
  readonly recordings: number
}

/** Forgets the oldest ended calls and the oldest recordings beyond `keeping`. What still goes on is never forgotten. */
export function forgetOldest(exchange: Exchange, keeping: Keeping): void {
  const calls = exchange.listCalls()
  for (const { sid, endedAtMs } of calls.slice(keeping.calls))
    if (endedAtMs !== null) exchange.deleteCall(sid)

  const recordings = exchange.listRecordings()
  for (const { sid, status } of recordings.slice(keeping.recordings))
    if (status === 'completed' || status === 'absent') exchange.deleteRecording(sid)
}
