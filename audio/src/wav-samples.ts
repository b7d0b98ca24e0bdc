import { decodeALaw, decodeMuLaw } from './companding.ts'
import type { WavHeader } from './wav-header.ts'

/**
 * The channels of a block of whole frames, as 16-bit samples; extra precision is cut off.
 * Throws RangeError when the block ends inside a frame.
 */
export function decodeWavFrames(
  header: Pick<WavHeader, 'sampleFormat' | 'channels' | 'bytesPerFrame'>,
  block: Uint8Array,
): Int16Array<ArrayBuffer>[] {
  const { channels, bytesPerFrame } = header
  if (block.length % bytesPerFrame !== 0)
    throw new RangeError(`${block.length} bytes are no whole number of frames of ${bytesPerFrame}.`)
  const interleaved = decodeSamples(header, block)
  if (channels === 1) return [interleaved]

  return Array.from({ length: channels }, (_, channel) => {
    const pcm = new Int16Array(interleaved.length / channels)
    for (let n = 0; n < pcm.length; n++) pcm[n] = interleaved[n * channels + channel]!
    return pcm
  })
}

function decodeSamples(
  { sampleFormat, channels, bytesPerFrame }: Pick<WavHeader, 'sampleFormat' | 'channels' | 'bytesPerFrame'>,
  block: Uint8Array,
): Int16Array<ArrayBuffer> {
  const view = new DataView(block.buffer, block.byteOffset, block.byteLength)
  const sampleBytes = bytesPerFrame / channels
  const each = (read: (at: number) => number) => {
    const pcm = new Int16Array(block.length / sampleBytes)
    for (let n = 0; n < pcm.length; n++) pcm[n] = read(n * sampleBytes)
    return pcm
  }

  switch (sampleFormat) {
    case 'mu-law':
      return decodeMuLaw(block)
    case 'a-law':
      return decodeALaw(block)
    case 'pcm-8':
      return each((at) => (view.getUint8(at) - 128) << 8) // the only unsigned one
    case 'pcm-16':
      return each((at) => view.getInt16(at, true))
    case 'pcm-24':
      return each((at) => view.getInt16(at + 1, true))
    case 'pcm-32':
      return each((at) => view.getInt16(at + 2, true))
    case 'float-32':
      return each((at) => fromFloat(view.getFloat32(at, true)))
    case 'float-64':
      return each((at) => fromFloat(view.getFloat64(at, true)))
  }
}

/** NaN, which damaged files hold, becomes silence. */
function fromFloat(value: number): number {
  return Number.isNaN(value) ? 0 : Math.max(-32_768, Math.min(32_767, Math.round(value * 32_767)))
}
