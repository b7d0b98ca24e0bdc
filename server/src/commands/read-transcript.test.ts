import { deepEqual, equal, match, ok, throws } from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'

import type { KeptSegment } from '@leadbreak/contract'

import { srtOf, vttOf } from '../features/transcripts/subtitles.ts'
import { transcriptText } from '../features/transcripts/transcript-text.ts'
import { UsageError } from './arguments.ts'
import { MOST_TRANSCRIPT_BYTES, readTranscript } from './read-transcript.ts'
import { segmentLine, makePaint } from './show-call.ts'

const read = (text: string, name = 'call.txt') => readTranscript(name, Buffer.from(text)).segments
const brief = (text: string, name?: string) =>
  read(text, name).map(({ speaker, text: words, startMs, endMs }) => [speaker, words, startMs, endMs])
const who = (text: string, name?: string) =>
  read(text, name).map(({ speaker, text: words }) => [speaker, words])

test('lines are led by English or Hindi names of the two sides', () => {
  deepEqual(who('Agent: budget?\nLEAD : 60 lakh\n\nएजेंट: कहां\nग्राहक: नोएडा\nclient：haan'), [
    ['agent', 'budget?'],
    ['lead', '60 lakh'],
    ['agent', 'कहां'],
    ['lead', 'नोएडा'],
    ['lead', 'haan'],
  ])
})

test('a line without a name goes on with the one before it', () => {
  deepEqual(who('agent: hello sir\nkaise hain\r\nlead: theek'), [
    ['agent', 'hello sir kaise hain'],
    ['lead', 'theek'],
  ])
})

test('plain lines name nobody', () => {
  deepEqual(who('aapka budget kya hai\n60 lakh'), [
    [null, 'aapka budget kya hai'],
    [null, '60 lakh'],
  ])
})

test('of two voices that nobody named, the one who sounds like an agent is the agent', () => {
  const call =
    'Speaker 1: haan ji\nSpeaker 2: aapka budget kitna hai\nSpeaker 1: 60 lakh\nSpeaker 2: kahan chahiye aapko'
  deepEqual(
    read(call).map(({ speaker }) => speaker),
    ['lead', 'agent', 'lead', 'agent'],
  )
  deepEqual(
    read(call.replaceAll('Speaker 1', 'Asha').replaceAll('Speaker 2', 'Vikram Rao')).map(
      ({ speaker }) => speaker,
    ),
    ['lead', 'agent', 'lead', 'agent'],
  )
})

test('one colon makes no name', () => {
  deepEqual(who('mera number likho: sabko bhejo\naur batao'), [
    [null, 'mera number likho: sabko bhejo'],
    [null, 'aur batao'],
  ])
})

test('a time before each line is when it was said, and a time that is spoken is not', () => {
  deepEqual(brief('[00:01:05] agent: hello\n[00:01:07.500] lead: haan'), [
    ['agent', 'hello', 65_000, 65_000],
    ['lead', 'haan', 67_500, 67_500],
  ])
  deepEqual(brief('agent: kab aaun\n10:30 baje aana'), [['agent', 'kab aaun 10:30 baje aana', 0, 0]])
})

const SEGMENTS: KeptSegment[] = [
  ['agent', 'budget kitna hai & kahan', 500, 2500],
  ['lead', 'साठ लाख तक', 3000, 4200],
].map(([speaker, text, startMs, endMs], index) => ({
  ...{ segmentId: `s${index}`, revision: 0, language: 'hi' as const, words: [], heardText: null },
  ...({ speaker, text, startMs, endMs } as Pick<KeptSegment, 'speaker' | 'text' | 'startMs' | 'endMs'>),
}))
const SAID = SEGMENTS.map(({ speaker, text, startMs, endMs }) => [speaker, text, startMs, endMs])

test('what this program exports is read back as it was', () => {
  deepEqual(brief(srtOf(SEGMENTS), 'call.srt'), SAID)
  deepEqual(brief(vttOf(SEGMENTS), 'call.vtt'), SAID)
  deepEqual(brief(JSON.stringify({ callId: 'x', segments: SEGMENTS }), 'call.json'), SAID)
  deepEqual(
    who(transcriptText(SEGMENTS)),
    SAID.map(([speaker, text]) => [speaker, text]),
  )
  const printed = SEGMENTS.map((segment) => segmentLine(segment, makePaint(false))).join('\n')
  deepEqual(
    who(printed),
    SAID.map(([speaker, text]) => [speaker, text]),
  )
})

