import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

import { decodeWavFrames, readWavHeader } from '@leadbreak/audio'

const SPEECH_FOLDER = new URL('../../../../speech/', import.meta.url)

/** For tests: the speech server, a model that hears pure tones, and a recording of its words. */
export const SPEECH_PROGRAM = fileURLToPath(new URL('src/main.ts', SPEECH_FOLDER))
export const TONE_MODEL = fileURLToPath(new URL('models/test-tones', SPEECH_FOLDER))

/** The samples of `speech/test/tones/NAME.wav`, `times` times in a row. */
export function readTones(name: string, times = 1): { samples: Int16Array; sampleRateHz: number } {
  const file = readFileSync(new URL(`test/tones/${name}.wav`, SPEECH_FOLDER))
  const reading = readWavHeader(file, { isWhole: true })
  if (reading.status !== 'complete') throw new Error(`${name}.wav is broken.`)
  const once = decodeWavFrames(reading.header, file.subarray(reading.header.dataOffsetBytes))[0]!
  const samples = new Int16Array(once.length * times)
  for (let turn = 0; turn < times; turn++) samples.set(once, turn * once.length)
  return { samples, sampleRateHz: reading.header.sampleRateHz }
}
