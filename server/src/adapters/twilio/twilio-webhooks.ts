import twilio from 'twilio'

import type { CallSettings } from '../../config/telephony.ts'
import type {
  CallOrder,
  CarrierRequest,
  CarrierWebhooks,
  LegReport,
  RecordingReport,
  Side,
  StreamReport,
} from '../../features/calls/carrier.ts'
import { AppError } from '../../lib/app-error.ts'
import { systemClock, toInstant, type Clock } from '../../lib/clock.ts'
import { readLegState } from './call-status.ts'
import { mediaUrl } from './media/media-url.ts'
import { TOKEN_PARAMETER } from './media/stream-reader.ts'
import { isCallSid, isRecordingSid, isStreamSid } from './sids.ts'
import { fieldsOf, textOf, timeOf, type Fields } from './webhook-fields.ts'
import { leadLegUrl, recordingUrl, streamUrl } from './webhook-urls.ts'

export interface TwilioWebhooksOptions {
  readonly accountSid: string
  /** Any of them may have signed: while a token is exchanged there are two. */
  readonly authTokens: readonly [string, ...string[]]
  /** Where Twilio reaches this server, without a slash at the end. What a request says of its host is of no account. */
  readonly publicUrl: () => string
  /** E.164; leads see it. */
  readonly fromNumber: string
  readonly limits: Pick<CallSettings, 'ringLeadSeconds' | 'callMaxMinutes'>
  /** Makes what a stream of a call's sound is let in by; null, as without it, when nobody listens to calls while they go on. */
  readonly issueStreamToken?: ((callId: string) => string) | null
  /** For what Twilio tells without a time. */
  readonly clock?: Clock
}

const SIGNATURE_HEADER = 'x-twilio-signature'

/** What Twilio asks of us and tells us. */
export function makeTwilioWebhooks(options: TwilioWebhooksOptions): CarrierWebhooks {
  const { accountSid, authTokens, publicUrl, fromNumber, limits, clock = systemClock } = options
  const { issueStreamToken = null } = options

  function verify(request: CarrierRequest): void {
    const isOurs = isSigned(request) && textOf(fieldsOf(request), 'AccountSid') === accountSid
    if (!isOurs) {
      throw new AppError(
        'webhook-not-signed',
        'This request is not signed by our telephone company for this address: check PUBLIC_URL and the token.',
      )
    }
  }

  function isSigned({ method, target, headers, parameters }: CarrierRequest): boolean {
    const signature = headers[SIGNATURE_HEADER]
    if (typeof signature !== 'string' || signature === '' || !target.startsWith('/')) return false
    // Signs a body that we would not have read: none of our callbacks has one.
    if (target.includes('bodySHA256')) return false
    const url = publicUrl() + target
    if (!URL.canParse(url)) return false
    const signed = method === 'GET' ? {} : parameters
    return authTokens.some((token) => twilio.validateRequest(token, signature, url, signed))
  }

  function readLeg(side: Side, request: CarrierRequest): LegReport | null {
    const fields = fieldsOf(request)
    const carrierLegId = textOf(fields, 'CallSid')
    const known = readLegState(textOf(fields, 'CallStatus') ?? '')
    if (!isCallSid(carrierLegId) || known === null) return null
    const at = toInstant(timeOf(fields, 'Timestamp') ?? clock.nowMs())
    return { kind: 'leg', side, carrierLegId, ...known, at }
  }

  function readRecording(request: CarrierRequest): RecordingReport | null {
    const fields = fieldsOf(request)
    const carrierRecordingId = textOf(fields, 'RecordingSid')
    const state = RECORDING_STATES.get(textOf(fields, 'RecordingStatus') ?? '')
    if (!isRecordingSid(carrierRecordingId) || state === undefined) return null
    const at = toInstant(recordedAtMs(fields, state) ?? clock.nowMs())
    return { kind: 'recording', carrierRecordingId, state, at }
  }

  function readStream(request: CarrierRequest): StreamReport | null {
    const fields = fieldsOf(request)
    const streamId = textOf(fields, 'StreamSid')
    const state = STREAM_STATES.get(textOf(fields, 'StreamEvent') ?? '')
    return isStreamSid(streamId) && state !== undefined ? { streamId, state } : null
  }

  function bridgeScript({ callId, leadNumber }: CallOrder): string {
    const response = new twilio.twiml.VoiceResponse()
    addStream(response, callId)
    const dial = response.dial({
      callerId: fromNumber,
      timeout: limits.ringLeadSeconds,
      timeLimit: limits.callMaxMinutes * 60,
      answerOnBridge: true,
      record: 'record-from-answer-dual',
      trim: 'do-not-trim',
      recordingStatusCallback: recordingUrl(publicUrl(), callId),
      recordingStatusCallbackMethod: 'POST',
      recordingStatusCallbackEvent: ['in-progress', 'completed', 'absent'],
    })
    dial.number(
      {
        statusCallback: leadLegUrl(publicUrl(), callId),
        statusCallbackMethod: 'POST',
        statusCallbackEvent: ['initiated', 'ringing', 'answered', 'completed'],
      },
      leadNumber,
    )
    return response.toString()
  }

  /** Goes on beside what follows it. */
  function addStream(response: InstanceType<typeof twilio.twiml.VoiceResponse>, callId: string): void {
    const url = mediaUrl(publicUrl())
    if (issueStreamToken === null || url === null) return
    const stream = response.start().stream({
      ...{ name: 'live', url, track: 'both_tracks' },
      statusCallback: streamUrl(publicUrl(), callId),
      statusCallbackMethod: 'POST',
    })
    stream.parameter({ name: TOKEN_PARAMETER, value: issueStreamToken(callId) })
  }

  function hangUpScript(): string {
    const response = new twilio.twiml.VoiceResponse()
    response.hangup()
    return response.toString()
  }

  return { verify, readLeg, readRecording, readStream, bridgeScript, hangUpScript }
}

const RECORDING_STATES: ReadonlyMap<string, RecordingReport['state']> = new Map([
  ['in-progress', 'in-progress'],
  ['completed', 'completed'],
  ['absent', 'absent'],
  ['failed', 'failed'],
])

const STREAM_STATES: ReadonlyMap<string, StreamReport['state']> = new Map([
  ['stream-started', 'started'],
  ['stream-stopped', 'stopped'],
  ['stream-error', 'failed'],
])

/** Twilio tells when a recording began and how long it is, not when it tells so. */
function recordedAtMs(fields: Fields, state: RecordingReport['state']): number | null {
  const startMs = timeOf(fields, 'RecordingStartTime')
  if (startMs === null || state === 'in-progress') return startMs
  const durationSeconds = Number(textOf(fields, 'RecordingDuration') ?? Number.NaN)
  return durationSeconds >= 0 && durationSeconds < MAX_SECONDS ? startMs + durationSeconds * 1000 : null
}

const MAX_SECONDS = 7 * 86_400
