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
  stats(): ListenerStats
}

/** Writes down both sides of calls while they go on, each in the language that is spoken. */
export function makeBilingualListener(deps: BilingualListenerDeps): BilingualListener {
  const { ears, clock, timers, log, onKept = () => undefined } = deps
  const limits = { ...LISTENER_LIMITS, ...deps.limits }
  const overseer = makeOverseer({ clock, timers, log, tuning: limits })
  const shed: ShedCounts = { languages: 0, partials: 0, soundMs: 0, calls: 0 }
  let calls = 0

  function listen(call: SoundingCall): CallHearing {
    const keeper = makeKeeper(call, { ...deps, onKept, limits })
    if (calls >= limits.mostCalls) {
      shed.calls++
      log.warn({ callId: call.callId, calls }, 'too many calls at once, one is not listened to')
      return overlookCall(keeper, limits.endDeadlineMs)
    }
    calls++
    return hearCall(call, keeper)
  }

  function hearCall(call: SoundingCall, keeper: Keeper): CallHearing {
    const tracks = new Map<Side, LiveTrack>()
    const shared = { ...deps, call, keeper, overseer, shed, limits }

    function trackOf(side: Side, sampleRateHz: number): LiveTrack {
      let track = tracks.get(side)
      if (track === undefined) {
        const other = side === 'agent' ? 'lead' : 'agent'
        track = makeLiveTrack({
          ...shared,
          ears,
          side,
          sampleRateHz,
          otherSide: () => tracks.get(other) ?? null,
        })
        tracks.set(side, track)
      }
      return track
    }

    function gap(gap: Gap): void {
      for (const [side, track] of tracks) if (gap.speaker === null || gap.speaker === side) track.pause()
      keeper.keepGap(gap)
    }

    async function end(): Promise<void> {
      await Promise.all([...tracks.values()].map((track) => track.finish(limits.endDeadlineMs)))
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

  return { listen, stats: () => ({ calls, ...overseer.stats(), shed: { ...shed } }) }
}

/** A call for which there is no room: people are told that nothing of it is heard, and at its end how much that was. */
function overlookCall(keeper: Keeper, endDeadlineMs: number): CallHearing {
  let startMs = Infinity
  let endMs = 0
  return {
    hear: (_side, atMs, samples, sampleRateHz) => {
      startMs = Math.min(startMs, atMs)
      endMs = Math.max(endMs, atMs + (samples.length * 1000) / sampleRateHz)
    },
    gap: () => undefined,
    end: async () => {
      if (endMs > startMs) {
        const rounded = { startMs: Math.floor(startMs), endMs: Math.ceil(endMs) }
        keeper.keepGap({ speaker: null, ...rounded, reason: 'overloaded' })
      }
      await keeper.finish(endDeadlineMs)
    },
  }
}
