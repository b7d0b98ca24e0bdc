import { EVERYDAY_WORDS } from '../lexicon/everyday-words.ts'
import { KE, ME, PE } from '../lexicon/common.ts'
import { namePlace } from '../places/places.ts'
import { fold } from '../words/fold.ts'
import { makePhraseBook } from '../words/phrase-book.ts'
import type { Turn } from '../words/turns.ts'
import { CONFIDENCE } from './confidence.ts'
import { SHORT_ANSWER } from './is-meant.ts'
import { note, type Notes } from './notes.ts'
import { proofOf } from './proof.ts'
import type { Setting } from './set-aside.ts'

const LONGEST_NAME = 3
/** "any sector": names none. */
const SORTS_OF_PLACE = new Set('sector sectors phase block locality anywhere'.split(' ').map(fold))

/** The agent asked where, and the answer is a name that nobody knows: it is taken as it was said. */
export function readUnknownPlace(turn: Turn, setting: Setting, notes: Notes): void {
  const { tokens, mentions, marks } = setting
  if (mentions.some((mention) => mention.wish.field === 'locations')) {
    readBesideKnown(turn, setting, notes)
    return
  }
  if (tokens.length > SHORT_ANSWER) return
  const isSpoken = (at: number) => marks.some((mark) => at >= mark.from && at < mark.to)
  const name: number[] = []
  for (let at = 0; at < tokens.length; at++) {
    if (
      tokens[at]!.kind === 'word' &&
      !isSpoken(at) &&
      !EVERYDAY_WORDS.has(tokens[at]!.key) &&
      !SORTS_OF_PLACE.has(tokens[at]!.key)
    )
      name.push(at)
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
  noteUnknown(turn, first, last + 1, notes)
}

/** "haldwani me tikonia ke paas", "ulubari ya chandpur": what no word list knows, in a place where only a place is named. */
function readBesideKnown(turn: Turn, { tokens, mentions, marks }: Setting, notes: Notes): void {
  const isUnknown = (at: number) => {
    const token = tokens[at]
    if (token?.kind !== 'word' || token.key.length < SHORTEST_NAME || EVERYDAY_WORDS.has(token.key))
      return false
    return !marks.some((mark) => at >= mark.from && at < mark.to) && namePlace(token.key) !== null
  }
  for (const { wish, status, from, to } of mentions) {
    if (wish.field !== 'locations' || status !== 'wanted') continue
    const inside = wish.isCity && IN.has(tokens[to]?.key ?? '') ? to + 1 : null
    if (inside !== null && isUnknown(inside)) {
      const end = isUnknown(inside + 1) ? inside + 2 : inside + 1
      if (CUE_BEHIND.find(tokens, end) || OR.has(tokens[end]?.key ?? ''))
        noteUnknown(turn, inside, end, notes)
    }
    if (OR.has(tokens[to]?.key ?? '') && isUnknown(to + 1)) {
      const end = isUnknown(to + 2) ? to + 3 : to + 2
      if (end === tokens.length || CUE_BEHIND.find(tokens, end)) noteUnknown(turn, to + 1, end, notes)
    }
    if (from === 2 && OR.has(tokens[1]?.key ?? '') && isUnknown(0)) noteUnknown(turn, 0, 1, notes)
  }
}

const SHORTEST_NAME = 4
const IN = new Set(ME.split('|').map(fold))
const OR = new Set('ya or aur या और ऑर'.split(' ').map(fold))
const CUE_BEHIND = makePhraseBook<true>([
  [
    [
      `${KE} aas|aaspaas|paas|pas|najdeek|kareeb|andar|आस|आसपास|पास|नजदीक|करीब|अंदर`,
      `${ME}|${PE}`,
      'side|taraf|area|ilake|साइड|तरफ|एरिया|इलाके',
      `wala|wali|वाला|वाली area|side|एरिया|साइड`,
    ],
    true,
  ],
])

function noteUnknown(turn: Turn, from: number, to: number, notes: Notes): void {
  const proof = proofOf(turn, from, to)
  const named = namePlace(
    turn.tokens
      .slice(from, to)
      .map((token) => token.key)
      .join(' '),
  )
  if (named === null) return
  const place = { isCity: false, city: null, isCertain: true, certainty: CONFIDENCE.unknownPlace }
  const ground = { proofs: [proof], confidence: CONFIDENCE.unknownPlace }
  note(notes, { field: 'locations', name: named, ...place }, ground, 'add')
}
