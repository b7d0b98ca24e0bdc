import { readFileSync } from 'node:fs'
import { keyOf, skeletonOf } from './place-key.ts'

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
  readonly text: string
  readonly wordCount: number
}

export interface Gazetteer {
  readonly places: readonly Place[]
  readonly byKey: ReadonlyMap<string, readonly Spelling[]>
  readonly bySkeleton: ReadonlyMap<string, readonly Spelling[]>
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
  const wordKeys = new Map<string, string>()
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
    for (const text of known ? others : [name, ...others]) addSpelling(place, text)
  }

  function addSpelling(place: Place, text: string): void {
    const words = wordsOf(text)
    const key = words.map(keyOfWord).join('')
    const same = listAt(byKey, key)
    if (same.some((spelling) => spelling.place === place && spelling.wordCount === words.length)) return
    const spelling = { place, key, text, wordCount: words.length }
    same.push(spelling)
    listAt(bySkeleton, skeletonOf(key)).push(spelling)
    maxWords = Math.max(maxWords, words.length)
  }

  /** The same few words ("Nagar", "Road") make up most names. */
  function keyOfWord(word: string): string {
    const key = wordKeys.get(word) ?? keyOf(word)
    wordKeys.set(word, key)
    return key
  }

  for (const entry of file.cities) add(entry, null)
  for (const [city, entries] of Object.entries(file.localities)) {
    for (const entry of entries) add(entry, city)
  }
  return { places: [...places.values()], byKey, bySkeleton, maxWords }
}

function listAt(map: Map<string, Spelling[]>, key: string): Spelling[] {
  const list = map.get(key) ?? []
  if (list.length === 0) map.set(key, list)
  return list
}

/** The words of a name or spelling: "Pimpri-Chinchwad" has two. */
export function wordsOf(text: string): string[] {
  return text.split(/[ .'-]+/)
}

function kindOf(name: string, isCity: boolean): Place['kind'] {
  if (isCity) return 'city'
  if (name.startsWith('Sector ')) return 'sector'
  return / (Road|Marg|Highway|Expressway|Path)$/.test(name) ? 'road' : 'locality'
}
