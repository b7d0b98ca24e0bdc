import type { Recording } from './exchange.ts'
import type { Line } from './line.ts'
import type { Recorder, RecordingStart } from './recorder.ts'

/** Records one line until it ends: what the person says, and what they hear. */
export function recordLine(
  line: Line,
  recorder: Recorder,
  order: Pick<RecordingStart, 'source' | 'channels' | 'trims' | 'hook'>,
): Recording {
  const { sid, parentSid } = line.leg()
  const sources = [line.sound.said.read, line.sound.heard]
  const recording = recorder.start({ ...order, callSid: parentSid ?? sid, sources })
  line.whenEnding(() => {
    const note = recorder.stop(recording.sid)
    if (order.source === 'OutboundAPI') line.setRecording(note)
  })
  return recording
}
