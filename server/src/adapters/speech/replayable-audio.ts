/** A stretch of audio at its place. */
export interface Frame {
  readonly startSample: number
  readonly samples: Int16Array
}

export type ReplayableAudio = ReturnType<typeof makeReplayableAudio>

/** Cuts audio into frames of one length (the last may be shorter) and keeps those not yet forgotten, to give them again. */
export function makeReplayableAudio(audio: AsyncIterable<Int16Array>, frameSamples: number) {
  const frames = framesOf(audio, frameSamples)
  const kept: Frame[] = []
  let nextKept = 0

  /** The next frame, or null after the last. One call at a time. */
  async function next(): Promise<Frame | null> {
    if (nextKept === kept.length) {
      const result = await frames.next()
      if (result.done === true) return null
      kept.push(result.value)
    }
    return kept[nextKept++] ?? null
  }

  /** Makes `next` begin again at the oldest kept frame. */
  function rewind(): void {
    nextKept = 0
  }

  /** Drops the frames that end at or before `sample`. */
  function forgetUntil(sample: number): void {
    while (kept[0] !== undefined && kept[0].startSample + kept[0].samples.length <= sample) {
      kept.shift()
      nextKept = Math.max(0, nextKept - 1)
    }
  }

  /** Lets the source go; to be called however reading ended. */
  async function close(): Promise<void> {
    await frames.return()
  }

  return { next, rewind, forgetUntil, close }
}

async function* framesOf(
  audio: AsyncIterable<Int16Array>,
  frameSamples: number,
): AsyncGenerator<Frame, void, undefined> {
  let startSample = 0
  let frame = new Int16Array(frameSamples)
  let filled = 0
  for await (const piece of audio) {
    for (let taken = 0; taken < piece.length;) {
      const part = piece.subarray(taken, taken + frameSamples - filled)
      frame.set(part, filled)
      taken += part.length
      filled += part.length
      if (filled < frameSamples) continue
      yield { startSample, samples: frame }
      startSample += frameSamples
      frame = new Int16Array(frameSamples)
      filled = 0
    }
  }
  if (filled > 0) yield { startSample, samples: frame.subarray(0, filled) }
}
