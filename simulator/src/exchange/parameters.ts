import type { Parameters } from '../outside/outside.ts'
import type { LegEvent, Recording, RecordingEvent } from './exchange.ts'
import { hasEnded, talkedS, type LegState } from './leg.ts'

/** A finished recording as callbacks mention it. */
export interface RecordingNote {
  readonly sid: string
  readonly url: string
  readonly durationMs: number
}

const API_VERSION = '2010-04-01'

/** What every request about a leg carries, those for TwiML nothing else. */
export function callParameters(leg: LegState, accountSid: string): Parameters {
  const { sid, parentSid, from, to, direction, answeredBy, phase } = leg
  return {
    CallSid: sid,
    AccountSid: accountSid,
    From: from,
    To: to,
    Caller: from,
    Called: to,
    CallStatus: phase,
    ApiVersion: API_VERSION,
    Direction: direction,
    ...(parentSid && { ParentCallSid: parentSid }),
    ...(answeredBy && { AnsweredBy: answeredBy }),
  }
}

/** The status callback of a leg; `sequence` counts from 0 what was told of this leg. */
export function statusParameters(
  leg: LegState,
  about: {
    readonly accountSid: string
    readonly sequence: number
    readonly atMs: number
    readonly recording: RecordingNote | null
  },
): Parameters {
  const durationS = talkedS(leg)
  return {
    ...callParameters(leg, about.accountSid),
    Timestamp: rfc2822(about.atMs),
    CallbackSource: 'call-progress-events',
    SequenceNumber: String(about.sequence),
    ...(hasEnded(leg) && {
      CallDuration: String(durationS),
      Duration: String(Math.ceil(durationS / 60)), // in minutes that are begun, as they are charged
      SipResponseCode: String(leg.sipCode),
      ...recordingNoteParameters(about.recording),
    }),
  }
}

export function recordingNoteParameters(note: RecordingNote | null): Parameters {
  if (!note) return {}
  const { sid, url, durationMs } = note
  return { RecordingUrl: url, RecordingSid: sid, RecordingDuration: wholeS(durationMs) }
}

/** For the action of a `<Dial>` that called nobody. */
export const NOT_DIALLED: Parameters = { DialCallStatus: 'failed', DialBridged: 'false' }

/** What became of `<Dial>`, for its action. `durationS` is null when it is not known. */
export function dialParameters(dial: {
  readonly status: string
  readonly childSid: string
  readonly durationS: number | null
  readonly wasBridged: boolean
  readonly recording: RecordingNote | null
}): Parameters {
  const { status, childSid, durationS, wasBridged, recording } = dial
  return {
    DialCallStatus: status,
    DialCallSid: childSid,
    DialBridged: String(wasBridged),
    ...(durationS !== null && { DialCallDuration: String(durationS) }),
    ...recordingNoteParameters(recording),
  }
}

export function recordingParameters(
  recording: Recording,
  about: { readonly accountSid: string; readonly event: RecordingEvent; readonly url: string },
): Parameters {
  const { callSid, sid, channels, source, startedAtMs, durationMs } = recording
  return {
    AccountSid: about.accountSid,
    CallSid: callSid,
    RecordingSid: sid,
    RecordingUrl: about.url,
    RecordingStatus: about.event,
    RecordingChannels: String(channels),
    RecordingSource: source,
    RecordingTrack: 'both',
    RecordingStartTime: rfc2822(startedAtMs),
    ErrorCode: '0',
    ...(about.event === 'completed' && { RecordingDuration: wholeS(durationMs ?? 0) }),
  }
}

/** What a status callback calls the phase it is about. */
export function eventOf({ phase }: LegState): LegEvent | null {
  switch (phase) {
    case 'queued':
      return null
    case 'initiated':
    case 'ringing':
      return phase
    case 'in-progress':
      return 'answered'
    default:
      return 'completed'
  }
}

function wholeS(ms: number): string {
  return String(Math.round(ms / 1000))
}

function rfc2822(atMs: number): string {
  return new Date(atMs).toUTCString().replace('GMT', '+0000')
}
