/**
 * Many live clients of a vosk-server, in a process of their own: `streams` connections that each send a frame when its
 * time has come, whether or not replies came, as a telephone line does. The frames of all are spread evenly over the time of a
 * frame, and each stream hears another part of the sound.
 *
 * Tells its parent `measuring` after the warm-up and `measured` at the end, with the streams still open, and goes when
 * the parent closes the channel.
 */
import { once } from 'node:events'
import { readFileSync } from 'node:fs'

import { WebSocket } from 'ws'

import { summarise, type Lags } from './speech-server-lag.ts'

export interface LoadJob {
  readonly url: string
  /** 16-bit little-endian mono PCM, nothing else. */
  readonly soundFile: string
  readonly sampleRateHz: number
  readonly streams: number
  readonly frameMs: number
  readonly warmUpSeconds: number
  readonly seconds: number
}

export type LoadReport =
  | { readonly type: 'measuring' }
  | {
      readonly type: 'measured'
      readonly lags: Lags
      /** How late the frames themselves were, because this process had to wait for a core. */
      readonly lateness: Lags
      /** Connections that the server ended. */
      readonly lost: number
      /** Of all streams together, as far as replies came while it was measured. */
      readonly audioSeconds: number
    }

interface Stream {
  readonly socket: WebSocket
  frame: number
  /** When the frames without a reply were sent, oldest first. */
  readonly waitingSince: number[]
}

const job = JSON.parse(process.argv[2]!) as LoadJob
const { streams: count, frameMs, sampleRateHz } = job
process.once('disconnect', () => process.exit(0))

const sound = readFileSync(job.soundFile)
const frameBytes = ((sampleRateHz * frameMs) / 1000) * 2
const soundFrames = Math.floor(sound.length / frameBytes)
const lagsMs: number[] = []
const latenessMs: number[] = []
let measuresFromMs = Infinity
let replies = 0
let lost = 0

const streams: Stream[] = []
for (let index = 0; index < count; index++) streams.push(await open(index))

const startMs = performance.now()
const warmMs = startMs + job.warmUpSeconds * 1000
const endMs = warmMs + job.seconds * 1000
let sent = 0
sendDue()

async function open(index: number): Promise<Stream> {
  const socket = new WebSocket(job.url, { perMessageDeflate: false })
  const stream: Stream = { socket, frame: Math.floor((index * soundFrames) / count), waitingSince: [] }
  await once(socket, 'open')
  socket.on('error', () => undefined) // 'close' follows
  socket.on('close', () => lost++)
  socket.on('message', () => {
    const sinceMs = stream.waitingSince.shift()!
    if (measuresFromMs < Infinity) replies++
    if (sinceMs >= measuresFromMs) lagsMs.push(performance.now() - sinceMs)
  })
  socket.send(JSON.stringify({ config: { sample_rate: sampleRateHz } }))
  return stream
}

function sendDue(): void {
  const nowMs = performance.now()
  if (nowMs >= warmMs && measuresFromMs === Infinity) {
    measuresFromMs = nowMs
    tell({ type: 'measuring' })
  }
  if (nowMs >= endMs) {
    finish(nowMs)
    return
  }
  for (; dueMs(sent) <= nowMs; sent++) {
    const stream = streams[sent % count]!
    const at = (stream.frame++ % soundFrames) * frameBytes
    if (measuresFromMs < Infinity) latenessMs.push(nowMs - dueMs(sent))
    stream.waitingSince.push(nowMs)
    stream.socket.send(sound.subarray(at, at + frameBytes))
  }
  setTimeout(sendDue, Math.max(0, dueMs(sent) - performance.now()))
}

function dueMs(frame: number): number {
  return startMs + (frame * frameMs) / count
}

function finish(nowMs: number): void {
  for (const { waitingSince } of streams)
    for (const sinceMs of waitingSince) if (sinceMs >= measuresFromMs) lagsMs.push(nowMs - sinceMs)
  tell({
    type: 'measured',
    lags: summarise(lagsMs),
    lateness: summarise(latenessMs),
    lost,
    audioSeconds: (replies * frameMs) / 1000,
  })
}

function tell(report: LoadReport): void {
  process.send!(report)
}
