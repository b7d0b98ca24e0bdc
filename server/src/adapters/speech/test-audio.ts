import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

import { decodeWavFrames, readWavHeader } from '@leadbreak/audio'

const ROOT = new URL('../../../../', import.meta.url)

/** For tests: the speech server, and the models of the repository. */
export const SPEECH_PROGRAM = fileURLToPath(new URL('speech/src/main.ts', ROOT))
export const CONVERSATIONS = fileURLToPath(new URL('simulator/conversations', ROOT))

export function modelDirOf(name: 'test-tones' | 'demo-hi' | 'demo-en-in'): string {
  return fileURLToPath(new URL(`speech/models/${name}`, ROOT))
}

/** The channels of a small WAV file. */
export function readWav(path: string): { channels: readonly Int16Array[]; sampleRateHz: number } {
  const file = readFileSync(path)
  const reading = readWavHeader(file, { isWhole: true })
  if (reading.status !== 'complete') throw new Error(`${path} is broken.`)
  const { header } = reading
  const end = header.dataOffsetBytes + (header.dataBytes ?? 0)
  return {
    channels: decodeWavFrames(header, file.subarray(header.dataOffsetBytes, end)),
    sampleRateHz: header.sampleRateHz,
  }
}

export async function* inPieces(samples: Int16Array): AsyncGenerator<Int16Array> {
  for (let at = 0; at < samples.length; at += 4000) yield samples.subarray(at, at + 4000)
}

/** The samples of `speech/test/tones/NAME.wav`, `times` times in a row. */
export function readTones(name: string, times = 1): { samples: Int16Array; sampleRateHz: number } {
  const wav = readWav(fileURLToPath(new URL(`speech/test/tones/${name}.wav`, ROOT)))
  const once = wav.channels[0]!
  const samples = new Int16Array(once.length * times)
  for (let turn = 0; turn < times; turn++) samples.set(once, turn * once.length)
  return { samples, sampleRateHz: wav.sampleRateHz }
}
