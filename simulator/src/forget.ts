import type { Exchange } from './exchange/exchange.ts'

/** How much of what is over is kept, so that a simulator that runs for months does not grow. */
interface Keeping {
  readonly calls: number
  readonly recordings: number
}

/**
 * Forgets the oldest ended calls and the oldest recordings beyond `keeping`, when it is called before each new call. What
 * still goes on is never forgotten. To look through everything takes time, so it is not done each time: up to a tenth
 * more may be there.
 */
export function makeForgetting(exchange: Exchange, keeping: Keeping): () => void {
  const callsBetween = Math.max(1, Math.floor(Math.min(keeping.calls, keeping.recordings) / 10))
  let callsSince = 0

  return () => {
    if (++callsSince < callsBetween) return
    callsSince = 0
    for (const { sid, endedAtMs } of exchange.listCalls().slice(keeping.calls))
      if (endedAtMs !== null) exchange.deleteCall(sid)
    for (const { sid, status } of exchange.listRecordings().slice(keeping.recordings))
      if (status === 'completed' || status === 'absent') exchange.deleteRecording(sid)
  }
}
