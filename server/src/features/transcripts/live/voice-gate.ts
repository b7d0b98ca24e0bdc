import { concatenate } from '@leadbreak/audio'

import { makeLoudness } from './loudness.ts'
import { makeNoiseFloor } from './noise-floor.ts'

/** What recognisers are to be given. Between `begin` and `end` the sound has no hole. Times are those of the track. */
export type GateEvent =
  | { readonly kind: 'begin'; readonly startMs: number }
  | { readonly kind: 'sound'; readonly samples: Int16Array }
  | { readonly kind: 'end'; readonly endMs: number }

export interface GateTuning {
  /** How much of what lies before the first loud sound is let through with it: a word may begin softly. */
  readonly preRollMs: number
  /** It opens when so many of the latest steps are loud: a click is shorter. */
  readonly openingSteps: { readonly loud: number; readonly of: number }
  /** It closes after so much of nothing but a few loud steps. */
  readonly hangOverMs: number
  readonly straySteps: number
  /** How far over the noise of the line a step is loud, while closed and while open, and the least that ever is. */
  readonly openOverFloorDb: number
  readonly closeOverFloorDb: number
  readonly leastLoudDb: number
  /** Who speaks for so long is cut at the next pause, the shorter the longer it takes, and at last wherever he is. */
  readonly longUtteranceMs: number
  readonly longestUtteranceMs: number
  readonly cutPauseMs: number
}

export const GATE_TUNING: GateTuning = {
  preRollMs: 300,
  openingSteps: { loud: 4, of: 6 },
  hangOverMs: 450,
  straySteps: 2,
  openOverFloorDb: 9,
  closeOverFloorDb: 6,
  leastLoudDb: 24,
  longUtteranceMs: 15_000,
  longestUtteranceMs: 20_000,
  cutPauseMs: 200,
}

const STEP_MS = 10
/** A track whose clock is off by more has lost something that nobody told of. */
const HOLE_MS = 100

/** Lets the speech of one track through and keeps silence and the noise of the line back, so that nobody recognises those. */
export function makeVoiceGate(sampleRateHz: number, tuning: GateTuning = GATE_TUNING) {
  const stepSamples = Math.round((sampleRateHz * STEP_MS) / 1000)
  const preRollSteps = Math.round(tuning.preRollMs / STEP_MS) + tuning.openingSteps.of
  const hangOverSteps = Math.round(tuning.hangOverMs / STEP_MS)
  const loudnessDb = makeLoudness()
  const floor = makeNoiseFloor()

  let originMs: number | null = null
  /** Samples in whole steps since the origin. */
  let doneSamples = 0
  let rest = new Int16Array(0)
  let preRoll: Int16Array[] = []
  /** Whether each of the latest steps was loud, the newest last. */
  let loud: boolean[] = []
  let quietSteps = 0
  let openSinceMs: number | null = null

  /** Takes the next samples of the track. */
  function hear(startMs: number, samples: Int16Array): GateEvent[] {
    const events: GateEvent[] = []
    if (originMs !== null && Math.abs(startMs - timeOf(doneSamples + rest.length)) > HOLE_MS) {
      events.push(...finish())
    }
    originMs ??= startMs
    const joined = rest.length === 0 ? samples : concatenate([rest, samples])

    const passed: Int16Array[] = []
    const passOn = () => {
      if (passed.length > 0) events.push({ kind: 'sound', samples: concatenate(passed.splice(0)) })
    }
    let at = 0
    for (; at + stepSamples <= joined.length; at += stepSamples) {
      const step = joined.slice(at, at + stepSamples)
      listen(loudnessDb(step))
      doneSamples += stepSamples
      if (openSinceMs !== null) {
        passed.push(step)
        if (isOver()) {
          passOn()
          events.push(close())
        } else if (isTooLong(timeOf(doneSamples) - openSinceMs)) {
          passOn()
          events.push(close(), open(0))
        }
        continue
      }
      preRoll.push(step)
      if (preRoll.length > preRollSteps) preRoll.shift()
      if (loud.slice(-tuning.openingSteps.of).filter(Boolean).length >= tuning.openingSteps.loud) {
        events.push(open(preRoll.length * stepSamples))
        passed.push(...preRoll.splice(0))
      }
    }
    passOn()
    rest = joined.slice(at)
    return events
  }

  /** Ends what is being said; what is heard next may be at any other time. What is known of the line's noise stays. */
  function finish(): GateEvent[] {
    const events: GateEvent[] = []
    if (openSinceMs !== null) {
      doneSamples += rest.length
      if (rest.length > 0) events.push({ kind: 'sound', samples: rest })
      events.push(close())
    }
    originMs = null
    doneSamples = 0
    rest = new Int16Array(0)
    preRoll = []
    loud = []
    return events
  }

  function listen(levelDb: number): void {
    floor.take(levelDb)
    const overFloorDb = openSinceMs === null ? tuning.openOverFloorDb : tuning.closeOverFloorDb
    const isLoud = levelDb >= Math.max(tuning.leastLoudDb, floor.levelDb() + overFloorDb)
    loud.push(isLoud)
    if (loud.length > hangOverSteps) loud.shift()
    quietSteps = isLoud ? 0 : quietSteps + 1
  }

  function isOver(): boolean {
    return loud.length >= hangOverSteps && loud.filter(Boolean).length <= tuning.straySteps
  }

  function isTooLong(spokenMs: number): boolean {
    const { longUtteranceMs, longestUtteranceMs, cutPauseMs } = tuning
    const leftShare = (longestUtteranceMs - spokenMs) / (longestUtteranceMs - longUtteranceMs)
    return leftShare <= 1 && quietSteps * STEP_MS >= cutPauseMs * leftShare
  }

  /** Begins an utterance `backSamples` before what was heard last. */
  function open(backSamples: number): GateEvent {
    openSinceMs = timeOf(doneSamples - backSamples)
    return { kind: 'begin', startMs: openSinceMs }
  }

  function close(): GateEvent {
    openSinceMs = null
    loud = []
    return { kind: 'end', endMs: timeOf(doneSamples) }
  }

  function timeOf(samples: number): number {
    return Math.round((originMs ?? 0) + (samples * 1000) / sampleRateHz)
  }

  return { hear, finish }
}
