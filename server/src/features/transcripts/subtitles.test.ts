import { deepEqual, equal, ok } from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'

import type { KeptSegment } from '@leadbreak/contract'
import { CUE_LIMITS, cuesOf } from './cues.ts'
import { srtOf, vttOf } from './subtitles.ts'
import { wordsOf } from './transcript-builders.ts'

function said(text: string, startMs: number, part: Partial<KeptSegment> = {}): KeptSegment {
  const words = wordsOf(text, startMs)
  return {
    ...{ segmentId: 's', revision: 0, speaker: 'agent', language: 'hi', text, words, heardText: null },
    ...{ startMs, endMs: words.at(-1)!.endMs },
    ...part,
  }
}

test('a cue names its speaker, and its time to the millisecond', () => {
  const segments = [
    said('नमस्ते जी', 0),
    said('budget < 60 lakh & > 50 {approx}', 3_723_004, { speaker: 'lead' }),
    said('someone', 3_800_000, { speaker: null }),
  ]

  equal(
    srtOf(segments),
    '1\n00:00:00,000 --> 00:00:00,700\nAgent: नमस्ते जी\n\n' +
      '2\n01:02:03,004 --> 01:02:06,104\nLead: budget ‹ 60 lakh & › 50 (approx)\n\n' +
      '3\n01:03:20,000 --> 01:03:20,300\nsomeone\n',
  )
  equal(
    vttOf(segments),
    'WEBVTT\n\n00:00:00.000 --> 00:00:00.700\n<v Agent>नमस्ते जी\n\n' +
      '01:02:03.004 --> 01:02:06.104\n<v Lead>budget &lt; 60 lakh &amp; &gt; 50 {approx}\n\n' +
      '01:03:20.000 --> 01:03:20.300\nsomeone\n',
  )
})

test('a call without words is an empty file of its kind', () => {
  equal(srtOf([]), '')
  equal(vttOf([]), 'WEBVTT\n')
  equal(srtOf([said('x', 0, { text: '' })]), '')
})

test('a long segment is cut where there is a pause', () => {
  const words = [...wordsOf('one two three four five six', 0), ...wordsOf('seven eight nine ten', 4000)]
  const text = words.map((word) => word.text).join(' ')

  deepEqual(
    cuesOf([said('x', 0, { text, words, endMs: 5500 })], { ...CUE_LIMITS, mostLetters: 40 }).map((cue) => [
      cue.text,
      cue.startMs,
    ]),
    [
      ['one two three four five six', 0],
      ['seven eight nine ten', 4000],
    ],
  )
})

test('the words of a person are spread over the time of those that were recognised', () => {
  const corrected = said('सात लाख तक', 0, { text: 'साठ लाख रुपये तक', heardText: 'सात लाख तक' })

  const cues = cuesOf([corrected], { ...CUE_LIMITS, mostLetters: 8 })

  equal(cues.map(({ text }) => text).join(' '), 'साठ लाख रुपये तक')
  deepEqual([cues[0]?.startMs, cues.at(-1)?.endMs], [0, corrected.endMs])
})

const A_TEXT = fc
  .array(
    fc.constantFrom(
      'हां',
      '-->',
      '<b>',
      'a&b',
      '</v>',
      '00:00',
      '1',
      '{\\an8}',
      'मकान',
      '&lt;',
      'x'.repeat(90),
    ),
    {
      minLength: 1,
      maxLength: 60,
    },
  )
  .map((words) => words.join(' '))

const A_CALL = fc
  .array(
    fc.tuple(A_TEXT, fc.integer({ min: 0, max: 5000 }), fc.boolean(), fc.constantFrom('agent', 'lead', null)),
    {
      maxLength: 6,
    },
  )
  .map((parts) => {
    let atMs = 0
    return parts.map(([text, pauseMs, isCorrected, speaker]) => {
      const segment = said(text, atMs + pauseMs, { speaker })
      atMs = segment.endMs
      return isCorrected ? { ...segment, text: `${text} and more`, heardText: text } : segment
    })
  })

test('cues hold all words in order, are short enough, and lie within their segment', () => {
  fc.assert(
    fc.property(A_CALL, (segments) => {
      for (const segment of segments) {
        const cues = cuesOf([segment])

        equal(cues.map(({ text }) => text).join(' '), segment.text)
        for (const [index, { text, startMs, endMs }] of cues.entries()) {
          const isOneWord = !text.includes(' ')
          const letters = Array.from(text.replace(/\p{M}/gu, '')).length
          ok(isOneWord || (letters <= CUE_LIMITS.mostLetters && endMs - startMs <= CUE_LIMITS.longestMs))
          ok(startMs >= segment.startMs && startMs < endMs)
          ok(startMs >= (cues[index - 1]?.startMs ?? 0))
          ok(endMs <= segment.endMs + CUE_LIMITS.shortestMs)
        }
      }
    }),
  )
})

test('whatever was said, a reader of the formats finds as many cues as there are, and no sign of its own in them', () => {
  fc.assert(
    fc.property(A_CALL, (segments) => {
      const count = cuesOf(segments).length

      const srt = srtOf(segments)
        .split('\n\n')
        .filter((block) => block !== '')
      equal(srt.length, count)
      srt.forEach((block, index) => {
        const [number, times, ...lines] = block.trimEnd().split('\n')
        equal(number, String(index + 1))
        ok(/^\d\d:\d\d:\d\d,\d{3} --> \d\d:\d\d:\d\d,\d{3}$/.test(times!))
        equal(lines.length, 1)
        ok(!/[<>{}]/.test(lines[0]!))
      })

      const [head, ...vtt] = vttOf(segments).split('\n\n')
      equal(head!.trim(), 'WEBVTT')
      equal(vtt.length, count)
      for (const block of vtt) {
        const [times, ...lines] = block.trimEnd().split('\n')
        ok(/^\d\d:\d\d:\d\d\.\d{3} --> \d\d:\d\d:\d\d\.\d{3}$/.test(times!))
        equal(lines.length, 1)
        const text = lines[0]!.replace(/^<v (Agent|Lead)>/, '')
        ok(!/[<>]|&(?!amp;|lt;|gt;)/.test(text))
      }
    }),
  )
})
