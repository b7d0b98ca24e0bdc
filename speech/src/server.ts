import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'

import type { Logger } from 'pino'

import { tuneAllocator } from './allocator.ts'
import { makeFront } from './front.ts'
import { answerHttp, type Health } from './http-answers.ts'
import { loadLibvosk } from './libvosk.ts'
import { thisPlatform } from './libvosk-file.ts'
import { makeMetrics } from './metrics.ts'
import { freeModel, loadModel, readModelFacts } from './model.ts'
import type { SpeechOptions } from './options.ts'
import { startPool } from './pool.ts'

export interface SpeechServer {
  /** The real one, also when 0 was asked for. */
  readonly port: number
  readonly model: string
  /** Takes no new streams, lets the running ones finish for so long, then closes everything. */
  drain(deadlineMs: number): Promise<void>
}

export type ServerOptions = Omit<SpeechOptions, 'drainMs'> & {
  readonly libvoskFile: string
  /** The program of a thread; only tests have another. */
  readonly workerFile?: URL
}

/** Loads the model, then listens. Throws ModelRefusal, or the error of the operating system for the port. */
export async function openSpeechServer(options: ServerOptions, log: Logger): Promise<SpeechServer> {
  await using opening = new AsyncDisposableStack()
  const { libvoskFile, workers, workerFile, maxStreams, maxMessageBytes, settings } = options

  tuneAllocator(thisPlatform())
  const libvosk = loadLibvosk(libvoskFile)
  libvosk.setLogLevel(-1)
  const loaded = loadModel(libvosk, options.modelDir, options.speakerModelDir)
  libvosk.setLogLevel(-2) // its warnings about a phrase list would print a client's words
  const facts = readModelFacts(options.modelDir)
  const { takesPhrases } = loaded

  const metrics = makeMetrics()
  const pool = startPool({
    start: { libvoskFile, loaded },
    workers,
    ...(workerFile && { workerFile }),
    onWorkerDeath(error) {
      metrics.workerDied()
      log.error({ err: error }, 'a recognising thread died; another takes its place')
    },
  })
  opening.defer(async () => {
    if (await pool.stop()) freeModel(libvosk, loaded)
  })

  const modelNames = [facts.name]
  const front = makeFront({
    pool,
    metrics,
    settings,
    modelNames,
    takesPhrases,
    log,
    maxStreams,
    maxMessageBytes,
  })
  const health = (): Health => ({
    status: front.isDraining() ? 'draining' : 'ok',
    model: facts.name,
    language: facts.language,
    takesPhrases,
    workers,
    streams: front.streams(),
  })

  const http = createServer((request, response) => {
    answerHttp(request, response, { health, metrics }).catch((error: unknown) => {
      log.error({ err: error }, 'an HTTP request failed')
      response.destroy()
    })
  })
  http.on('upgrade', (request, _socket, head) => {
    front.admit(request, request.socket, head)
  })
  await listen(http, options)
  http.on('error', (error) => {
    log.error({ err: error }, 'the listening socket reported an error')
  })
  opening.defer(async () => {
    http.closeAllConnections()
    await new Promise((resolve) => http.close(resolve))
  })

  const opened = opening.move()
  return {
    port: (http.address() as AddressInfo).port,
    model: facts.name,
    async drain(deadlineMs) {
      await front.drain(deadlineMs)
      await opened.disposeAsync()
    },
  }
}

function listen(
  http: Server,
  { port, interface: host }: Pick<SpeechOptions, 'port' | 'interface'>,
): Promise<void> {
  return new Promise((resolve, reject) => {
    http.once('error', reject).listen(port, host, () => {
      http.off('error', reject)
      resolve()
    })
  })
}
