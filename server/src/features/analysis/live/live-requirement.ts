import { isDeepStrictEqual } from 'node:util'

import type { LiveRequirement } from '@leadbreak/contract'

import type { CallOwner, News } from '../../../live/news.ts'
import type { Calls } from '../../calls/calls.ts'
import type { CallListener, SoundingCall } from '../../calls/call-sound.ts'
import type { SettledSegment } from '../../transcripts/live-transcripts.ts'
import type { Transcripts } from '../../transcripts/transcripts.ts'
import type { Analyses } from '../kept/analyses.ts'
import { makeReader, type Reader, type Reading } from '../reader.ts'
import { stillToAsk } from './still-to-ask.ts'

export interface LiveRequirementDeps {
  readonly transcripts: Pick<Transcripts, 'segmentsOf'>
  readonly analyses: Pick<Analyses, 'findFinding'>
  readonly calls: Pick<Calls, 'find'>
  readonly news: News
  /** Has the lead of a call never called again. */
  readonly optOut: (callId: string, quote: string) => Promise<void>
  readonly log: {
    warn(fields: object, sentence: string): void
    error(fields: object, sentence: string): void
  }
}

/** A call that goes on. */
interface LiveCall {
  readonly call: SoundingCall
  readonly reader: Reader
  /** By the time of their beginning, whichever side was written down first. */
  readonly segments: SettledSegment[]
  /** False until what was kept before has been looked for: our process may have begun in the middle of the call. */
  isWhole: boolean
  told: LiveRequirement | null
}

export type LiveRequirements = ReturnType<typeof makeLiveRequirement>

/** Who has more than these at once forgets the one that was silent for longest; it is read again when somebody speaks. */
const MOST_CALLS = 500
/** Hours of talk. What comes after them is left to the reading of the whole call. */
const MOST_SEGMENTS = 10_000
/** Calls of which an opt-out is remembered, so that it is not told again when they are heard again. */
const MOST_OPT_OUTS = 10_000

/**
 * What the leads of calls want while they speak. Only settled segments count: a guess that is written over a moment later
 * asks for no opt-out and sets no budget. Each segment is read as soon as it is kept, because a reader goes on from where
 * it was.
 */
