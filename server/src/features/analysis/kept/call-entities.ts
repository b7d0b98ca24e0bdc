import type { CallEntity, Evidence, EvidenceField, Requirement } from '@leadbreak/contract'

import { valuesOf } from './merge-requirements.ts'

/** What the existing clients call a field; they draw an icon for some of these. */
const TYPE_OF: Readonly<Record<EvidenceField, string>> = {
  purpose: 'purpose',
  budget: 'budget',
  bhk: 'size',
  area: 'size',
  locations: 'location',
  propertyType: 'product',
  propertyKind: 'product',
  amenities: 'amenity',
  possession: 'date',
  optOut: 'do not call',
}

/** A person has set it, so it is so. */
const SET_BY_A_PERSON = 1

/** The requirement as the existing clients show it: one entity a value, every value a text. */
export function callEntities(requirement: Requirement, evidence: readonly Evidence[]): CallEntity[] {
  return valuesOf(requirement).map(([field, value]) => ({
    type: requirement.purpose === 'sell' && field === 'budget' ? 'price' : TYPE_OF[field],
    value,
    confidence: confidenceOf(field, value, evidence),
    category: field,
  }))
}

function confidenceOf(field: EvidenceField, value: string, evidence: readonly Evidence[]): number {
  const isList = field === 'locations' || field === 'amenities'
  const proofs = evidence.filter((proof) => proof.field === field && (!isList || proof.value === value))
  return proofs.length === 0 ? SET_BY_A_PERSON : Math.max(...proofs.map(({ confidence }) => confidence))
}
