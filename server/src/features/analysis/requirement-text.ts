import type { AREA_UNITS, Budget, Requirement, Size } from '@leadbreak/contract'

/** A requirement as five readable lines, for people and for clients of the original interface. Empty where nothing was said. */
export interface RequirementText {
  readonly amenities: string
  readonly budget: string
  readonly location: string
  readonly property_type: string
  readonly size: string
}

export function requirementText(requirement: Requirement): RequirementText {
  const { amenities, budget, locations, propertyType, propertyKind, size } = requirement
  const sizes = [size ? roomsInWords(size.bhk) : '', size ? areaInWords(size) : '']
  return {
    amenities: amenities.join(', '),
    budget: budget ? amountInWords(budget) : '',
    location: locations.join(', '),
    property_type: [propertyType, propertyKind].filter((word) => word !== null).join(' '),
    size: sizes.filter((words) => words !== '').join(', '),
  }
}

const CRORE = 10_000_000
const LAKH = 100_000
const PER = { total: '', month: ' per month', sqft: ' per sq ft' } as const

/** "60 lakh", "50-60 lakh", "at least 1 crore", "16000-19000 per month". */
export function amountInWords({ min, max, per }: Budget): string {
  if (min === null && max === null) return ''
  if (min !== null && max !== null && min !== max) return rangeInWords(min, max) + PER[per]
  if (max === null) return `at least ${rupeesInWords(min!)}${PER[per]}`
  return rupeesInWords(max) + PER[per]
}

/** "2 BHK", "2, 3 BHK", "1 RK". */
export function roomsInWords(rooms: readonly number[]): string {
  if (rooms.length === 0) return ''
  const studios = rooms.includes(0.5) ? ['1 RK'] : []
  const bedrooms = rooms.filter((count) => count !== 0.5)
  return [...studios, ...(bedrooms.length > 0 ? [`${bedrooms.join(', ')} BHK`] : [])].join(', ')
}

const UNIT_WORDS: Readonly<Record<(typeof AREA_UNITS)[number], string>> = {
  sqft: 'sq ft',
  sqyd: 'sq yd',
  sqm: 'sq m',
  acre: 'acre',
  bigha: 'bigha',
  marla: 'marla',
  kanal: 'kanal',
  katha: 'katha',
}

/** "500 sq ft", "1200-1500 sq ft", "at least 1800 sq ft", "up to 2 acre". */
export function areaInWords({ areaMin, areaMax, areaUnit }: Size): string {
  const unit = areaUnit ? ` ${UNIT_WORDS[areaUnit]}` : ''
  if (areaMin === null && areaMax === null) return ''
  if (areaMax === null) return `at least ${areaMin}${unit}`
  if (areaMin === null) return `up to ${areaMax}${unit}`
  return areaMin === areaMax ? `${areaMax}${unit}` : `${areaMin}-${areaMax}${unit}`
}

function rangeInWords(min: number, max: number): string {
  const unit = unitOf(max)
  if (unit.rupees > 1 && min >= unit.rupees)
    return `${inUnit(min, unit.rupees)}-${inUnit(max, unit.rupees)} ${unit.name}`
  return unit.rupees === 1 ? `${min}-${max}` : `${rupeesInWords(min)}-${rupeesInWords(max)}`
}

function rupeesInWords(rupees: number): string {
  const unit = unitOf(rupees)
  return unit.rupees === 1 ? String(rupees) : `${inUnit(rupees, unit.rupees)} ${unit.name}`
}

function unitOf(rupees: number): { readonly rupees: number; readonly name: string } {
  if (rupees >= CRORE) return { rupees: CRORE, name: 'crore' }
  if (rupees >= LAKH) return { rupees: LAKH, name: 'lakh' }
  return { rupees: 1, name: '' }
}

function inUnit(rupees: number, unit: number): string {
  return String(Number((rupees / unit).toFixed(7)))
}
