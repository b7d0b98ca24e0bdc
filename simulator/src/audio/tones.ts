import { concatenate } from '@leadbreak/audio'

import { SAMPLES_PER_MS } from './timeline.ts'

const SAMPLE_RATE_HZ = SAMPLES_PER_MS * 1000
const QUIET = 1200
const CLEAR = 5000

/** What is played where there is no prepared voice: quiet, so that no recogniser takes it for speech. */
export function quietTone(lengthMs: number): Int16Array<ArrayBuffer> {
  return tones([330], lengthMs, QUIET)
}

export function beep(): Int16Array<ArrayBuffer> {
  return tones([1000], 300, CLEAR)
}

/** What a caller hears in India while it rings at the other end: twice 400 ms, then a pause of two seconds. */
export function ringback(): Int16Array<ArrayBuffer> {
  return (ringbackOnce ??= concatenate([
    tones([400, 425], 400, CLEAR),
    silence(200),
    tones([400, 425], 400, CLEAR),
    silence(2000),
  ]))
}
let ringbackOnce: Int16Array<ArrayBuffer> | null = null

/** The keys of a telephone one after the other, `w` being half a second of nothing; unknown keys are passed over. */
export function keyTones(digits: string): Int16Array<ArrayBuffer> {
  return concatenate(
    Array.from(digits, (digit) => {
      const place = KEYPAD.indexOf(digit.toUpperCase())
      if (place < 0) return silence(digit === 'w' ? 500 : 0)
      return concatenate([
        tones([ROWS_HZ[Math.floor(place / 4)]!, COLUMNS_HZ[place % 4]!], 100, CLEAR),
        silence(100),
      ])
    }),
  )
}

const KEYPAD = '123A456B789C*0#D'
const ROWS_HZ = [697, 770, 852, 941]
const COLUMNS_HZ = [1209, 1336, 1477, 1633]

function tones(frequenciesHz: readonly number[], lengthMs: number, amplitude: number) {
  const samples = silence(lengthMs)
  for (let n = 0; n < samples.length; n++) {
    let sum = 0
    for (const hz of frequenciesHz) sum += Math.sin((2 * Math.PI * hz * n) / SAMPLE_RATE_HZ)
    samples[n] = Math.round((amplitude * sum) / frequenciesHz.length)
  }
  return samples
}

function silence(lengthMs: number): Int16Array<ArrayBuffer> {
  return new Int16Array(lengthMs * SAMPLES_PER_MS)
}
