import assert from 'node:assert/strict'
import { test } from 'node:test'

import fc from 'fast-check'

import { advance, type Connection, type Deed, type Message } from './connection.ts'

const SETTINGS = { sampleRateHz: 8000, words: true, maxAlternatives: 0, phrases: [] }
const START: Connection = { phase: 'configuring', settings: SETTINGS }
const FRAME: Message = { type: 'audio', bytes: new Uint8Array(4) }
const text = (text: string): Message => ({ type: 'text', text })

/** What all messages together ask for. */
function deedsOf(messages: readonly Message[]): { deeds: Deed[]; end: Connection } {
  let connection = START
  const deeds: Deed[] = []
  for (const message of messages) {
    const step = advance(connection, message, ['tones'])
    connection = step.connection
    deeds.push(...step.deeds)
  }
  return { deeds, end: connection }
}

const goodMessage = fc.constantFrom(
  FRAME,
  text('{"config": {"words": 1}}'),
  text('{"reset" : 1}'),
  text('{"eof":1}'),
)

test('a recogniser is opened once, before the first thing that needs it', () => {
  fc.assert(
    fc.property(fc.array(goodMessage), (messages) => {
      const types = deedsOf(messages).deeds.map(({ type }) => type)

      assert.equal(types.lastIndexOf('open'), types.length > 0 ? 0 : -1)
    }),
  )
})

test('every frame, reset and end up to the first end asks for one reply, and nothing after it does', () => {
  fc.assert(
    fc.property(fc.array(goodMessage), (messages) => {
      const end = messages.findIndex((message) => message.type === 'text' && message.text.includes('eof'))
      const read = end < 0 ? messages : messages.slice(0, end + 1)
      const asking = read.filter((message) => message.type === 'audio' || !message.text.includes('config'))

      const replies = deedsOf(messages).deeds.filter(({ type }) => type === 'hear' || type === 'finish')

      assert.equal(replies.length, asking.length)
    }),
  )
})

test('no text, however broken, does anything but configure, finish or refuse', () => {
  fc.assert(
    fc.property(
      fc.oneof(
        fc.string(),
        fc.json(),
        fc.json().map((json) => `{"config":${json}}`),
      ),
      (broken) => {
        const { deeds, end } = deedsOf([text(broken)])

        const refusal = deeds.find((deed) => deed.type === 'refuse')
        if (refusal) {
          assert.deepEqual(end, { phase: 'over' })
          assert.ok(Buffer.byteLength(refusal.reason) <= 123, 'a close reason has at most 123 bytes')
        }
      },
    ),
  )
})

test('the settings that count are those before the first audio', () => {
  const { deeds } = deedsOf([
    text('{"config": {"sample_rate": 16000}}'),
    text('{"config": {"max_alternatives": 3}}'),
    FRAME,
    text('{"config": {"sample_rate": 44100}}'),
    FRAME,
  ])

  assert.deepEqual(
    deeds.map(({ type }) => type),
    ['open', 'hear', 'hear'],
  )
  assert.deepEqual(deeds[0], {
    type: 'open',
    settings: { ...SETTINGS, sampleRateHz: 16_000, maxAlternatives: 3 },
  })
})

test('config wins over eof in one message, as in the original', () => {
  assert.deepEqual(deedsOf([text('{"config": {}, "eof": 1}')]), { deeds: [], end: START })
})
