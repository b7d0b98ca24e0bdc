import { deepEqual, equal, ok } from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'

import type { Gap, Segment } from '@leadbreak/contract'
import { align } from './align.ts'
import { findOffset } from './find-offset.ts'
import type { CorrectableSegment } from './segment-document.ts'
import { textOfWords } from './text-of-words.ts'
import { wordsOf } from './transcript-builders.ts'

const BY_ASHA = { userId: 'user-asha', username: 'asha', at: '2026-01-31T09:30:00.000Z' }

function heardAt(startMs: number, text: string, part: Partial<Segment> = {}): Segment {
  const words = wordsOf(text, startMs)
  return { speaker: 'agent', language: 'hi', text, startMs, endMs: words.at(-1)!.endMs, words, ...part }
}

function liveAt(startMs: number, segmentId: string, text: string, corrected?: string): CorrectableSegment {
  const segment = { ...heardAt(startMs, text), segmentId, revision: 2 }
  if (corrected === undefined) return { ...segment, heardText: null, correction: null }
  return { ...segment, text: corrected, heardText: text, correction: BY_ASHA }
}

function replace(
  before: readonly CorrectableSegment[],
  heard: readonly Segment[],
  { heardMs = 600_000, gapsBefore = [] as Gap[], speakersSeparated = true } = {},
) {
  let made = 0
  const newId = () => `new-${++made}`
  return align({ before, gapsBefore, heard, heardMs, speakersSeparated, newId })
}

function told(segments: readonly CorrectableSegment[]) {
  return segments.map(({ segmentId, text, heardText }) => [segmentId, text, heardText])
}

test('a segment that says mostly the same at the same time keeps its name, and one that is new gets one', () => {
  const { segments } = replace(
    [liveAt(0, 'a', 'नमस्ते जी आप कैसे'), liveAt(5000, 'b', 'बजट कितना है')],
    [heardAt(0, 'नमस्ते जी आप कैसे हैं'), heardAt(5000, 'बजट कितना है'), heardAt(9000, 'ठीक है')],
  )

  deepEqual(told(segments), [
    ['a', 'नमस्ते जी आप कैसे हैं', null],
    ['b', 'बजट कितना है', null],
    ['new-1', 'ठीक है', null],
  ])
  deepEqual(
    segments.map(({ revision }) => revision),
    [3, 3, 0],
  )
})

test('clocks that began at different times are brought together by the words, in both scripts', () => {
  const before = [liveAt(1000, 'a', 'नमस्ते जी'), liveAt(8000, 'b', 'the budget is sixty lakh')]
  const heard = [heardAt(3400, 'नमस्ते जी'), heardAt(10_400, 'the budget is sixty lakh')]

  equal(findOffset(before, heard), 2400)
  deepEqual(
    replace(before, heard).segments.map(({ segmentId }) => segmentId),
    ['a', 'b'],
  )
})

test('the same words a minute later are not the same segment', () => {
  const { segments } = replace(
    [liveAt(0, 'a', 'हां जी'), liveAt(2000, 'b', 'तीन कमरे का मकान')],
    [heardAt(2000, 'तीन कमरे का मकान'), heardAt(60_000, 'हां जी')],
  )

  deepEqual(
    segments.map(({ segmentId }) => segmentId),
    ['b', 'new-1'],
  )
})

test('each name is given once, to the segment that has the most of its words', () => {
  const { segments } = replace(
    [liveAt(0, 'a', 'मुझे तीन कमरे का मकान चाहिए')],
    [heardAt(0, 'मुझे'), heardAt(400, 'तीन कमरे का मकान चाहिए')],
  )

  deepEqual(
    segments.map(({ segmentId }) => segmentId),
    ['new-1', 'a'],
  )
})

test('the other side never takes over a name', () => {
  const { segments } = replace([liveAt(0, 'a', 'हां जी')], [heardAt(0, 'हां जी', { speaker: 'lead' })])

  deepEqual(told(segments), [['new-1', 'हां जी', null]])
})

test('where nothing is alike, all names are new', () => {
  const { segments } = replace([liveAt(0, 'a', 'हां जी')], [heardAt(0, 'what is it')])

  deepEqual(told(segments), [['new-1', 'what is it', null]])
  deepEqual(replace([], []).segments, [])
  deepEqual(replace([liveAt(0, 'a', 'हां जी')], []).segments, [])
})

test('what a person corrected is kept, with the words that are heard there now', () => {
  const { segments } = replace(
    [liveAt(0, 'a', 'नमस्ते जी'), liveAt(900, 'b', 'साठ लाख तक', 'सात लाख तक')],
    [heardAt(0, 'नमस्ते जी साठ लाख तक हां', { alternative: { language: 'en-IN', text: 'number stay' } })],
  )

  deepEqual(told(segments), [
    ['a', 'नमस्ते जी', null],
    ['b', 'सात लाख तक', 'साठ लाख तक'],
    ['new-1', 'हां', null],
  ])
  deepEqual(segments[1]?.correction, BY_ASHA)
  equal(segments[0]?.alternative, undefined)
})

