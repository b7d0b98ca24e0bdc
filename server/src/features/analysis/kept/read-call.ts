import type { KeptSegment, Segment } from '@leadbreak/contract'

import { AppError } from '../../../lib/app-error.ts'
import type { Write } from '../../../storage/collection.ts'
import type { Call } from '../../calls/call.ts'
import type { Calls } from '../../calls/calls.ts'
import { haveTalked } from '../../calls/dial.ts'
import type { Transcripts } from '../../transcripts/transcripts.ts'
import { understand } from '../understand.ts'
import type { Analyses } from './analyses.ts'
import { applyEdits } from './apply-edits.ts'
import type { Consequences } from './consequences.ts'

export interface ReadCallDeps {
  readonly calls: Pick<Calls, 'find'>
  readonly transcripts: Pick<Transcripts, 'segmentsOf'>
  readonly analyses: Analyses
  readonly consequences: Consequences
  /** The write that has a language model read the call too; null when there is none. */
  readonly askModel: ((callId: string) => Promise<Write>) | null
}

export interface CallReading {
  readonly writes: readonly Write[]
  /** Whether it was read otherwise than before. */
  readonly isNew: boolean
  /** To be called after the commit. */
  readonly kept: () => void
}

export type ReadCall = (
  callId: string,
  options?: {
    /** Has the language model asked also where the rules read nothing new. */
    readonly withModel?: boolean
  },
) => Promise<CallReading>

/**
 * Reads a transcribed call by the rules: its new version, what follows from it, and the wish that a language model reads it
 * too. Throws `call-not-found` and `transcript-not-ready`.
 */
export function makeReadCall(deps: ReadCallDeps): ReadCall {
  const { calls, transcripts, analyses, consequences, askModel } = deps
  return async (callId, { withModel = false } = {}) => {
    const [call, segments, set] = await Promise.all([
      calls.find(callId),
      transcripts.segmentsOf(callId),
      analyses.findEdits(callId),
    ])
    if (!call) throw new AppError('call-not-found', 'There is no such call.')
    if (!segments)
      throw new AppError('transcript-not-ready', 'This call is not transcribed yet.', { retryable: true })
    const read = understand({ segments: segments.map(asRead), ...circumstancesOf(call) })
    const writes = await analyses.keep(callId, read, segments)
    const isNew = writes.length > 0
    const effective = applyEdits(read, set)
    return {
      writes: [
        ...writes,
        ...(await consequences.writesFor(call, effective)),
        ...((isNew || withModel) && askModel ? [await askModel(callId)] : []),
      ],
      isNew,
      kept: () => {
        consequences.kept(callId, effective)
      },
    }
  }
}

/** When the words of a call were spoken, and whether the lead was there. */
export function circumstancesOf({ dial, createdAt }: Call): { spokenAtMs: number; wasReached: boolean } {
  const at = dial?.lead.reachedAt.answered ?? dial?.placedAt ?? createdAt
  return { spokenAtMs: at === null ? 0 : Date.parse(at), wasReached: dial === null || haveTalked(dial) }
}

/** Where a person has corrected the text, the words that were recognised are no longer those of the text. */
export function asRead(segment: KeptSegment): Segment {
  return segment.heardText === null ? segment : { ...segment, words: [] }
}
