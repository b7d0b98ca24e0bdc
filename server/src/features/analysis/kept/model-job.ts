import { isDeepStrictEqual } from 'node:util'

import type { Segment, Understanding } from '@leadbreak/contract'

import type { JobWork } from '../../../jobs/attempt.ts'
import type { Task } from '../../../jobs/job.ts'
import type { Ledger } from '../../../jobs/ledger.ts'
import { AppError } from '../../../lib/app-error.ts'
import type { Write } from '../../../storage/collection.ts'
import { callIdOf } from '../../calls/call-jobs.ts'
import type { Calls } from '../../calls/calls.ts'
import type { Transcripts } from '../../transcripts/transcripts.ts'
import type { ReadWithModel } from '../read-with-model.ts'
import { makePatient, MODEL_ATTEMPTS } from '../spending/patient-work.ts'
import type { Analyses } from './analyses.ts'
import { applyEdits } from './apply-edits.ts'
import type { Consequences } from './consequences.ts'
import { asRead, circumstancesOf } from './read-call.ts'

export const READ_WITH_MODEL = 'read-with-model'

export interface ModelJobDeps {
  readonly calls: Pick<Calls, 'find'>
  readonly transcripts: Pick<Transcripts, 'segmentsOf'>
  readonly analyses: Analyses
  readonly consequences: Consequences
  /** What the rules read, as a language model would have it. Throws what the model's desk throws. */
  readonly readWithModel: ReadWithModel
  /** Told of each call whose reading was committed. Must not throw. */
  readonly onRead: (callId: string) => void
}

/** The write that has a language model read a call. */
export async function askModelWrite(ledger: Ledger, callId: string): Promise<Write> {
  const task: Task = { type: READ_WITH_MODEL, payload: { callId }, maxAttempts: MODEL_ATTEMPTS }
  return ledger.addOnce(task, { key: `${READ_WITH_MODEL}:${callId}` })
}

/** Has a language model read a call that the rules have read. What they read stands until then, and if it never comes. */
export function makeModelJob(deps: ModelJobDeps): JobWork {
  const { calls, transcripts, analyses, consequences, readWithModel, onRead } = deps
  return makePatient(async ({ job, signal, onKept }) => {
    const callId = callIdOf(job)
    const [call, segments, basis] = await Promise.all([
      calls.find(callId),
      transcripts.segmentsOf(callId),
      analyses.newestOfRules(callId),
    ])
    if (!call || !segments || !basis)
      throw new AppError('requirement-not-ready', 'The reading that this job builds on is gone.')
    const read = await readWithModel(
      { segments: segments.map(asRead), ...circumstancesOf(call) },
      basis.read,
      signal,
    )

    let kept: { isNew: boolean; effective: Understanding } | null = null
    onKept(() => {
      if (!kept) return
      consequences.kept(callId, kept.effective)
      if (kept.isNew) onRead(callId)
    })
    return async () => {
      const [newest, now] = await Promise.all([
        analyses.newestOfRules(callId),
        transcripts.segmentsOf(callId),
      ])
      if (newest?.version !== basis.version || !isDeepStrictEqual(textsOf(now), textsOf(segments)))
        throw new AppError('overloaded', 'The call was read again meanwhile.', { retryable: true })
      const writes = await analyses.keep(callId, read, segments)
      const effective = applyEdits(read, await analyses.findEdits(callId))
      kept = { isNew: writes.length > 0, effective }
      return [...writes, ...(await consequences.writesFor(call, effective))]
    }
  })
}

function textsOf(segments: readonly Pick<Segment, 'text'>[] | null): readonly string[] | undefined {
  return segments?.map(({ text }) => text)
}
