import { deepEqual, equal, rejects } from 'node:assert/strict'
import { test } from 'node:test'

import type { Language } from '@leadbreak/contract'
import type { Ear } from './ear.ts'
import { wordsOf } from './transcript-builders.ts'
import { transcribeRecording, type RecordedTrack } from './transcribe-recording.ts'

const NEVER = new AbortController().signal
const MARKS = { agent: 1, lead: 2 } as const

/** A track of silence whose first sample tells the scripted ears whose it is. */
function aTrack(speaker: 'agent' | 'lead' | null): RecordedTrack {
  return {
    speaker,
    sampleRateHz: 8000,
    async *openAudio() {
      yield Int16Array.of(speaker === null ? 0 : MARKS[speaker], 0, 0)
      yield new Int16Array(8000)
    },
  }
}

/** An ear that hears the script's words for each mark, and tells its progress in two steps of a second. */
function scriptedEar(language: Language, script: Record<number, ReturnType<typeof wordsOf>>): Ear {
  return {
    language,
    calibration: null,
    async hear(audio, { onHeardMs }) {
      let mark = 0
      for await (const piece of audio) mark ||= piece[0]!
      onHeardMs?.(1000)
      onHeardMs?.(2000)
      return [{ words: script[mark] ?? [] }]
    },
  }
}

test('both speakers are written down, each stretch in the language that fits better', async () => {
  const shares: number[] = []

  const segments = await transcribeRecording({
    ears: [
      scriptedEar('hi', { 1: wordsOf('बजट कितना है', 0, 0.99), 2: wordsOf('सीता', 2000, 0.9) }),
      scriptedEar('en-IN', { 1: wordsOf('but it can', 0, 0.9), 2: wordsOf('sixty lakh', 2000, 0.99) }),
    ],
    tracks: [aTrack('agent'), aTrack('lead')],
    durationMs: 2000,
    signal: NEVER,
    reportProgress: (share) => shares.push(share),
  })

  deepEqual(
    segments.map(({ speaker, language, text, alternative }) => [speaker, language, text, alternative?.text]),
    [
      ['agent', 'hi', 'बजट कितना है', 'but it can'],
      ['lead', 'en-IN', 'sixty lakh', 'सीता'],
    ],
  )
  deepEqual(shares, [0.12, 0.25, 0.37, 0.5, 0.62, 0.75, 0.87, 1])
})

test('a recording with one channel names no speaker', async () => {
  const segments = await transcribeRecording({
    ears: [scriptedEar('hi', { 0: wordsOf('नमस्ते', 0) })],
    tracks: [aTrack(null)],
    durationMs: 2000,
    signal: NEVER,
    reportProgress: () => undefined,
  })

  deepEqual(
    segments.map(({ speaker, text }) => [speaker, text]),
    [[null, 'नमस्ते']],
  )
})

test('when one ear fails the others are stopped, and its failure is told', async () => {
  let isStopped = false
  const deaf: Ear = {
    ...scriptedEar('hi', {}),
    hear: () => Promise.reject(new Error('no server')),
  }
  const patient: Ear = {
    ...scriptedEar('en-IN', {}),
    hear: (_, { signal }) =>
      new Promise((_, reject) => {
        signal.addEventListener('abort', () => {
          isStopped = true
          reject(signal.reason as Error)
        })
      }),
  }

  await rejects(
    transcribeRecording({
      ears: [patient, deaf],
      tracks: [aTrack('agent')],
      durationMs: 2000,
      signal: NEVER,
      reportProgress: () => undefined,
    }),
    { message: 'no server' },
  )
  equal(isStopped, true)
})
