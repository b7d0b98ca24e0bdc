import { problemOf } from '../../streams/stream.ts'
import type { StartStream, StopStream } from '../../twiml/verbs.ts'
import type { Stage } from '../stage.ts'

const NOT_VALID_TWIML = 12_200

/** Sends the sound of this leg to the customer from now on, whatever follows; the document goes on at once. */
export function startStream(verb: StartStream, stage: Stage): null {
  const { line, office } = stage
  const { url, name, track, parameters } = verb
  const order = { url, name, track, parameters, hook: verb.status && stage.resolve(verb.status) }
  const problem = problemOf(order, office.streams.runningOf(line.sid))
  if (problem) office.streams.refuse(line, order, problem)
  else office.streams.start(line, order)
  return null
}

export function stopStream({ name }: StopStream, { line, office, warn }: Stage): null {
  if (name === null) warn(NOT_VALID_TWIML, '<Stop><Stream> needs the name of a stream')
  else if (!office.streams.stop(line.sid, name))
    warn(NOT_VALID_TWIML, `there is no stream of the name "${name}"`)
  return null
}
