import { parentPort, workerData } from 'node:worker_threads'

import { loadLibvosk } from './libvosk.ts'
import type { LoadedModel } from './model.ts'
import { makeRecogniser } from './recogniser.ts'
import { makeTurns } from './turns.ts'
import type { FromWorker, ToWorker } from './worker-protocol.ts'

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
  send: (message: FromWorker) => {
    port.postMessage(message)
  },
})

let isTurning = false

port.on('message', (message: ToWorker) => {
  if (message.type === 'stop') {
    turns.closeAll()
    port.close()
    return
  }
  turns.obey(message)
  if (!isTurning) {
    isTurning = true
    setImmediate(turn)
  }
})

/** One turn, then whatever arrived meanwhile, then the next: nobody has to wait for a long queue to empty. */
function turn(): void {
  isTurning = turns.takeTurn()
  if (isTurning) setImmediate(turn)
}
