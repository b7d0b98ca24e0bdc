import type { Edit, EditableField, EvidenceField, Requirement, Understanding } from '@leadbreak/contract'
import { EDITABLE_FIELDS } from '@leadbreak/contract'

import type { EditsDocument } from './analysis-documents.ts'

type Edits = Pick<EditsDocument, 'values' | 'made'>

/** What is proven under other names than the field's own. */
const EVIDENCE_OF: Readonly<Partial<Record<EditableField, readonly EvidenceField[]>>> = {
  size: ['bhk', 'area'],
}

/** The reading with what people have set in its place; what they set has no quotes. */
export function applyEdits(read: Understanding, set: Edits | null): Understanding {
  if (!set) return read
  const proven = new Set(editedFields(set).flatMap((field) => EVIDENCE_OF[field] ?? [field as EvidenceField]))
  return {
    ...read,
    requirement: { ...read.requirement, ...(set.values as Partial<Requirement>) },
    evidence: read.evidence.filter(({ field }) => !proven.has(field)),
  }
}

/** What people have set, for clients. */
export function toEdits(set: Edits | null): Edit[] {
  return set ? editedFields(set).map((field) => ({ field, ...set.made[field]! })) : []
}

function editedFields({ made }: Edits): EditableField[] {
  return EDITABLE_FIELDS.filter((field) => made[field] !== undefined)
}
