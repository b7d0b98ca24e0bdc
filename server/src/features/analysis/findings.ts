import type { Finding, Segment } from '@leadbreak/contract'

import { toInstant, type Clock, type Instant } from '../../lib/clock.ts'
import { declareCollection, type Storage, type Write } from '../../storage/collection.ts'
import { readRequirement } from './read-requirement.ts'

/** What is known of a call's requirement; a new reading takes the place of the old. */
interface KeptFinding extends Finding {
  readonly callId: string
  readonly revision: number
  readonly madeAt: Instant
}

const findingsDeclaration = declareCollection<KeptFinding>()({ name: 'findings', idField: 'callId' })

export interface FindingsDeps {
  readonly storage: Storage
  readonly clock: Clock
}

export type Findings = ReturnType<typeof makeFindings>

/** The requirements of calls. Every method may throw `storage-unavailable`. */
export function makeFindings({ storage, clock }: FindingsDeps) {
  const findings = storage.collection(findingsDeclaration)

  /**
   * Reads the requirement from a transcript; the writes make it the call's finding in place of any other. Their commit
   * resolves to false when another reading of the call came first.
   */
  async function read(callId: string, segments: readonly Segment[]): Promise<Write[]> {
    const old = await findings.get(callId)
    const next = { ...readRequirement(segments), callId, madeAt: toInstant(clock.nowMs()) }
    return [
      old === null
        ? findings.insert({ ...next, revision: 0 })
        : findings.replace({ ...next, revision: old.revision + 1 }),
    ]
  }

  /** Null while there is none. */
  async function find(callId: string): Promise<Finding | null> {
    const kept = await findings.get(callId)
    if (!kept) return null
    const { requirement, evidence, replaced, level, rulesVersion } = kept
    return { requirement, evidence, replaced, level, rulesVersion }
  }

  return { read, find }
}
