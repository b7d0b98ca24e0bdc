import { XmlElement } from '@rgrove/parse-xml'
import { readAttributes, type Warn } from './attributes.ts'
import { readRecordingCallback } from './parse-recording.ts'
import type { Dial, DialledNumber } from './verbs.ts'

const RECORD_VALUES = [
  'do-not-record',
  'false',
  'true',
  'record-from-answer',
  'record-from-ringing',
  'record-from-answer-dual',
  'record-from-ringing-dual',
] as const

export function parseDial(element: XmlElement, warn: Warn): Dial {
  const attributes = readAttributes(element, warn)
  const record = attributes.oneOf('record', RECORD_VALUES) ?? 'do-not-record'
  const trims = attributes.oneOf('trim', ['trim-silence', 'do-not-trim']) !== 'do-not-trim'
  const callback = readRecordingCallback(attributes)
  const dial: Dial = {
    kind: 'dial',
    numbers: readNumbers(element, warn),
    callerId: attributes.text('callerId'),
    timeoutMs: attributes.ms('timeout', { minS: 1, maxS: 600 }) ?? 30_000,
    timeLimitMs: attributes.ms('timeLimit', { minS: 1, maxS: 86_400 }) ?? 14_400_000,
    action: attributes.address('action', 'method'),
    record:
      record === 'do-not-record' || record === 'false'
        ? null
        : {
            from: record.includes('ringing') ? 'ringing' : 'answer',
            channels: record.endsWith('dual') ? 2 : 1,
            trims,
            callback,
          },
  }
  attributes.ignore('answerOnBridge', 'ringTone', 'callReason', 'recordingTrack')
  attributes.end()
  return dial
}

/** The `<Number>` children, or the text itself as a single number. */
function readNumbers(element: XmlElement, warn: Warn): DialledNumber[] {
  const nouns = element.children.filter((child) => child instanceof XmlElement)
  const number = element.text.trim()
  if (nouns.length === 0)
    return number ? [{ number, screening: null, status: null, detectsMachine: false }] : []
  return nouns.flatMap((noun) => {
    if (noun.name === 'Number') return [readNumber(noun, warn)]
    warn(`<${noun.name}> in <Dial> is not carried out here`)
    return []
  })
}

function readNumber(noun: XmlElement, warn: Warn): DialledNumber {
  const attributes = readAttributes(noun, warn)
  const events = attributes.someOf('statusCallbackEvent', ['initiated', 'ringing', 'answered', 'completed'])
  const status = attributes.address('statusCallback', 'statusCallbackMethod')
  const machineDetection = attributes.oneOf('machineDetection', ['Enable', 'DetectMessageEnd'])
  const number: DialledNumber = {
    number: noun.text.trim(),
    screening: attributes.address('url', 'method'),
    status: status && { ...status, events: events ?? ['completed'] },
    detectsMachine: machineDetection !== null,
  }
  attributes.ignore('byoc')
  attributes.end()
  return number
}
