import type {
  AMENITIES,
  Budget,
  EvidenceField,
  Objection,
  PROPERTY_KINDS,
  PROPERTY_TYPES,
  PURPOSES,
  Size,
} from '@leadbreak/contract'
import type { Proof } from '../dialogue/proof.ts'
import type { ClaimDropReason } from './dropped.ts'

/** One field's value. */
export type FieldValue =
  | { readonly field: 'purpose'; readonly value: (typeof PURPOSES)[number] }
  | { readonly field: 'budget'; readonly value: Budget }
  | { readonly field: 'bhk'; readonly value: readonly number[] }
  | { readonly field: 'area'; readonly value: Omit<Size, 'bhk'> }
  | { readonly field: 'locations'; readonly value: string }
  | { readonly field: 'propertyType'; readonly value: (typeof PROPERTY_TYPES)[number] }
  | { readonly field: 'propertyKind'; readonly value: (typeof PROPERTY_KINDS)[number] }
  | { readonly field: 'amenities'; readonly value: (typeof AMENITIES)[number] }
  | { readonly field: 'possession'; readonly value: string }
  | { readonly field: 'optOut'; readonly value: true }

/** A value that a model read, and that its quotes really say. */
export type CheckedValue = FieldValue & {
  /** In words, as the rules' evidence has them. */
  readonly words: string
  readonly proofs: readonly Proof[]
  /** The last words of the lead among them. */
  readonly lastWord: Proof
  /** How certain it is that the lead wants this, 0 to 1. */
  readonly confidence: number
}

/** A value that no words of the call prove. Its words are numbers or words of our own lists: nothing that a model wrote. */
export interface UnprovenValue {
  readonly field: EvidenceField
  readonly words: string
  readonly reason: ClaimDropReason
}

export interface CheckedClaims {
  readonly values: readonly CheckedValue[]
  readonly unproven: readonly UnprovenValue[]
  readonly objections: readonly Objection[]
}
