import { parentPort, workerData } from 'node:worker_threads'

import { loadLibvosk } from './libvosk.ts'
import type { LoadedModel } from './model.ts'
import { makeRecogniser } from './recogniser.ts'
import { makeTurns } from './turns.ts'
import type { FromWorker, FromWorkerBatch, ToWorker } from './worker-protocol.ts'

/** What a thread is started with. */
export interface WorkerStart {
  readonly libvoskFile: string
  readonly loaded: LoadedModel
}

const port = parentPort!
const { libvoskFile, loaded } = workerData as WorkerStart
const libvosk = loadLibvosk(libvoskFile)
const turns = makeTurns({
  makeRecogniser: (settings) => makeRecogniser(libvosk, loaded, settings),
  send,
})

/** Waking the other thread costs more than many a frame, so what is said within a moment is said together. */
const MOST_DELAY_MS = 2
let unsent: FromWorker[] = []
let unsentSince = 0
let isTurning = false

port.on('message', (message: ToWorker) => {
  if (message.type === 'stop') {
    turns.closeAll()
    flush()
    port.close()
    return
  }
  turns.obey(message)
  if (isTurning) return
  isTurning = true
  setImmediate(turn)
})

/** One turn, then whatever arrived meanwhile, then the next: nobody has to wait for a long queue to empty. */
function turn(): void {
  isTurning = turns.takeTurn()
  if (!isTurning || performance.now() - unsentSince > MOST_DELAY_MS) flush()
  if (isTurning) setImmediate(turn)
}

function send(message: FromWorker): void {
  if (unsent.length === 0) unsentSince = performance.now()
  unsent.push(message)
}

function flush(): void {
  if (unsent.length > 0) port.postMessage(unsent satisfies FromWorkerBatch)
  unsent = []
}
