import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { parseArgs } from 'node:util'

import { readWav } from './read-wav.ts'
import { startSpeech } from './speech-process.ts'
import { median } from './speech-server-lag.ts'
import { shareCores } from './speech-server-cores.ts'
import {
  FEW,
  measureCpu,
  measureMemory,
  measureStreams,
  MODERATE,
  MOST_DISTURBANCE,
  MOST_LAG_MS,
  ROUNDS,
  type Measuring,
  type Pair,
} from './speech-server-measures.ts'
import type { Trial } from './speech-server-trial.ts'
import { findOfficial, HOW_TO_GET_IT, startOfficial, type Official } from './speech-server-official.ts'

const ROOT = join(import.meta.dirname, '..', '..')
const CONVERSATIONS = join(ROOT, 'simulator', 'conversations')
const MODEL = 'demo-hi'
const FRAMES_MS = [100, 200]
const TARGET = { streamsRatio: 1.3, cpuMsAboveBare: 2.5 }
const MOST_LATENESS_MS = 20
/** The exit code when there was nothing to hold ours against. */
const NOT_COMPARED = 2

/**
 * Our speech server beside the official one, on the same model, sound, cores and libvosk, in one run, and libvosk alone in a
 * loop as the limit of both. They take turns. Clients send at the pace of live calls, from a process of their own.
 */
export const speechServer = {
  name: 'speech-server',
  title: `our speech server, the official vosk-server, and libvosk alone, with ${MODEL}`,

  async run(print: (line: string) => void, args: readonly string[]): Promise<void> {
    const { official, libvoskFile } = await readArguments(args)
    await using running = new AsyncDisposableStack()
    const folder = mkdtempSync(join(tmpdir(), 'leadbreak-bench-'))
    running.defer(() => {
      rmSync(folder, { recursive: true })
    })
    const modelDir = join(ROOT, 'speech', 'models', MODEL)
    const cores = shareCores()
    const sound = writeSound(join(folder, 'sound.pcm'))
    const ours = await startSpeech(MODEL, { pinned: cores.servers, env: { LIBVOSK_PATH: libvoskFile } })
    running.defer(ours.stop)
    const peer = official && (await startOfficial(official, modelDir, cores.servers))
    if (peer) running.defer(peer.stop)
    const trials: Trial[] = []
    const measuring: Measuring = {
      ...{ ours, official: peer, libvoskFile, modelDir, sound, cores },
      onTrial: (trial) => trials.push(trial),
    }

    print(`${cores.told}; calls of two sides, 8 kHz`)
    print(`libvosk of all: ${libvoskFile}`)
    print(official ? `official: ${official.versions}` : 'official: not measured')
    print(`${''.padEnd(36)}${'ours'.padStart(8)}${'official'.padStart(10)}   ours / official`)
    const memoryMb = await measureMemory(measuring)
    const met: boolean[] = []
    for (const frameMs of FRAMES_MS) {
      const { bare, ...cpuMs } = await measureCpu(measuring, frameMs)
      const streams = await measureStreams(measuring, frameMs, cpuMs)
      const above = { ours: cpuMs.ours - bare, official: cpuMs.official - bare }
      print(`frames of ${frameMs} ms`)
      print(row(`  streams, 95 % within ${MOST_LAG_MS} ms`, streams, 0))
      print(row('  CPU, ms for a second of audio', cpuMs, 1))
      print(row(`  above libvosk alone (${bare.toFixed(1)} ms)`, above, 1))
      met.push(above.ours <= TARGET.cpuMsAboveBare, streams.ours >= TARGET.streamsRatio * streams.official)
    }
    print(row('memory of a stream, MB', memoryMb, 2))
    print(
      `CPU: the middle of ${ROUNDS} rounds with ${MODERATE} streams. Memory: ${MODERATE} streams against ${FEW}.`,
    )
    warnOfOthers(trials, print)
    print(
      `targets: ${TARGET.streamsRatio} times the streams, at most ${TARGET.cpuMsAboveBare} ms above libvosk alone: ` +
        (official ? (met.every(Boolean) ? 'met' : 'NOT met') : 'not compared'),
    )
    if (official) return
    for (const line of HOW_TO_GET_IT.split('\n')) print(line)
    process.exitCode = NOT_COMPARED
  },
}

/** A busy machine, or clients that were late themselves, make all of this worth little, and the streams least. */
function warnOfOthers(trials: readonly Trial[], print: (line: string) => void): void {
  const disturbance = median(trials.map((trial) => trial.disturbance))
  const latenessMs = median(trials.map(({ lateness }) => lateness.p95Ms))
  if (disturbance > MOST_DISTURBANCE)
    print(`NOT CLEAN: others used ${Math.round(100 * disturbance)} % of the server's cores meanwhile`)
  if (latenessMs > MOST_LATENESS_MS)
    print(`NOT CLEAN: frames were sent ${Math.round(latenessMs)} ms late (p95) by clients short of CPU`)
}

/** Without `--own-libvosk` all use the library of the official server's Python, where there is one. */
async function readArguments(
  args: readonly string[],
): Promise<{ official: Official | null; libvoskFile: string }> {
  const { values } = parseArgs({
    args: [...args],
    options: {
      official: { type: 'string' },
      python: { type: 'string', default: 'python3' },
      'own-libvosk': { type: 'boolean', default: false },
    },
  })
  // npm runs its scripts in its own folder; the person typed a path that begins where they stood.
  const cwd = process.env.INIT_CWD ?? process.cwd()
  const python = values.python.includes('/') ? resolve(cwd, values.python) : values.python
  const official =
    values.official === undefined ? null : await findOfficial(resolve(cwd, values.official), python)
  const libvoskFile = official === null || values['own-libvosk'] ? packagedLibvosk() : official.libvoskFile
  return { official, libvoskFile }
}

function packagedLibvosk(): string {
  const manifest = createRequire(import.meta.url).resolve('vosk/package.json')
  return join(dirname(manifest), 'lib', 'linux-x86_64', 'libvosk.so')
}

/** Both sides of all conversations, one after the other. */
function writeSound(soundFile: string): Measuring['sound'] {
  const recordings = readdirSync(CONVERSATIONS).map((name) =>
    readWav(join(CONVERSATIONS, name, 'recording.wav')),
  )
  const sides = recordings.flatMap(({ channels }) => channels)
  writeFileSync(soundFile, Buffer.concat(sides.map((pcm) => new Uint8Array(pcm.slice().buffer))))
  return { soundFile, sampleRateHz: recordings[0]!.sampleRateHz }
}

function row(title: string, { ours, official }: Pair, digits: number): string {
  const told = (value: number) => (Number.isNaN(value) ? '-' : value.toFixed(digits))
  const ratio = Number.isNaN(official) ? '' : (ours / official).toFixed(2)
  return `${title.padEnd(36)}${told(ours).padStart(8)}${told(official).padStart(10)}   ${ratio}`.trimEnd()
}