test('a correction over what the recording has in two segments is told once', () => {
  const { segments } = replace(
    [liveAt(0, 'a', 'मुझे तीन कमरे चाहिए', 'मुझे तीन कमरे नहीं चाहिए')],
    [heardAt(0, 'मुझे तीन'), heardAt(800, 'कमरे चाहिए')],
  )

  deepEqual(told(segments), [['a', 'मुझे तीन कमरे नहीं चाहिए', 'मुझे तीन कमरे चाहिए']])
})

test('a correction is kept where the recording has other words, or none at all', () => {
  const before = [liveAt(5000, 'a', 'कुछ और', 'मकान'), liveAt(20_000, 'b', 'फिर कुछ', 'दुकान')]
  const { segments } = replace(before, [heardAt(5000, 'बिल्कुल ठीक')])

  deepEqual(told(segments), [
    ['a', 'मकान', 'बिल्कुल ठीक'],
    ['b', 'दुकान', 'फिर कुछ'],
  ])
})

test('what was heard after the end of a recording that broke off stays, and so do the gaps there', () => {
  const lost = (startMs: number, endMs: number): Gap => ({
    ...{ speaker: null, startMs, endMs, reason: 'stream-lost' },
  })
  const { segments, gaps } = replace(
    [liveAt(0, 'a', 'नमस्ते जी'), liveAt(30_000, 'b', 'बजट कितना है')],
    [heardAt(0, 'नमस्ते जी')],
    { heardMs: 20_000, gapsBefore: [lost(1000, 2000), lost(19_000, 24_000), lost(40_000, 41_000)] },
  )

  deepEqual(told(segments), [
    ['a', 'नमस्ते जी', null],
    ['b', 'बजट कितना है', null],
  ])
  deepEqual(gaps, [lost(20_000, 24_000), lost(40_000, 41_000)])
})

test('a recording with one channel for both names no speaker, in what was corrected neither', () => {
  const { segments } = replace(
    [liveAt(0, 'a', 'नमस्ते जी', 'नमस्कार जी'), liveAt(3000, 'b', 'बजट कितना है')],
    [heardAt(0, 'नमस्ते जी', { speaker: null }), heardAt(3000, 'बजट कितना है', { speaker: null })],
    { speakersSeparated: false },
  )

  deepEqual(
    segments.map(({ segmentId, speaker }) => [segmentId, speaker]),
    [
      ['a', null],
      ['b', null],
    ],
  )
})

const aCall = fc
  .array(
    fc.record({
      words: fc.array(fc.constantFrom('हां', 'जी', 'मकान', 'लाख', 'yes', 'budget', 'flat', 'metro'), {
        minLength: 1,
        maxLength: 6,
      }),
      speaker: fc.constantFrom('agent', 'lead'),
      pauseMs: fc.integer({ min: 0, max: 5000 }),
      correctedTo: fc.option(fc.constantFrom('मकान', 'something else', ''), { freq: 3 }),
      isMissed: fc.boolean(),
    }),
    { maxLength: 12 },
  )
  .map((parts) => {
    let atMs = 70_000
    return parts.map(({ words, pauseMs, ...part }, index) => {
      const startMs = atMs + pauseMs
      atMs = startMs + words.length * 400
      return { ...part, index, startMs, text: words.map((word, n) => `${word}${index}x${n}`).join(' ') }
    })
  })

test('whatever was corrected: each word of the recording is told once, in order, and each correction too', () => {
  fc.assert(
    fc.property(aCall, fc.integer({ min: -60_000, max: 60_000 }), (parts, offsetMs) => {
      const heard = parts.map(({ startMs, text, speaker }) => heardAt(startMs, text, { speaker: speaker }))
      const before = parts
        .filter(({ isMissed }) => !isMissed)
        .map(({ startMs, text, speaker, index, correctedTo }) => ({
          ...liveAt(startMs - offsetMs, `s${index}`, text, correctedTo ?? undefined),
          speaker: speaker,
        }))

      const { segments } = replace(before, heard)

      const isFound = before.length === 0 || findOffset(before, heard) === offsetMs
      const toldWords = segments.flatMap(({ words }) => words.map(({ text }) => text))
      if (isFound)
        deepEqual(
          toldWords,
          heard.flatMap(({ words }) => words.map(({ text }) => text)),
        )
      for (const { segmentId, text } of before.filter(({ heardText }) => heardText !== null))
        deepEqual(
          segments.filter((segment) => segment.segmentId === segmentId).map((segment) => segment.text),
          [text],
        )
      equal(new Set(segments.map(({ segmentId }) => segmentId)).size, segments.length)
      for (const { text, heardText, words } of segments) equal(heardText ?? text, textOfWords(words))
      ok(segments.every(({ startMs }, index) => startMs >= (segments[index - 1]?.startMs ?? 0)))
      if (before.flatMap(({ words }) => words).length >= 2) equal(isFound, true)
    }),
  )
})
