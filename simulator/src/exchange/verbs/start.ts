import type { Verb } from '../../twiml/verbs.ts'
import { recordLine } from '../record-line.ts'
import { recordingHook, type Stage } from '../stage.ts'

type VerbOf<Kind extends Verb['kind']> = Verb & { readonly kind: Kind }

/** What the carrier answers to the address of a stream that it cannot use. */
const STREAM_REFUSED = 31_920

/** Takes note of a stream; no sound is sent yet. */
export function startStream({ url, name }: VerbOf<'start-stream'>, { line, office, warn }: Stage): null {
  const target = URL.parse(url)
  if (target?.protocol !== 'wss:') warn(STREAM_REFUSED, '<Stream> needs a wss address')
  else if (target.search !== '') warn(STREAM_REFUSED, '<Stream> with a query in its address is refused')
  else {
    const about = `${name ?? 'without a name'}; nothing is sent yet`
    office.log.add({ callSid: line.sid, what: 'stream accepted', about })
  }
  return null
}

export function stopStream({ name }: VerbOf<'stop-stream'>, { line, office }: Stage): null {
  office.log.add({ callSid: line.sid, what: 'stream stopped', about: name ?? 'without a name' })
  return null
}

/** Records from this verb on, whatever follows. */
export function startRecording({ wish }: VerbOf<'start-recording'>, stage: Stage): null {
  const { channels, trims } = wish
  const hook = recordingHook(stage, wish)
  // (unverified) under which source the carrier lists a recording that TwiML started.
  recordLine(stage.line, stage.office.recorder, { source: 'StartCallRecordingAPI', channels, trims, hook })
  return null
}
