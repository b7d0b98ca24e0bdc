import { Worker } from 'node:worker_threads'

import type { StreamSettings } from './stream-settings.ts'
import type { FromWorker, FromWorkerBatch, StreamFailure, StreamId, ToWorker } from './worker-protocol.ts'
import type { WorkerStart } from './worker.ts'

export interface PoolDeps {
  start: WorkerStart
  /** How many threads. */
  workers: number
  /** The program of a thread; only tests have another. */
  workerFile?: URL
  onWorkerDeath: (error: Error | null) => void
}

/** What a stream's owner is told. `onClosed` comes exactly once, and nothing after it. */
export interface StreamListener {
  onReply: (reply: { json: string; audioSeconds: number; decodeSeconds: number }) => void
  onClosed: (failure: StreamFailure | null) => void
}

/** A stream on the thread that recognises it from beginning to end. */
export interface PooledStream {
  /** `bytes` is given away. */
  hear(bytes: ArrayBuffer): void
  finish(options: { endsStream: boolean }): void
  abandon(): void
}

export type Pool = ReturnType<typeof startPool>

interface Seat {
  readonly worker: Worker
  readonly startedAt: number
  isAlive: boolean
  readonly listeners: Map<StreamId, StreamListener>
}

/** A thread that dies younger than this is replaced only after as long again. */
const INFANT_MS = 1000
/** A thread answers `stop` after its turn; longer than this it hangs in native code. */
const STOP_DEADLINE_MS = 5000

/** Threads that recognise. Streams are spread evenly and stay where they began. */
export function startPool({ start, workers, workerFile, onWorkerDeath }: PoolDeps) {
  const file = workerFile ?? new URL('./worker.ts', import.meta.url)
  const seats = Array.from({ length: workers }, newSeat)
  let lastStreamId: StreamId = 0
  let isStopping = false

  function newSeat(): Seat {
    const seat: Seat = {
      worker: new Worker(file, { workerData: start }),
      startedAt: performance.now(),
      isAlive: true,
      listeners: new Map(),
    }
    let cause: Error | null = null
    seat.worker.on('message', (batch: FromWorkerBatch) => {
      for (const message of batch) deliver(seat, message)
    })
    seat.worker.on('error', (error: Error) => {
      cause = error
    })
    seat.worker.on('exit', () => {
      seat.isAlive = false
      closeAll(seat)
      if (isStopping) return
      onWorkerDeath(cause)
      const ageMs = performance.now() - seat.startedAt
      setTimeout(replace, ageMs < INFANT_MS ? INFANT_MS : 0, seat).unref()
    })
    return seat
  }

  function replace(seat: Seat): void {
    if (!isStopping) seats[seats.indexOf(seat)] = newSeat()
  }

  function deliver({ listeners }: Seat, message: FromWorker): void {
    const listener = listeners.get(message.streamId)
    if (message.type === 'reply') {
      listener?.onReply(message)
    } else {
      listeners.delete(message.streamId)
      listener?.onClosed(message.failure)
    }
  }

  /** A dead thread leaves its recognisers' memory behind; it cannot be known whether that is still sound. */
  function closeAll({ listeners }: Seat): void {
    const orphans = [...listeners.values()]
    listeners.clear()
    for (const listener of orphans) listener.onClosed('worker-died')
  }

  /** Opens a stream on the living thread with the fewest. */
  function open(settings: StreamSettings, listener: StreamListener): PooledStream {
    const load = (seat: Seat) => (seat.isAlive ? seat.listeners.size : Infinity)
    const seat = seats.reduce((best, other) => (load(other) < load(best) ? other : best))
    const streamId = ++lastStreamId
    const post = (message: ToWorker, transfer: ArrayBuffer[] = []) => {
      seat.worker.postMessage(message, transfer)
    }
    if (seat.isAlive) seat.listeners.set(streamId, listener)
    else process.nextTick(listener.onClosed, 'worker-died' satisfies StreamFailure) // all of them are dead
    post({ type: 'open', streamId, settings })
    return {
      hear(bytes) {
        post({ type: 'hear', streamId, bytes }, [bytes])
      },
      finish({ endsStream }) {
        post({ type: 'finish', streamId, endsStream })
      },
      abandon() {
        post({ type: 'abandon', streamId })
      },
    }
  }

  /**
   * Ends all threads, each after its present turn. A thread must not be torn out of a native call, so one
   * that does not answer is left alone, and false tells that the model must not be freed.
   */
  async function stop(): Promise<boolean> {
    isStopping = true
    const alive = seats.filter(({ isAlive }) => isAlive)
    const exits = alive.map(({ worker }) => new Promise<unknown>((resolve) => worker.once('exit', resolve)))
    for (const { worker } of alive) worker.postMessage({ type: 'stop' } satisfies ToWorker)
    return Promise.race([
      Promise.all(exits).then(() => true),
      new Promise<boolean>((resolve) => setTimeout(resolve, STOP_DEADLINE_MS, false).unref()),
    ])
  }

  return { open, stop }
}
