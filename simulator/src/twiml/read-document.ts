import { parseTwiml, type Reading } from './parse.ts'
import { wordsOf } from './parse-prompts.ts'
import type { Prompt } from './verbs.ts'

const INVALID_CONTENT_TYPE = 12_300

/** What a customer's server answered, by its type as Twilio takes it: XML is carried out, plain text said, sound played. */
export function readDocument({
  text,
  contentType,
  url,
}: {
  readonly text: string
  readonly contentType: string
  readonly url: string
}): Reading {
  const type = contentType.split(';', 1)[0]!.trim().toLowerCase()
  if (['text/xml', 'application/xml', 'text/html'].includes(type)) return parseTwiml(text)
  if (type === 'text/plain') return read({ kind: 'say', text: wordsOf(text), language: 'en-US', times: 1 })
  if (type.startsWith('audio/')) return read({ kind: 'play', url, digits: null, times: 1 })
  const found = type === '' ? 'the answer has no Content-Type' : `the Content-Type of the answer is ${type}`
  return { status: 'unreadable', code: INVALID_CONTENT_TYPE, reason: `${found}; TwiML comes as text/xml` }
}

function read(verb: Prompt): Reading {
  return { status: 'read', verbs: [verb], warnings: [] }
}
