import { fold } from './fold.ts'
import { remembered } from './remembered.ts'

/** One word, number or sign of a text. `start` and `end` are UTF-16 offsets in the text it was cut from. */
export interface Token {
  readonly kind: 'word' | 'number' | 'sign'
  /** The spelling key of a word, the digits of a number, the sign itself. */
  readonly key: string
  /** What a number's digits say; NaN for anything else. */
  readonly value: number
  readonly start: number
  readonly end: number
}

/**
 * Cuts a text into words, numbers and signs. "2bhk" becomes two tokens, "1,20,000" one number, "sq.ft." two words, and
 * a hyphen stays only where it can stand between two ends of a range or sets off a part of the sentence.
 */
export function tokenize(text: string): Token[] {
  const rough: Token[] = []
  for (const match of text.matchAll(PIECES)) {
    const raw = match[0]
    const start = match.index
    const end = start + raw.length
    if (isDigit(raw)) {
      const digits = toAsciiDigits(raw).replaceAll(',', '')
      rough.push({ kind: 'number', key: digits, value: Number(digits), start, end })
    } else if (WORD.test(raw)) {
      const key = raw.length > LONGEST_WORD ? '' : keyOfWord(raw)
      if (key !== '') rough.push({ kind: 'word', key, value: NaN, start, end })
    } else {
      rough.push({ kind: 'sign', key: SAME_SIGN[raw] ?? raw, value: NaN, start, end })
    }
  }
  return rough.filter((token, index) => !isNoise(text, rough, index, token))
}

/** What is longer is no word of any language we read. */
const LONGEST_WORD = 60

const keyOfWord = remembered(fold)

const PIECES =
  /\p{Nd}{1,3}(?:,\p{Nd}{2}){0,6},\p{Nd}{3}(?!\p{Nd})(?:\.\p{Nd}+)?|\p{Nd}+(?:\.\p{Nd}+)?|[\p{L}\p{M}\u200c\u200d]+(?:['’][\p{L}\p{M}]+)*|[^\s\p{L}\p{M}\p{Nd}]/gu
const WORD = /^[\p{L}\p{M}]/u
const DIGIT = /^\p{Nd}/u
const SAME_SIGN: Readonly<Record<string, string>> = {
  '–': '-',
  '—': '-',
  '−': '-',
  '।': '.',
  '‐': '-',
  '‑': '-',
}
/** A full stop after these ends no sentence. */
const ABBREVIATED = new Set(
  'rs sq ft no st dr mr mrs ms approx sec cr lac inr yd yds mtr mt b h k p m r apt w'.split(' ').map(fold),
)

function isDigit(raw: string): boolean {
  return DIGIT.test(raw)
}

function toAsciiDigits(raw: string): string {
  return raw.replace(/\p{Nd}/gu, (digit) => {
    const plain = digit.normalize('NFKD')
    if (/^[0-9]$/.test(plain)) return plain
    const code = digit.codePointAt(0)!
    // A block of decimal digits begins with its zero; walk back to it.
    let zero = code
    while (code - zero < 9 && DIGIT.test(String.fromCodePoint(zero - 1))) zero--
    return String(code - zero)
  })
}

function isNoise(text: string, tokens: readonly Token[], index: number, token: Token): boolean {
  if (token.kind !== 'sign') return false
  const before = tokens[index - 1]
  const after = tokens[index + 1]
  if (token.key === '.') {
    if (before?.kind === 'word' && ABBREVIATED.has(before.key)) return true
    return (
      before?.end === token.start &&
      after?.start === token.end &&
      after.kind === 'word' &&
      before.kind === 'word'
    )
  }
  if (token.key === '-') {
    const tight = before?.end === token.start && after?.start === token.end
    return tight && after.kind === 'word' && (before.kind === 'word' || before.kind === 'number')
  }
  return !KEPT_SIGNS.has(token.key) && !/\p{Sc}/u.test(text.slice(token.start, token.end))
}

const KEPT_SIGNS = new Set([
  '.',
  ',',
  ';',
  ':',
  '!',
  '?',
  '-',
  '/',
  '+',
  '(',
  ')',
  '%',
  '&',
  '<',
  '>',
  '*',
  '=',
  '~',
])
