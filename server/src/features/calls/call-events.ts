import type { CallEvent, CallEventState } from '@leadbreak/contract'

import type { Instant } from '../../lib/clock.ts'
import { declareCollection } from '../../storage/collection.ts'
import type { Side } from './carrier.ts'
import { OUTCOME, type Dial, type LegStep } from './dial.ts'

/** One thing that happened in a call, as people read it. */
export interface KeptEvent extends CallEvent {
  /** Made from what happened, so that nothing is told twice. */
  readonly id: string
  readonly revision: number
  readonly callId: string
}

export const callEventsDeclaration = declareCollection<KeptEvent>()({
  name: 'callEvents',
  idField: 'id',
  indexes: [['callId', 'at']],
})

/** The events of what `after` knows and `before`, null for a new call, did not. */
export function eventsBetween(
  callId: string,
  before: Dial | null,
  after: Dial,
  receivedAt: Instant,
): KeptEvent[] {
  const known = new Set(before === null ? [] : factsOf(before).map(({ name }) => name))
  return factsOf(after)
    .filter(({ name }) => !known.has(name))
    .map(({ name, leg = null, end = null, code = null, state, at }) => ({
      ...{ id: `${callId}:${name}`, revision: 0, callId },
      ...{ at, receivedAt, leg, state, end, code },
    }))
}

/** What became of a stream of the call's sound, by our clock. */
export function streamEvent(
  callId: string,
  streamId: string,
  state: 'streamStarted' | 'streamLost',
  at: Instant,
): KeptEvent {
  return {
    ...{ id: `${callId}:7-${state}-${streamId}`, revision: 0, callId },
    ...{ at, receivedAt: at, leg: null, state, end: null, code: null },
  }
}

/** The id of the event of the lead's answer. */
export function leadAnsweredId(callId: string): string {
  return `${callId}:${PLACE.lead.answered}-lead-answered`
}

type Fact = Pick<CallEvent, 'state' | 'at'> &
  Partial<Pick<CallEvent, 'leg' | 'end' | 'code'>> & {
    /** Unique within a call. Begins so that what has the same `at` sorts as it happens. */
    readonly name: string
  }

/** Where a step stands in a call's usual course. */
const PLACE: Readonly<Record<Side, Record<LegStep | 'ended', number>>> = {
  agent: { queued: 1, initiated: 2, ringing: 3, answered: 4, ended: 9 },
  lead: { queued: 5, initiated: 5, ringing: 6, answered: 7, ended: 8 },
}

const RECORDING_STATE = {
  'in-progress': 'recordingStarted',
  completed: 'recordingCompleted',
  absent: 'recordingAbsent',
  failed: 'recordingFailed',
} as const

function factsOf(dial: Dial): Fact[] {
  const { placedAt, carrierRecording, hangUpAskedAt, noLeadLegAt, noRecordingAt, failure } = dial
  const facts: Fact[] = [{ name: '0-ordered', state: 'ordered', at: wholeSecond(placedAt) }]
  for (const side of ['agent', 'lead'] as const) facts.push(...legFacts(dial, side))
  const add = (name: string, state: CallEventState, at: Instant | null) => {
    if (at !== null) facts.push({ name, state, at })
  }
  add('8-hang-up-asked', 'hangUpAsked', hangUpAskedAt)
  add('9-no-lead-leg', 'noLeadLeg', noLeadLegAt)
  add('9-no-recording', 'noRecording', noRecordingAt)
  if (carrierRecording) {
    const { carrierRecordingId, state, at } = carrierRecording
    const place = state === 'in-progress' ? 7 : 9
    add(`${place}-recording-${state}-${carrierRecordingId}`, RECORDING_STATE[state], at)
  }
  if (failure) facts.push({ name: '9-failed', state: 'failed', at: failure.at, code: failure.code })
  return facts
}

/** The carrier tells whole seconds, and must not seem to have rung before it was asked. */
function wholeSecond(at: Instant): Instant {
  return `${at.slice(0, 19)}.000Z`
}

function legFacts(dial: Dial, leg: Side): Fact[] {
  const { reachedAt, end } = dial[leg]
  const steps = Object.entries(reachedAt) as [LegStep, Instant][]
  const facts = steps.map(([state, at]): Fact => ({
    name: `${PLACE[leg][state]}-${leg}-${state}`,
    leg,
    state,
    at,
  }))
  if (!end) return facts
  return [
    ...facts,
    { name: `${PLACE[leg].ended}-${leg}-ended`, leg, state: 'ended', at: end.at, end: OUTCOME[end.how] },
  ]
}