export function makeLiveRequirement(deps: LiveRequirementDeps) {
  const { transcripts, analyses, calls, news, optOut, log } = deps
  const liveCalls = new Map<string, LiveCall>()
  const optOutsTold = new Set<string>()

  /** A segment of a call that goes on was kept, or kept in a later revision. Never throws. */
  function segmentKept(call: SoundingCall, segment: SettledSegment): void {
    const known = liveCalls.get(call.callId)
    const live = known ?? beginCall(call)
    liveCalls.delete(call.callId) // to stand last, as the one heard of last
    liveCalls.set(call.callId, live)
    takeIn(live.segments, segment)
    if (!known) void takeInEarlier(live)
    else if (live.isWhole) tell(live)
  }

  /** What is remembered of the call is let go; should it be heard again, it is read again. */
  function callEnded(callId: string): void {
    liveCalls.delete(callId)
  }

  /** The same listener, whose calls are let go when what was heard of them is settled. */
  function follow(listener: CallListener): CallListener {
    return {
      listen(call) {
        const hearing = listener.listen(call)
        return {
          ...hearing,
          end: async () => {
            await hearing.end()
            callEnded(call.callId)
          },
        }
      },
    }
  }

  /** The same news, of which the segments of calls that go on are read: those that a person has corrected. */
  function attendTo(told: News): News {
    return {
      publish(owner, event) {
        told.publish(owner, event)
        if (event.kind === 'segment' && event.isFinal && liveCalls.has(event.callId))
          segmentKept({ callId: event.callId, owner }, event.segment)
      },
    }
  }

  /** The finding of a whole call was committed: it takes the place of what was provisional. Never throws. */
  async function findingKept(callId: string): Promise<void> {
    liveCalls.delete(callId)
    try {
      const [call, requirement] = await Promise.all([calls.find(callId), wholeRequirement(callId)])
      if (!call || !requirement) return
      const owner: CallOwner = { agentId: call.agentId, username: call.username }
      news.publish(owner, { kind: 'requirement', requirement })
    } catch (error) {
      log.warn({ callId, err: error }, 'a finding could not be told')
    }
  }

  /**
   * The requirement of a call as far as it is known: from the finding where there is one, else from the words that are
   * kept, also when there are none yet. May throw `storage-unavailable`.
   */
  async function find(callId: string): Promise<LiveRequirement> {
    const whole = await wholeRequirement(callId)
    if (whole) return whole
    const told = liveCalls.get(callId)?.told
    if (told) return told
    const segments = [...((await transcripts.segmentsOf(callId)) ?? [])].sort(byTime)
    return provisional(callId, makeReader().read(segments))
  }

  /** The first reading of a process takes half a second, which no call should be made to wait. */
  function warmUp(): void {
    makeReader().read([{ speaker: 'lead', text: 'noida', startMs: 0, endMs: 0 }])
  }

  function beginCall(call: SoundingCall): LiveCall {
    if (liveCalls.size >= MOST_CALLS) liveCalls.delete(liveCalls.keys().next().value!)
    return { call, reader: makeReader(), segments: [], isWhole: false, told: null }
  }

  async function takeInEarlier(live: LiveCall): Promise<void> {
    const { callId } = live.call
    try {
      for (const segment of (await transcripts.segmentsOf(callId)) ?? []) takeIn(live.segments, segment)
    } catch (error) {
      log.warn({ callId, err: error }, 'what was said earlier in a call could not be read')
    }
    live.isWhole = true
    tell(live)
  }

  function tell(live: LiveCall): void {
    const { callId, owner } = live.call
    try {
      const reading = live.reader.read(live.segments)
      tellOptOut(live, reading)
      const requirement = provisional(callId, reading)
      if (isDeepStrictEqual(requirement, live.told)) return
      live.told = requirement
      news.publish(owner, { kind: 'requirement', requirement })
    } catch (error) {
      log.error({ callId, err: error }, 'the requirement so far could not be read')
    }
  }

  /** Once, and never taken back: whether it stands in the light of what follows, the requirement says. */
  function tellOptOut(live: LiveCall, { finding }: Reading): void {
    const proof = finding.evidence.find(({ field }) => field === 'optOut')
    const { callId, owner } = live.call
    if (!proof || optOutsTold.has(callId)) return
    optOutsTold.add(callId)
    if (optOutsTold.size > MOST_OPT_OUTS) optOutsTold.delete(optOutsTold.values().next().value!)
    const { segmentId } = live.segments[proof.segmentIndex]!
    news.publish(owner, { kind: 'opt-out', callId, segmentId, quote: proof.quote })
    // If it fails, the reading of the whole call tries again, with all the patience of a job.
    optOut(callId, proof.quote).catch((error: unknown) => {
      log.warn({ callId, err: error }, 'a lead who opted out could not be put on the do-not-call list yet')
    })
  }

  async function wholeRequirement(callId: string): Promise<LiveRequirement | null> {
    const finding = await analyses.findFinding(callId)
    if (!finding) return null
    const { asked } = makeReader().read((await transcripts.segmentsOf(callId)) ?? [])
    return { callId, isProvisional: false, finding, stillToAsk: stillToAsk(finding.requirement, asked) }
  }

  return { segmentKept, callEnded, follow, attendTo, findingKept, find, warmUp }
}

function provisional(callId: string, { finding, asked }: Reading): LiveRequirement {
  return { callId, isProvisional: true, finding, stillToAsk: stillToAsk(finding.requirement, asked) }
}

/** Puts a segment in its place; one that is there already gives way to a later revision only. */
function takeIn(segments: SettledSegment[], segment: SettledSegment): void {
  const at = segments.findLastIndex(({ segmentId }) => segmentId === segment.segmentId)
  if (at >= 0) {
    if (segments[at]!.revision >= segment.revision) return
    segments.splice(at, 1)
  }
  if (segments.length >= MOST_SEGMENTS) return
  segments.splice(segments.findLastIndex((other) => byTime(other, segment) < 0) + 1, 0, segment)
}

function byTime(a: SettledSegment, b: SettledSegment): number {
  return a.startMs - b.startMs || a.endMs - b.endMs || (a.segmentId < b.segmentId ? -1 : 1)
}
