import { gazetteer } from './gazetteer.ts'
import type { Place } from './gazetteer.ts'
import { hasLocativeCue } from './locative-cues.ts'
import { matchGazetteer } from './match-gazetteer.ts'
import { spellPlace } from './name-place.ts'
import { keysOf } from './place-key.ts'
import { matchPattern } from './place-patterns.ts'
import { tokensOf } from './tokens.ts'
import type { Token } from './tokens.ts'

export { knownPlace, namePlace } from './name-place.ts'

/** Words of a text that name a place. */
export interface PlaceMention {
  /** Canonical English name, as the trade says it: "Gurgaon", "Sector 62". */
  readonly name: string
  /** UTF-16 offsets of the words that name it. */
  readonly start: number
  readonly end: number
  /** "pattern": the form of the words says so ("Ganpati Nagar"), the gazetteer does not know it. */
  readonly kind: 'city' | 'locality' | 'sector' | 'road' | 'pattern'
  /** The city it lies in, when that is known and only one. */
  readonly city: string | null
  /** 0 to 1. Below 0.5 the words more likely mean something else. */
  readonly certainty: number
}

/** The places that a text names, in its order and without overlaps; the longest name wins. */
export function findPlaces(text: string): PlaceMention[] {
  const tokens = tokensOf(text)
  const found = namedIn(tokens)
  const cities = new Set(found.flatMap((match) => (isPlainCity(match) ? [match.places[0]!.name] : [])))
  return found.map((match, at) => {
    const place = likeliest(match.places, cities)
    const hasCue =
      hasLocativeCue(tokens, match.from, match.to) ||
      standsInList(found, at) ||
      endsInDirection(tokens, match)
    const kind = place?.kind ?? (match.evidence === 'numbered' ? 'sector' : 'pattern')
    return {
      name: [place?.name, match.addition].filter(Boolean).join(' '),
      start: tokens[match.from]!.start,
      end: tokens[match.to - 1]!.end,
      kind,
      city: place && onlyCity(place, cities),
      certainty: certaintyOf(match, kind, hasCue),
    }
  })
}

/** Tokens `from` to `to` (exclusive), and what they name. */
interface Found {
  readonly from: number
  readonly to: number
  /** Places of the gazetteer that are written so, the likeliest first. */
  readonly places: readonly Place[]
  /** The name where the gazetteer has none, or what stands after it: "Hinjewadi" and "Phase 2". */
  readonly addition: string | null
  readonly evidence: 'exact' | 'ambiguous' | 'loose' | 'numbered' | 'form' | 'ending'
}

function namedIn(tokens: readonly Token[]): Found[] {
  const found: Found[] = []
  for (let at = 0; at < tokens.length;) {
    const next = foundAt(tokens, at)
    if (next) found.push(next)
    at = next ? next.to : at + 1
  }
  return found
}

function foundAt(tokens: readonly Token[], at: number): Found | null {
  const book = gazetteer()
  const known = matchGazetteer(book, tokens, at)
  const isKnown = (word: number) => matchGazetteer(book, tokens, word)?.isLoose === false
  const pattern = matchPattern(tokens, at, isKnown)
  if (pattern && (!known || (pattern.tokenCount > known.tokenCount && !pattern.isEnding))) {
    const to = at + pattern.tokenCount
    const words = tokens.slice(at, to).map((token) => token.text)
    return pattern.name === null
      ? {
          from: at,
          to,
          places: [],
          addition: spellPlace(words),
          evidence: pattern.isEnding ? 'ending' : 'form',
        }
      : { from: at, to, places: [], addition: pattern.name, evidence: 'numbered' }
  }
  if (!known) return null

  const { places } = known
  const to = at + known.tokenCount
  const phase = places[0]!.kind === 'locality' ? matchPattern(tokens, to, isKnown) : null
  // "Hinjewadi phase two" is one name; "Mohali phase 7" and "Noida sector 62" are two.
  if (phase?.name?.startsWith('Phase')) {
    return { from: at, to: to + phase.tokenCount, places, addition: phase.name, evidence: 'exact' }
  }
  const isAmbiguous = places[0]!.isAmbiguous || (known.tokenCount === 1 && tokens[at]!.isOrdinary)
  const evidence = isAmbiguous ? 'ambiguous' : known.isLoose ? 'loose' : 'exact'
  return { from: at, to, places, addition: null, evidence }
}

function isPlainCity({ places, evidence }: Found): boolean {
  return places[0]?.kind === 'city' && evidence !== 'ambiguous'
}

/** Of places that are written alike, the one in a city that the same text names. */
function likeliest(places: readonly Place[], mentioned: ReadonlySet<string>): Place | null {
  return places.find((place) => !place.cities.isDisjointFrom(mentioned)) ?? places[0] ?? null
}

function onlyCity({ cities }: Place, mentioned: ReadonlySet<string>): string | null {
  const likely = cities.size > 1 ? cities.intersection(mentioned) : cities
  return likely.size === 1 ? [...likely][0]! : null
}

/** "mansa devi ya kankhal haridwar": at most a word like "or" lies between this place and one beyond doubt. */
function standsInList(found: readonly Found[], at: number): boolean {
  const { from, to } = found[at]!
  return [found[at - 1], found[at + 1]].some(
    (other) =>
      other !== undefined &&
      other.evidence !== 'ambiguous' &&
      (other.from > from ? other.from - to <= 1 : from - other.to <= 1),
  )
}

/** "kandivli east": nothing but a part of a town is called so. */
function endsInDirection(tokens: readonly Token[], { from, to, evidence }: Found): boolean {
  return evidence === 'loose' && to - from > 1 && DIRECTIONS.has(tokens[to - 1]!.key)
}

const DIRECTIONS = keysOf('east west north south')

function certaintyOf({ evidence }: Found, kind: PlaceMention['kind'], hasCue: boolean): number {
  switch (evidence) {
    case 'exact':
      return kind === 'city' ? 0.97 : 0.93
    case 'numbered':
      return hasCue ? 0.97 : 0.9
    case 'form':
      return hasCue ? 0.8 : 0.7
    case 'ending':
      return hasCue ? 0.72 : 0.3
    case 'loose':
      return hasCue ? 0.8 : 0.55
    case 'ambiguous':
      return hasCue ? 0.75 : 0.25
  }
}
