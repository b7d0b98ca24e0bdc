import type { Clock } from '../../../lib/clock.ts'
import type { CallHearing, CallListener, SoundingCall } from '../call-sound.ts'
import type { Side } from '../carrier.ts'
import { makeTimeline, type SideSound, type Told } from './timeline.ts'

/** One stream on its way into a call. Times are of the stream's own clock. */
export interface StreamSound {
  hear(side: Side, startMs: number, samples: Int16Array, sampleRateHz: number): void
}

export interface CallSoundingDeps {
  readonly call: SoundingCall
  readonly listener: CallListener
  readonly clock: Clock
}

export type CallSounding = ReturnType<typeof makeCallSounding>

/** What was said just before the lead's answer became known to us must not be lost; what is older is ringing. */
const HELD_MS = 5_000
/** How much more is held before the oldest is thrown away, so that this is not done for each frame. */
const HELD_SLACK_MS = 1_000
/** The first frames of a stream come in a burst, late by what connecting took: when its clock began is told by later ones. */
const ANCHORED_BY_MS = 200
/** Less than this may be our estimate of when a stream's clock began. */
const LEAST_LEAP_MS = 1_000

/**
 * The sound of one call, from its streams to whoever listens. It is held until it is known when agent and lead were joined,
 * and while a hearing before it is still being settled; what was before the joining is never heard.
 */
export function makeCallSounding({ call, listener, clock }: CallSoundingDeps) {
  let joinedMs: number | null = null
  let timeline = makeTimeline()
  let hearing: CallHearing | null = null
  let settling: Promise<void> = Promise.resolve()
  let isSettling = false
  let current: HeldStream | null = null

  /** Agent and lead were joined then, by our clock. `heardUntilMs` is call time that a life of the server before has heard. */
  function join(atMs: number, heardUntilMs = 0): void {
    joinedMs = atMs
    timeline = makeTimeline(heardUntilMs)
    release()
  }

  /** Another stream begins; the one before it, if there is one, is not heard any more. */
  function begin(): StreamSound {
    if (current !== null) lose()
    const stream: HeldStream = { zeroMs: Infinity, offsetMs: null, held: [] }
    current = stream
    return {
      hear(side, startMs, samples, sampleRateHz) {
        if (stream !== current) return
        const sound: SideSound = { side, startMs, samples, sampleRateHz }
        if (stream.offsetMs === null) hold(stream, sound)
        else tell(sound, withoutLeap(stream, sound, stream.offsetMs))
      },
    }
  }

  /** The stream broke off. */
  function lose(): void {
    release(0)
    current = null
    timeline.lose()
  }

  function hold(stream: HeldStream, sound: SideSound): void {
    const endMs = endOf(sound)
    // Nothing is here before it was said, so what came fastest tells best when the stream's clock began.
    stream.zeroMs = Math.min(stream.zeroMs, clock.nowMs() - endMs)
    stream.held.push(sound)
    const oldest = stream.held[0]!
    if (endMs - oldest.startMs > HELD_MS + HELD_SLACK_MS)
      stream.held = stream.held.filter((each) => endOf(each) > endMs - HELD_MS)
    release()
  }

  /** Tells what is held, as soon as that may be told and is at least so long. */
  function release(atLeastMs = ANCHORED_BY_MS): void {
    if (joinedMs === null || isSettling || current === null) return
    const { held } = current
    const [first] = held
    const last = held.at(-1)
    if (first === undefined || last === undefined || endOf(last) - first.startMs < atLeastMs) return
    current.offsetMs = Math.round(current.zeroMs - joinedMs)
    current.held = []
    for (const sound of held) tell(sound, current.offsetMs)
  }

  /**
   * What to add to the time of this sound. Nothing is missing before sound that would lie in the future: there the clock of
   * the stream has leapt, and goes on from where it was.
   */
  function withoutLeap(stream: HeldStream, sound: SideSound, offsetMs: number): number {
    const aheadMs = (joinedMs ?? 0) + endOf(sound) + offsetMs - clock.nowMs()
    const holeMs = sound.startMs + offsetMs - timeline.untilMs()
    if (Math.min(aheadMs, holeMs) > LEAST_LEAP_MS) stream.offsetMs = offsetMs - holeMs
    return stream.offsetMs ?? offsetMs
  }

  function tell(sound: SideSound, offsetMs: number): void {
    say(timeline.place({ ...sound, startMs: sound.startMs + offsetMs }))
  }

  function say(all: readonly Told[]): void {
    for (const told of all) {
      hearing ??= listener.listen(call)
      if (told.kind === 'gap') hearing.gap(told.gap)
      else hearing.hear(told.sound.side, told.sound.startMs, told.sound.samples, told.sound.sampleRateHz)
    }
  }

  /** No more comes for now. Resolves when all that was heard is settled. */
  function settle(): Promise<void> {
    if (hearing === null) return settling
    const ended = hearing.end()
    hearing = null
    isSettling = true
    settling = ended.finally(() => {
      isSettling = false
      release()
    })
    return settling
  }

  /** The call ended then, by our clock. Resolves when all that was heard is settled. */
  function finish(endedMs: number): Promise<void> {
    if (isSettling) {
      const goOn = () => finish(endedMs)
      return settling.then(goOn, goOn)
    }
    release(0)
    if (joinedMs !== null) say(timeline.close(endedMs - joinedMs))
    current = null
    return settle()
  }

  return {
    ...{ join, begin, lose, settle, finish },
    isJoined: () => joinedMs !== null,
    /** By our clock; null when nothing was heard yet. */
    lastHeardMs: () => (joinedMs === null || hearing === null ? null : joinedMs + timeline.untilMs()),
  }
}

interface HeldStream {
  /** When the stream's clock began, by ours. */
  zeroMs: number
  /** What is added to the stream's time for call time, once that is known. */
  offsetMs: number | null
  held: SideSound[]
}

function endOf({ startMs, samples, sampleRateHz }: SideSound): number {
  return startMs + (samples.length / sampleRateHz) * 1000
}
