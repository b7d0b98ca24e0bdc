import type {
  Edit,
  EditableField,
  EvidenceField,
  JudgedDisposition,
  Requirement,
  Understanding,
} from '@leadbreak/contract'
import { EDITABLE_FIELDS } from '@leadbreak/contract'

import { summarise } from '../conversation/summarise.ts'
import type { EditsDocument } from './analysis-documents.ts'

type Edits = Pick<EditsDocument, 'values' | 'made'>

/** What is proven under other names than the field's own. */
const EVIDENCE_OF: Readonly<Partial<Record<EditableField, readonly EvidenceField[]>>> = {
  size: ['bhk', 'area'],
}

/**
 * The reading with what people have set in its place; what they set has no quotes. The summary is written anew and the
 * disposition follows a set opt-out. The lead's score stays that of the words.
 */
export function applyEdits(read: Understanding, set: Edits | null): Understanding {
  const fields = set ? editedFields(set) : []
  if (!set || fields.length === 0) return read
  const proven = new Set(fields.flatMap((field) => EVIDENCE_OF[field] ?? [field as EvidenceField]))
  const requirement = { ...read.requirement, ...(set.values as Partial<Requirement>) }
  const disposition = dispositionAfter(read, set)
  const text = summarise({ ...read, finding: { requirement }, disposition })
  return {
    ...read,
    requirement,
    disposition,
    evidence: read.evidence.filter(({ field }) => !proven.has(field)),
    summary: { text, level: 'rules' },
  }
}

function dispositionAfter({ disposition }: Understanding, { values, made }: Edits): JudgedDisposition | null {
  const { optOut } = values
  const isOptOut = disposition?.value === 'doNotCall'
  if (optOut === undefined || optOut === isOptOut) return disposition
  if (!optOut) return null
  return {
    value: 'doNotCall',
    reason: `${made.optOut!.by} noted that the lead wants no more calls.`,
    quotes: [],
  }
}

/** What people have set, for clients. */
export function toEdits(set: Edits | null): Edit[] {
  return set ? editedFields(set).map((field) => ({ field, ...set.made[field]! })) : []
}

function editedFields({ made }: Edits): EditableField[] {
  return EDITABLE_FIELDS.filter((field) => made[field] !== undefined)
}
