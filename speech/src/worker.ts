import { parentPort, workerData } from 'node:worker_threads'

import { loadLibvosk } from './libvosk.ts'
import type { LoadedModel } from './model.ts'
import { makeRecogniser } from './recogniser.ts'
import { makeTurning } from './turning.ts'
import type { FromWorker, FromWorkerBatch, ToWorker } from './worker-protocol.ts'

/** What a thread is started with. */
export interface WorkerStart {
  readonly libvoskFile: string
  readonly loaded: LoadedModel
}

const port = parentPort!
const { libvoskFile, loaded } = workerData as WorkerStart
const libvosk = loadLibvosk(libvoskFile)
const turning = makeTurning({
  makeRecogniser: (settings) => makeRecogniser(libvosk, loaded, settings),
  send,
  onTurn(isLast) {
    if (isLast || performance.now() - unsentSince > MOST_DELAY_MS) flush()
  },
})

/** Waking the other thread costs more than many a frame, so what is said within a moment is said together. */
const MOST_DELAY_MS = 2
let unsent: FromWorker[] = []
let unsentSince = 0

port.on('message', (message: ToWorker) => {
  if (message.type !== 'stop') {
    turning.take(message)
    return
  }
  turning.stop()
  flush()
  port.close()
})

function send(message: FromWorker): void {
  if (unsent.length === 0) unsentSince = performance.now()
  unsent.push(message)
}

function flush(): void {
  if (unsent.length > 0) port.postMessage(unsent satisfies FromWorkerBatch)
  unsent = []
}
