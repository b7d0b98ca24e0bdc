import { UsageError } from './arguments.ts'
import type { VoicedLine } from './voices.ts'

export interface JsonTalk {
  readonly lines: readonly VoicedLine[]
  /** When the transcript says that it was made; the call was not long before. Epoch milliseconds. */
  readonly madeAtMs: number | null
}

/**
 * A transcript as JSON: a list of segments, an object with a list `segments` or `transcript`, or a segment a line. A segment
 * has `text`, and may have `speaker`, and its times as `startMs` and `endMs` or as `start` and `end` in seconds. Throws
 * UsageError that says what is wrong.
 */
export function readJsonTalk(text: string): JsonTalk {
  const value = parse(text)
  const list = Array.isArray(value) ? value : isObject(value) ? (value.segments ?? value.transcript) : null
  if (!Array.isArray(list))
    throw new UsageError(
      'The JSON is no transcript: a list of segments, or an object with a list "segments".',
    )
  if (list.some((item) => isObject(item) && Array.isArray(item.segments)))
    throw new UsageError('The file holds several calls; `requirement` reads many, `analyse` one.')
  const madeAt = isObject(value) && typeof value.madeAt === 'string' ? Date.parse(value.madeAt) : NaN
  return {
    lines: list.map((item: unknown, index) => readSegment(item, index)).filter((line) => line.text !== ''),
    madeAtMs: Number.isNaN(madeAt) ? null : madeAt,
  }
}

/** The value of a JSON text, or the list of those of JSON Lines; of one line alone, the value itself. */
function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch (error) {
    const lines = text.split('\n').filter((line) => line.trim() !== '')
    try {
      if (lines.length > 1) return lines.map((line): unknown => JSON.parse(line))
    } catch {
      // Neither one text nor a text a line; the first complaint says more.
    }
    throw new UsageError(`The file is not JSON (${(error as Error).message}).`)
  }
}

function readSegment(item: unknown, index: number): VoicedLine {
  if (!isObject(item) || typeof item.text !== 'string')
    throw new UsageError(`Segment ${index} of the JSON has no "text".`)
  const { speaker, words, heardText } = item
  const startMs = toMs(item.startMs, item.start)
  const line = {
    voice: typeof speaker === 'string' || typeof speaker === 'number' ? String(speaker) : null,
    text: item.text.trim(),
    startMs,
    endMs: Math.max(startMs, toMs(item.endMs, item.end)),
  }
  // Where a person has corrected the text, the words that were recognised are no longer its own.
  const hasWords = Array.isArray(words) && typeof heardText !== 'string' && words.every(isWord)
  return hasWords ? { ...line, words } : line
}

function toMs(ms: unknown, seconds: unknown): number {
  const value = typeof ms === 'number' ? ms : typeof seconds === 'number' ? seconds * 1000 : 0
  return Number.isFinite(value) && value > 0 ? Math.round(value) : 0
}

function isWord(word: unknown): word is { text: string; startMs: number; endMs: number } {
  return (
    isObject(word) &&
    typeof word.text === 'string' &&
    typeof word.startMs === 'number' &&
    typeof word.endMs === 'number'
  )
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
