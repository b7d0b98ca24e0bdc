import { execFile, fork, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { promisify } from 'node:util'

import type { ServerProcess } from './speech-process.ts'
import type { Lags } from './speech-server-lag.ts'
import type { LoadJob, LoadReport } from './speech-server-load.ts'
import type { Cores } from './speech-server-cores.ts'
import { busyMsOf, usageOfFamily } from './process-usage.ts'

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
    await next(load)
    const before = useNow(pid, serverCores)
    const { lags, lateness, lost, audioSeconds } = (await next(load)) as Extract<
      LoadReport,
      { type: 'measured' }
    >
    const { cpuMs, memoryMb, busyMs, atMs } = useNow(pid, serverCores)
    const serverMs = cpuMs - before.cpuMs
    const othersMs = busyMs - before.busyMs - serverMs
    return {
      ...{ streams: job.streams, lags, lateness, lost, memoryMb },
      cpuMsPerAudioSecond: serverMs / audioSeconds,
      disturbance: Math.max(0, othersMs) / (atMs - before.atMs) / serverCores.length,
    }
  } finally {
    if (load.connected) load.disconnect()
    await ended
  }
}

/** Throws when the process ended instead. */
async function next(load: ChildProcess): Promise<LoadReport> {
  const report = await Promise.race([once(load, 'message'), once(load, 'exit').then(() => null)])
  if (report === null) throw new Error('The process of clients ended too early.')
  return report[0] as LoadReport
}

function useNow(pid: number, cores: readonly number[]) {
  return { ...usageOfFamily(pid), busyMs: busyMsOf(cores), atMs: performance.now() }
}

/** CPU of libvosk alone, behind `pinned`, with as many streams and the same frames; it sees to memory as our server does. */
export async function tryBareLoop(
  job: Omit<LoadJob, 'url'> & {
    readonly libvoskFile: string
    readonly modelDir: string
  },
  pinned: readonly string[],
): Promise<number> {
  const [command, ...args] = [...pinned, process.execPath, BARE_LOOP, JSON.stringify(job)]
  const { stdout } = await promisify(execFile)(command, args)
  return (JSON.parse(stdout) as { cpuMsPerAudioSecond: number }).cpuMsPerAudioSecond
}
