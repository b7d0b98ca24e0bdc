import { ENGLISH_TENS, ENGLISH_UNITS, FRACTIONS, NUMBER_WORDS } from '../../lexicon/number-words.ts'
import { UNITS } from '../../lexicon/units.ts'
import { RUPEE } from '../../numbers/money.ts'
import { readNumber } from '../../numbers/number.ts'
import { tokenize, type Token } from '../../words/tokens.ts'
import { FILLERS, NUMBER_CUES, REPEATS, ZEROS, type NumberCue } from './cue-words.ts'
import type { MaskableSegment } from './secret.ts'

/** Digits that were said or written in one piece: "98102", "nau", "double nine", "अट्ठानवे". */
export interface DigitPiece {
  readonly digits: string
  /** In words, not in digits. */
  readonly isSpoken: boolean
  readonly segment: number
  readonly start: number
  readonly end: number
}

/** Pieces of digits that follow one another, with nothing between them but small words. Amounts are never in it. */
export interface NumberRun {
  readonly pieces: readonly DigitPiece[]
  /** What it is said to be. */
  readonly cue: NumberCue | null
  /** A rupee sign or word stands beside it. */
  readonly isMoney: boolean
  /** An amount or a measure comes right behind it: "saath sattar assi lakh". */
  readonly endsAtAmount: boolean
}

interface StreamToken extends Token {
  readonly segment: number
  readonly raw: string
}

/** All runs of digits in a call. One side's number goes on over a short word of the other side. */
export function findNumberRuns(segments: readonly MaskableSegment[]): NumberRun[] {
  const tokenized = segments.map(({ text }, segment) =>
    tokenize(text).map((token) => ({ ...token, segment, raw: text.slice(token.start, token.end) })),
  )
  return (['agent', 'lead'] as const).flatMap((speaker) =>
    streamsOf(segments, tokenized, speaker).flatMap(runsOf),
  )
}

/** More words of the other side than that end a number. */
const MOST_WORDS_BETWEEN = 3

/** One side's tokens, cut where the other side says more than a word or a repeated number. */
function streamsOf(
  segments: readonly MaskableSegment[],
  tokenized: readonly (readonly StreamToken[])[],
  speaker: MaskableSegment['speaker'],
): StreamToken[][] {
  const streams: StreamToken[][] = [[]]
  let wordsBetween = 0
  segments.forEach((segment, index) => {
    const tokens = tokenized[index]!
    if (segment.speaker !== speaker) {
      wordsBetween += tokens.filter((token) => token.kind === 'word' && !isDigitWord(token)).length
      return
    }
    if (tokens.length === 0) return
    if (wordsBetween > MOST_WORDS_BETWEEN) streams.push([])
    wordsBetween = 0
    streams.at(-1)!.push(...tokens)
  })
  return streams
}

function runsOf(tokens: readonly StreamToken[]): NumberRun[] {
  const runs: NumberRun[] = []
  for (let at = 0; at < tokens.length;) {
    const run = readRun(tokens, at)
    if (run) runs.push(run.run)
    at = run?.to ?? at + 1
  }
  return runs
}

const MOST_FILLERS = 3
const MOST_PIECES = 200

function readRun(tokens: readonly StreamToken[], from: number): { run: NumberRun; to: number } | null {
  const pieces: DigitPiece[] = []
  let to = from
  let fillers = 0
  let endsAtAmount = false
  for (let at = from; at < tokens.length && pieces.length < MOST_PIECES;) {
    const read = readPiece(tokens, at)
    if (read === 'amount') {
      endsAtAmount = true
      break
    }
    if (read) {
      pieces.push(read.piece)
      at = to = read.to
      fillers = 0
    } else if (pieces.length > 0 && isFiller(tokens[at]!) && fillers < MOST_FILLERS) {
      fillers++
      at++
    } else break
  }
  if (pieces.length === 0) return null
  const isMoney = isRupee(tokens[from - 1]) || isRupee(tokens[to]) || isOnly(tokens, to)
  return { run: { pieces, cue: cueBefore(tokens, from), isMoney, endsAtAmount }, to }
}

