import type { Attributes } from './attributes.ts'
import type { RecordingWish } from './verbs.ts'

/** Where the story of a recording is to be told; by default its end alone. */
export function readRecordingCallback(attributes: Attributes): RecordingWish['callback'] {
  const address = attributes.address('recordingStatusCallback', 'recordingStatusCallbackMethod')
  const events = attributes.someOf('recordingStatusCallbackEvent', ['in-progress', 'completed', 'absent'])
  return address && { ...address, events: events ?? ['completed'] }
}
