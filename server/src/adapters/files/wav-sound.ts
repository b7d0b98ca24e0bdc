import { readWavHeader, type WavHeader } from '@leadbreak/audio'

/** Null while `start`, the first bytes of a file, does not hold the whole header. Throws WavRefusal. */
export function headerIn(start: Uint8Array, isWhole: boolean): WavHeader | null {
  const reading = readWavHeader(start, { isWhole })
  return reading.status === 'complete' ? reading.header : null
}

/** Where the last whole frame ends: the header may promise more than there is, or less. */
export function soundEnd(header: WavHeader, fileBytes: number): number {
  const there = fileBytes - header.dataOffsetBytes
  const soundBytes = Math.min(header.dataBytes ?? there, there)
  return header.dataOffsetBytes + soundBytes - (soundBytes % header.bytesPerFrame)
}

export function durationOf(header: WavHeader, fileBytes: number): number {
  const frames = (soundEnd(header, fileBytes) - header.dataOffsetBytes) / header.bytesPerFrame
  return Math.floor((frames * 1000) / header.sampleRateHz)
}
