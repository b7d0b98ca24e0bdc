import { decodeMuLaw } from '@leadbreak/audio'

import type { DeclaredFormat } from './media-message.ts'

export interface FrameDecoder {
  readonly sampleRateHz: number
  /** The samples of a base64 text; null when it is damaged. */
  decode(payload: string): Int16Array | null
}

/** Whoever sends more at once is not a telephone. */
const LONGEST_FRAME_MS = 1_000
const L16_RATES_HZ: readonly number[] = [8_000, 16_000, 24_000]

/** Reads frames of the format that a stream declares; null for one that we do not know. */
export function makeFrameDecoder({ encoding, sampleRateHz, channels }: DeclaredFormat): FrameDecoder | null {
  if (channels !== 1) return null
  if (encoding === 'audio/x-mulaw' && sampleRateHz === 8_000) return decoderOf(sampleRateHz, 1, decodeMuLaw)
  if (encoding === 'audio/x-l16' && L16_RATES_HZ.includes(sampleRateHz))
    return decoderOf(sampleRateHz, 2, decodeL16)
  return null
}

function decoderOf(
  sampleRateHz: number,
  sampleBytes: number,
  toSamples: (bytes: Buffer) => Int16Array,
): FrameDecoder {
  const mostBytes = (sampleRateHz * sampleBytes * LONGEST_FRAME_MS) / 1000
  const buffer = Buffer.allocUnsafe(mostBytes)

  return {
    sampleRateHz,
    decode(payload) {
      const bytes = decodedBytes(payload)
      if (bytes === 0 || bytes > mostBytes || bytes % sampleBytes !== 0) return null
      // Characters that are not base64 are left out, and then it is shorter.
      return buffer.write(payload, 'base64') === bytes ? toSamples(buffer.subarray(0, bytes)) : null
    },
  }
}

/** How many bytes a sound base64 text of this length stands for; 0 for one that cannot be sound. */
function decodedBytes(payload: string): number {
  if (payload.length % 4 !== 0) return 0
  const padding = payload.endsWith('==') ? 2 : payload.endsWith('=') ? 1 : 0
  return (payload.length / 4) * 3 - padding
}

/** Little-endian. */
function decodeL16(bytes: Buffer): Int16Array {
  const samples = new Int16Array(bytes.length / 2)
  for (let n = 0; n < samples.length; n++) samples[n] = bytes.readInt16LE(n * 2)
  return samples
}
