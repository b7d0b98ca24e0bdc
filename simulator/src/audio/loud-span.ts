import { SAMPLES_PER_MS } from './timeline.ts'

/** Up to here (-54 dB of what is possible) it counts as silence. */
const SILENT_UP_TO = 64

/** From the first to the last sound in any of the channels, in whole milliseconds, or null when all are silent. */
export function loudSpan(
  channels: readonly Int16Array[],
): { readonly fromMs: number; readonly toMs: number } | null {
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
