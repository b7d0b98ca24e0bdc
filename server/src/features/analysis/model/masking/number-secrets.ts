import { passesLuhn, passesVerhoeff } from './check-digits.ts'
import { findNumberRuns, type DigitPiece, type NumberRun } from './number-runs.ts'
import type { MaskableSegment, Secret, SecretKind } from './secret.ts'

/** Telephone, identity, card and account numbers, in digits and in words. A price or an area is never one of them. */
export function findNumberSecrets(segments: readonly MaskableSegment[]): Secret[] {
  const runs = findNumberRuns(segments)
  const found = runs.flatMap(secretsOf)
  return [...found, ...findEchoes(runs, found)]
}

/** No number that we know of has more pieces: nineteen digits of a card, one by one, and some to spare. */
const MOST_PIECES = 24

function secretsOf(run: NumberRun): Secret[] {
  const found: Secret[] = []
  for (let from = 0; from < run.pieces.length;) {
    const longest = longestFrom(run, from)
    if (longest) found.push(...coverOf(run.pieces.slice(from, longest.to), longest.kind))
    from = longest?.to ?? from + 1
  }
  return found
}

function longestFrom(run: NumberRun, from: number): { kind: SecretKind; to: number } | null {
  for (let to = Math.min(run.pieces.length, from + MOST_PIECES); to > from; to--) {
    const kind = kindOf(run.pieces.slice(from, to), run, to === run.pieces.length)
    if (kind) return { kind, to }
  }
  return null
}

const MOBILE = /^(?:0|91|091|0091)?[6-9]\d{9}$/
/** So many digits, one by one, are never said of an amount. */
const LEAST_SINGLE_DIGITS = 7
/** More digits than any price of a property has. */
const MORE_THAN_A_PRICE = 11

function kindOf(pieces: readonly DigitPiece[], run: NumberRun, isToEnd: boolean): SecretKind | null {
  const digits = digitsOf(pieces)
  const { length } = digits
  const isOneByOne = pieces.every((piece) => piece.digits.length === 1 || isRepeated(piece))
  switch (run.cue) {
    case 'aadhaar':
      if (length === 12) return 'AADHAAR'
      break
    case 'card':
      if (length >= 13 && length <= 19) return 'CARD'
      break
    case 'account':
      if (length >= 9 && length <= 18) return 'ACCOUNT'
      break
    case 'pin':
      if (length === 6) return 'PIN'
      break
    case 'code':
      if (length >= 3 && length <= 8 && (isOneByOne || pieces.length === 1)) return 'NUMBER'
      break
    default:
      break
  }
  if (looksLikeAmounts(pieces, run, isToEnd)) return null
  if (length >= MORE_THAN_A_PRICE && isGrouped(pieces, isOneByOne)) return nameOf(digits)
  if (MOBILE.test(digits) && isGrouped(pieces, isOneByOne)) return 'PHONE'
  if (isOneByOne && pieces.length >= LEAST_SINGLE_DIGITS) return nameOf(digits)
  if (run.cue === 'phone' && length >= 7 && length <= 13 && pieces.length <= 10) return 'PHONE'
  return length === 10 && pieces.length === 1 && !digits.endsWith('000') ? 'NUMBER' : null
}

function nameOf(digits: string): SecretKind {
  const { length } = digits
  if (MOBILE.test(digits) || length < 11 || (length === 11 && digits.startsWith('0'))) return 'PHONE'
  if (length === 12 && passesVerhoeff(digits)) return 'AADHAAR'
  return length >= 13 && length <= 19 && passesLuhn(digits) ? 'CARD' : 'NUMBER'
}

/** "65000 70000" is a range of rents, and "sixty seventy eighty ninety hundred lakh" a list of prices, though it has a number's length. */
function looksLikeAmounts(pieces: readonly DigitPiece[], run: NumberRun, isToEnd: boolean): boolean {
  const { length } = digitsOf(pieces)
  if (run.isMoney && length < MORE_THAN_A_PRICE) return true
  const values = pieces.map((piece) => Number(piece.digits))
  const areRound = values.every((value) => value >= 100 && value % 100 === 0)
  if (areRound && pieces.length >= 2 && pieces.length <= 3) return true
  if (pieces.length === 1 && length < 10 && values[0]! % 1000 === 0 && !pieces[0]!.isSpoken) return true
  const ascend = values.every((value, at) => value >= 10 && (at === 0 || value > values[at - 1]!))
  return ascend && run.endsAtAmount && isToEnd
}

/** The ways in which long numbers are parted: in one piece, in groups, in pairs, or digit by digit. */
function isGrouped(pieces: readonly DigitPiece[], isOneByOne: boolean): boolean {
  if (isOneByOne || pieces.length === 1) return true
  const spoken = pieces.filter((piece) => piece.isSpoken).length
  return spoken === 0 ? pieces.every((piece) => piece.digits.length >= 2) : pieces.length >= 4
}

/** "double nine". */
function isRepeated({ digits, isSpoken }: DigitPiece): boolean {
  return isSpoken && digits.length > 1 && new Set(digits).size === 1 && digits.length <= 3
}

function digitsOf(pieces: readonly DigitPiece[]): string {
  return pieces.map((piece) => piece.digits).join('')
}

/** One secret for each segment that it runs through: from its first piece there to its last. */
function coverOf(pieces: readonly DigitPiece[], kind: SecretKind): Secret[] {
  const key = plainKey(digitsOf(pieces), kind)
  const bySegment = Map.groupBy(pieces, (piece) => piece.segment)
  return [...bySegment].map(([segment, parts]) => ({
    ...{ kind, key, segment },
    ...{ start: parts[0]!.start, end: parts.at(-1)!.end },
  }))
}

/** A telephone number without its country's code and trunk zero. */
function plainKey(digits: string, kind: SecretKind): string {
  return kind === 'PHONE' && MOBILE.test(digits) ? digits.slice(-10) : digits
}

const LEAST_ECHO = 4

/** Parts of a number that somebody repeats: "nau aath saat chhe" / "ji nau aath saat chhe". Prices are not said digit by digit. */
function findEchoes(runs: readonly NumberRun[], found: readonly Secret[]): Secret[] {
  const known = new Map(found.map(({ key, kind }) => [key, kind]))
  if (known.size === 0) return []
  const taken = new Set(found.map(({ segment, start }) => `${segment}:${start}`))
  return runs.flatMap((run) => {
    const digits = digitsOf(run.pieces)
    const { segment, start } = run.pieces[0]!
    if (run.isMoney || digits.length < LEAST_ECHO || taken.has(`${segment}:${start}`)) return []
    const isOneByOne = run.pieces.every((piece) => piece.digits.length === 1 || isRepeated(piece))
    const isInPairs = run.pieces.length >= 3 && digits.length >= 6
    const isOddGroup = run.pieces.length === 1 && digits.length >= 5 && !digits.endsWith('00')
    if (!isOneByOne && !isInPairs && !isOddGroup) return []
    const whole = [...known].find(([key]) => key.includes(digits))
    return whole ? coverOf(run.pieces, whole[1]).map((secret) => ({ ...secret, key: whole[0] })) : []
  })
}
