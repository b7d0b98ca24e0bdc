import { setTimeout as delay } from 'node:timers/promises'

import type { CallHearing } from '../../calls/call-sound.ts'
import type { Side } from '../../calls/carrier.ts'

export interface PlayedCall {
  /** Of equal length. */
  readonly channels: ReadonlyMap<Side, Int16Array>
  readonly sampleRateHz: number
  /** 1 is as fast as it was spoken. */
  readonly speed: number
}

/** As telephone companies send it. */
const FRAME_MS = 20

/** Lets somebody listen to a recorded call as if it went on now, and resolves when it is over and ended. */
export async function playCall(
  hearing: CallHearing,
  { channels, sampleRateHz, speed }: PlayedCall,
): Promise<void> {
  const frameSamples = Math.round((sampleRateHz * FRAME_MS) / 1000)
  const lengthSamples = Math.max(...[...channels.values()].map(({ length }) => length))
  const startedAtMs = performance.now()
  for (let at = 0; at < lengthSamples; at += frameSamples) {
    const startMs = (at * 1000) / sampleRateHz
    const waitMs = startedAtMs + startMs / speed - performance.now()
    if (waitMs > 1) await delay(waitMs)
    for (const [side, samples] of channels) {
      hearing.hear(side, startMs, samples.subarray(at, at + frameSamples), sampleRateHz)
    }
  }
  await hearing.end()
}
