/** One frame of one track as it came. */
export interface TrackFrame {
  /** Grows from frame to frame; null where it is not told. */
  readonly sequence: number | null
  /** Where on the stream's clock it begins; null where it is not told. */
  readonly timestampMs: number | null
  readonly samples: Int16Array
}

export interface PlacedSound {
  readonly startMs: number
  readonly samples: Int16Array
}

/** Timestamps are allowed to shake by this much before anything is taken for missing or for said twice. */
const JITTER_MS = 10
/** A frame that is further away than this is not believed before the next one goes on from there. */
const NEAR_MS = 2_000
const NOTHING: readonly PlacedSound[] = []

/**
 * Puts the frames of one track where they belong: the sequence orders, the timestamp places. What comes twice or too late
 * is dropped, so that times only grow. A clock that jumps ahead leaves a hole; one that jumps back does not stop the time,
 * which goes on from where it was.
 */
export function makeTrackOrder(sampleRateHz: number) {
  const toSamples = (ms: number) => Math.round((ms * sampleRateHz) / 1000)
  const jitter = toSamples(JITTER_MS)
  const near = toSamples(NEAR_MS)

  let lastSequence = -1
  /** All positions are samples since the stream's clock began. */
  let next: number | null = null
  /** Added to what timestamps say, since the clock jumped back. */
  let shift = 0
  let stray: { readonly at: number; readonly samples: Int16Array } | null = null

  /** What is settled by this frame, in order. */
  function place({ sequence, timestampMs, samples }: TrackFrame): readonly PlacedSound[] {
    if (sequence !== null) {
      if (sequence <= lastSequence) return NOTHING
      lastSequence = sequence
    }
    const at = timestampMs === null ? (next ?? 0) : toSamples(timestampMs) + shift
    const from = next ?? at
    const aheadBy = at - from
    if (Math.abs(aheadBy) > near) return placeFar(from, at, samples)
    stray = null
    if (aheadBy > jitter) return [take(at, samples)]
    if (aheadBy >= -jitter) return [take(from, samples)]
    const unheard = samples.subarray(-aheadBy)
    return unheard.length === 0 ? NOTHING : [take(from, unheard)]
  }

  function placeFar(from: number, at: number, samples: Int16Array): readonly PlacedSound[] {
    const before = stray
    const goesOn = before !== null && Math.abs(at - before.at - before.samples.length) <= jitter
    if (!goesOn) {
      stray = { at, samples }
      return NOTHING
    }
    stray = null
    if (before.at < from) shift += from - before.at
    return [take(Math.max(from, before.at), before.samples), take(next!, samples)]
  }

  function take(at: number, samples: Int16Array): PlacedSound {
    next = at + samples.length
    return { startMs: (at / sampleRateHz) * 1000, samples }
  }

  return { place }
}

export type TrackOrder = ReturnType<typeof makeTrackOrder>
