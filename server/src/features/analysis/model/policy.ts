import type { EvidenceField } from '@leadbreak/contract'

/** How the rules' reading and a model's of one field are joined. */
export interface FieldPolicy {
  /** Whether a second value stands beside the first, or in its place. */
  readonly holds: 'one' | 'several'
  /** At this confidence and above, another value of the model changes nothing. */
  readonly rulesAreSureFrom: number
  /** Below this confidence, a value that the model does not read at all is taken out; 0 for never. */
  readonly rulesDoubtBelow: number
}

const ONE: FieldPolicy = { holds: 'one', rulesAreSureFrom: 0.8, rulesDoubtBelow: 0.5 }
const SEVERAL: FieldPolicy = { ...ONE, holds: 'several' }

/**
 * The policy. Everywhere a checked value of the model fills a field that the rules left empty, or joins a list; the rules'
 * value stands where they are sure; what the lead took back does not come back; what does not fit the rest stays out.
 */
export const POLICY: Readonly<Record<EvidenceField, FieldPolicy>> = {
  purpose: ONE,
  budget: ONE,
  bhk: ONE,
  area: ONE,
  locations: SEVERAL,
  propertyType: ONE,
  propertyKind: ONE,
  amenities: SEVERAL,
  possession: ONE,
  // Whoever hears the lead ask to be left alone is right; nobody's silence takes it back.
  optOut: { holds: 'one', rulesAreSureFrom: 0, rulesDoubtBelow: 0 },
}
