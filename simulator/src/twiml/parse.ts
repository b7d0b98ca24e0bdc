import { parseXml, XmlElement, XmlError } from '@rgrove/parse-xml'
import { readAttributes, type Warn } from './attributes.ts'
import { parseDial } from './parse-dial.ts'
import { parseGather, parsePrompt, PROMPT_NAMES } from './parse-prompts.ts'
import { readRecordingCallback } from './parse-recording.ts'
import { parseStream } from './parse-stream.ts'
import type { Verb } from './verbs.ts'

export type Reading =
  | {
      readonly status: 'read'
      readonly verbs: readonly Verb[]
      /** What was passed over, a sentence each. */
      readonly warnings: readonly string[]
    }
  /** The code is the carrier's. */
  | { readonly status: 'unreadable'; readonly code: number; readonly reason: string }

const NOT_READABLE = 12_100

const DAY_S = 86_400

/** Reads a TwiML document. Never throws: what is not understood is passed over with a warning. */
export function parseTwiml(text: string): Reading {
  try {
    return readResponse(text)
  } catch (error) {
    if (error instanceof XmlError)
      return unreadable(`the document is not XML: ${error.message.split('\n')[0]}`)
    if (error instanceof RangeError) return unreadable('the document is nested too deeply') // the stack was full
    throw error
  }
}

function readResponse(text: string): Reading {
  const { root } = parseXml(text.replace(/^\uFEFF/, '').trimStart())
  if (root?.name !== 'Response')
    return unreadable(`the root of the document is <${root?.name ?? ''}> and not <Response>`)
  const warnings: string[] = []
  const warn: Warn = (sentence) => warnings.push(sentence)
  const verbs = elementsOf(root).flatMap((element, n) => parseVerb(element, warn, n === 0))
  return { status: 'read', verbs, warnings }
}

function unreadable(reason: string): Reading {
  return { status: 'unreadable', code: NOT_READABLE, reason }
}

function parseVerb(element: XmlElement, warn: Warn, isFirst: boolean): Verb[] {
  const attributes = readAttributes(element, warn)
  if (PROMPT_NAMES.includes(element.name)) return [parsePrompt(element, warn)]
  switch (element.name) {
    case 'Gather':
      return [parseGather(element, warn)]
    case 'Dial':
      return [parseDial(element, warn)]
    case 'Record':
      return [parseRecord(element, warn)]
    case 'Redirect': {
      const method = attributes.oneOf('method', ['GET', 'POST']) ?? 'POST'
      attributes.end()
      return [{ kind: 'redirect', url: element.text.trim(), method }]
    }
    case 'Hangup':
      attributes.end()
      return [{ kind: 'hangup' }]
    case 'Reject': {
      const reason = attributes.oneOf('reason', ['rejected', 'busy']) ?? 'rejected'
      attributes.end()
      return [{ kind: 'reject', reason, isFirst }]
    }
    case 'Start':
    case 'Stop':
    case 'Connect':
      attributes.ignore('action', 'method')
      attributes.end()
      return elementsOf(element).flatMap((noun) => parseNoun(element.name, noun, warn))
    default:
      warn(`<${element.name}> is not carried out here`)
      return []
  }
}

function parseNoun(verb: string, noun: XmlElement, warn: Warn): Verb[] {
  const attributes = readAttributes(noun, warn)
  switch (`${verb} ${noun.name}`) {
    case 'Start Stream':
      return [parseStream(noun, warn)]
    case 'Connect Stream': {
      const url = attributes.text('url') ?? ''
      attributes.ignore('name', 'track', 'statusCallback', 'statusCallbackMethod', 'connectorName')
      attributes.end()
      return [{ kind: 'connect-stream', url }]
    }
    case 'Stop Stream': {
      const name = attributes.text('name')
      attributes.end()
      return [{ kind: 'stop-stream', name }]
    }
    case 'Start Recording': {
      const channels = attributes.oneOf('channels', ['mono', 'dual']) === 'mono' ? 1 : 2
      const trims = attributes.oneOf('trim', ['trim-silence', 'do-not-trim']) !== 'do-not-trim'
      const callback = readRecordingCallback(attributes)
      attributes.ignore('track', 'name')
      attributes.end()
      return [{ kind: 'start-recording', wish: { channels, trims, callback } }]
    }
    default:
      warn(`<${noun.name}> in <${verb}> is not carried out here`)
      return []
  }
}

function parseRecord(element: XmlElement, warn: Warn): Verb {
  const attributes = readAttributes(element, warn)
  const verb: Verb = {
    kind: 'record',
    action: attributes.address('action', 'method'),
    timeoutMs: attributes.ms('timeout', { minS: 1, maxS: DAY_S }) ?? 5000,
    maxLengthMs: attributes.ms('maxLength', { minS: 1, maxS: 14_400 }) ?? 3_600_000,
    finishOnKey: attributes.text('finishOnKey') ?? '1234567890*#',
    playsBeep: attributes.yes('playBeep') ?? true,
    wish: {
      channels: 1,
      trims: attributes.oneOf('trim', ['trim-silence', 'do-not-trim']) !== 'do-not-trim',
      callback: readRecordingCallback(attributes),
    },
  }
  attributes.end()
  return verb
}

function elementsOf(parent: XmlElement): XmlElement[] {
  return parent.children.filter((child) => child instanceof XmlElement)
}
