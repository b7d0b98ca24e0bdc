import { XmlElement } from '@rgrove/parse-xml'
import { readAttributes, type Attributes, type Warn } from './attributes.ts'
import type { Gather, Prompt } from './verbs.ts'

export const PROMPT_NAMES: readonly string[] = ['Say', 'Play', 'Pause']

/** `loop="0"` means for ever, which ends here. */
const MOST_TIMES = 1000

/** Of an element with one of the PROMPT_NAMES. */
export function parsePrompt(element: XmlElement, warn: Warn): Prompt {
  const attributes = readAttributes(element, warn)
  const prompt = readPrompt(element, attributes)
  attributes.end()
  return prompt
}

function readPrompt({ name, text }: XmlElement, attributes: Attributes): Prompt {
  switch (name) {
    case 'Say': {
      attributes.ignore('voice')
      const language = attributes.text('language') ?? 'en-US'
      return { kind: 'say', text: wordsOf(text), language, times: readTimes(attributes) }
    }
    case 'Play':
      return {
        kind: 'play',
        url: text.trim(),
        digits: attributes.text('digits'),
        times: readTimes(attributes),
      }
    default:
      return { kind: 'pause', lengthMs: attributes.ms('length', { minS: 0, maxS: 86_400 }) ?? 1000 }
  }
}

/** With one space between any two. */
export function wordsOf(text: string): string {
  return text.replace(/\s+/g, ' ').trim()
}

function readTimes(attributes: Attributes): number {
  const times = attributes.whole('loop', { min: 0, max: MOST_TIMES }) ?? 1
  return times === 0 ? MOST_TIMES : times
}

export function parseGather(element: XmlElement, warn: Warn): Gather {
  const attributes = readAttributes(element, warn)
  const inputs = attributes.someOf('input', ['dtmf', 'speech']) ?? ['dtmf']
  const gather: Gather = {
    kind: 'gather',
    prompts: element.children.flatMap((child) => {
      if (!(child instanceof XmlElement)) return []
      if (PROMPT_NAMES.includes(child.name)) return [parsePrompt(child, warn)]
      warn(`<${child.name}> in <Gather> is not carried out here`)
      return []
    }),
    takesDigits: inputs.includes('dtmf'),
    numDigits: attributes.whole('numDigits', { min: 1, max: 1000 }),
    finishOnKey: attributes.text('finishOnKey') ?? '#',
    timeoutMs: attributes.ms('timeout', { minS: 0, maxS: 600 }) ?? 5000,
    action: attributes.address('action', 'method'),
    actionOnEmptyResult: attributes.yes('actionOnEmptyResult') ?? false,
  }
  attributes.ignore('language', 'hints', 'speechTimeout', 'speechModel', 'enhanced', 'profanityFilter')
  attributes.ignore('bargeIn', 'partialResultCallback', 'partialResultCallbackMethod', 'maxSpeechTime')
  attributes.ignore('debug', 'dtmfDetection')
  attributes.end()
  return gather
}
