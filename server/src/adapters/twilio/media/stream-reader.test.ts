import { deepEqual, equal } from 'node:assert/strict'
import { test } from 'node:test'

import fc from 'fast-check'

import { decodeMuLaw, encodeMuLaw } from '@leadbreak/audio'

import { ACCOUNT, CALL } from '../scripted-api.ts'
import {
  aFrame,
  aSink,
  aStart,
  aStop,
  connected,
  FRAME_SAMPLES,
  STREAM,
  type StartOptions,
} from './media-kit.suite.ts'
import { makeStreamReader } from './stream-reader.ts'

function aReader(options: Parameters<typeof aSink>[0] = {}) {
  const sink = aSink(options)
  const reader = makeStreamReader(ACCOUNT, sink.sink)
  return { ...sink, ...reader, say: (message: unknown) => reader.read(JSON.stringify(message)) }
}

function aStartedReader(start: StartOptions = {}) {
  const reader = aReader()
  equal(reader.say(connected()), true)
  equal(reader.say(aStart(start)), true)
  return reader
}

test('a stream introduces itself, sends both sides, and stops', () => {
  const { say, starts, heard, stops } = aStartedReader()

  say(aFrame(0, { track: 'inbound', byte: 0x10 }))
  say(aFrame(0, { track: 'outbound', byte: 0x90, sequence: 3 }))
  say(aStop())

  deepEqual(starts, [{ streamId: STREAM, carrierCallId: CALL, token: 'a-token' }])
  deepEqual(
    heard.map(({ side, startMs, samples }) => [side, startMs, samples.length, samples[0]]),
    [
      ['agent', 0, FRAME_SAMPLES, decodeMuLaw(Uint8Array.of(0x10))[0]],
      ['lead', 0, FRAME_SAMPLES, decodeMuLaw(Uint8Array.of(0x90))[0]],
    ],
  )
  equal(stops(), 1)
})

test('numbers may be texts or numbers, and messages that nobody told us of are passed over', () => {
  const { say, heard, damaged } = aStartedReader()
  const frame = aFrame(5)

  say({ ...frame, sequenceNumber: 7, media: { ...frame.media, timestamp: 100 } })
  say({ event: 'mark', streamSid: STREAM, mark: { name: 'x' } })
  say({ event: 'dtmf', streamSid: STREAM, dtmf: { digit: '1' } })
  say({ event: 'hologram' })

  deepEqual(
    heard.map(({ startMs }) => startMs),
    [100],
  )
  equal(damaged(), 0)
})

const NOT_YET: readonly [what: string, message: unknown][] = [
  ['a frame', aFrame(0)],
  ['a stop', aStop()],
  ['what is no message', 'hello'],
  ['a list', []],
  ['nothing', null],
]
for (const [what, message] of NOT_YET) {
  test(`${what} before the start ends the connection`, () => {
    equal(aReader().say(message), false)
  })
}

const STRANGE_STARTS: readonly [what: string, start: StartOptions][] = [
  ['of another account', { accountSid: `AC${'9'.repeat(32)}` }],
  ['whose call has no id', { callSid: 'CA1' }],
  ['whose stream has no id', { streamSid: '../x' }],
  ['with an endless token', { token: 'x'.repeat(501) }],
  ['with a format that nobody knows', { mediaFormat: { encoding: 'audio/opus', sampleRate: 8000 } }],
  ['with mu-law at a strange rate', { mediaFormat: { encoding: 'audio/x-mulaw', sampleRate: 16000 } }],
  ['with two channels', { mediaFormat: { encoding: 'audio/x-l16', sampleRate: 8000, channels: 2 } }],
  ['without a format', { mediaFormat: [] }],
]
for (const [what, start] of STRANGE_STARTS) {
  test(`a start ${what} is refused`, () => {
    const reader = aReader()

    equal(reader.say(aStart(start)), false)
    deepEqual(reader.starts, [])
  })
}

test('a start without a token is refused', () => {
  const start = aStart()

  equal(aReader().say({ ...start, start: { ...start.start, customParameters: {} } }), false)
})

test('a start that nobody wants ends the connection', () => {
  equal(aReader({ isWanted: false }).say(aStart()), false)
})