function readPiece(
  tokens: readonly StreamToken[],
  at: number,
): { piece: DigitPiece; to: number } | 'amount' | null {
  const token = tokens[at]!
  const times = REPEATS.get(token.key)
  const repeated = times && tokens[at + 1] ? digitOf(tokens[at + 1]!) : null
  if (times && repeated) return pieceOf(tokens, at, at + 2, repeated.repeat(times), true)
  if (token.kind === 'number') {
    const digits = plainDigits(token)
    if (digits === null || isMeasured(tokens, at + 1, at)) return 'amount'
    return pieceOf(tokens, at, at + 1, digits, false)
  }
  if (FRACTIONS.has(token.key)) return 'amount'
  if (!isDigitWord(token)) return null
  const value = NUMBER_WORDS.get(token.key)
  const next = tokens[at + 1]
  const isTwoWords = ENGLISH_TENS.has(token.key) && next !== undefined && ENGLISH_UNITS.has(next.key)
  const to = isTwoWords ? at + 2 : at + 1
  if (isMeasured(tokens, to, at)) return 'amount'
  const digits = isTwoWords ? value! + NUMBER_WORDS.get(next.key)! : (value ?? 0)
  return pieceOf(tokens, at, to, String(digits), true)
}

/** "60 lakh", "sau", "2 bhk", "1200 sq ft": what was counted, and so is no digit of anything. */
function isMeasured(tokens: readonly StreamToken[], to: number, at: number): boolean {
  const number = readNumber(tokens, at)
  if (number && number.multiplier > 1) return true
  const unit = UNITS.find(tokens, to)?.meaning
  return unit !== undefined && unit.is !== 'other'
}

function pieceOf(
  tokens: readonly StreamToken[],
  from: number,
  to: number,
  digits: string,
  isSpoken: boolean,
): { piece: DigitPiece; to: number } {
  const first = tokens[from]!
  const last = tokens[to - 1]!
  // A pause may part "double" from its digit; then only the digit is covered.
  const start = first.segment === last.segment ? first.start : last.start
  return { piece: { digits, isSpoken, segment: last.segment, start, end: last.end }, to }
}

/** The digits of a number token; null for "65,00,000" and "1.5", which are amounts. */
function plainDigits({ key, raw }: StreamToken): string | null {
  if (raw.includes(',')) return null
  const parts = key.split('.')
  return parts.length > 1 && parts.some((part) => part.length < 3) ? null : parts.join('')
}

function digitOf(token: StreamToken): string | null {
  const value = token.kind === 'number' ? token.value : ZEROS.has(token.key) ? 0 : NUMBER_WORDS.get(token.key)
  return value !== undefined && value >= 0 && value <= 9 ? String(value) : null
}

function isDigitWord(token: Token): boolean {
  return token.kind === 'word' && (NUMBER_WORDS.has(token.key) || ZEROS.has(token.key))
}

function isFiller(token: Token): boolean {
  return token.kind === 'sign' ? SIGNS.has(token.key) : FILLERS.has(token.key)
}

const SIGNS = new Set(['-', '.', ',', '(', ')', '+', '/', ':'])

function isRupee(token: Token | undefined): boolean {
  return token !== undefined && RUPEE.has(token.key)
}

/** "25000/-". */
function isOnly(tokens: readonly Token[], at: number): boolean {
  return tokens[at]?.key === '/' && tokens[at + 1]?.key === '-'
}

const CUE_REACH = 6

/** The cue that stands nearest before a number, within a few words. */
function cueBefore(tokens: readonly StreamToken[], at: number): NumberCue | null {
  for (let from = at - 1; from >= Math.max(0, at - CUE_REACH); from--) {
    const cue = NUMBER_CUES.find(tokens, from)
    if (!cue) continue
    // "aadhaar number": the longer cue begins earlier.
    for (let earlier = Math.max(0, from - 2); earlier < from; earlier++) {
      const longer = NUMBER_CUES.find(tokens, earlier)
      if (longer && longer.to >= cue.to) return longer.meaning
    }
    return cue.meaning
  }
  return null
}
