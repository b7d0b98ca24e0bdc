import { execFile, fork } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { promisify } from 'node:util'

import type { ServerProcess } from './speech-process.ts'
import type { Lags } from './speech-server-lag.ts'
import type { LoadJob, LoadReport } from './speech-server-load.ts'
import type { Cores } from './speech-server-cores.ts'
import { busyMsOf, usageOf } from './speech-server-process.ts'

/** What a server did with so many streams for a while. */
export interface Trial {
  readonly streams: number
  readonly lags: Lags
  readonly lateness: Lags
  readonly lost: number
  readonly cpuMsPerAudioSecond: number
  /** The share of the server's cores that somebody else used. */
  readonly disturbance: number
  /** With all the streams still open. */
  readonly memoryMb: number
}

const LOAD = join(import.meta.dirname, 'speech-server-load.ts')
const BARE_LOOP = join(import.meta.dirname, '..', '..', 'speech', 'src', 'bare-loop.ts')

/** Lets a process of clients speak to the server, each on its cores. */
export async function tryStreams(
  { url, pid }: ServerProcess,
  job: Omit<LoadJob, 'url'>,
  { clients, serverCores }: Cores,
): Promise<Trial> {
  const [execPath, ...execArgv] = [...clients, process.execPath]
  const load = fork(LOAD, [JSON.stringify({ ...job, url })], { execPath: execPath, execArgv })
  const ended = once(load, 'exit')
  try {
    return await new Promise<Trial>((resolve, reject) => {
      let before = { cpuMs: 0, busyMs: 0, atMs: 0 }
      load.on('message', (report: LoadReport) => {
        const { cpuMs, memoryMb } = usageOf(pid)
        const now = { cpuMs, busyMs: busyMsOf(serverCores), atMs: performance.now() }
        if (report.type === 'measuring') {
          before = now
          return
        }
        const { lags, lateness, lost, audioSeconds } = report
        const serverMs = now.cpuMs - before.cpuMs
        const othersMs = now.busyMs - before.busyMs - serverMs
        resolve({
          ...{ streams: job.streams, lags, lateness, lost, memoryMb },
          cpuMsPerAudioSecond: serverMs / audioSeconds,
          disturbance: Math.max(0, othersMs) / (now.atMs - before.atMs) / serverCores.length,
        })
      })
      load.on('exit', () => {
        reject(new Error('The process of clients ended too early.'))
      })
    })
  } finally {
    if (load.connected) load.disconnect()
    await ended
  }
}

/** CPU of libvosk alone, behind `pinned`, with as many streams and the same frames; `isTuned` as our server tunes its memory. */
export async function tryBareLoop(
  job: Omit<LoadJob, 'url'> & {
    readonly libvoskFile: string
    readonly isTuned: boolean
    readonly modelDir: string
  },
  pinned: readonly string[],
): Promise<number> {
  const [command, ...args] = [...pinned, process.execPath, BARE_LOOP, JSON.stringify(job)]
  const { stdout } = await promisify(execFile)(command, args)
  return (JSON.parse(stdout) as { cpuMsPerAudioSecond: number }).cpuMsPerAudioSecond
}
