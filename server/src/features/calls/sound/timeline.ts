import type { Gap } from '@leadbreak/contract'

import type { Side } from '../carrier.ts'

/** What a listener is told next. */
export type Told =
  { readonly kind: 'sound'; readonly sound: SideSound } | { readonly kind: 'gap'; readonly gap: Gap }

/** Samples of one side. */
export interface SideSound {
  readonly side: Side
  readonly startMs: number
  readonly samples: Int16Array
  readonly sampleRateHz: number
}

/** A hole up to this is filled with silence, so that whoever listens need not notice; a longer one is told. */
const LONGEST_SILENCE_MS = 2_000

/**
 * Both sides of a call without holes, in call time. `heardUntilMs` is what is known to have been heard before.
 */
export function makeTimeline(heardUntilMs = 0) {
  const untilMs: Record<Side, number> = { agent: heardUntilMs, lead: heardUntilMs }
  /** What comes next comes from another stream: the first, or one after a loss. */
  let isNew: 'first' | 'after-loss' | null = heardUntilMs > 0 ? 'after-loss' : 'first'

  /** The stream was lost: whatever is missing before the next sound is a gap, however short. */
  function lose(): void {
    isNew = 'after-loss'
  }

  function place(sound: SideSound): readonly Told[] {
    const { side, sampleRateHz } = sound
    const rest = after(sound, untilMs[side])
    if (rest === null) return []
    const told: Told[] = []
    if (isNew !== null) told.push(...joinStreams(rest.startMs, sampleRateHz, isNew))
    isNew = null
    told.push(...fill(side, rest.startMs, sampleRateHz), { kind: 'sound', sound: rest })
    untilMs[side] = rest.startMs + durationMs(rest)
    return told
  }

  /** Nothing more comes of a call that ended then; what is missing is told where the stream was lost. */
  function close(endMs: number): readonly Told[] {
    const lastMs = Math.max(untilMs.agent, untilMs.lead)
    return isNew === 'after-loss' ? gapBetween(null, lastMs, endMs) : []
  }

  /** The two sides of the stream before ended within a frame of each other; from the later end on both are missing. */
  function joinStreams(startMs: number, sampleRateHz: number, how: 'first' | 'after-loss'): Told[] {
    const lastMs = Math.max(untilMs.agent, untilMs.lead)
    if (startMs - lastMs <= (how === 'first' ? LONGEST_SILENCE_MS : 0)) return []
    const told = [...fill('agent', lastMs, sampleRateHz), ...fill('lead', lastMs, sampleRateHz)]
    untilMs.agent = untilMs.lead = startMs
    return [...told, ...gapBetween(null, lastMs, startMs)]
  }

  /** What stands for the hole of one side before `startMs`. */
  function fill(side: Side, startMs: number, sampleRateHz: number): Told[] {
    const fromMs = untilMs[side]
    untilMs[side] = Math.max(fromMs, startMs)
    if (startMs - fromMs > LONGEST_SILENCE_MS) return gapBetween(side, fromMs, startMs)
    const count = Math.round(((startMs - fromMs) * sampleRateHz) / 1000)
    if (count <= 0) return []
    return [{ kind: 'sound', sound: { side, startMs: fromMs, samples: new Int16Array(count), sampleRateHz } }]
  }

  return { place, lose, close, untilMs: () => Math.max(untilMs.agent, untilMs.lead) }
}

/** The part of a sound that lies after `fromMs`; null when there is none. */
function after(sound: SideSound, fromMs: number): SideSound | null {
  const { startMs, samples, sampleRateHz } = sound
  if (startMs >= fromMs) return sound
  const heard = Math.ceil(((fromMs - startMs) * sampleRateHz) / 1000 - ROUNDING)
  if (heard >= samples.length) return null
  return { ...sound, startMs: startMs + (heard / sampleRateHz) * 1000, samples: samples.subarray(heard) }
}

const ROUNDING = 1e-6

function durationMs({ samples, sampleRateHz }: SideSound): number {
  return (samples.length / sampleRateHz) * 1000
}

function gapBetween(speaker: Side | null, fromMs: number, untilMs: number): Told[] {
  const [startMs, endMs] = [Math.round(fromMs), Math.round(untilMs)]
  if (endMs <= startMs) return []
  return [{ kind: 'gap', gap: { speaker, startMs, endMs, reason: 'stream-lost' } }]
}
