/**
 * The least that recognition costs: libvosk in a loop, without a server, without threads. For the bench `speech-server`, which
 * runs this as a process of its own and holds servers against it.
 *
 * Many streams hear the same sound, each from a place of its own, a frame of each in turn and at the pace of live calls, as a
 * server would meet them: a core that waited between two frames has to fetch much of what it needs again.
 * Uses libvosk by itself and safely: everything happens in one thread, one call after the other.
 */
import { readFileSync } from 'node:fs'

import { tuneAllocator } from './allocator.ts'
import { thisPlatform } from './libvosk-file.ts'
import { loadLibvosk } from './libvosk.ts'
import { loadModel } from './model.ts'

export interface BareLoopJob {
  readonly libvoskFile: string
  readonly modelDir: string
  /** 16-bit little-endian mono PCM, nothing else. */
  readonly soundFile: string
  readonly sampleRateHz: number
  readonly streams: number
  readonly frameMs: number
  /** Sound of each stream that is heard first and not counted. */
  readonly warmUpSeconds: number
  readonly seconds: number
}

const job = JSON.parse(process.argv[2]!) as BareLoopJob
tuneAllocator(thisPlatform())
const libvosk = loadLibvosk(job.libvoskFile)
libvosk.setLogLevel(-2)
const { model } = loadModel(libvosk, job.modelDir, null)
const file = readFileSync(job.soundFile)
const sound = new Int16Array(file.buffer, file.byteOffset, file.length >> 1)
const frameSamples = (job.sampleRateHz * job.frameMs) / 1000
const soundFrames = Math.floor(sound.length / frameSamples)

const recognisers = Array.from({ length: job.streams }, () => {
  const recogniser = libvosk.newRecogniser(model, job.sampleRateHz)
  if (recogniser === null) throw new Error('libvosk makes no recogniser.')
  libvosk.setWords(recogniser, 1)
  return recogniser
})
const never = new Int32Array(new SharedArrayBuffer(4))
const startMs = performance.now()
hear(0, job.warmUpSeconds)
const before = process.cpuUsage()
hear(job.warmUpSeconds, job.warmUpSeconds + job.seconds)
const { user, system } = process.cpuUsage(before)
const audioSeconds = job.streams * job.seconds
process.stdout.write(`${JSON.stringify({ cpuMsPerAudioSecond: (user + system) / 1000 / audioSeconds })}\n`)

function hear(fromSeconds: number, toSeconds: number): void {
  const [from, to] = [fromSeconds, toSeconds].map((seconds) => Math.round((seconds * 1000) / job.frameMs))
  for (let frame = from!; frame < to!; frame++)
    for (const [index, recogniser] of recognisers.entries()) {
      waitUntil(startMs + (frame + index / job.streams) * job.frameMs)
      const place = (Math.floor((index * soundFrames) / job.streams) + frame) % soundFrames
      const pcm = sound.subarray(place * frameSamples, (place + 1) * frameSamples)
      if (libvosk.acceptSamples(recogniser, pcm, pcm.length) === 1) libvosk.result(recogniser)
      else libvosk.partialResult(recogniser)
    }
}

function waitUntil(ms: number): void {
  const aheadMs = ms - performance.now()
  if (aheadMs > 0) Atomics.wait(never, 0, 0, aheadMs)
}
