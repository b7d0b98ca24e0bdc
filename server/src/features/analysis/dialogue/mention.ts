import type { Wish } from '../marks/wish.ts'

/**
 * A wish in its sentence.
 * - wanted: said, and not taken back
 * - refused: taken back ("gym nahi chahiye")
 * - aside: tells of something else: where somebody lives, what somebody has
 */
export interface Mention {
  readonly from: number
  readonly to: number
  readonly wish: Wish
  readonly clause: number
  status: 'wanted' | 'refused' | 'aside'
  /** An "or" joins it to the mention before. */
  isChoice: boolean
  /** "sorry", "no wait", "make it" stands before it: it replaces what was said of the same field. */
  isCorrection: boolean
  /** A "bhi" or "also" makes it an addition. */
  isAddition: boolean
  /** A "hi" or "only" leaves it alone of those that were named together. */
  isOnly: boolean
  /** Not its own words but the talk around it says what it counts: "saath" after "kitne lakh". */
  readonly isInferred: boolean
}

/** Whether two wishes are of one field, so that one can contrast with or replace the other. */
export function sameField(a: Wish, b: Wish): boolean {
  const isAmount = (wish: Wish) => wish.field === 'budget' || wish.field === 'bare'
  return a.field === b.field || (isAmount(a) && isAmount(b))
}

/** Whether two wishes are the same value, however else they were said. */
export function isSame(a: Wish, b: Wish): boolean {
  if (a.field === 'amenities' && b.field === 'amenities') return a.amenity === b.amenity
  if (a.field === 'locations' && b.field === 'locations') return a.name === b.name
  return a.field === b.field && JSON.stringify(a) === JSON.stringify(b)
}
