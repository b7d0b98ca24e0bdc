import { readFileSync } from 'node:fs'
import { romanWord, keyOf, skeletonOf } from './place-key.ts'

/** One place that the gazetteer names. */
export interface Place {
  readonly name: string
  readonly kind: 'city' | 'locality' | 'sector' | 'road'
  /** The cities it lies in; a city lies in itself. */
  readonly cities: ReadonlySet<string>
  /** Also an everyday word or a person's name ("Salem", "Anand"): a place only where something else says so. */
  readonly isAmbiguous: boolean
}

/** One way to write a place. */
export interface Spelling {
  readonly place: Place
  readonly key: string
  /** Lower-case Roman letters without folding, to choose among places that share a key (Bhopal, Bopal). */
  readonly roman: string
  readonly wordCount: number
}

export interface Gazetteer {
  readonly byKey: ReadonlyMap<string, readonly Spelling[]>
  readonly bySkeleton: ReadonlyMap<string, readonly Spelling[]>
  /** How a word of place names is spelt: "svrup" → "Swaroop". The spelling that most places use. */
  readonly wordByKey: ReadonlyMap<string, string>
  /** Words of the longest spelling. */
  readonly maxWords: number
}

/** What `tools/gazetteer` writes: a name, then its other spellings, each entry one text with "|" between them. */
interface GazetteerFile {
  readonly cities: readonly string[]
  readonly localities: Readonly<Record<string, readonly string[]>>
}

let loaded: Gazetteer | undefined

/** The gazetteer of India, read and indexed at the first call. */
export function gazetteer(): Gazetteer {
  loaded ??= indexed(
    JSON.parse(readFileSync(new URL('gazetteer.json', import.meta.url), 'utf8')) as GazetteerFile,
  )
  return loaded
}

/** An entry that starts with "?" is ambiguous. */
function indexed(file: GazetteerFile): Gazetteer {
  const places = new Map<string, Place & { cities: Set<string>; isAmbiguous: boolean }>()
  const byKey = new Map<string, Spelling[]>()
  const bySkeleton = new Map<string, Spelling[]>()
  const words = new Map<string, Map<string, number>>()
  let maxWords = 1

  function add(entry: string, city: string | null): void {
    const isAmbiguous = entry.startsWith('?')
    const [name, ...others] = entry.slice(isAmbiguous ? 1 : 0).split('|') as [string, ...string[]]
    const known = places.get(name)
    const place = known ?? { name, kind: kindOf(name, city === null), cities: new Set<string>(), isAmbiguous }
    place.cities.add(city ?? name)
    // Once is enough: a name that is safe as a city's suburb is still a person's name elsewhere.
    place.isAmbiguous ||= isAmbiguous
    places.set(name, place)
    for (const text of [name, ...others]) addSpelling(place, text)
    for (const word of name.split(/[^\p{L}\p{M}]+/u)) countWord(word)
  }

  function countWord(word: string): void {
    const spellings = words.get(keyOf(word)) ?? new Map<string, number>()
    words.set(keyOf(word), spellings.set(word, (spellings.get(word) ?? 0) + 1))
  }

  function addSpelling(place: Place, text: string): void {
    const words = text.split(/[^\p{L}\p{M}\p{N}]+/u).filter(Boolean)
    const key = words.map(keyOf).join('')
    const same = byKey.get(key) ?? []
    if (same.some((spelling) => spelling.place === place)) return
    const spelling = { place, key, roman: words.map(romanWord).join(''), wordCount: words.length }
    byKey.set(key, [...same, spelling])
    const skeleton = skeletonOf(key)
    bySkeleton.set(skeleton, [...(bySkeleton.get(skeleton) ?? []), spelling])
    maxWords = Math.max(maxWords, words.length)
  }

  for (const entry of file.cities) add(entry, null)
  for (const [city, entries] of Object.entries(file.localities)) {
    for (const entry of entries) add(entry, city)
  }
  const wordByKey = new Map([...words].map(([key, spellings]) => [key, commonest(spellings)]))
  return { byKey, bySkeleton, wordByKey, maxWords }
}

function commonest(counts: ReadonlyMap<string, number>): string {
  return [...counts].sort(([, a], [, b]) => b - a)[0]![0]
}

function kindOf(name: string, isCity: boolean): Place['kind'] {
  if (isCity) return 'city'
  if (name.startsWith('Sector ')) return 'sector'
  return / (Road|Marg|Highway|Expressway|Path)$/.test(name) ? 'road' : 'locality'
}
