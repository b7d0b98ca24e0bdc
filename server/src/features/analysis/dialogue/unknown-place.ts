import { EVERYDAY_WORDS } from '../lexicon/everyday-words.ts'
import { namePlace } from '../places/places.ts'
import type { Turn } from '../words/turns.ts'
import { CONFIDENCE } from './confidence.ts'
import { SHORT_ANSWER } from './is-meant.ts'
import { note, type Notes } from './notes.ts'
import { proofOf } from './proof.ts'
import type { Setting } from './set-aside.ts'

const LONGEST_NAME = 3

/** The agent asked where, and the answer is a name that nobody knows: it is taken as it was said. */
export function readUnknownPlace(turn: Turn, setting: Setting, notes: Notes): void {
  const { tokens, mentions, marks } = setting
  if (tokens.length > SHORT_ANSWER || mentions.some((mention) => mention.wish.field === 'locations')) return
  const isSpoken = (at: number) => marks.some((mark) => at >= mark.from && at < mark.to)
  const name: number[] = []
  for (let at = 0; at < tokens.length; at++) {
    if (tokens[at]!.kind === 'word' && !isSpoken(at) && !EVERYDAY_WORDS.has(tokens[at]!.key)) name.push(at)
  }
  const [first] = name
  const last = name.at(-1)
  if (
    first === undefined ||
    last === undefined ||
    name.length > LONGEST_NAME ||
    last - first !== name.length - 1
  )
    return
  if (tokens[first]!.segment !== tokens[last]!.segment) return
  const proof = proofOf(turn, first, last + 1)
  const named = namePlace(
    tokens
      .slice(first, last + 1)
      .map((token) => token.key)
      .join(' '),
  )
  if (named === null) return
  const place = { isCity: false, city: null, isCertain: true, certainty: CONFIDENCE.unknownPlace }
  const ground = { proofs: [proof], confidence: CONFIDENCE.unknownPlace }
  note(notes, { field: 'locations', name: named, ...place }, ground, 'add')
}
