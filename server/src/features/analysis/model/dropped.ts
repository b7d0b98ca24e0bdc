import type { ClaimField } from './answer-schema.ts'

export const DROP_REASONS = [
  /** A field that nobody asked for. */
  'unknown-field',
  'not-in-schema',
  'too-many',
  /** The quote does not stand in the segment that is named. */
  'no-such-quote',
  /** Nothing of it was said by the lead. */
  'not-the-leads-words',
  /** The words do not say it, as far as our word lists go. */
  'not-said',
  /** They tell of something else: where somebody lives, what he has. */
  'said-of-something-else',
  'refused',
  /** It can be no such thing: a flat of ten rupees. */
  'not-plausible',
] as const
export type ClaimDropReason = (typeof DROP_REASONS)[number]

export const SUMMARY_DROP_REASONS = [
  'absent',
  'wrong-length',
  'not-plain-english',
  'link',
  'private-data',
  'about-the-machine',
  'amount-not-proven',
  'not-said',
] as const

/** Something in a model's answer that is not believed, and why. Holds no word of the call or of the answer. */
export type Dropped =
  | { readonly field: ClaimField | null; readonly reason: ClaimDropReason }
  | { readonly field: 'summary'; readonly reason: (typeof SUMMARY_DROP_REASONS)[number] }
