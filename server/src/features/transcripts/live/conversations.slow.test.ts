import { deepEqual, equal, fail, ok } from 'node:assert/strict'
import { join } from 'node:path'
import { after, before, test } from 'node:test'

import type { LiveEvent } from '@leadbreak/contract'

import { readScript } from '../../../../test/what-was-said.ts'
import { wordErrors } from '../../../../test/word-errors.ts'
import { openSpeech, type Speech, type SpeechPlace } from '../../../adapters/speech/speech.ts'
import {
  CONVERSATIONS,
  inPieces,
  modelDirOf,
  readWav,
  SPEECH_PROGRAM,
} from '../../../adapters/speech/test-audio.ts'
import { systemTimers } from '../../../jobs/timers.ts'
import { systemClock } from '../../../lib/clock.ts'
import { makeBilingualListener } from './bilingual-listener.ts'
import { playCall } from './play-call.ts'
import { makeScriptedRoom, QUIET, TEST_CALL } from './test-kit.ts'
import { makeVoiceGate } from './voice-gate.ts'

const NEVER = new AbortController().signal
/** Fast enough for a test, slow enough for a busy machine. */
const SPEED = 3

let speech: Speech

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
    log: { ...QUIET, error: () => undefined },
    signal: NEVER,
  })
})

after(() => speech.close())

for (const name of ['hinglish-golf-course-road', 'opt-out']) {
  test(`the conversation ${name} is written down while it is spoken, each turn in its language`, async () => {
    const { turns } = readScript(name)
    const { channels, sampleRateHz } = readWav(join(CONVERSATIONS, name, 'recording.wav'))
    const room = makeScriptedRoom()
    const listener = makeBilingualListener({
      ...{ ears: speech.liveEars, transcripts: room.transcripts, news: room.news },
      ...{ clock: systemClock, timers: systemTimers, log: QUIET },
    })

    await playCall(listener.listen(TEST_CALL), {
      channels: new Map([
        ['agent', channels[0]!],
        ['lead', channels[1]!],
      ]),
      sampleRateHz,
      speed: SPEED,
    })

    const heard = room.kept.toSorted((a, b) => a.startMs - b.startMs)
    deepEqual(
      heard.map(({ speaker, language }) => [speaker, language]),
      turns.map(({ speaker, language }) => [speaker, language]),
    )
    for (const [index, { startMs, endMs }] of heard.entries()) {
      const turn = turns[index]!
      ok(Math.abs(startMs - turn.startMs) < 150 && Math.abs(endMs - turn.endMs) < 150, turn.text)
    }
    const errors = heard.map(({ text }, index) => wordErrors(turns[index]!.text.split(' '), text.split(' ')))
    const words = turns.flatMap(({ text }) => text.split(' ')).length
    ok(sum(errors) / words < 0.05, `${sum(errors)} errors in ${words} words`)
    deepEqual(room.gaps, [])
    checkEvents(room.told)
  })
}

test('what the gate keeps back costs no words', async () => {
  let ungatedWords = 0
  let gatedWords = 0
  for (const name of ['buy-flat-noida', 'sell-flat-andheri']) {
    const { channels, sampleRateHz } = readWav(join(CONVERSATIONS, name, 'recording.wav'))
    for (const channel of channels) {
      for (const ear of speech.ears) {
        const count = async (samples: Int16Array) => {
          const utterances = await ear.hear(inPieces(samples), { sampleRateHz, signal: NEVER })
          return utterances.flatMap(({ words }) => words).filter(({ text }) => text !== '[unk]').length
        }
        ungatedWords += await count(channel)
        gatedWords += await count(onlySpeech(channel, sampleRateHz))
      }
    }
  }

  ok(Math.abs(gatedWords - ungatedWords) <= ungatedWords / 100, `${gatedWords} of ${ungatedWords}`)
})

/** The track with silence where the gate lets nothing through. */
function onlySpeech(track: Int16Array, sampleRateHz: number): Int16Array {
  const gate = makeVoiceGate(sampleRateHz)
  const passed = new Int16Array(track.length)
  let at = 0
  for (const event of [...gate.hear(0, track), ...gate.finish()]) {
    if (event.kind === 'begin') at = Math.round((event.startMs * sampleRateHz) / 1000)
    if (event.kind !== 'sound') continue
    passed.set(event.samples, at)
    at += event.samples.length
  }
  return passed
}

/** Each segment's revisions grow, its final is the last of it, and what is stable stays while the language does. */
function checkEvents(events: readonly LiveEvent[]): void {
  const latest = new Map<string, Extract<LiveEvent, { kind: 'segment' }>>()
  for (const event of events) {
    if (event.kind !== 'segment') fail(`a ${event.kind} event`)
    const { segment, stableText, isFinal } = event
    const before = latest.get(segment.segmentId)
    ok(segment.text.startsWith(stableText))
    if (before !== undefined) {
      equal(before.isFinal, false)
      equal(segment.revision, before.segment.revision + 1)
      const isSameLanguage = before.segment.language === segment.language
      if (isSameLanguage && !isFinal) ok(stableText.startsWith(before.stableText))
    }
    latest.set(segment.segmentId, event)
  }
  ok([...latest.values()].every(({ isFinal }) => isFinal))
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0)
}
