import type { CarrierReport, LegReport, RecordingReport, Side } from '../../features/calls/carrier.ts'
import type { Instant } from '../../lib/clock.ts'
import { readLegState } from './call-status.ts'

/** What we read of a call as the SDK gives it; its dates are texts where it could not read them. */
export interface CallResource {
  readonly sid: string
  readonly status: string
  readonly dateCreated: unknown
  readonly dateUpdated: unknown
  readonly startTime: unknown
  readonly endTime: unknown
}

export interface RecordingResource {
  readonly sid: string
  readonly status: string
  readonly dateUpdated: unknown
}

/** All that Twilio's resources tell of a call; `children` are the legs that it dialled, the oldest first. */
export function reportsOf(
  call: CallResource,
  children: readonly CallResource[],
  recordings: readonly RecordingResource[],
  askedAt: Instant,
): readonly CarrierReport[] {
  const agentLeg = legReport('agent', call, askedAt)
  const leadLegs = children.map((child) => legReport('lead', child, askedAt))
  const sounds = recordings.map((recording) => recordingReport(recording, askedAt))
  if (agentLeg?.state !== 'ended')
    return [agentLeg, ...leadLegs, ...sounds].filter((report) => report !== null)

  // Nothing is added to a call that ended: what is not there now will never be.
  const { at } = agentLeg
  return [
    agentLeg,
    ...(leadLegs.length > 0 ? leadLegs : [{ kind: 'no-lead-leg', at } as const]),
    ...(sounds.length > 0 ? sounds : [{ kind: 'no-recording', at } as const]),
  ].filter((report) => report !== null)
}

function legReport(side: Side, call: CallResource, askedAt: Instant): LegReport | null {
  const known = readLegState(call.status)
  if (known === null) return null
  const { dateCreated, dateUpdated, startTime, endTime } = call
  const dates = {
    queued: [dateCreated],
    initiated: [dateCreated],
    ringing: [dateUpdated],
    answered: [startTime, dateUpdated],
    ended: [endTime, dateUpdated],
  }[known.state]
  return { kind: 'leg', side, carrierLegId: call.sid, ...known, at: firstInstant(dates) ?? askedAt }
}

function recordingReport({ sid, status, dateUpdated }: RecordingResource, askedAt: Instant): RecordingReport {
  return {
    kind: 'recording',
    carrierRecordingId: sid,
    state: RECORDING_STATE[status] ?? 'in-progress',
    at: firstInstant([dateUpdated]) ?? askedAt,
  }
}

/** All others are on their way to `completed`: in-progress, paused, stopped, processing. */
const RECORDING_STATE: Readonly<Record<string, RecordingReport['state']>> = {
  completed: 'completed',
  absent: 'absent',
  deleted: 'absent',
  failed: 'failed',
}

function firstInstant(dates: readonly unknown[]): Instant | null {
  const date = dates.find((one) => one instanceof Date && !Number.isNaN(one.getTime()))
  return date instanceof Date ? date.toISOString() : null
}
