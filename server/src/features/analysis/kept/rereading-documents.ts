import type { Rereading } from '@leadbreak/contract'

import type { Instant } from '../../../lib/clock.ts'
import { declareCollection } from '../../../storage/collection.ts'
import type { Document } from '../../../storage/shape.ts'

/** The work of reading many calls again, and how far it is. */
export interface RereadingDocument extends Document {
  readonly id: string
  readonly askedAt: Instant
  readonly askedBy: string
  /** Calls that were made from then on, and until then; null for all. */
  readonly from: Instant | null
  readonly until: Instant | null
  readonly total: number
  readonly done: number
  readonly changed: number
  readonly failed: number
  /** Whether a language model is to read the calls again too, also those that the rules read as before. */
  readonly withModel: boolean
  /** Where to go on after a restart: the page of calls, and how many of it are dealt with. */
  readonly page: string | null
  readonly doneOfPage: number
  readonly finishedAt: Instant | null
}

export const rereadingsDeclaration = declareCollection<RereadingDocument>()({
  name: 'rereadings',
  idField: 'id',
  indexes: [['askedAt']],
})

export function toRereading(kept: RereadingDocument, jobState: string | null): Rereading {
  const { id, total, done, changed, failed, askedAt, finishedAt } = kept
  return { id, state: stateOf(kept, jobState), total, done, changed, failed, askedAt, finishedAt }
}

function stateOf({ finishedAt, done }: RereadingDocument, jobState: string | null): Rereading['state'] {
  if (finishedAt !== null) return 'done'
  if (jobState === 'dead') return 'failed'
  return jobState === 'running' || done > 0 ? 'working' : 'waiting'
}
