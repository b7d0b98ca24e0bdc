import { makeResampler } from '@leadbreak/audio'

/** The same audio at another sample rate. Rates are whole numbers from 8000 to 48000. */
export async function* resampled(
  audio: AsyncIterable<Int16Array>,
  fromHz: number,
  toHz: number,
): AsyncGenerator<Int16Array, void, undefined> {
  const resampler = makeResampler(fromHz, toHz)
  for await (const piece of audio) yield resampler.push(piece)
  yield resampler.flush()
}
