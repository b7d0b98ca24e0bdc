import fc, { type Arbitrary } from 'fast-check'
import type { FinalStatus } from '@leadbreak/contract'

import { toInstant } from '../../lib/clock.ts'
import type { CarrierReport, LegEnd, LegReport, RecordingReport, Side } from './carrier.ts'
import type { RecordingStory } from './dial.ts'

/** What really happened in a call, from its first report to its last, and what it comes to. */
export interface CallHistory {
  readonly reports: readonly CarrierReport[]
  /** What the carrier says when it is asked after all is over. */
  readonly answer: readonly CarrierReport[]
  readonly status: FinalStatus
  readonly story: RecordingStory['story']
}

type Unanswered = Exclude<LegEnd, 'completed'>

type AfterAnswer =
  | { readonly kind: 'agent-hangs-up' }
  | { readonly kind: 'no-talk'; readonly leadEnd: Unanswered }
  | { readonly kind: 'talk'; readonly recordingEnd: 'completed' | 'absent' | 'failed' | 'none' }

const BEGIN_MS = Date.parse('2026-01-05T09:00:00.000Z')
const STATUS = {
  busy: 'busy',
  'no-answer': 'noAnswer',
  failed: 'failed',
  canceled: 'canceled',
  completed: 'completed',
} as const

export const AGENT_LEG = 'CA00000000000000000000000000000001'
export const LEAD_LEG = 'CA00000000000000000000000000000002'
export const RECORDING = 'RE00000000000000000000000000000001'

const unanswered = fc.constantFrom<Unanswered>('busy', 'no-answer', 'failed', 'canceled')
/** What happens once the agent has answered. */
const afterAnswer: Arbitrary<AfterAnswer> = fc.oneof(
  fc.record({ kind: fc.constant('agent-hangs-up' as const) }),
  fc.record({ kind: fc.constant('no-talk' as const), leadEnd: unanswered }),
  fc.record({
    kind: fc.constant('talk' as const),
    recordingEnd: fc.constantFrom(
      'completed' as const,
      'absent' as const,
      'failed' as const,
      'none' as const,
    ),
  }),
)

/** Histories of the calls that there are. The carrier may leave out `queued` and `ringing`. */
export const callHistories: Arbitrary<CallHistory> = fc
  .record({
    isQueued: fc.boolean(),
    agentRings: fc.boolean(),
    leadRings: fc.boolean(),
    agentEnd: fc.option(unanswered),
    afterAnswer,
    stepMs: fc.integer({ min: 0, max: 60_000 }),
  })
  .map(({ isQueued, agentRings, leadRings, agentEnd, afterAnswer: then, stepMs }) => {
    const calls = story(stepMs)
    if (isQueued) calls.leg('agent', 'queued')
    calls.leg('agent', 'initiated')
    if (agentRings) calls.leg('agent', 'ringing')
    if (agentEnd !== null) {
      calls.end('agent', agentEnd)
      return calls.isOver(STATUS[agentEnd], 'none')
    }

    calls.leg('agent', 'answered')
    if (then.kind === 'agent-hangs-up') {
      calls.end('agent', 'completed')
      calls.only({ kind: 'no-lead-leg', at: calls.now() })
      return calls.isOver('failed', 'none')
    }

    calls.leg('lead', 'initiated')
    if (leadRings) calls.leg('lead', 'ringing')
    if (then.kind === 'no-talk') {
      calls.end('lead', then.leadEnd)
      calls.end('agent', 'completed')
      return calls.isOver(STATUS[then.leadEnd], 'none')
    }

    calls.leg('lead', 'answered')
    if (then.recordingEnd !== 'none') calls.recording('in-progress')
    calls.end('lead', 'completed')
    calls.end('agent', 'completed')
    if (then.recordingEnd === 'none') calls.only({ kind: 'no-recording', at: calls.now() })
    else calls.recording(then.recordingEnd)
    return calls.isOver('completed', then.recordingEnd === 'completed' ? 'known' : 'absent')
  })

/** Writes a history down. */
function story(stepMs: number) {
  const reports: CarrierReport[] = []
  const onlyWhenAsked: CarrierReport[] = []
  let nowMs = BEGIN_MS
  const now = () => toInstant(nowMs)

  const add = (report: LegReport | RecordingReport) => {
    reports.push(report)
    nowMs += stepMs
  }
  const leg = (side: Side, state: LegReport['state'], end: LegEnd | null = null) => {
    const carrierLegId = side === 'agent' ? AGENT_LEG : LEAD_LEG
    add({ kind: 'leg', side, carrierLegId, state, end, at: now() })
  }
  return {
    now,
    leg,
    end: (side: Side, end: LegEnd) => {
      leg(side, 'ended', end)
    },
    recording: (state: RecordingReport['state']) => {
      add({ kind: 'recording', carrierRecordingId: RECORDING, state, at: now() })
    },
    /** What no report tells, only the answer to a question. */
    only: (report: CarrierReport) => {
      onlyWhenAsked.push(report)
    },
    isOver: (status: FinalStatus, recordingStory: RecordingStory['story']): CallHistory => ({
      reports: [...reports, ...onlyWhenAsked],
      // The carrier keeps when a leg was answered and how it ended; the steps between it forgets.
      answer: [...reports.filter(isKept), ...onlyWhenAsked],
      status,
      story: recordingStory,
    }),
  }
}

function isKept(report: CarrierReport): boolean {
  if (report.kind === 'recording') return report.state !== 'in-progress'
  return report.kind === 'leg' && (report.state === 'answered' || report.state === 'ended')
}
