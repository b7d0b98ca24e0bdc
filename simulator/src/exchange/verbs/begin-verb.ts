import type { Verb } from '../../twiml/verbs.ts'
import { NOTHING_MORE, type Running } from '../run-in-order.ts'
import type { Stage } from '../stage.ts'
import { beginDial } from './dial.ts'
import { beginGather } from './gather.ts'
import { beginPrompt } from './prompt.ts'
import { beginRecord } from './record.ts'
import { startRecording } from './start.ts'
import { startStream, stopStream } from './stream.ts'

const NOT_VALID_TWIML = 12200

/** Begins one verb of a document, as `Begin` says. */
export function beginVerb(verb: Verb, stage: Stage, done: () => void): Running | null {
  const { line, office } = stage
  switch (verb.kind) {
    case 'say':
    case 'play':
    case 'pause':
      return beginPrompt(verb, stage, done)
    case 'gather':
      return beginGather(verb, stage, done)
    case 'dial':
      return beginDial(verb, stage, done)
    case 'record':
      return beginRecord(verb, stage, done)
    case 'redirect':
      return stage.goTo(verb, {})
    case 'hangup':
      line.hangUp()
      return NOTHING_MORE
    case 'reject':
      if (!verb.isFirst) {
        stage.warn(NOT_VALID_TWIML, '<Reject> must be the first verb')
        return null
      }
      office.log.add({ callSid: line.sid, what: 'reject', about: `${verb.reason}; the call was answered` })
      line.hangUp()
      return NOTHING_MORE
    case 'start-stream':
      return startStream(verb, stage)
    case 'stop-stream':
      return stopStream(verb, stage)
    case 'start-recording':
      return startRecording(verb, stage)
    case 'connect-stream':
      stage.warn(NOT_VALID_TWIML, '<Connect><Stream> is not carried out yet')
      return null
  }
}
