import assert from 'node:assert/strict'
import { test } from 'node:test'

import fc from 'fast-check'

import { makeResampler } from './resampler.ts'

const RATES = [8000, 11_025, 16_000, 22_050, 24_000, 32_000, 44_100, 48_000]

function sine(pitchHz: number, sampleRateHz: number, seconds = 0.25): Int16Array {
  const length = Math.round(sampleRateHz * seconds)
  return Int16Array.from({ length }, (_, n) => 20_000 * Math.sin((2 * Math.PI * pitchHz * n) / sampleRateHz))
}

/** All of it, pushed in pieces of `pieceSamples`. */
function resample(pcm: Int16Array, fromHz: number, toHz: number, pieceSamples = pcm.length): Int16Array {
  const resampler = makeResampler(fromHz, toHz)
  const pieces: Int16Array[] = []
  for (let at = 0; at < pcm.length; at += pieceSamples)
    pieces.push(resampler.push(pcm.subarray(at, at + pieceSamples)))
  return Int16Array.from([...pieces, resampler.flush()].flatMap((piece) => [...piece]))
}

const loudness = (pcm: Int16Array) => Math.sqrt(pcm.reduce((sum, x) => sum + x * x, 0) / pcm.length)
/** Without the edges, where the silence before and after the sound is audible. */
const middle = (pcm: Int16Array) => pcm.subarray(pcm.length / 4, (pcm.length * 3) / 4)

for (const fromHz of RATES)
  for (const toHz of [8000, 16_000]) {
    test(`from ${fromHz} to ${toHz} Hz a tone of 1 kHz stays itself, in place`, () => {
      const expected = sine(1000, toHz)

      const heard = resample(sine(1000, fromHz), fromHz, toHz)

      assert.equal(heard.length, Math.ceil((sine(1000, fromHz).length * toHz) / fromHz))
      const wrong = middle(heard).map((x, n) => x - middle(expected)[n]!)
      assert.ok(loudness(wrong) < 20_000 / 1000, `the error is ${loudness(wrong)}`)
    })
  }

test('a tone that the lower rate cannot carry falls silent instead of turning into another', () => {
  assert.ok(loudness(middle(resample(sine(5000, 48_000), 48_000, 8000))) < 20)
  assert.ok(loudness(middle(resample(sine(15_000, 44_100), 44_100, 16_000))) < 20)
})

test('however a track is cut, the result is the same', () => {
  const pcm = sine(700, 16_000, 0.05)
  fc.assert(
    fc.property(
      fc.constantFrom(...RATES),
      fc.constantFrom(...RATES),
      fc.integer({ min: 1, max: 900 }),
      (fromHz, toHz, pieceSamples) => {
        assert.deepEqual(resample(pcm, fromHz, toHz, pieceSamples), resample(pcm, fromHz, toHz))
      },
    ),
  )
})

test('a track of any length becomes as long as its time says', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 8000, max: 48_000 }),
      fc.constantFrom(8000, 16_000),
      fc.nat({ max: 300 }),
      (fromHz, toHz, length) => {
        assert.equal(
          resample(new Int16Array(length), fromHz, toHz).length,
          Math.ceil((length * toHz) / fromHz),
        )
      },
    ),
    { numRuns: 8 },
  )
})

test('after a flush a new track begins', () => {
  const resampler = makeResampler(8000, 16_000)
  const pcm = sine(440, 8000, 0.05)
  const first = [...resampler.push(pcm), ...resampler.flush()]
  const second = [...resampler.push(pcm), ...resampler.flush()]

  assert.deepEqual(second, first)
})

test('rates that no telephone or file has are refused', () => {
  for (const rateHz of [0, -8000, 7999, 48_001, 8000.5, NaN])
    assert.throws(() => makeResampler(rateHz, 16_000), RangeError)
})
