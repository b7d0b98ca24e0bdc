import type { Word } from '@leadbreak/contract'

import type { Utterance } from '../../features/transcripts/ear.ts'

export type HearingProgress = ReturnType<typeof makeHearingProgress>

/** What one hearing has so far, over all its connections. Positions are samples from the start of the audio. */
export function makeHearingProgress(
  sampleRateHz: number,
  onHeardMs: ((heardMs: number) => void) | undefined,
  nowMs: () => number = () => performance.now(),
) {
  const utterances: Utterance[] = []
  let closed = 0
  let farthest = 0
  let farthestAtMs = nowMs()
  let completed = false

  /** The recogniser has taken in everything before `sample`, now or again. */
  function heardUntil(sample: number): void {
    if (sample <= farthest) return
    farthest = sample
    farthestAtMs = nowMs()
    onHeardMs?.(Math.round((farthest / sampleRateHz) * 1000))
  }

  /** An utterance is settled: nothing before `sample` will be heard again. */
  function close(words: readonly Word[], sample: number): void {
    if (words.length > 0) utterances.push({ words })
    closed = sample
  }

  function complete(): void {
    completed = true
  }

  return {
    utterances,
    heardUntil,
    close,
    complete,
    closedSample: () => closed,
    farthestSample: () => farthest,
    /** How long nothing new was heard. */
    idleMs: () => nowMs() - farthestAtMs,
    isComplete: () => completed,
  }
}
