import assert from 'node:assert/strict'
import { test } from 'node:test'
import { readDocument } from './read-document.ts'

const URL = 'https://customer.example/start'
const SAY = '<Response><Say>Hello.</Say></Response>'

for (const contentType of ['text/xml', 'application/xml; charset=utf-8', 'Text/HTML'])
  test(`an answer of the type ${contentType} is TwiML`, () => {
    const reading = readDocument({ text: SAY, contentType, url: URL })

    assert.deepEqual(reading.status === 'read' && reading.verbs.map(({ kind }) => kind), ['say'])
  })

test('plain text is said, and a sound is played', () => {
  const text = readDocument({ text: ' Good\n morning ', contentType: 'text/plain', url: URL })
  const sound = readDocument({ text: 'ID3', contentType: 'audio/mpeg', url: URL })

  assert.deepEqual(text.status === 'read' && text.verbs, [
    { kind: 'say', text: 'Good morning', language: 'en-US', times: 1 },
  ])
  assert.deepEqual(sound.status === 'read' && sound.verbs, [
    { kind: 'play', url: URL, digits: null, times: 1 },
  ])
})

test('an answer of another type, or of none, is no document, also when TwiML stands in it', () => {
  assert.deepEqual(readDocument({ text: SAY, contentType: 'application/json', url: URL }), {
    status: 'unreadable',
    code: 12300,
    reason: 'the Content-Type of the answer is application/json; TwiML comes as text/xml',
  })
  assert.deepEqual(readDocument({ text: SAY, contentType: '', url: URL }), {
    status: 'unreadable',
    code: 12300,
    reason: 'the answer has no Content-Type; TwiML comes as text/xml',
  })
})