for (const sampleRate of [8_000, 16_000, 24_000]) {
  test(`16-bit samples at ${sampleRate} Hz are read as they were declared`, () => {
    const { say, heard } = aStartedReader({
      mediaFormat: { encoding: 'audio/x-l16', sampleRate: String(sampleRate) },
    })
    const frame = aFrame(1)

    say({
      ...frame,
      media: { ...frame.media, payload: Buffer.from([1, 0, 255, 255, 0, 128]).toString('base64') },
    })

    deepEqual(
      heard.map(({ startMs, samples, sampleRateHz }) => [startMs, [...samples], sampleRateHz]),
      [[20, [1, -1, -32768], sampleRate]],
    )
  })
}

const DAMAGED: readonly [what: string, payload: string][] = [
  ['is empty', ''],
  ['is no base64', '!!!!'],
  ['was cut off', 'AAA'],
  ['is longer than a second', Buffer.alloc(8_001).toString('base64')],
]
for (const [what, payload] of DAMAGED) {
  test(`a frame that ${what} is 20 ms of silence and is counted`, () => {
    const { say, heard, damaged } = aStartedReader()
    const frame = aFrame(2)

    say({ ...frame, media: { ...frame.media, payload } })

    deepEqual(
      heard.map(({ startMs, samples }) => [startMs, samples.length, samples.every((each) => each === 0)]),
      [[40, FRAME_SAMPLES, true]],
    )
    equal(damaged(), 1)
  })
}

test('frames of another stream or track are counted and not heard', () => {
  const { say, heard, damaged, stops } = aStartedReader()

  say(aFrame(0, { streamSid: `MZ${'6'.repeat(32)}` }))
  say(aFrame(0, { track: 'sideways' }))
  say(aStop(`MZ${'6'.repeat(32)}`))

  deepEqual([heard.length, damaged(), stops()], [0, 2, 0])
})

test('what was encoded is heard, in frames of any size', () => {
  const pcm = Int16Array.from({ length: 4_000 }, (_, n) => Math.round(8_000 * Math.sin(n / 9)))
  const bytes = encodeMuLaw(pcm)

  fc.assert(
    fc.property(fc.array(fc.integer({ min: 8, max: 800 }), { minLength: 1, maxLength: 40 }), (sizes) => {
      const { say, heard } = aStartedReader()
      let at = 0
      for (const [index, size] of sizes.entries()) {
        const part = bytes.subarray(at, at + size)
        if (part.length === 0) break
        const timestamp = String(Math.round(at / 8))
        say({
          ...{ event: 'media', streamSid: STREAM, sequenceNumber: String(index + 2) },
          media: { track: 'inbound', timestamp, payload: Buffer.from(part).toString('base64') },
        })
        at += part.length
      }

      deepEqual(
        heard.flatMap(({ samples }) => [...samples]),
        [...decodeMuLaw(bytes.subarray(0, at))],
      )
    }),
    { numRuns: 50 },
  )
})

test('ten thousand damaged messages do no harm: nothing is thrown, and times never go back', () => {
  const reader = aStartedReader()
  const { say, heard } = reader
  const random = pseudoRandom(7)

  for (let n = 0; n < 10_000; n++) {
    const whole = JSON.stringify(n % 2 === 0 ? aFrame(n) : aFrame(n, { track: 'outbound' }))
    reader.read(mutated(whole, random))
  }
  say(aFrame(20_000))

  for (const side of ['agent', 'lead']) {
    let untilMs = 0
    for (const { startMs, samples } of heard.filter((each) => each.side === side)) {
      equal(startMs >= untilMs - 1e-6, true)
      untilMs = startMs + samples.length / 8
    }
  }
})

function mutated(text: string, random: (below: number) => number): string {
  const at = random(text.length)
  switch (random(6)) {
    case 0:
      return text.slice(0, at)
    case 1:
      return text.slice(0, at) + String.fromCharCode(random(0x10000)) + text.slice(at + 1)
    case 2:
      return text.slice(0, at) + text.slice(at + random(40))
    case 3:
      return text.slice(0, at) + text.slice(random(text.length))
    case 4:
      return text.replace(
        /"\d+"/g,
        () => ['-1', '1e9', 'null', '{}', '"99999999999999999999"', '"NaN"'][random(6)]!,
      )
    default:
      return text
  }
}

function pseudoRandom(seed: number) {
  let state = seed
  return (below: number) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return state % below
  }
}
