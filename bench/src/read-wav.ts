import { readFileSync } from 'node:fs'

import { decodeWavFrames, readWavHeader } from '@leadbreak/audio'

export interface Wav {
  readonly channels: readonly Int16Array[]
  readonly sampleRateHz: number
}

/** Reads a whole WAV file. Throws WavRefusal. */
export function readWav(path: string): Wav {
  const file = readFileSync(path)
  const reading = readWavHeader(file, { isWhole: true })
  if (reading.status !== 'complete') throw new Error(`${path} has no whole header.`)
  const { header } = reading
  const available = file.length - header.dataOffsetBytes
  const dataBytes = Math.min(header.dataBytes ?? available, available)
  const wholeBytes = dataBytes - (dataBytes % header.bytesPerFrame)
  const data = file.subarray(header.dataOffsetBytes, header.dataOffsetBytes + wholeBytes)
  return { channels: decodeWavFrames(header, data), sampleRateHz: header.sampleRateHz }
}
