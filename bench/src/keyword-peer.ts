import type { Requirement } from '@leadbreak/contract'
import { ratio } from 'fuzzball'

import { plainWords, readBudget, readPossession, readSize } from './keyword-peer-numbers.ts'
import { PLACE_WORDS } from './keyword-peer-places.ts'
import {
  AMENITY_WORDS,
  KIND_WORDS,
  OPT_OUT_WORDS,
  POSSESSION_WORDS,
  PURPOSE_WORDS,
  TYPE_WORDS,
} from './keyword-peer-words.ts'

/** A place in a call where a keyword stands, or nearly. */
interface Hit {
  readonly value: string
  /** 0 to 100, fuzzball's. */
  readonly ratio: number
}

interface Keyword {
  readonly value: string
  readonly text: string
}

/** Keywords by how many words they have. */
type KeywordList = ReadonlyMap<number, readonly Keyword[]>

const PURPOSES = listOf(PURPOSE_WORDS)
const TYPES = listOf(TYPE_WORDS)
const KINDS = listOf(KIND_WORDS)
const AMENITIES = listOf(AMENITY_WORDS)
const POSSESSIONS = listOf(POSSESSION_WORDS)
const OPT_OUTS = listOf(OPT_OUT_WORDS)
const PLACES = listOf(PLACE_WORDS)
const SECTOR = /(?<=^| )(?:sector|सेक्टर) (\d+)(?= |$)/gu

export const KEYWORD_COUNT = [PURPOSES, TYPES, KINDS, AMENITIES, POSSESSIONS, OPT_OUTS, PLACES]
  .flatMap((list) => [...list.values()])
  .reduce((sum, keywords) => sum + keywords.length, 0)

/**
 * The requirement as a plain fuzzy keyword matcher reads it: whatever word of a list is said by anybody, counts. A field
 * with room for one value takes the last one said, a purpose the first: each what does best on the worked examples.
 * `threshold` is the least ratio, 0 to 100.
 */
export function readByKeywords(
  segments: readonly { readonly text: string }[],
  threshold: number,
): Requirement {
  const lines = segments.map(({ text }) => plainWords(text))
  const find = (list: KeywordList) => lines.flatMap((line) => hitsIn(line, list, threshold))
  const last = (list: KeywordList) => find(list).at(-1)?.value ?? null
  const call = lines.join(' | ')

  return {
    purpose: (find(PURPOSES)[0]?.value ?? null) as Requirement['purpose'],
    budget: readBudget(call),
    size: readSize(call),
    locations: [
      ...new Set([
        ...find(PLACES).map(({ value }) => value),
        ...[...call.matchAll(SECTOR)].map(([, number]) => `Sector ${number}`),
      ]),
    ],
    propertyType: last(TYPES) as Requirement['propertyType'],
    propertyKind: last(KINDS) as Requirement['propertyKind'],
    amenities: [...new Set(find(AMENITIES).map(({ value }) => value))].sort() as Requirement['amenities'],
    possession: last(POSSESSIONS) ?? readPossession(call),
    optOut: find(OPT_OUTS).length > 0,
  }
}

/** In the order of the words; of those that share a word the longest and then the nearest keyword. */
function hitsIn(line: string, list: KeywordList, threshold: number): Hit[] {
  const words = line.split(' ')
  const longest = Math.max(...list.keys())
  const hits: Hit[] = []
  for (let at = 0; at < words.length;) {
    let taken = 1
    for (let length = Math.min(longest, words.length - at); length > 0; length--) {
      const hit = nearest(words.slice(at, at + length).join(' '), list.get(length) ?? [], threshold)
      if (hit === null) continue
      hits.push(hit)
      taken = length
      break
    }
    at += taken
  }
  return hits
}

function nearest(said: string, keywords: readonly Keyword[], threshold: number): Hit | null {
  let best: Hit | null = null
  for (const { value, text } of keywords) {
    const atLeast = Math.max(threshold, best === null ? 0 : best.ratio + 1)
    if (highestRatio(said.length, text.length) < atLeast) continue
    const found = said === text ? 100 : ratio(said, text, { full_process: false })
    if (found >= atLeast) best = { value, ratio: found }
  }
  return best
}

/** What two texts of these lengths reach if the shorter one stands whole in the longer: spares most comparisons. */
function highestRatio(one: number, other: number): number {
  return Math.round((200 * Math.min(one, other)) / (one + other))
}

function listOf(words: Readonly<Record<string, string>>): KeywordList {
  const keywords = Object.entries(words).flatMap(([value, spellings]) =>
    spellings.split('|').map((text) => ({ value, text })),
  )
  return Map.groupBy(keywords, ({ text }) => text.split(' ').length)
}
