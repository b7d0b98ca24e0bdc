import { deepEqual, equal } from 'node:assert/strict'
import { test } from 'node:test'

import type { Language } from '@leadbreak/contract'
import type { Stretch } from './choose-language.ts'
import { mergeTracks } from './merge-tracks.ts'
import { wordsOf } from './transcript-builders.ts'

function said(text: string, startMs: number, language: Language = 'hi', alternative?: string): Stretch {
  const words = wordsOf(text, startMs)
  const stretch = { language, startMs, endMs: words.at(-1)!.endMs, words }
  if (alternative === undefined) return stretch
  return { ...stretch, alternative: { language: language === 'hi' ? 'en-IN' : 'hi', text: alternative } }
}

function lines(segments: ReturnType<typeof mergeTracks>): string[] {
  return segments.map(({ speaker, text }) => `${speaker ?? '-'}: ${text}`)
}

test('the two sides are told in the order in which they spoke', () => {
  const segments = mergeTracks([
    { speaker: 'agent', stretches: [said('नमस्ते', 0), said('बजट कितना है', 3000)] },
    { speaker: 'lead', stretches: [said('हां बोलिए', 1200), said('साठ लाख', 4800)] },
  ])

  deepEqual(lines(segments), ['agent: नमस्ते', 'lead: हां बोलिए', 'agent: बजट कितना है', 'lead: साठ लाख'])
})

test('a small pause is joined, with what the other language heard on both sides of it', () => {
  const [segment, ...others] = mergeTracks([
    { speaker: 'lead', stretches: [said('दो कमरे', 0, 'hi', 'the come'), said('चाहिए', 1400, 'hi', 'jaw')] },
  ])

  equal(others.length, 0)
  equal(segment?.text, 'दो कमरे चाहिए')
  equal(segment.endMs, 1700)
  equal(segment.words.length, 3)
  deepEqual(segment.alternative, { language: 'en-IN', text: 'the come jaw' })
})

test('a long pause, a change of language, and a word of the other side each begin a new segment', () => {
  const segments = mergeTracks([
    {
      speaker: 'agent',
      stretches: [
        said('एक', 0),
        said('two', 1000, 'en-IN'),
        said('three', 2500, 'en-IN'),
        said('four', 3400, 'en-IN'),
      ],
    },
    { speaker: 'lead', stretches: [said('हां', 2700)] },
  ])

  deepEqual(lines(segments), ['agent: एक', 'agent: two', 'agent: three', 'lead: हां', 'agent: four'])
})

test('whoever speaks on and on is cut into segments of at most twenty seconds', () => {
  const stretches = Array.from({ length: 30 }, (_, index) => said('और और और', index * 1800))

  const segments = mergeTracks([{ speaker: 'agent', stretches }])

  equal(segments.flatMap(({ words }) => words).length, 90)
  equal(Math.max(...segments.map(({ startMs, endMs }) => endMs - startMs)) <= 20_000, true)
})

test('a recording with one channel names no speaker', () => {
  deepEqual(lines(mergeTracks([{ speaker: null, stretches: [said('नमस्ते', 0)] }])), ['-: नमस्ते'])
})

test('the echo of the agent in the lead’s track is not the lead’s word', () => {
  const echo = said('बजट कितना है', 200)
  const quiet = { ...echo, words: echo.words.map((word) => ({ ...word, confidence: 0.5 })) }

  const segments = mergeTracks([
    { speaker: 'agent', stretches: [said('बजट कितना है', 0)] },
    { speaker: 'lead', stretches: [quiet, said('साठ लाख', 3000)] },
  ])

  deepEqual(lines(segments), ['agent: बजट कितना है', 'lead: साठ लाख'])
})
