import type { Frame } from './replayable-audio.ts'

export type UtteranceSound = ReturnType<typeof makeUtteranceSound>

/**
 * The sound of one utterance on its way to a recogniser: cut into frames (the last may be shorter), which are kept until
 * they are settled, so that they can be sent again. Positions are samples from its beginning.
 */
export function makeUtteranceSound(frameSamples: number) {
  /** In order: `answered` of them, then more up to `sent`, then those that wait. */
  const kept: Frame[] = []
  let sent = 0
  let answered = 0
  let filling = new Int16Array(frameSamples)
  let filled = 0
  let nextStart = 0
  /** Samples that were answered but not settled, and are no longer kept. */
  let forgotten = 0
  let lost = 0

  function push(samples: Int16Array): void {
    for (let taken = 0; taken < samples.length;) {
      const part = samples.subarray(taken, taken + frameSamples - filled)
      filling.set(part, filled)
      taken += part.length
      filled += part.length
      if (filled === frameSamples) close()
    }
  }

  /** Nothing will be pushed any more. */
  function close(): void {
    if (filled === 0) return
    kept.push({ startSample: nextStart, samples: filling.subarray(0, filled) })
    nextStart += filled
    filling = new Int16Array(frameSamples)
    filled = 0
  }

  /** The next frame to be sent, or null when there is none now. */
  function next(): Frame | null {
    const frame = kept[sent]
    if (frame === undefined) return null
    sent++
    return frame
  }

  /** The oldest frame that was sent has its answer. */
  function answer(): void {
    answered++
  }

  /** Everything before `position`, all of it answered, will not be heard again. */
  function settle(position: number): void {
    forgotten = 0
    for (let oldest = kept[0]; oldest !== undefined && answered > 0; oldest = kept[0]) {
      const { startSample, samples } = oldest
      if (startSample >= position) return
      if (startSample + samples.length > position) {
        kept[0] = { startSample: position, samples: samples.subarray(position - startSample) }
        return
      }
      dropAnswered()
    }
  }

  /** The recogniser is gone: what is not settled is to be sent again, as far as it is kept. */
  function rewind(): void {
    lost += forgotten
    forgotten = sent = answered = 0
  }

  /** Drops the oldest answered frame. False when there is none. */
  function forgetAnswered(): boolean {
    if (answered === 0) return false
    forgotten += kept[0]!.samples.length
    dropAnswered()
    return true
  }

  function dropAnswered(): void {
    kept.shift()
    sent--
    answered--
  }

  /** Drops the oldest frame that was not sent: nobody will hear it. False when there is none. */
  function giveUpUnsent(): boolean {
    const [frame] = kept.splice(sent, 1)
    lost += frame?.samples.length ?? 0
    return frame !== undefined
  }

  /** Nobody will hear what is not settled. */
  function giveUpAll(): void {
    rewind()
    lost += lengthOf(kept) + filled
    kept.length = filled = 0
  }

  return {
    push,
    close,
    next,
    answer,
    settle,
    rewind,
    forgetAnswered,
    giveUpUnsent,
    giveUpAll,
    isAllSent: () => sent === kept.length && filled === 0,
    keptSamples: () => lengthOf(kept),
    unansweredSamples: () => lengthOf(kept.slice(answered)) + filled,
    lostSamples: () => lost,
  }
}

function lengthOf(frames: readonly Frame[]): number {
  return frames.reduce((sum, { samples }) => sum + samples.length, 0)
}
