import type { StreamFault } from '../faults/faults.ts'
import { mediaMessage } from './messages.ts'
import { makeMishaps } from './mishaps.ts'
import type { Track } from './stream.ts'
import type { Ticking } from './ticker.ts'

const FRAME_MS = 20

interface SenderDeps {
  readonly streamSid: string
  /** The moment of the clock that is 0 in the stream. */
  readonly startMs: number
  readonly tracks: readonly { readonly track: Track; readonly read: Read }[]
  /** The next fault for a stream of this age, or null. */
  readonly takeFault: (ageMs: number) => StreamFault | null
  readonly send: (text: string) => void
  readonly drop: (count: number) => void
  /** Each fault as it begins; one that ends the stream is carried out by whoever hears of it. */
  readonly onFault: (fault: StreamFault) => void
}

/** The samples from one moment of the clock to another. */
type Read = (fromMs: number, toMs: number) => Int16Array

export interface Sender extends Ticking {
  /** The number of the message that ends the stream, after all that is due or was kept back. */
  finish(nowMs: number): number
  /** Nothing more is sent. */
  stop(): void
}

/**
 * Sends the sound of a leg in frames of 20 ms. How many there must be by now is always counted from the beginning of the stream: after
 * a pause the missing ones come at once, with the times that they belong to.
 */
export function makeSender(deps: SenderDeps): Sender {
  const { streamSid, startMs, tracks, takeFault, send, drop, onFault } = deps
  const mishaps = makeMishaps(send, drop)
  let sequence = 2 // behind the start of the stream
  let steps = 0
  let leapMs = 0
  let isStopped = false

  function tick(nowMs: number): number {
    const due = Math.floor((nowMs - startMs) / FRAME_MS)
    while (steps < due && !isStopped) sendStep(nowMs)
    return startMs + (steps + 1) * FRAME_MS
  }

  function sendStep(nowMs: number): void {
    const atMs = steps * FRAME_MS
    for (let fault = takeFault(atMs); fault; fault = takeFault(atMs)) {
      if (fault.kind === 'stream-clock-jump') leapMs += fault.byMs
      else if (fault.kind !== 'stream-cut') mishaps.happen(fault, nowMs)
      onFault(fault)
      if (isStopped) return
    }
    steps++
    const fromMs = startMs + atMs
    mishaps.pass(
      tracks.map(({ track, read }) =>
        mediaMessage(streamSid, sequence++, {
          track,
          chunk: steps,
          timestampMs: atMs + leapMs,
          samples: read(fromMs, fromMs + FRAME_MS),
        }),
      ),
      nowMs,
    )
  }

  return {
    tick,
    finish(nowMs) {
      tick(nowMs)
      if (!isStopped) mishaps.release()
      isStopped = true
      return sequence
    },
    stop() {
      isStopped = true
    },
  }
}
