/**
 * Changes the sample rate of one endless track that arrives in pieces of any size.
 *
 * The output does not depend on how the input was cut, and it is not delayed against it: sample n
 * belongs to the instant n / toHz. To know it, the resampler must have heard a little more, so `push`
 * holds back about two milliseconds, which `flush` brings out as if silence followed.
 */
export interface Resampler {
  /** What can be said after `pcm`; often not `pcm.length * toHz / fromHz` samples, but so in the long run. */
  push(pcm: Int16Array): Int16Array<ArrayBuffer>
  /** The rest, so that n samples became ceil(n * toHz / fromHz) in all. The next push begins a new track. */
  flush(): Int16Array<ArrayBuffer>
}

/** Zero crossings of the filter on each side: more make it steeper and dearer. */
const CROSSINGS = 16
/** Shape of the Kaiser window: about 80 dB of attenuation. */
const KAISER_BETA = 8
/** The pass band ends here, as a part of what the lower of the two rates can carry. */
const PASS_BAND = 0.92

/** Throws RangeError for rates that are not whole numbers from 8000 to 48000. */
export function makeResampler(fromHz: number, toHz: number): Resampler {
  for (const rateHz of [fromHz, toHz])
    if (!Number.isInteger(rateHz) || rateHz < 8000 || rateHz > 48_000)
      throw new RangeError(`A sample rate of ${rateHz} Hz cannot be converted.`)
  if (fromHz === toHz) return { push: (pcm) => pcm.slice(), flush: () => new Int16Array(0) }

  const divisor = greatestCommonDivisor(fromHz, toHz)
  const up = toHz / divisor
  const down = fromHz / divisor
  const { taps, reach } = polyphaseFilter(up, down)
  const width = 2 * reach

  // `heard` begins with the samples that the next output still needs: those before the track are silence.
  let heard = new Int16Array(reach - 1)
  let phase = 0
  let pushed = 0
  let produced = 0

  function push(pcm: Int16Array): Int16Array<ArrayBuffer> {
    pushed += pcm.length
    const input = new Int16Array(heard.length + pcm.length)
    input.set(heard)
    input.set(pcm, heard.length)

    const output = new Int16Array(outputLength(input.length))
    let at = 0
    for (let n = 0; n < output.length; n++) {
      output[n] = filtered(input, at, phase)
      phase += down
      at += Math.floor(phase / up)
      phase %= up
    }
    heard = input.slice(at)
    produced += output.length
    return output
  }

  function flush(): Int16Array<ArrayBuffer> {
    const missing = Math.ceil((pushed * up) / down) - produced
    const rest = push(new Int16Array(reach)).slice(0, missing)
    heard = new Int16Array(reach - 1)
    phase = pushed = produced = 0
    return rest
  }

  /** How many outputs `available` samples allow, when the first needs `width` of them from the start. */
  function outputLength(available: number): number {
    if (available < width) return 0
    return Math.floor(((available - width + 1) * up - 1 - phase) / down) + 1
  }

  function filtered(input: Int16Array, at: number, row: number): number {
    let sum = 0
    for (let k = 0, tap = row * width; k < width; k++, tap++) sum += input[at + k]! * taps[tap]!
    return Math.max(-32_768, Math.min(32_767, Math.round(sum)))
  }

  return { push, flush }
}

/**
 * One row of `2 * reach` taps for each of the `up` places that an output can have between two inputs.
 * Each row adds up to one, so that a constant stays what it is.
 */
function polyphaseFilter(up: number, down: number): { taps: Float64Array; reach: number } {
  const cutoff = PASS_BAND * Math.min(1, up / down) // 1 is half the input rate
  const reach = Math.ceil(CROSSINGS / cutoff)
  const width = 2 * reach
  const taps = new Float64Array(up * width)
  for (let row = 0; row < up; row++) {
    let sum = 0
    for (let k = 0; k < width; k++) {
      const distance = k - (reach - 1) - row / up
      sum += taps[row * width + k] = cutoff * sinc(cutoff * distance) * kaiser(distance / reach)
    }
    for (let k = 0; k < width; k++) taps[row * width + k]! /= sum
  }
  return { taps, reach }
}

function sinc(x: number): number {
  return x === 0 ? 1 : Math.sin(Math.PI * x) / (Math.PI * x)
}

/** The window at `x` from -1 to 1. */
function kaiser(x: number): number {
  return Math.abs(x) > 1 ? 0 : bessel(KAISER_BETA * Math.sqrt(1 - x * x)) // the rows are scaled afterwards
}

/** The modified Bessel function of the first kind and order zero, by its power series. */
function bessel(x: number): number {
  let sum = 1
  for (let k = 1, term = 1; term > 1e-12 * sum; k++) {
    term *= (x / (2 * k)) ** 2
    sum += term
  }
  return sum
}

function greatestCommonDivisor(a: number, b: number): number {
  return b === 0 ? a : greatestCommonDivisor(b, a % b)
}
