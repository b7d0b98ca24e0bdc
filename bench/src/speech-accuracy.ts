import { readFileSync } from 'node:fs'
import { join } from 'node:path'

import { readWav } from './read-wav.ts'
import { recognise, type HeardWord } from './recognise.ts'
import { startSpeech } from './speech-process.ts'
import { describeErrorRate, wordErrors, type ErrorRate } from './word-errors.ts'

/** One line of references.jsonl. */
interface Reference {
  readonly file: string
  readonly text: string
  readonly voice: string
  /** Whether the model was trained on this voice. */
  readonly known: boolean
}

const DATA = join(import.meta.dirname, '..', 'data', 'speech-accuracy')
const LANGUAGES = [
  { name: 'Hindi', folder: 'hi', model: 'demo-hi' },
  { name: 'Indian English', folder: 'en-in', model: 'demo-en-in' },
] as const
const UNKNOWN_WORD = '[unk]'

/** Word error rates of the demo models on sentences that they never saw, over the speech server's own protocol. */
export const speechAccuracy = {
  name: 'speech-accuracy',
  title:
    'word errors of the demo models, on new sentences by voices they know and by one they do not (all synthetic)',

  async run(print: (line: string) => void): Promise<void> {
    for (const { name, folder, model } of LANGUAGES) {
      const speech = await startSpeech(model)
      try {
        const rates = await measure(speech.url, folder)
        print(`${name}, model ${model}`)
        for (const [group, rate] of rates) print(`  ${group.padEnd(28)} ${describeErrorRate(rate)}`)
      } finally {
        await speech.stop()
      }
    }
  },
}

/** Error rates of all known voices, of the unknown one, and of each voice. */
async function measure(url: string, folder: string): Promise<Map<string, ErrorRate>> {
  const references = readFileSync(join(DATA, folder, 'references.jsonl'), 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as Reference)
  const rates = new Map<string, ErrorRate>([
    ['voices it knows', { errors: 0, words: 0 }],
    ['a voice it does not know', { errors: 0, words: 0 }],
  ])
  for (const { file, text, voice, known } of references) {
    const { channels, sampleRateHz } = readWav(join(DATA, folder, file))
    const heard = knownWords(await recognise(url, channels[0]!, sampleRateHz))
    const said = text.split(' ')
    const errors = wordErrors(said, heard)
    for (const group of [known ? 'voices it knows' : 'a voice it does not know', `  ${voice}`]) {
      const before = rates.get(group) ?? { errors: 0, words: 0 }
      rates.set(group, { errors: before.errors + errors, words: before.words + said.length })
    }
  }
  return rates
}

function knownWords(words: readonly HeardWord[]): string[] {
  return words.map(({ word }) => word).filter((word) => word !== UNKNOWN_WORD)
}
