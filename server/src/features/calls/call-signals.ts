/** Tells those who wait for news of a call, in this process, that there is some. */
export function makeCallSignals() {
  const waiting = new Map<string, Set<() => void>>()

  function tell(callId: string): void {
    for (const resolve of waiting.get(callId) ?? []) resolve()
  }

  /** Resolves with the next news of the call; `stop` ends the waiting for it. */
  function next(callId: string): { readonly news: Promise<unknown>; stop(): void } {
    const { promise, resolve } = Promise.withResolvers<unknown>()
    const wake = () => {
      resolve(null)
    }
    const all = waiting.get(callId) ?? new Set()
    waiting.set(callId, all.add(wake))
    const stop = () => {
      all.delete(wake)
      if (all.size === 0 && waiting.get(callId) === all) waiting.delete(callId)
    }
    return { news: promise, stop }
  }

  return { tell, next }
}

export type CallSignals = ReturnType<typeof makeCallSignals>
