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

interface Heard extends Reference {
  /** By the model of the language spoken, and by the other one. */
  readonly own: readonly HeardWord[]
  readonly other: readonly HeardWord[]
}

const DATA = join(import.meta.dirname, '..', 'data', 'speech-accuracy')
const HINDI = { name: 'Hindi', folder: 'hi', model: 'demo-hi' }
const ENGLISH = { name: 'Indian English', folder: 'en-in', model: 'demo-en-in' }
const UNKNOWN_WORD = '[unk]'

/** What the demo models make of sentences that they never saw, over the speech server's own protocol. */
export const speechAccuracy = {
  name: 'speech-accuracy',
  title:
    'word errors of the demo models on new sentences, by voices they know and by one they do not (all synthetic)',

  async run(print: (line: string) => void): Promise<void> {
    await using stack = new AsyncDisposableStack()
    const hindi = await startSpeech(HINDI.model)
    stack.defer(hindi.stop)
    const english = await startSpeech(ENGLISH.model)
    stack.defer(english.stop)

    const inHindi = await hearAll(HINDI.folder, hindi.url, english.url)
    const inEnglish = await hearAll(ENGLISH.folder, english.url, hindi.url)
    for (const [{ name, model }, own, foreign] of [
      [HINDI, inHindi, inEnglish],
      [ENGLISH, inEnglish, inHindi],
    ] as const) {
      print(`${name}, model ${model}`)
      for (const [group, rate] of errorRates(own)) print(`  ${group.padEnd(26)} ${describeErrorRate(rate)}`)
      printConfidence(own, foreign, print)
    }
  },
}

async function hearAll(folder: string, ownUrl: string, otherUrl: string): Promise<Heard[]> {
  const lines = readFileSync(join(DATA, folder, 'references.jsonl'), 'utf8')
    .trim()
    .split('\n')
  const heard: Heard[] = []
  for (const line of lines) {
    const reference = JSON.parse(line) as Reference
    const { channels, sampleRateHz } = readWav(join(DATA, folder, reference.file))
    const [own, other] = await Promise.all(
      [ownUrl, otherUrl].map((url) => recognise(url, channels[0]!, sampleRateHz)),
    )
    heard.push({ ...reference, own: own!, other: other! })
  }
  return heard
}

/** Of all known voices, of the unknown one, and of each voice. */
function errorRates(recordings: readonly Heard[]): Map<string, ErrorRate> {
  const rates = new Map<string, ErrorRate>()
  for (const known of [true, false]) {
    const group = known ? 'voices it knows' : 'a voice it does not know'
    for (const { text, voice, own } of recordings.filter((recording) => recording.known === known)) {
      const said = text.split(' ')
      const errors = wordErrors(
        said,
        own.map(({ word }) => word).filter((word) => word !== UNKNOWN_WORD),
      )
      for (const key of [group, `  ${voice}`]) {
        const before = rates.get(key) ?? { errors: 0, words: 0 }
        rates.set(key, { errors: before.errors + errors, words: before.words + said.length })
      }
    }
  }
  return rates
}

/** How sure the model is, and whether that tells the languages apart; what a model's leadbreak.json says of it. */
function printConfidence(
  own: readonly Heard[],
  foreign: readonly Heard[],
  print: (line: string) => void,
): void {
  const known = own.filter((recording) => recording.known)
  const foreignKnown = foreign.filter((recording) => recording.known)
  const right = mean(known.map((recording) => meanConfidence(recording.own)))
  const wrong = mean(foreignKnown.map((recording) => meanConfidence(recording.other)))
  const surer = known.filter(
    (recording) => meanConfidence(recording.own) > meanConfidence(recording.other),
  ).length
  print(
    `  known voices: mean confidence ${right.toFixed(3)} in its language, ${wrong.toFixed(3)} in the other; ` +
      `surer than the other model in ${surer} of ${known.length} recordings`,
  )
}

/** Weighted by how long each word is; a sound that is no word counts as nothing. */
function meanConfidence(words: readonly HeardWord[]): number {
  let seconds = 0
  let sureSeconds = 0
  for (const { word, start, end, conf } of words) {
    seconds += end - start
    if (word !== UNKNOWN_WORD) sureSeconds += conf * (end - start)
  }
  return seconds === 0 ? 0 : sureSeconds / seconds
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length
}
