import { ownSeat, threadSeat, type Seat } from './seat.ts'
import type { StreamSettings } from './stream-settings.ts'
import type { FromWorker, StreamFailure, StreamId } from './worker-protocol.ts'
import type { WorkerStart } from './worker.ts'

export interface PoolDeps {
  start: WorkerStart
  /** How many recognise at once. A single one needs no thread of its own. */
  workers: number
  /** The program of a thread, which then is used in any case; only tests have another. */
  workerFile?: URL
  onWorkerDeath: (error: Error | null) => void
}

/** What a stream's owner is told. `onClosed` comes exactly once, and nothing after it. */
export interface StreamListener {
  onReply: (reply: { json: string; audioSeconds: number; decodeSeconds: number }) => void
  onClosed: (failure: StreamFailure | null) => void
}

/** A stream on the seat that recognises it from beginning to end. */
export interface PooledStream {
  /** `bytes` is given away. */
  hear(bytes: ArrayBuffer): void
  finish(options: { endsStream: boolean }): void
  abandon(): void
}

export type Pool = ReturnType<typeof startPool>

interface Place {
  readonly seat: Seat
  isAlive: boolean
  readonly listeners: Map<StreamId, StreamListener>
}

/** A thread that dies younger than this is replaced only after as long again. */
const INFANT_MS = 1000
/** A thread answers `stop` after its turn; longer than this it hangs in native code. */
const STOP_DEADLINE_MS = 5000

/** Where streams are recognised. They are spread evenly and stay where they began. */
export function startPool({ start, workers, workerFile, onWorkerDeath }: PoolDeps) {
  const file = workerFile ?? new URL('./worker.ts', import.meta.url)
  const needsThreads = workers > 1 || workerFile !== undefined
  const places = Array.from({ length: workers }, needsThreads ? newThread : newOwn)
  let lastStreamId: StreamId = 0
  let isStopping = false

  function newOwn(): Place {
    const listeners: Place['listeners'] = new Map()
    const seat = ownSeat(start, (message) => {
      deliver(listeners, message)
    })
    return { seat, isAlive: true, listeners }
  }

  function newThread(): Place {
    const startedAt = performance.now()
    const listeners: Place['listeners'] = new Map()
    const seat = threadSeat(
      file,
      start,
      (message) => {
        deliver(listeners, message)
      },
      (cause) => {
        place.isAlive = false
        closeAll(listeners)
        if (isStopping) return
        onWorkerDeath(cause)
        const ageMs = performance.now() - startedAt
        setTimeout(replace, ageMs < INFANT_MS ? INFANT_MS : 0, place).unref()
      },
    )
    const place: Place = { seat, isAlive: true, listeners }
    return place
  }

  function replace(place: Place): void {
    if (!isStopping) places[places.indexOf(place)] = newThread()
  }

  function deliver(listeners: Place['listeners'], message: FromWorker): void {
    const listener = listeners.get(message.streamId)
    if (message.type === 'reply') {
      listener?.onReply(message)
    } else {
      listeners.delete(message.streamId)
      listener?.onClosed(message.failure)
    }
  }

  /** A dead thread leaves its recognisers' memory behind; it cannot be known whether that is still sound. */
  function closeAll(listeners: Place['listeners']): void {
    const orphans = [...listeners.values()]
    listeners.clear()
    for (const listener of orphans) listener.onClosed('worker-died')
  }

  /** Opens a stream on the living seat with the fewest. */
  function open(settings: StreamSettings, listener: StreamListener): PooledStream {
    const load = (place: Place) => (place.isAlive ? place.listeners.size : Infinity)
    const place = places.reduce((best, other) => (load(other) < load(best) ? other : best))
    const { seat, listeners } = place
    const streamId = ++lastStreamId
    if (place.isAlive) listeners.set(streamId, listener)
    else process.nextTick(listener.onClosed, 'worker-died' satisfies StreamFailure) // all of them are dead
    seat.post({ type: 'open', streamId, settings })
    return {
      hear(bytes) {
        seat.post({ type: 'hear', streamId, bytes }, [bytes])
      },
      finish({ endsStream }) {
        seat.post({ type: 'finish', streamId, endsStream })
      },
      abandon() {
        seat.post({ type: 'abandon', streamId })
      },
    }
  }

  /**
   * Ends all seats, each after its present turn. A thread must not be torn out of a native call, so one
   * that does not answer is left alone, and false tells that the model must not be freed.
   */
  async function stop(): Promise<boolean> {
    isStopping = true
    const ends = places.filter(({ isAlive }) => isAlive).map(({ seat }) => seat.stop())
    return Promise.race([
      Promise.all(ends).then(() => true),
      new Promise<boolean>((resolve) => setTimeout(resolve, STOP_DEADLINE_MS, false).unref()),
    ])
  }

  return { open, stop }
}
