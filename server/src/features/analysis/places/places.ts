import { gazetteer } from './gazetteer.ts'
import type { Place } from './gazetteer.ts'
import { hasLocativeCue } from './locative-cues.ts'
import { matchGazetteer } from './match-gazetteer.ts'
import { spellPlace } from './name-place.ts'
import { matchPattern } from './place-patterns.ts'
import { tokensOf } from './tokens.ts'
import type { Token } from './tokens.ts'

export { namePlace } from './name-place.ts'

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
  const found: Found[] = []
  for (let at = 0; at < tokens.length;) {
    const next = findAt(tokens, at)
    if (next) found.push(next)
    at = next ? next.to : at + 1
  }
  const cities = new Set(found.filter(isPlainCity).map((match) => match.name))
  return found.map((match, at) => ({
    name: match.name,
    start: tokens[match.from]!.start,
    end: tokens[match.to - 1]!.end,
    kind: match.kind,
    city: cityOf(match, cities),
    certainty: certaintyOf(match, hasLocativeCue(tokens, match.from, match.to) || standsInList(found, at)),
  }))
}

/** Tokens `from` to `to` (exclusive) and what they name. */
interface Found {
  readonly from: number
  readonly to: number
  readonly name: string
  readonly kind: PlaceMention['kind']
  readonly place: Place | null
  readonly evidence: 'exact' | 'ambiguous' | 'loose' | 'numbered' | 'form'
}

function findAt(tokens: readonly Token[], at: number): Found | null {
  const known = matchGazetteer(gazetteer(), tokens, at)
  const pattern = matchPattern(tokens, at, (word) => matchGazetteer(gazetteer(), tokens, word) !== null)
  if (pattern && (!known || pattern.tokenCount > known.tokenCount)) {
    const to = at + pattern.tokenCount
    const words = tokens.slice(at, to).map((token) => token.text)
    return pattern.name === null
      ? { from: at, to, name: spellPlace(words), kind: 'pattern', place: null, evidence: 'form' }
      : { from: at, to, name: pattern.name, kind: 'sector', place: null, evidence: 'numbered' }
  }
  if (!known) return null

  const place = known.places[0]!
  const to = at + known.tokenCount
  const isAmbiguous = place.isAmbiguous || (known.tokenCount === 1 && tokens[at]!.isOrdinary)
  const evidence = isAmbiguous ? 'ambiguous' : known.isLoose ? 'loose' : 'exact'
  const phase = place.kind === 'locality' ? matchPattern(tokens, to, () => false) : null
  // "Hinjewadi phase two" is one name; "Mohali phase 7" and "Noida sector 62" are two.
  if (phase?.name?.startsWith('Phase') !== true) {
    return { from: at, to, name: place.name, kind: place.kind, place, evidence }
  }
  const name = `${place.name} ${phase.name}`
  return { from: at, to: to + phase.tokenCount, name, kind: place.kind, place, evidence: 'exact' }
}

function isPlainCity(match: Found): boolean {
  return match.kind === 'city' && match.evidence !== 'ambiguous'
}

function cityOf({ place }: Found, mentioned: ReadonlySet<string>): string | null {
  const all = [...(place?.cities ?? [])]
  const likely = all.length > 1 ? all.filter((city) => mentioned.has(city)) : all
  return likely.length === 1 ? likely[0]! : null
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

function certaintyOf({ evidence, kind }: Found, hasCue: boolean): number {
  switch (evidence) {
    case 'exact':
      return kind === 'city' ? 0.97 : 0.93
    case 'numbered':
      return hasCue ? 0.97 : 0.9
    case 'form':
      return hasCue ? 0.8 : 0.7
    case 'loose':
      return hasCue ? 0.8 : 0.65
    case 'ambiguous':
      return hasCue ? 0.75 : 0.25
  }
}
