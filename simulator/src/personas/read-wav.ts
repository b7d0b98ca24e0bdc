import { readFileSync } from 'node:fs'

import { decodeWavFrames, readWavHeader } from '@leadbreak/audio'

/** Telephones carry this many samples a second. */
export const SAMPLE_RATE_HZ = 8000

/** The channels of a recording of ours. Throws when it is not there, no WAV, or not of 8 kHz. */
export function readWav(file: string): readonly Int16Array[] {
  const bytes = readFileSync(file)
  const reading = readWavHeader(bytes, { isWhole: true })
  if (reading.status !== 'complete') throw new Error(`${file} ends inside its header.`)
  const { sampleRateHz, dataOffsetBytes, dataBytes, bytesPerFrame } = reading.header
  if (sampleRateHz !== SAMPLE_RATE_HZ)
    throw new Error(`${file} has ${sampleRateHz} samples a second, not 8000.`)

  const endBytes = dataBytes === null ? bytes.length : Math.min(bytes.length, dataOffsetBytes + dataBytes)
  const wholeBytes = Math.floor((endBytes - dataOffsetBytes) / bytesPerFrame) * bytesPerFrame
  return decodeWavFrames(reading.header, bytes.subarray(dataOffsetBytes, dataOffsetBytes + wholeBytes))
}
