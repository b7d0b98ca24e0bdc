/** The recognising thread, which can be told to die: no message of a client can make the real one do so. */
import { parentPort } from 'node:worker_threads'

import type { ToWorker } from '../src/worker-protocol.ts'

parentPort!.on('message', (message: ToWorker) => {
  if (message.type === 'hear' && Buffer.from(message.bytes).toString() === 'die!') process.exit(1)
})
await import('../src/worker.ts')
