import { deepEqual, equal, ok } from 'node:assert/strict'
import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { PassThrough } from 'node:stream'
import { after, before, test } from 'node:test'

import { SPEAKERS, type Word } from '@leadbreak/contract'

import { readScript } from '../../../test/what-was-said.ts'
import type { FinalUtterance, LiveEar, PartialUtterance } from '../../features/transcripts/live-ear.ts'
import { makeLiveEar } from './live-ear.ts'
import { startSpeechProcess } from './speech-process.ts'
import { CONVERSATIONS, inPieces, modelDirOf, readWav, SPEECH_PROGRAM } from './test-audio.ts'
import { makeVoskEar } from './vosk-ear.ts'

const NEVER = new AbortController().signal
const QUIET = { info: () => undefined, warn: () => undefined, error: () => undefined }
/** What a gate leaves around an utterance. */
const BEFORE_MS = 250
const AFTER_MS = 350
/** Tests are told faster than people speak. */
const UNHURRIED = { maxBacklogMs: 30_000 }
const HINDI = readdirSync(CONVERSATIONS, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => name)
  .filter((name) => readScript(name).turns.every(({ language }) => language === 'hi'))

let speech: Awaited<ReturnType<typeof startSpeechProcess>>

before(async () => {
  speech = await startSpeechProcess(
    {
      program: SPEECH_PROGRAM,
      modelDir: modelDirOf('demo-hi'),
      port: 0,
      workers: null,
      env: process.env,
      stderr: new PassThrough().resume(),
      startDeadlineMs: 60_000,
      language: 'hi',
      log: QUIET,
    },
    NEVER,
  )
})

after(() => speech.stop())

function anEar(minSampleRateHz = 8000): LiveEar {
  return makeLiveEar({
    language: 'hi',
    calibration: null,
    findUrl: speech.findUrl,
    log: QUIET,
    minSampleRateHz,
    limits: UNHURRIED,
  })
}

function readSides(name: string) {
  const { channels, sampleRateHz } = readWav(join(CONVERSATIONS, name, 'recording.wav'))
  return SPEAKERS.map((speaker, index) => {
    const samples = channels[index]!
    const turns = readScript(name).turns.filter((turn) => turn.speaker === speaker)
    const utterances = turns.map(({ startMs, endMs, text }) => {
      const fromMs = Math.max(0, startMs - BEFORE_MS)
      const perMs = sampleRateHz / 1000
      return { text, startMs: fromMs, samples: samples.slice(fromMs * perMs, (endMs + AFTER_MS) * perMs) }
    })
    return { samples, sampleRateHz, utterances }
  })
}

function listen(ear: LiveEar, sampleRateHz: number) {
  const partials: [number, PartialUtterance][] = []
  const finals: [number, FinalUtterance][] = []
  let wake: () => void = () => undefined
  const hearing = ear.open({
    sampleRateHz,
    onPartial: (utterance, partial) => {
      partials.push([utterance, partial])
      wake()
    },
    onFinal: (utterance, final) => {
      finals.push([utterance, final])
      wake()
    },
  })
  /** As a telephone does. */
  const feed = (samples: Int16Array) => {
    const frame = sampleRateHz / 50
    for (let at = 0; at < samples.length; at += frame) hearing.feed(samples.subarray(at, at + frame))
  }
  const until = async (isTrue: () => boolean) => {
    while (!isTrue())
      await new Promise<void>((resolve) => {
        wake = resolve
      })
  }
  return { hearing, partials, finals, feed, until }
}

function textOf(words: readonly Word[]): string {
  return words.map(({ text }) => text).join(' ')
}

for (const name of HINDI) {
  test(`${name} is heard utterance by utterance as it is in one go, word by word and in the same places`, async (t) => {
    for (const { samples, sampleRateHz, utterances } of readSides(name)) {
      const ear = makeVoskEar({ language: 'hi', calibration: null, findUrl: speech.findUrl, log: QUIET })
      const inOneGo = await ear.hear(inPieces(samples), { sampleRateHz, signal: NEVER })
      const { hearing, partials, finals, feed, until } = listen(anEar(), sampleRateHz)

      for (const [number, utterance] of utterances.entries()) {
        hearing.begin(number, utterance.startMs)
        const silence = utterance.samples.length - (AFTER_MS / 1000) * sampleRateHz
        feed(utterance.samples.subarray(0, silence))
        await until(() => partials.some(([of, { tail }]) => of === number && tail !== ''))
        feed(utterance.samples.subarray(silence))
        hearing.end()
      }
      await until(() => finals.length === utterances.length)
      hearing.close()

      const expected = inOneGo.flatMap(({ words }) => words)
      const heard = finals.flatMap(([, { words }]) => words)
      equal(textOf(heard), textOf(expected))
      const shiftsMs = heard.map(({ startMs }, index) => Math.abs(startMs - expected[index]!.startMs))
      t.diagnostic(`${heard.length} words, at most ${Math.max(...shiftsMs)} ms away`)
      ok(Math.max(...shiftsMs) <= 150)
      equal(
        finals.every(([, { lostMs }]) => lostMs === 0),
        true,
      )
    }
  })
}

test('sound that goes to the recogniser at another rate has the same words', async () => {
  const { utterances, sampleRateHz } = readSides(HINDI[0]!)[1]!
  const { hearing, finals, feed, until } = listen(anEar(16_000), sampleRateHz)

  for (const [number, utterance] of utterances.entries()) {
    hearing.begin(number, utterance.startMs)
    feed(utterance.samples)
    hearing.end()
  }
  await until(() => finals.length === utterances.length)
  hearing.close()

  deepEqual(
    finals.map(([, { words }]) => textOf(words)),
    utterances.map(({ text }) => text),
  )
  for (const [number, { words }] of finals)
    ok(Math.abs(words[0]!.startMs - utterances[number]!.startMs - BEFORE_MS) < 150)
})

test('a recogniser that is killed is replaced within three seconds, and nothing is lost or doubled', async (t) => {
  const [side] = readSides(HINDI[0]!)
  const { sampleRateHz } = side!
  const utterances = side!.utterances.slice(0, 3)
  const { hearing, partials, finals, feed, until } = listen(anEar(), sampleRateHz)
  const goneMs: number[] = []

  for (const [number, utterance] of utterances.entries()) {
    const half = utterance.samples.length / 2
    hearing.begin(number, utterance.startMs)
    feed(utterance.samples.subarray(0, half))
    await until(() => partials.some(([of, { tail }]) => of === number && tail !== ''))
    const killedAtMs = performance.now()
    process.kill(speech.pid()!, 'SIGKILL')
    feed(utterance.samples.subarray(half))
    hearing.end()
    await until(() => finals.length === number + 1)
    goneMs.push(performance.now() - killedAtMs)
  }
  hearing.close()

  t.diagnostic(`finals came ${goneMs.map(Math.round).join(', ')} ms after the kills`)
  deepEqual(
    finals.map(([number, { words, lostMs }]) => [number, textOf(words), lostMs]),
    utterances.map(({ text }, number) => [number, text, 0]),
  )
  equal(speech.restarts(), 3)
  ok(goneMs[0]! < 3000)
})
