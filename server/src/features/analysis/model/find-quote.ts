import type { MaskedSegment } from './mask.ts'

/** Where words stand in the real text of a segment, as UTF-16 offsets. */
export interface Place {
  readonly start: number
  readonly end: number
}

/**
 * Where a segment says the words that a model quotes from its masked text, or null when it does not say them. Case, spaces,
 * the ways to encode a letter and invisible characters are passed over; all else must be the same, and whole words. A quote
 * that touches what was masked covers it whole.
 */
export function findQuote(text: string, masked: MaskedSegment, quote: string): Place | null {
  const wanted = plain(lettersOf(quote, 0)).replace(EDGES, '')
  if (wanted === '') return null
  const letters = lettersOfMasked(text, masked)
  const said = plain(letters)
  for (let at = said.indexOf(wanted); at >= 0; at = said.indexOf(wanted, at + 1)) {
    const end = at + wanted.length
    if (isInWord(said, at) || isInWord(said, end)) continue
    const inside = letters.slice(at, end).filter(({ char }) => char !== ' ')
    return { start: inside[0]!.start, end: inside.at(-1)!.end }
  }
  return null
}

/** Models like to put signs around a quote that are none of its words. */
const EDGES = /^[\s"'“”‘’.,;:!?…()«»-]+|[\s"'“”‘’.,;:!?…()«»-]+$/gu

/** One UTF-16 unit of normalised text, and where in the real text it comes from. */
interface Letter extends Place {
  readonly char: string
}

function lettersOfMasked(text: string, { covers }: MaskedSegment): Letter[] {
  const letters: Letter[] = []
  let at = 0
  for (const { start, end, token } of covers) {
    letters.push(...lettersOf(text.slice(at, start), at))
    letters.push(...lettersOf(token, 0).map(({ char }) => ({ char, start, end })))
    at = end
  }
  letters.push(...lettersOf(text.slice(at), at))
  // A space at a cover's edge may have become two.
  return letters.filter(({ char }, index) => char !== ' ' || letters[index - 1]?.char !== ' ')
}

/** A letter with all its marks keeps together, so that no quote begins or ends inside it. */
const CLUSTER = /\P{M}\p{M}*|\p{M}+/gu
const INVISIBLE = /[\p{Cf}\p{Cc}\ufe00-\ufe0f]/gu

function lettersOf(text: string, offset: number): Letter[] {
  const letters: Letter[] = []
  for (const { 0: cluster, index } of text.matchAll(CLUSTER)) {
    const place = { start: offset + index, end: offset + index + cluster.length }
    const chars = /^\s/u.test(cluster)
      ? ' '
      : cluster.normalize('NFKD').toLowerCase().replace(INVISIBLE, '').replace(/\s/gu, '')
    if (chars === ' ' && letters.at(-1)?.char === ' ') continue
    // By UTF-16 units, as indexOf counts.
    letters.push(...chars.split('').map((char) => ({ char, ...place })))
  }
  return letters
}

function plain(letters: readonly Letter[]): string {
  return letters.map(({ char }) => char).join('')
}

/** Whether a word goes on over this edge. */
function isInWord(text: string, edge: number): boolean {
  return edge > 0 && WORDY.test(text[edge - 1]!) && edge < text.length && WORDY.test(text[edge]!)
}

const WORDY = /[\p{L}\p{M}\p{N}]/u
