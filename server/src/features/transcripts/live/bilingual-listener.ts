import type { Gap } from '@leadbreak/contract'

import type { Timers } from '../../../jobs/timers.ts'
import type { Clock } from '../../../lib/clock.ts'
import type { News } from '../../../live/news.ts'
import type { CallHearing, CallListener, SoundingCall } from '../../calls/call-sound.ts'
import type { Side } from '../../calls/carrier.ts'
import type { LiveEar } from '../live-ear.ts'
import type { LiveTranscripts, SettledSegment } from '../live-transcripts.ts'
import { makeKeeper, type Keeper } from './keeper.ts'
import { LISTENER_LIMITS, type ListenerLimits } from './limits.ts'
import { makeLiveTrack, type LiveTrack } from './live-track.ts'
import { makeOverseer, type ListenerLog } from './overseer.ts'
import type { ShedCounts } from './shed-counts.ts'
import type { Shedding } from './load.ts'

export interface BilingualListenerDeps {
  /** One for each language. */
  readonly ears: readonly LiveEar[]
  readonly transcripts: LiveTranscripts
  readonly news: News
  readonly clock: Clock
  readonly timers: Timers
  readonly log: ListenerLog
  /** Told of each settled segment after it was kept. Must not throw. */
  readonly onKept?: (call: SoundingCall, segment: SettledSegment) => void
  readonly limits?: Partial<ListenerLimits>
}

export interface ListenerStats {
  readonly calls: number
  readonly shedding: Shedding
  /** The sound that the recogniser furthest behind has not understood yet. */
  readonly backlogMs: number
  readonly shed: Readonly<ShedCounts>
}

export interface BilingualListener extends CallListener {
  readonly stats: () => ListenerStats
}

/** Writes down both sides of calls while they go on, each in the language that is spoken. */
export function makeBilingualListener(deps: BilingualListenerDeps): BilingualListener {
  const { ears, news, clock, timers, log, onKept = () => undefined } = deps
  const limits = { ...LISTENER_LIMITS, ...deps.limits }
  const overseer = makeOverseer({ clock, timers, log, tuning: limits })
  const shed: ShedCounts = { languages: 0, partials: 0, soundMs: 0, calls: 0 }
  let calls = 0

  function listen(call: SoundingCall): CallHearing {
    const keeper = makeKeeper(call, { ...deps, onKept, limits })
    if (calls >= limits.mostCalls) {
      shed.calls++
      log.warn({ callId: call.callId, count: calls }, 'too many calls at once, one is not listened to')
      return overlookCall(call, keeper)
    }
    calls++
    return hearCall(call, keeper)
  }

  function hearCall(call: SoundingCall, keeper: Keeper): CallHearing {
    const tracks = new Map<Side, LiveTrack>()
    const finished: Promise<void>[] = []
    const shared = { ...deps, call, keeper, overseer, shed, limits }

    function trackOf(side: Side, sampleRateHz: number): LiveTrack {
      const track = tracks.get(side)
      if (track?.sampleRateHz === sampleRateHz) return track
      if (track !== undefined) finished.push(track.finish(limits.endDeadlineMs))
      const other = side === 'agent' ? 'lead' : 'agent'
      const otherSide = () => tracks.get(other) ?? null
      const fresh = makeLiveTrack({ ...shared, ears, side, sampleRateHz, otherSide })
      tracks.set(side, fresh)
      return fresh
    }

    function gap(gap: Gap): void {
      for (const [side, track] of tracks) if (gap.speaker === null || gap.speaker === side) track.pause()
      keeper.keepGap(gap)
    }

    async function end(): Promise<void> {
      for (const track of tracks.values()) finished.push(track.finish(limits.endDeadlineMs))
      await Promise.all(finished)
      calls--
      await keeper.finish(limits.endDeadlineMs)
    }

    return {
      hear: (side, startMs, samples, sampleRateHz) => {
        trackOf(side, sampleRateHz).hear(startMs, samples)
      },
      gap,
      end,
    }
  }

  /** A call for which there is no room: people are told at once that it is not heard, and at its end how much that was. */
  function overlookCall({ callId, owner }: SoundingCall, keeper: Keeper): CallHearing {
    let missed: Gap | null = null
    return {
      hear: (_side, atMs, samples, sampleRateHz) => {
        const startMs = Math.floor(missed?.startMs ?? atMs)
        const endMs = Math.max(missed?.endMs ?? 0, Math.ceil(atMs + (samples.length * 1000) / sampleRateHz))
        const isFirst = missed === null
        missed = { speaker: null, startMs, endMs, reason: 'overloaded' }
        if (isFirst) news.publish(owner, { kind: 'gap', callId, gap: missed })
      },
      gap: () => undefined,
      end: async () => {
        if (missed !== null) keeper.keepGap(missed)
        await keeper.finish(limits.endDeadlineMs)
      },
    }
  }

  return { listen, stats: () => ({ calls, ...overseer.stats(), shed: { ...shed } }) }
}
