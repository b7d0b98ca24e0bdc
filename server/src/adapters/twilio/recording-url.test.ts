import { equal, ok, throws } from 'node:assert/strict'
import { test } from 'node:test'

import fc from 'fast-check'

import { readEvilUrls } from '../outbound/evil-urls.ts'
import { readRecordingUrl, recordingSoundUrl, type RecordingPlace } from './recording-url.ts'

const ACCOUNT = `AC${'1'.repeat(32)}`
const RECORDING = `RE${'2'.repeat(32)}`
const TWILIO: RecordingPlace = { apiUrl: null, accountSid: ACCOUNT }
const CONFIGURED: RecordingPlace = { apiUrl: 'http://127.0.0.1:8100', accountSid: ACCOUNT }
const REFUSED = { code: 'recording-url-refused', retryable: false }

for (const ending of ['', '.wav', '.mp3', '.json']) {
  test(`the address of our own recording is read, ending in "${ending}"`, () => {
    const path = `/2010-04-01/Accounts/${ACCOUNT}/Recordings/${RECORDING}${ending}`

    equal(readRecordingUrl(`https://api.twilio.com${path}`, TWILIO).recordingSid, RECORDING)
    equal(readRecordingUrl(`https://api.twilio.com${path}`, CONFIGURED).recordingSid, RECORDING)
    equal(readRecordingUrl(`http://127.0.0.1:8100${path}`, CONFIGURED).recordingSid, RECORDING)
    throws(() => readRecordingUrl(`http://127.0.0.1:8100${path}`, TWILIO), REFUSED)
  })
}

test('every address of the corpus is refused', () => {
  const corpus = readEvilUrls({ port: 8101, account: ACCOUNT, recording: RECORDING })
  ok(corpus.length >= 60)

  for (const { url } of corpus) {
    throws(() => readRecordingUrl(url, TWILIO), REFUSED, url)
    throws(() => readRecordingUrl(url, CONFIGURED), REFUSED, url)
  }
})

test('whatever is accepted is one of the eight addresses that a recording has', () => {
  const piece = fc.constantFrom(
    ...[
      'https://',
      'http://',
      'api.twilio.com',
      '127.0.0.1:8100',
      '/',
      '@',
      '#',
      '?',
      '%2f',
      '..',
      '\\',
      '\r\n',
    ],
    ...['/2010-04-01/Accounts/', ACCOUNT, '/Recordings/', RECORDING, '.wav', '.mp3', '.json', 'RE', ' '],
  )
  // Every UTF-16 unit, lone surrogates too.
  const anyText = fc.array(fc.integer({ min: 0, max: 0xffff })).map((units) => String.fromCharCode(...units))
  const hex32 = fc
    .array(fc.integer({ min: 0, max: 15 }), { minLength: 32, maxLength: 32 })
    .map((digits) => digits.map((digit) => digit.toString(16)).join(''))
  const honest = hex32.map(
    (id) => `https://api.twilio.com/2010-04-01/Accounts/${ACCOUNT}/Recordings/RE${id}.wav`,
  )
  const spoilt = fc
    .tuple(honest, fc.nat(), fc.oneof(piece, anyText), fc.nat({ max: 3 }))
    .map(([text, at, inserted, removed]) => {
      const place = at % (text.length + 1)
      return text.slice(0, place) + inserted + text.slice(place + removed)
    })
  const patched = fc.array(piece, { maxLength: 8 }).map((pieces) => pieces.join(''))

  fc.assert(
    fc.property(fc.oneof(spoilt, patched, anyText), (text) => {
      const sid = sidOf(text)
      if (sid === null) return
      const path = `/2010-04-01/Accounts/${ACCOUNT}/Recordings/${sid}`
      const addresses = ['https://api.twilio.com', 'http://127.0.0.1:8100'].flatMap((base) =>
        ['', '.wav', '.mp3', '.json'].map((ending) => `${base}${path}${ending}`),
      )

      ok(/^RE[0-9a-f]{32}$/.test(sid) && addresses.includes(text), text)
    }),
    { numRuns: 500 },
  )
})

test('the sound is asked for at an address made of ids alone', () => {
  equal(
    recordingSoundUrl(TWILIO, RECORDING, 2),
    `https://api.twilio.com/2010-04-01/Accounts/${ACCOUNT}/Recordings/${RECORDING}.wav?RequestedChannels=2`,
  )
})

function sidOf(text: string): string | null {
  try {
    return readRecordingUrl(text, CONFIGURED).recordingSid
  } catch {
    return null
  }
}
