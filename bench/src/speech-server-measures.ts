import type { Cores } from './speech-server-cores.ts'
import type { ServerProcess } from './speech-process.ts'
import { median } from './speech-server-lag.ts'
import type { LoadJob } from './speech-server-load.ts'
import { after, nextTry, NOTHING_KNOWN } from './speech-server-search.ts'
import { tryBareLoop, tryStreams, type Trial } from './speech-server-trial.ts'

export interface Measuring {
  readonly ours: ServerProcess
  /** Null where it is not at hand. */
  readonly official: ServerProcess | null
  readonly libvoskFile: string
  readonly modelDir: string
  readonly sound: Pick<LoadJob, 'soundFile' | 'sampleRateHz'>
  readonly cores: Cores
  readonly onTrial: (trial: Trial) => void
}

/** A number of each server; the official one's is NaN where it is not measured. */
export interface Pair {
  readonly ours: number
  readonly official: number
}

export const MOST_LAG_MS = 500
/** For the cost of a stream: some, but never more than a server could carry. */
export const MODERATE = 16
export const FEW = 4
export const ROUNDS = 3
/** The share of the server's cores that others may use before a measurement counts as disturbed. */
export const MOST_DISTURBANCE = 0.05
const TRIAL = { warmUpSeconds: 1, seconds: 4 }
const TOLERANCE = 0.05

/** Megabytes of a stream that has heard some seconds, the sixteenth like the fifth. The servers should be fresh. */
export async function measureMemory(measuring: Measuring): Promise<Pair> {
  return ofBoth(measuring, async (server) => {
    const few = await carry(measuring, server, FEW, 200)
    const moderate = await carry(measuring, server, MODERATE, 200)
    return (moderate.memoryMb - few.memoryMb) / (MODERATE - FEW)
  })
}

/** Milliseconds of CPU for a second of audio, with a moderate number of streams. The servers and the bare loop take turns. */
export async function measureCpu(measuring: Measuring, frameMs: number): Promise<Pair & { bare: number }> {
  const { libvoskFile, modelDir, sound, cores } = measuring
  const job = { ...TRIAL, ...sound, libvoskFile, modelDir, streams: MODERATE, frameMs }
  const rounds: (Pair & { bare: number })[] = []
  while (rounds.length < ROUNDS) {
    const pair = await ofBoth(measuring, async (server) => {
      return (await carry(measuring, server, MODERATE, frameMs)).cpuMsPerAudioSecond
    })
    rounds.push({ ...pair, bare: await tryBareLoop(job, cores.servers) })
  }
  return {
    ours: median(rounds.map(({ ours }) => ours)),
    official: median(rounds.map(({ official }) => official)),
    bare: median(rounds.map(({ bare }) => bare)),
  }
}

/** How many streams are answered in time, searched for from what one costs. The servers take turns. */
export async function measureStreams(measuring: Measuring, frameMs: number, cpuMs: Pair): Promise<Pair> {
  const { ours, official, cores } = measuring
  const searches = [
    { name: 'ours', server: ours, guess: (1000 * cores.serverCores.length) / cpuMs.ours },
    { name: 'official', server: official, guess: (1000 * cores.serverCores.length) / cpuMs.official },
  ].flatMap(({ server, ...rest }) => (server ? [{ ...rest, server, search: NOTHING_KNOWN }] : []))

  for (let isOver = false; !isOver;) {
    isOver = true
    for (const each of searches) {
      const streams = nextTry(each.search, each.guess, TOLERANCE)
      if (streams === null) continue
      isOver = false
      let trial = await carry(measuring, each.server, streams, frameMs)
      if (!isCarried(trial) && trial.disturbance > MOST_DISTURBANCE)
        trial = await carry(measuring, each.server, streams, frameMs) // it may have been the others' fault
      each.search = after(each.search, streams, isCarried(trial))
    }
  }
  const carried = (name: string) => searches.find((each) => each.name === name)?.search.carried ?? NaN
  return { ours: carried('ours'), official: carried('official') }
}

function isCarried({ lost, lags }: Trial): boolean {
  return lost === 0 && lags.p95Ms < MOST_LAG_MS
}

async function ofBoth(
  { ours, official }: Measuring,
  measure: (server: ServerProcess) => Promise<number>,
): Promise<Pair> {
  return { ours: await measure(ours), official: official ? await measure(official) : NaN }
}

async function carry(
  { sound, cores, onTrial }: Measuring,
  server: ServerProcess,
  streams: number,
  frameMs: number,
): Promise<Trial> {
  const trial = await tryStreams(server, { ...TRIAL, ...sound, streams, frameMs }, cores)
  onTrial(trial)
  return trial
}
