import { NUMBER_WORDS } from '../../lexicon/number-words.ts'
import { spelledLetters } from '../../places/letter-names.ts'
import { tokenize, type Token } from '../../words/tokens.ts'
import {
  AT,
  BEFORE_ADDRESS,
  DOTS,
  JOINERS,
  MAIL_PROVIDERS,
  PAYMENT_HANDLES,
  TOP_LEVELS,
} from './cue-words.ts'
import type { MaskableSegment, Secret, SecretKind } from './secret.ts'

/** Addresses and tax numbers that are said aloud: "ravi at gmail dot com", "a b c p e one two three four f". */
export function findSpokenIdentifiers(segments: readonly MaskableSegment[]): Secret[] {
  return segments.flatMap(({ text }, segment) => {
    const tokens = tokenize(text)
    const covers = [...findAddresses(tokens), ...findSpelledPans(tokens, text)]
    return covers.map(({ kind, from, to }) => {
      const [start, end] = [tokens[from]!.start, tokens[to - 1]!.end]
      const key = tokens
        .slice(from, to)
        .map((token) => token.key)
        .join('')
      return { kind, key, segment, start, end }
    })
  })
}

interface Cover {
  readonly kind: SecretKind
  readonly from: number
  readonly to: number
}

function findAddresses(tokens: readonly Token[]): Cover[] {
  const found: Cover[] = []
  for (let at = 1; at < tokens.length; at++) {
    const sign = AT.find(tokens, at)
    const domain = sign && readDomain(tokens, sign.to)
    if (domain) found.push({ kind: domain.kind, from: localPartBefore(tokens, at), to: domain.to })
  }
  return found
}

function readDomain(tokens: readonly Token[], at: number): { kind: SecretKind; to: number } | null {
  const key = tokens[at]?.key
  if (key === undefined || tokens[at]!.kind !== 'word') return null
  const dotted = readTopLevels(tokens, at + 1)
  if (PAYMENT_HANDLES.has(key)) return { kind: 'UPI', to: at + 1 }
  if (MAIL_PROVIDERS.has(key)) return { kind: 'EMAIL', to: dotted }
  return dotted > at + 1 && DOTS.has(tokens[at + 1]!.key) ? { kind: 'EMAIL', to: dotted } : null
}

/** "dot com", "dot co dot in", "com". */
function readTopLevels(tokens: readonly Token[], at: number): number {
  let to = at
  for (let part = 0; part < 2; part++) {
    const isDotted = DOTS.has(tokens[to]?.key ?? '')
    const name = tokens[isDotted ? to + 1 : to]
    if (!name || !TOP_LEVELS.has(name.key) || (!isDotted && name.key === 'in')) break
    to += isDotted ? 2 : 1
  }
  return to
}

const LONGEST_LOCAL_PART = 24

/** The token at which the part before the "at" begins: its word, and all letters, numbers and dots joined to it. */
function localPartBefore(tokens: readonly Token[], at: number): number {
  let from = at - 1
  let words = 0
  while (from > 0 && at - from < LONGEST_LOCAL_PART) {
    const before = tokens[from - 1]!
    const isPart =
      before.kind === 'number' ||
      before.key.length === 1 ||
      NUMBER_WORDS.has(before.key) ||
      JOINERS.has(before.key) ||
      JOINERS.has(tokens[from]!.key)
    if (!isPart && (BEFORE_ADDRESS.has(before.key) || words++ > 0 || before.kind === 'sign')) break
    from--
  }
  return from
}

const PAN = /[a-z]{5}\d{4}[a-z]/g

/** Five letters, four digits and a letter, one by one. */
function findSpelledPans(tokens: readonly Token[], text: string): Cover[] {
  const found: Cover[] = []
  let spelled = ''
  let tokenOf: number[] = []
  const endWord = () => {
    for (const match of spelled.matchAll(PAN)) {
      const last = match.index + match[0].length - 1
      found.push({ kind: 'PAN', from: tokenOf[match.index]!, to: tokenOf[last]! + 1 })
    }
    spelled = ''
    tokenOf = []
  }
  tokens.forEach((token, at) => {
    const signs = signsOf(token, text)
    if (signs === null) {
      endWord()
      return
    }
    spelled += signs
    tokenOf.push(...Array.from(signs, () => at))
  })
  endWord()
  return found
}

function signsOf(token: Token, text: string): string | null {
  if (token.kind === 'sign') return token.key === '-' ? '' : null
  if (token.kind === 'number') return token.key.includes('.') ? null : token.key
  const digit = NUMBER_WORDS.get(token.key)
  const letters = spelledLetters(text.slice(token.start, token.end))
  // "ek" and "do" are digits; a letter's name in Devanagari is none.
  return digit !== undefined && digit <= 9 ? String(digit) : letters
}
