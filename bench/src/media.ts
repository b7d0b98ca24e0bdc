import { fork, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { monitorEventLoopDelay } from 'node:perf_hooks'

import type { MediaJob, MediaOrder } from './media-load.ts'

const RECEIVER = join(import.meta.dirname, '..', '..', 'server', 'test', 'a-media-server.ts')
const SENDER = join(import.meta.dirname, 'media-load.ts')
const STREAMS = 200
const WARM_UP_FRAMES = 150
const FRAMES = 750
const HOUR_FRAMES = 180_000
const HOUR_PARTS = 10
const FRAME_SAMPLES = 160
/** The event loop's delay is looked at so often, which is part of what is measured. */
const RESOLUTION_MS = 5
const MIB = 1024 * 1024

interface Measured {
  readonly heardSamples: number
  readonly gapCount: number
  readonly cpuMs: number
  readonly p50Ms: number
  readonly p99Ms: number
  readonly heapUsed: number
  readonly rss: number
}

/**
 * What it costs to take in the sound of calls: WebSocket, JSON, base64, mu-law, order, call time. The receiver is the
 * server's HTTP, calls and carrier's streams on a storage in memory; whoever listens only counts.
 */
export const media = {
  name: 'media',
  title: `${STREAMS} streams of both sides without recognition; then an hour of one call at full speed`,

  async run(print: (line: string) => void): Promise<void> {
    await inRealTime(print)
    await hourAtFullSpeed(print)
  },
}

async function inRealTime(print: (line: string) => void): Promise<void> {
  await using both = await startBoth(STREAMS)
  const { begin, send, measured } = both
  await send({ framesEach: WARM_UP_FRAMES, isRealTime: true }) // for the compiler to get warm
  await begin()
  const idle = monitorEventLoopDelay({ resolution: RESOLUTION_MS })
  idle.enable()
  const frames = await send({ framesEach: FRAMES, isRealTime: true })
  idle.disable()
  const { heardSamples, gapCount, cpuMs, p50Ms, p99Ms, rss } = await measured()

  const cpu = `${((cpuMs * 1000) / frames).toFixed(1)} µs of CPU a frame (at most 30)`
  const loop = `event loop p50 ${p50Ms.toFixed(1)} ms, p99 ${p99Ms.toFixed(1)} ms (under 50)`
  print(`${frames} frames in ${(FRAMES * 20) / 1000} s: ${cpu}, ${loop}, ${Math.round(rss / MIB)} MiB in all`)
  print(`(meanwhile a process with nothing to do: p99 ${(idle.percentile(99) / 1e6).toFixed(1)} ms)`)
  printMissing(print, frames, heardSamples, gapCount)
}

async function hourAtFullSpeed(print: (line: string) => void): Promise<void> {
  await using both = await startBoth(1)
  const { begin, send, measured } = both
  await send({ framesEach: WARM_UP_FRAMES, isRealTime: false })
  await begin()
  const heaps: number[] = []
  const startedMs = performance.now()
  let frames = 0
  let last: Measured | null = null
  for (let part = 0; part < HOUR_PARTS; part++) {
    frames += await send({ framesEach: HOUR_FRAMES / HOUR_PARTS, isRealTime: false })
    last = await measured()
    heaps.push(last.heapUsed / MIB)
  }

  const seconds = ((performance.now() - startedMs) / 1000).toFixed(1)
  const settled = heaps.slice(HOUR_PARTS / 5 - 1)
  const spread = (Math.max(...settled) - Math.min(...settled)).toFixed(2)
  print(
    `an hour (${frames} frames) in ${seconds} s: heap ${heaps.map((mib) => mib.toFixed(1)).join(' ')} MiB`,
  )
  print(`from 20 % to 100 % it moves by ${spread} MiB (at most 2)`)
  printMissing(print, frames, last!.heardSamples, last!.gapCount)
}

/** What was sent must have been heard. */
function printMissing(
  print: (line: string) => void,
  frames: number,
  heardSamples: number,
  gapCount: number,
): void {
  const missing = frames - heardSamples / FRAME_SAMPLES
  if (missing !== 0 || gapCount > 0) print(`NOT ALL WAS HEARD: ${missing} frames missing, ${gapCount} gaps`)
}

/** The two processes, with so many talks whose streams are open. */
async function startBoth(streams: number) {
  await using starting = new AsyncDisposableStack()
  const launch = (program: string, ...args: string[]) => {
    const child = fork(program, args, { stdio: ['ignore', 'inherit', 'inherit', 'ipc'] })
    starting.defer(async () => {
      if (child.exitCode !== null || child.signalCode !== null) return
      child.kill()
      await once(child, 'exit')
    })
    return child
  }
  const receiver = launch(RECEIVER)
  const place = await nextMessage<Omit<MediaJob, 'talks'>>(receiver)
  receiver.send({ open: streams })
  const { talks } = await nextMessage<Pick<MediaJob, 'talks'>>(receiver)
  const job: MediaJob = { ...place, talks }
  const sender = launch(SENDER, JSON.stringify(job))
  await nextMessage(sender)

  const started = starting.move()
  return {
    begin: () => {
      receiver.send({ begin: true })
      return nextMessage(receiver)
    },
    /** How many frames were sent, all of which are read. */
    send: async (order: MediaOrder) => {
      sender.send(order)
      return (await nextMessage<{ frames: number }>(sender)).frames
    },
    measured: () => {
      receiver.send({ read: true })
      return nextMessage<Measured>(receiver)
    },
    [Symbol.asyncDispose]: () => started.disposeAsync(),
  }
}

/** Rejects when the process ends instead. */
async function nextMessage<T>(child: ChildProcess): Promise<T> {
  const done = new AbortController()
  const { signal } = done
  const ended = once(child, 'exit', { signal }).then(() => {
    throw new Error('A process of the measurement ended too early.')
  })
  try {
    const [message] = (await Promise.race([once(child, 'message', { signal }), ended])) as [T]
    return message
  } finally {
    done.abort()
  }
}
