import { deepEqual, equal, ok } from 'node:assert/strict'
import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { after, before, test } from 'node:test'

import { SPEAKERS, type Segment, type Speaker } from '@leadbreak/contract'

import { readScript, type Turn } from '../../../test/what-was-said.ts'
import { wordErrors } from '../../../test/word-errors.ts'
import { transcribeRecording } from '../../features/transcripts/transcribe-recording.ts'
import { openSpeech, type Speech, type SpeechPlace } from './speech.ts'
import { CONVERSATIONS, inPieces, modelDirOf, readWav, SPEECH_PROGRAM } from './test-audio.ts'

const NEVER = new AbortController().signal
const QUIET = { info: () => undefined, warn: () => undefined, error: () => undefined }
const NAMES = readdirSync(CONVERSATIONS, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => name)

let speech: Speech
const choices = { all: 0, right: 0 }

before(async () => {
  const own = (model: 'demo-hi' | 'demo-en-in'): SpeechPlace => {
    return { kind: 'own', modelDir: modelDirOf(model), port: 0 }
  }
  speech = await openSpeech({
    places: { hi: own('demo-hi'), 'en-IN': own('demo-en-in') },
    program: SPEECH_PROGRAM,
    workers: null,
    env: process.env,
    stderr: process.stderr,
    log: QUIET,
    signal: NEVER,
  })
})

after(() => speech.close())

for (const name of NAMES) {
  test(`the conversation ${name} is written down with fewer than ten errors in a hundred words`, async () => {
    const { turns, durationMs } = readScript(name)
    const { channels, sampleRateHz } = readWav(join(CONVERSATIONS, name, 'recording.wav'))

    const segments = await transcribeRecording({
      ears: speech.ears,
      tracks: SPEAKERS.map((speaker, index) => ({
        speaker,
        sampleRateHz,
        openAudio: () => inPieces(channels[index]!),
      })),
      durationMs,
      signal: NEVER,
      reportProgress: () => undefined,
    })

    let errors = 0
    let words = 0
    for (const speaker of SPEAKERS) {
      const said = wordsBy(speaker, turns)
      errors += wordErrors(said, wordsBy(speaker, segments))
      words += said.length
    }
    ok(errors / words < 0.1, `${errors} errors in ${words} words`)
    deepEqual(speakersInTurn(segments), speakersInTurn(turns))
    for (const segment of segments) {
      choices.all++
      if (segment.language === nearestTurn(segment, turns).language) choices.right++
    }
  })
}

test('of a hundred segments at least ninety-seven are in the right language', () => {
  ok(choices.right / choices.all >= 0.97, `${choices.right} of ${choices.all}`)
})

test('a recording of one channel is written down as well, without speakers', async () => {
  const { turns, durationMs } = readScript(NAMES[0]!)
  const { channels, sampleRateHz } = readWav(join(CONVERSATIONS, NAMES[0]!, 'recording.wav'))
  const both = channels[0]!.map((sample, index) => sample + channels[1]![index]!)

  const segments = await transcribeRecording({
    ears: speech.ears,
    tracks: [{ speaker: null, sampleRateHz, openAudio: () => inPieces(both) }],
    durationMs,
    signal: NEVER,
    reportProgress: () => undefined,
  })

  const said = turns.flatMap(({ text }) => text.split(' '))
  const heard = segments.flatMap(({ text }) => text.split(' '))
  ok(wordErrors(said, heard) / said.length < 0.1)
  equal(
    segments.every(({ speaker }) => speaker === null),
    true,
  )
})

type Spoken = Pick<Segment, 'speaker' | 'text' | 'startMs'>

function wordsBy(speaker: Speaker, spoken: readonly Spoken[]): string[] {
  return spoken.filter((each) => each.speaker === speaker).flatMap(({ text }) => text.split(' '))
}

/** Who spoke after whom, however many pieces each turn was cut into. */
function speakersInTurn(spoken: readonly Spoken[]): (Speaker | null)[] {
  const speakers = spoken.map(({ speaker }) => speaker)
  return speakers.filter((speaker, index) => speaker !== speakers[index - 1])
}

function nearestTurn({ speaker, startMs }: Spoken, turns: readonly Turn[]): Turn {
  const distanceMs = (turn: Turn) => Math.abs(turn.startMs - startMs)
  return turns
    .filter((turn) => turn.speaker === speaker)
    .reduce((nearest, turn) => (distanceMs(turn) < distanceMs(nearest) ? turn : nearest))
}
