import { extname } from 'node:path'

import type { Utterance } from '../features/analysis/read-requirement.ts'
import { UsageError } from './arguments.ts'
import { readJsonTalk } from './read-json-talk.ts'
import { readPlainTalk } from './read-plain-talk.ts'
import { readSubtitles } from './read-subtitles.ts'
import { toUtterances, type VoicedLine } from './voices.ts'

/** More than a day of talk. */
export const MOST_TRANSCRIPT_BYTES = 10_000_000

export interface ReadTranscript {
  readonly segments: readonly Utterance[]
  /** Whether the file says when things were said. */
  readonly hasTimes: boolean
  /** When the file says that its transcript was made; epoch milliseconds. */
  readonly madeAtMs: number | null
}

export function isWav(head: Uint8Array): boolean {
  const text = Buffer.from(head.subarray(0, 12)).toString('latin1')
  return /^(?:RIFF|RF64)/.test(text) && text.endsWith('WAVE')
}

/** What a file says was said, by its content and by its name's ending. Throws UsageError where that is not a transcript. */
export function readTranscript(name: string, bytes: Uint8Array): ReadTranscript {
  if (bytes.length > MOST_TRANSCRIPT_BYTES)
    throw new UsageError(
      `${name} is too large for a transcript (more than ${MOST_TRANSCRIPT_BYTES / 1e6} MB).`,
    )
  const text = decode(name, bytes)
  if (text.trim() === '') throw new UsageError(`${name} is empty.`)

  const { lines, madeAtMs } = readLines(name, text)
  if (lines.length === 0) throw new UsageError(`${name} holds no words.`)
  const segments = toUtterances(lines)
  return { segments, madeAtMs, hasTimes: segments.some(({ endMs }) => endMs > 0) }
}

function readLines(name: string, text: string): { lines: readonly VoicedLine[]; madeAtMs: number | null } {
  const ending = extname(name).toLowerCase()
  const start = text.trimStart()
  const isSubtitles = start.startsWith('WEBVTT') || CUE.test(start)
  if (isSubtitles) return { lines: readSubtitles(text), madeAtMs: null }
  if (ending === '.srt' || ending === '.vtt') throw new UsageError(`${name} has no cues.`)
  const isJson = ending === '.json' || ending === '.jsonl' || ending === '.ndjson'
  if (isJson || /^(?:\{|\[\s*[{\]])/.test(start)) return readJsonTalk(text)
  return { lines: readPlainTalk(text), madeAtMs: null }
}

/** The first cue of a SubRip file. */
const CUE = /^(?:\d+[ \t]*\r?\n)?\s*(?:\d+:)?\d{1,2}:\d{2}[.,]\d{1,3}\s*-->/

function decode(name: string, bytes: Uint8Array): string {
  const kind = KINDS.find(
    ({ magic }) => Buffer.from(bytes.subarray(0, magic.length)).toString('latin1') === magic,
  )
  if (kind)
    throw new UsageError(`${name} is ${kind.what}; a transcript (text, JSON, SRT, VTT) or a WAV is read.`)
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes)
    if (!text.includes('\0')) return text
  } catch {
    // Said below.
  }
  throw new UsageError(`${name} is not text in UTF-8, nor a WAV.`)
}

/** Files that are often at hand in the place of a transcript. */
const KINDS: readonly { readonly magic: string; readonly what: string }[] = [
  { magic: 'ID3', what: 'an MP3' },
  { magic: '\xff\xfb', what: 'an MP3' },
  { magic: 'OggS', what: 'an Ogg recording' },
  { magic: 'fLaC', what: 'a FLAC recording' },
  { magic: '%PDF', what: 'a PDF' },
  { magic: 'PK\x03\x04', what: 'a ZIP or an office document' },
]
