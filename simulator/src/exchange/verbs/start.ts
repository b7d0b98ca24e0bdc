import type { StartRecording } from '../../twiml/verbs.ts'
import { recordLine } from '../record-line.ts'
import { recordingHook, type Stage } from '../stage.ts'

/** Records from this verb on, whatever follows. */
export function startRecording({ wish }: StartRecording, stage: Stage): null {
  const { channels, trims } = wish
  const hook = recordingHook(stage, wish)
  // (unverified) under which source the carrier lists a recording that TwiML started.
  recordLine(stage.line, stage.office.recorder, { source: 'StartCallRecordingAPI', channels, trims, hook })
  return null
}
