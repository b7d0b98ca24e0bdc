import { SAMPLES_PER_MS } from './timeline.ts'

/** Up to here (-54 dB of what is possible) it counts as silence. */
const SILENT_UP_TO = 64

/** A stretch of time in whole milliseconds. */
export interface Span {
  readonly fromMs: number
  readonly toMs: number
}

/** Hours are looked through in pieces of this length, from both ends, so that they are never in memory at once. */
const PIECE_MS = 1000

/** From the first to the last sound between two moments, or null when all is silent. */
export function findLoud(
  hear: (fromMs: number, toMs: number) => readonly Int16Array[],
  { fromMs, toMs }: Span,
): Span | null {
  for (let startMs = fromMs; startMs < toMs; startMs += PIECE_MS) {
    const first = loudSpan(hear(startMs, Math.min(toMs, startMs + PIECE_MS)))
    if (first) return { fromMs: startMs + first.fromMs, toMs: lastLoudMs(hear, startMs, toMs) }
  }
  return null
}

/** Where the last sound ends; there must be one after `fromMs`. */
function lastLoudMs(
  hear: (fromMs: number, toMs: number) => readonly Int16Array[],
  fromMs: number,
  toMs: number,
) {
  for (let endMs = toMs; endMs > fromMs; endMs -= PIECE_MS) {
    const startMs = Math.max(fromMs, endMs - PIECE_MS)
    const last = loudSpan(hear(startMs, endMs))
    if (last) return startMs + last.toMs
  }
  return fromMs
}

/** From the first to the last sound in any of the channels, in whole milliseconds, or null when all are silent. */
export function loudSpan(channels: readonly Int16Array[]): Span | null {
  let first = Infinity
  let last = -1
  for (const channel of channels) {
    const start = channel.findIndex(isLoud)
    if (start < 0) continue
    first = Math.min(first, start)
    last = Math.max(last, channel.findLastIndex(isLoud))
  }
  if (last < 0) return null
  return { fromMs: Math.floor(first / SAMPLES_PER_MS), toMs: Math.floor(last / SAMPLES_PER_MS) + 1 }
}

function isLoud(sample: number): boolean {
  return sample > SILENT_UP_TO || sample < -SILENT_UP_TO
}