test('subtitles of others: settings, notes, tags, dashes, two lines and hours that are left out', () => {
  const vtt = `WEBVTT - a call

NOTE not said

STYLE
::cue { color: red }

intro
00:01.000 --> 00:03.000 align:start
<v.loud Agent>Hello <i>sir</i>

00:04.000 --> 00:05.500
- haan ji
- aapka budget

00:06.000 --> 00:07.000
yes &amp; no
and more`
  deepEqual(brief(vtt), [
    ['agent', 'Hello sir', 1000, 3000],
    [null, 'haan ji', 4000, 5500],
    [null, 'aapka budget', 4000, 5500],
    [null, 'yes & no and more', 6000, 7000],
  ])
  deepEqual(brief('1\r\n00:00:01,000 --> 00:00:02,000\r\n{\\an8}Customer: hello\r\n\r\n2\r\n'), [
    ['lead', 'hello', 1000, 2000],
  ])
})

test('JSON is a list, an object or a segment a line, with times in ms or in seconds', () => {
  const expected = [['lead', 'haan', 1500, 2000]]
  deepEqual(brief('[{"speaker":"lead","text":"haan","startMs":1500,"endMs":2000}]'), expected)
  deepEqual(brief('{"segments":[{"speaker":"customer","text":" haan ","start":1.5,"end":2}]}'), expected)
  deepEqual(brief('{"text":"haan","startMs":1}\n{"speaker":null,"text":"na"}\n', 'call.jsonl'), [
    [null, 'haan', 1, 1],
    [null, 'na', 0, 0],
  ])
  deepEqual(brief('{"id":"x","segments":[{"text":"haan"}]}'), [[null, 'haan', 0, 0]])
  equal(
    readTranscript('a', Buffer.from('{"madeAt":"1970-01-01T00:00:01Z","segments":[{"text":"a"}]}')).madeAtMs,
    1000,
  )
})

const REFUSED: readonly (readonly [
  what: string,
  name: string,
  bytes: string | Uint8Array,
  complaint: RegExp,
])[] = [
  ['nothing', 'a.txt', ' \n', /is empty/],
  ['no words', 'a.vtt', 'WEBVTT\n', /no words/],
  ['subtitles without cues', 'a.srt', 'agent: hello', /no cues/],
  ['bytes that are no UTF-8', 'a.txt', Uint8Array.of(0xc3, 0x28), /UTF-8/],
  ['UTF-16', 'a.txt', Buffer.from('agent: hello', 'utf16le'), /UTF-8/],
  ['an MP3', 'a.mp3', Buffer.from('ID3\x04', 'latin1'), /MP3/],
  ['a PDF', 'a.pdf', '%PDF-1.7', /PDF/],
  ['broken JSON', 'a.json', '{"segments":', /not JSON/],
  ['other JSON', 'a.json', '{"a":1}', /no transcript/],
  ['a segment without text', 'a.json', '[{"speaker":"lead"}]', /Segment 0/],
  ['several calls', 'a.jsonl', '{"segments":[]}\n{"segments":[]}', /several calls/],
  ['too much', 'a.txt', 'a '.repeat(MOST_TRANSCRIPT_BYTES / 2 + 1), /too large/],
]

for (const [what, name, bytes, complaint] of REFUSED)
  test(`refused with a reason: ${what}`, () => {
    throws(
      () => readTranscript(name, Buffer.from(bytes)),
      (error) => {
        ok(error instanceof UsageError)
        match(error.message, complaint)
        return true
      },
    )
  })

const A_PIECE = fc.constantFrom(
  'agent:',
  'x:',
  '00:01,000 --> 00:02,000',
  '<v',
  '>',
  '-',
  '\n',
  '\n\n',
  '[',
  '{',
  '"',
  'हां',
  '0:07 ',
  '&amp;',
)

test('any text is read or refused with a reason', () => {
  fc.assert(
    fc.property(
      fc.array(fc.oneof(A_PIECE, fc.string({ maxLength: 8 })), { maxLength: 30 }),
      fc.constantFrom('a.txt', 'a.json', 'a.srt', 'a.vtt', 'a'),
      (pieces, name) => {
        try {
          for (const { startMs, endMs, text } of read(pieces.join(''), name))
            ok(startMs >= 0 && endMs >= startMs && text.trim() !== '')
        } catch (error) {
          ok(error instanceof UsageError, String(error))
        }
      },
    ),
  )
})
