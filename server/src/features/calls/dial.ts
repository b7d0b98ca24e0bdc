import type { CallStatus, FinalStatus } from '@leadbreak/contract'

import type { Instant } from '../../lib/clock.ts'
import type { CallOrder, CarrierReport, LegEnd, LegReport, RecordingReport } from './carrier.ts'

/**
 * What is known of a call that was placed: facts that only grow, so that reports may come twice, late and in any order.
 * Everything else about it is derived from them. Numbers are E.164, instants by the carrier's clock unless they say so.
 */
export interface Dial {
  readonly agentNumber: string
  readonly leadNumber: string
  /** When the carrier was asked to place it, by our clock. */
  readonly placedAt: Instant
  readonly placing: Placing
  readonly agent: Leg
  readonly lead: Leg
  /** When the carrier said that it never rang the lead. */
  readonly noLeadLegAt: Instant | null
  readonly carrierRecording: CarrierRecording | null
  /** When the carrier said that it has no recording. */
  readonly noRecordingAt: Instant | null
  /** When somebody, or a rule of ours, wanted it to end; by our clock. */
  readonly hangUpAskedAt: Instant | null
  /** Why it came to nothing on our side of the carrier. */
  readonly failure: DialFailure | null
  /** How it ended. Once it is known it stays, whatever is reported later. */
  readonly outcome: FinalStatus | null
}

/**
 * `placing`: the carrier is being asked. `placed`: it has given the call an id. `unknown`: its answer was lost, so it may
 * ring or not. `refused`: it said no, or never had the order.
 */
export type Placing = 'placing' | 'placed' | 'unknown' | 'refused'

/** One telephone. */
export interface Leg {
  readonly carrierLegId: string | null
  readonly reachedAt: Readonly<Partial<Record<LegStep, Instant>>>
  readonly end: { readonly how: LegEnd; readonly at: Instant } | null
}

export type LegStep = Exclude<LegReport['state'], 'ended'>

export type CarrierRecording = Omit<RecordingReport, 'kind'>

export interface DialFailure {
  /** Stable, for programs. */
  readonly code: string
  readonly at: Instant
}

/** Whether there is a recording: `none` is expected while nobody has talked, and for ever when nobody did. */
export type RecordingStory =
  | { readonly story: 'none' | 'awaited' | 'absent' }
  | { readonly story: 'known'; readonly carrierRecordingId: string }

const UNHEARD: Leg = { carrierLegId: null, reachedAt: {}, end: null }

/** A call that the carrier is about to be asked to place. */
export function newDial({ agentNumber, leadNumber, placedAt }: Omit<CallOrder, 'callId'>): Dial {
  return {
    agentNumber,
    leadNumber,
    placedAt,
    placing: 'placing',
    agent: UNHEARD,
    lead: UNHEARD,
    noLeadLegAt: null,
    carrierRecording: null,
    noRecordingAt: null,
    hangUpAskedAt: null,
    failure: null,
    outcome: null,
  }
}

/** The dial after `report`; the very same object when the report tells nothing new. */
export function advance(dial: Dial, report: CarrierReport): Dial {
  switch (report.kind) {
    case 'leg':
      return concluded(dial, withLeg(dial, report))
    case 'no-lead-leg':
      return concluded(dial, withEarliest(dial, 'noLeadLegAt', report.at))
    case 'recording':
      return withRecording(dial, report)
    case 'no-recording':
      return withEarliest(dial, 'noRecordingAt', report.at)
  }
}

/** The carrier calls it `carrierCallId`. A call keeps the first id it gets. */
export function attach(dial: Dial, carrierCallId: string): Dial {
  if (dial.agent.carrierLegId !== null) return dial
  return { ...dial, placing: 'placed', agent: { ...dial.agent, carrierLegId: carrierCallId } }
}

/** The carrier's answer to our order was lost. */
export function loseAnswer(dial: Dial): Dial {
  return dial.placing === 'placing' ? { ...dial, placing: 'unknown' } : dial
}

/** The call came to nothing, and we know it for certain. One that has ended already stays as it is. */
export function fail(dial: Dial, failure: DialFailure): Dial {
  if (dial.outcome !== null) return dial
  const placing = dial.placing === 'placed' ? 'placed' : 'refused'
  return concluded(dial, { ...dial, placing, failure })
}

/** Somebody wants the call to end. One that has ended already stays as it is. */
export function askToHangUp(dial: Dial, at: Instant): Dial {
  return dial.outcome === null && dial.hangUpAskedAt === null ? { ...dial, hangUpAskedAt: at } : dial
}

/** `ringing` is somebody's telephone, also when the agent has answered; `inProgress` that agent and lead talk. */
export function statusOf({ outcome, agent, lead }: Dial): CallStatus {
  if (outcome !== null) return outcome
  if (hasAnswered(lead)) return 'inProgress'
  const rings = hasAnswered(agent) || agent.reachedAt.ringing !== undefined || lead.carrierLegId !== null
  return rings ? 'ringing' : 'initiated'
}

/** Whether it waits its turn at the carrier, as far as we know: nothing has rung. */
export function isQueued({ agent, outcome }: Dial): boolean {
  const { initiated, ringing } = agent.reachedAt
  const hasBegun = initiated !== undefined || ringing !== undefined || hasAnswered(agent)
  return outcome === null && agent.end === null && !hasBegun
}

