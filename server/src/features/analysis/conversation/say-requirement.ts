import type { Budget, Requirement } from '@leadbreak/contract'
import { amountInWords, areaInWords } from '../requirement-text.ts'
import { placesInWords } from './say-places.ts'

type Amenity = Requirement['amenities'][number]

/** As they stand after "needs": with an article where English has one. */
const AMENITY_WORDS: Readonly<Partial<Record<Amenity, string>>> = {
  garage: 'a garage',
  'swimming pool': 'a swimming pool',
  gym: 'a gym',
  lift: 'a lift',
  park: 'a park',
  garden: 'a garden',
  clubhouse: 'a clubhouse',
  balcony: 'a balcony',
  terrace: 'a terrace',
  'modular kitchen': 'a modular kitchen',
  'servant room': 'a servant room',
  'study room': 'a study',
  'pooja room': 'a pooja room',
  'school nearby': 'a school nearby',
  'hospital nearby': 'a hospital nearby',
  'metro nearby': 'the metro nearby',
  'market nearby': 'a market nearby',
  'gated society': 'a gated society',
  'play area': 'a play area',
  'temple nearby': 'a temple nearby',
  vastu: 'vastu',
}

/** What describes the property itself stands before its name: "a furnished 2 BHK". */
const BEFORE: ReadonlySet<Amenity> = new Set<Amenity>(['furnished', 'semi-furnished', 'pet friendly'])

const VERBS = { buy: 'Wants to buy', rent: 'Wants to rent', sell: 'Wants to sell' } as const

/** "Wants to buy a 2 or 3 BHK apartment in Sector 62, Noida, for up to ₹65 lakh." Null where nothing was said. */
export function wishInWords(requirement: Requirement): string | null {
  const { purpose, budget, locations, size } = requirement
  const what = propertyInWords(requirement)
  if (what === null && purpose === null && budget === null && size === null && locations.length === 0)
    return null
  const area = size && (size.areaMin ?? size.areaMax) !== null ? ` of ${sizeInWords(areaInWords(size))}` : ''
  const where = placesInWords(locations)
  const money = budget ? moneyInWords(budget, purpose) : ''
  const comma = where.includes(',') && money !== '' ? ',' : ''
  return `${purpose ? VERBS[purpose] : 'Is looking for'} ${what ?? 'a property'}${area}${where}${comma}${money}.`
}

/** "Needs parking and a gym; ready to move." Null where neither was said. */
export function needsInWords({ amenities, possession, purpose }: Requirement): string | null {
  const needed = amenities.filter((amenity) => !BEFORE.has(amenity)).map((a) => AMENITY_WORDS[a] ?? a)
  const when =
    possession === null ? '' : (POSSESSION[possession] ?? `possession ${monthsInWords(possession)}`)
  if (needed.length === 0) return when === '' ? null : `${capital(when)}.`
  return `${purpose === 'sell' ? 'It has' : 'Needs'} ${listInWords(needed)}${when === '' ? '' : `; ${when}`}.`
}

const POSSESSION: Readonly<Record<string, string>> = {
  ready: 'ready to move',
  'under construction': 'under construction is fine',
}

/** "a, b and c". */
export function listInWords(items: readonly string[], and = 'and'): string {
  return items.length < 2 ? items.join('') : `${items.slice(0, -1).join(', ')} ${and} ${items.at(-1)!}`
}

export function capital(text: string): string {
  return text.slice(0, 1).toUpperCase() + text.slice(1)
}

/** "a furnished 2 or 3 BHK apartment", or null where only its purpose, place or price is known. */
function propertyInWords({ amenities, propertyKind, propertyType, size }: Requirement): string | null {
  const before = amenities.filter((amenity) => BEFORE.has(amenity)).map((a) => a.replace('pet f', 'pet-f'))
  const rooms = size ? bedroomsInWords(size.bhk) : ''
  const noun = propertyKind ?? (rooms !== '' ? '' : propertyType === null ? '' : `${propertyType} property`)
  const words = [...before, propertyKind === 'studio' ? '' : rooms, noun].filter((word) => word !== '')
  if (words.length === 0) return null
  if (words.length === before.length) words.push('property')
  const phrase = words.join(' ')
  // Land is not counted.
  if (propertyKind === 'land') return phrase
  return `${/^(?:[aeiou]|8)/i.test(phrase) ? 'an' : 'a'} ${phrase}`
}

/** "2 or 3 BHK". */
function bedroomsInWords(bhk: readonly number[]): string {
  const counts = bhk.filter((count) => count !== 0.5).map(String)
  const studio = bhk.includes(0.5) ? ['1 RK'] : []
  return listInWords([...studio, ...(counts.length > 0 ? [`${listInWords(counts, 'or')} BHK`] : [])], 'or')
}

function sizeInWords(area: string): string {
  return withCommas(area.replace(/(\d)-(\d)/, '$1–$2'))
}

/** "within 24 months" is "within 2 years". */
function monthsInWords(possession: string): string {
  return possession.replace(/(\d+) months/, (text, months: string) => {
    if (months === '1') return 'a month'
    const years = Number(months) / 12
    return Number.isInteger(years) ? (years === 1 ? 'a year' : `${years} years`) : text
  })
}

/** As in India: "12,50,000". */
function withCommas(text: string): string {
  return text.replace(/\d{4,}/g, (digits) => digits.replace(/\B(?=(?:\d\d)*\d{3}$)/g, ','))
}

const SAID_OF_MONEY = {
  ceiling: { buy: ' for up to ', rent: ' for up to ', sell: ' for ' },
  floor: { buy: ' for at least ', rent: ' for at least ', sell: ' for no less than ' },
  range: { buy: ' for ', rent: ' for ', sell: ' for ' },
} as const

function moneyInWords(budget: Budget, purpose: Requirement['purpose']): string {
  const { min, max } = budget
  const kind = max === null ? 'floor' : min === null || min === max ? 'ceiling' : 'range'
  const amount = rupees(amountInWords({ ...budget, min: kind === 'range' ? min : null, max: max ?? min }))
  return SAID_OF_MONEY[kind][purpose ?? 'buy'] + amount
}

/** "₹65 lakh", "₹25,000 a month", "₹1.2–1.5 crore". */
function rupees(amount: string): string {
  return `₹${withCommas(amount.replace(/(?<=[\da-z])-(?=\d)/, '–'))
    .replace(' per month', ' a month')
    .replace(' per sq ft', ' a sq ft')}`
}
