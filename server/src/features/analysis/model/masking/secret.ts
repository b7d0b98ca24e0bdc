/** What is kept from a language model. */
export type SecretKind =
  'PHONE' | 'EMAIL' | 'UPI' | 'PAN' | 'AADHAAR' | 'CARD' | 'GSTIN' | 'ACCOUNT' | 'IFSC' | 'PIN' | 'NUMBER'

/** Words of one segment that say a secret, or a part of one. */
export interface Secret {
  readonly kind: SecretKind
  /** The secret itself in its plainest writing: the same for every way to say it. */
  readonly key: string
  readonly segment: number
  /** UTF-16 offsets in the segment's text. */
  readonly start: number
  readonly end: number
}

/** What masking has to know of a segment. */
export interface MaskableSegment {
  readonly speaker: 'agent' | 'lead'
  readonly text: string
}
