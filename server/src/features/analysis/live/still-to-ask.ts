import { ASKABLE_FIELDS, type AskableField, type OpenQuestion, type Requirement } from '@leadbreak/contract'
import type { Asked } from '../dialogue/asked.ts'
import { landOf, suggestQuestion } from './suggested-questions.ts'

/**
 * What the lead has not told yet, the best next question first. What the agent asked in vain comes after all else, and
 * what he asks just now is never the next question: then there is none until he has gone on. Who does not want to be
 * called is asked nothing more.
 */
export function stillToAsk(requirement: Requirement, asked: Asked): OpenQuestion[] {
  if (requirement.optOut) return []
  const missing = orderFor(requirement).filter(
    (field) => fits(field, requirement) && !isKnown(field, requirement) && !asked.settled.includes(field),
  )
  const fresh = missing.filter((field) => !asked.inOrder.includes(field))
  const askedInVain = asked.inOrder.filter((field) => missing.includes(field))
  const fields = [...fresh, ...askedInVain]
  if (fields.every((field) => asked.justNow.includes(field))) return []
  return fields.map((field) => ({ field, question: suggestQuestion(field, requirement) }))
}

/** A tenant is asked how it is furnished before he is asked when he comes. */
function orderFor({ purpose }: Requirement): readonly AskableField[] {
  return purpose === 'rent' ? RENTING : ASKABLE_FIELDS
}

const RENTING: readonly AskableField[] = [
  ...ASKABLE_FIELDS.filter((field) => field !== 'possession'),
  'possession',
]

const KINDS_BY_AREA: readonly Requirement['propertyKind'][] = [
  ...(['plot', 'land', 'shop', 'office', 'showroom', 'warehouse'] as const),
]
const TYPES_BY_AREA: readonly Requirement['propertyType'][] = ['commercial', 'industrial', 'agricultural']

/** A property is measured in bedrooms or by its area; fields have neither amenities nor a day on which they are ready. */
function fits(field: AskableField, requirement: Requirement): boolean {
  const { propertyKind, propertyType } = requirement
  const isByArea = KINDS_BY_AREA.includes(propertyKind) || TYPES_BY_AREA.includes(propertyType)
  if (field === 'bhk') return !isByArea
  if (field === 'area') return isByArea
  if (field === 'amenities' || field === 'possession') return landOf(requirement) !== 'fields'
  return true
}

function isKnown(field: AskableField, requirement: Requirement): boolean {
  const { size, locations, amenities } = requirement
  switch (field) {
    case 'bhk':
      return size !== null && size.bhk.length > 0
    case 'area':
      return size !== null && (size.areaMin !== null || size.areaMax !== null)
    case 'locations':
      return locations.length > 0
    case 'amenities':
      return amenities.length > 0
    default:
      return requirement[field] !== null
  }
}
