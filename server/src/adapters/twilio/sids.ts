/** Where Twilio is, unless a setting says otherwise. */
export const TWILIO_API_URL = 'https://api.twilio.com'

const CALL_SID = /^CA[0-9a-f]{32}$/
const RECORDING_SID = /^RE[0-9a-f]{32}$/
const STREAM_SID = /^MZ[0-9a-f]{32}$/

export function isCallSid(value: unknown): value is string {
  return typeof value === 'string' && CALL_SID.test(value)
}

export function isRecordingSid(value: unknown): value is string {
  return typeof value === 'string' && RECORDING_SID.test(value)
}

export function isStreamSid(value: unknown): value is string {
  return typeof value === 'string' && STREAM_SID.test(value)
}