/** Whether it goes on for a moment only: somebody wants it to end, or the agent has put down. */
export function isEnding({ outcome, agent, hangUpAskedAt }: Dial): boolean {
  return outcome === null && (hangUpAskedAt !== null || agent.end !== null)
}

/** Whether agent and lead were joined. */
export function haveTalked({ lead }: Dial): boolean {
  return hasAnswered(lead)
}

export function recordingStoryOf(dial: Dial): RecordingStory {
  const { carrierRecording, noRecordingAt } = dial
  if (carrierRecording?.state === 'completed')
    return { story: 'known', carrierRecordingId: carrierRecording.carrierRecordingId }
  const isUnderWay = carrierRecording?.state === 'in-progress'
  if (noRecordingAt !== null || (carrierRecording && !isUnderWay)) return { story: 'absent' }
  return { story: isUnderWay || haveTalked(dial) ? 'awaited' : 'none' }
}

/** Whether the carrier holds a call that nobody wants any more, as far as we know. */
export function isUnwanted({ agent, hangUpAskedAt, failure }: Dial): boolean {
  const mayLive = agent.carrierLegId !== null && agent.end === null
  return mayLive && (hangUpAskedAt !== null || failure !== null)
}

/** How long agent and lead talked, once both ends of it are known. */
export function talkMsOf({ lead }: Dial): number | null {
  const { answered } = lead.reachedAt
  if (answered === undefined || lead.end === null) return null
  return Math.max(0, Date.parse(lead.end.at) - Date.parse(answered))
}

/** When the last telephone was put down, or when the call came to nothing; null while it goes on. */
export function endedAtOf({ outcome, agent, lead, failure }: Dial): Instant | null {
  if (outcome === null) return null
  const ends = [agent.end?.at, lead.end?.at].filter((at) => at !== undefined)
  return ends.toSorted().at(-1) ?? failure?.at ?? null
}

/** Who says `completed` of a telephone says that it was answered. */
function hasAnswered({ reachedAt, end }: Leg): boolean {
  return reachedAt.answered !== undefined || end?.how === 'completed'
}

function withLeg(dial: Dial, { side, carrierLegId, state, end, at }: LegReport): Dial {
  const leg = dial[side]
  if (leg.carrierLegId !== null && leg.carrierLegId !== carrierLegId) return dial
  const known = leg.carrierLegId === null ? { ...leg, carrierLegId } : leg
  const next = state === 'ended' ? withEnd(known, end ?? 'failed', at) : withStep(known, state, at)
  if (next === leg) return dial
  return { ...dial, placing: side === 'agent' ? 'placed' : dial.placing, [side]: next }
}

/** Sources differ by a second in when a thing happened; the earliest is believed, in whatever order they speak. */
function withStep(leg: Leg, step: LegStep, at: Instant): Leg {
  const known = leg.reachedAt[step]
  return known !== undefined && known <= at ? leg : { ...leg, reachedAt: { ...leg.reachedAt, [step]: at } }
}

/** A telephone ends once: a second end of another kind is not believed. */
function withEnd(leg: Leg, how: LegEnd, at: Instant): Leg {
  const isKnown = leg.end !== null && (leg.end.how !== how || leg.end.at <= at)
  return isKnown ? leg : { ...leg, end: { how, at } }
}

function withEarliest(dial: Dial, fact: 'noLeadLegAt' | 'noRecordingAt', at: Instant): Dial {
  const known = dial[fact]
  return known !== null && known <= at ? dial : { ...dial, [fact]: at }
}

/** Of two reports the one that tells more counts: a recording that is there outweighs all others. */
const WEIGHT = { 'in-progress': 0, failed: 1, absent: 2, completed: 3 } as const

function withRecording(dial: Dial, { carrierRecordingId, state, at }: RecordingReport): Dial {
  const known = dial.carrierRecording
  const next = { carrierRecordingId, state, at }
  if (known === null || WEIGHT[state] > WEIGHT[known.state]) return { ...dial, carrierRecording: next }
  const isSame = known.state === state && known.carrierRecordingId === carrierRecordingId
  return isSame && at < known.at ? { ...dial, carrierRecording: next } : dial
}

/** `next` with its outcome, where its facts now tell it. The carrier may tell the agent's end long before the lead's. */
function concluded(before: Dial, next: Dial): Dial {
  if (next === before || next.outcome !== null) return next
  const outcome = outcomeOf(next)
  return outcome === null ? next : { ...next, outcome }
}

/** How the end of a leg is called in our interface. */
export const OUTCOME: Readonly<Record<LegEnd, FinalStatus>> = {
  completed: 'completed',
  busy: 'busy',
  'no-answer': 'noAnswer',
  failed: 'failed',
  canceled: 'canceled',
}

/**
 * The agent's end tells it when the agent never answered; the lead's end when he did. When the lead was never rung
 * although the agent was there, joining them failed, unless somebody had asked for the end.
 */
function outcomeOf({ agent, lead, noLeadLegAt, hangUpAskedAt, failure }: Dial): FinalStatus | null {
  if (failure) return 'failed'
  if (!agent.end) return null
  if (agent.end.how !== 'completed') return OUTCOME[agent.end.how]
  if (lead.end) return OUTCOME[lead.end.how]
  if (noLeadLegAt === null || lead.carrierLegId !== null) return null
  return hangUpAskedAt === null ? 'failed' : 'canceled'
}
