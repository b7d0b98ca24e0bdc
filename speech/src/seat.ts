import { Worker } from 'node:worker_threads'

import { loadLibvosk } from './libvosk.ts'
import { makeRecogniser } from './recogniser.ts'
import { makeTurning } from './turning.ts'
import type { FromWorker, FromWorkerBatch, ToWorker } from './worker-protocol.ts'
import type { WorkerStart } from './worker.ts'

/** A place where streams are recognised. */
export interface Seat {
  /** The buffers in `transfer` are given away. */
  post(message: Exclude<ToWorker, { type: 'stop' }>, transfer?: ArrayBuffer[]): void
  /** Ends after the present turn, and resolves then. */
  stop(): Promise<void>
}

export type Deliver = (message: FromWorker) => void

/** A thread of its own. `onExit` comes when it ended, with what ended it if it did not stop by itself. */
export function threadSeat(
  file: URL,
  start: WorkerStart,
  deliver: Deliver,
  onExit: (cause: Error | null) => void,
): Seat {
  const worker = new Worker(file, { workerData: start })
  let cause: Error | null = null
  const ended = new Promise<void>((resolve) => {
    worker.on('exit', () => {
      onExit(cause)
      resolve()
    })
  })
  worker.on('message', (batch: FromWorkerBatch) => {
    for (const message of batch) deliver(message)
  })
  worker.on('error', (error: Error) => {
    cause = error
  })
  return {
    post(message, transfer = []) {
      worker.postMessage(message satisfies ToWorker, transfer)
    },
    stop() {
      worker.postMessage({ type: 'stop' } satisfies ToWorker)
      return ended
    },
  }
}

/**
 * The present thread, between whatever else it does. Handing a frame to another thread and its reply back costs as much as
 * recognising it with a small model, and gains nothing where one core does everything.
 */
export function ownSeat({ libvoskFile, loaded }: WorkerStart, deliver: Deliver): Seat {
  const libvosk = loadLibvosk(libvoskFile)
  const turning = makeTurning({
    makeRecogniser: (settings) => makeRecogniser(libvosk, loaded, settings),
    send: deliver,
  })
  return {
    post: turning.take,
    stop: async () => {
      turning.stop()
    },
  }
}
