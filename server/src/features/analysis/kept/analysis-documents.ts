import type { EditableField, RequirementEdit, Understanding } from '@leadbreak/contract'

import type { Instant } from '../../../lib/clock.ts'
import { declareCollection } from '../../../storage/collection.ts'
import type { Document } from '../../../storage/shape.ts'

/** One version of what was read from a call. It is never changed; a later reading is another version. */
export interface AnalysisDocument extends Document {
  /** Of call and version, so that two readings at once cannot both make the same version. */
  readonly id: string
  readonly callId: string
  /** From 1. */
  readonly version: number
  readonly madeAt: Instant
  /** Of the words that were read: tells whether a person has corrected them since. */
  readonly wordsKey: string
  readonly read: Understanding
}

export const analysesDeclaration = declareCollection<AnalysisDocument>()({
  name: 'analyses',
  idField: 'id',
  indexes: [['callId', 'version']],
})

/** What people have set in the requirement of a call. No reading touches it. */
export interface EditsDocument extends Document {
  readonly callId: string
  readonly values: RequirementEdit
  readonly made: Readonly<Partial<Record<EditableField, { readonly by: string; readonly at: Instant }>>>
}

export const editsDeclaration = declareCollection<EditsDocument>()({
  name: 'requirementEdits',
  idField: 'callId',
})

/** What earlier versions of LeadBreak kept of a call's reading. */
export interface FindingDocument extends Document {
  readonly callId: string
}

export const findingsDeclaration = declareCollection<FindingDocument>()({
  name: 'findings',
  idField: 'callId',
})
