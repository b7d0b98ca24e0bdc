import type { JobLog, JobWork } from '../../jobs/attempt.ts'
import type { Ledger } from '../../jobs/ledger.ts'
import type { Clock } from '../../lib/clock.ts'
import type { Storage } from '../../storage/collection.ts'
import type { Calls } from '../calls/calls.ts'
import type { DoNotCalls } from '../calls/do-not-call.ts'
import type { Contacts } from '../contacts/contacts.ts'
import type { Transcripts } from '../transcripts/transcripts.ts'
import { makeAnalyses } from './kept/analyses.ts'
import { carryOverFindings } from './kept/carry-over-findings.ts'
import { makeConsequences, type ConsequencesDeps } from './kept/consequences.ts'
import { makeContactRequirements } from './kept/contact-requirements.ts'
import { makeEditRequirement } from './kept/edit-requirement.ts'
import { askModelWrite, makeModelJob } from './kept/model-job.ts'
import { makeReadAgain } from './kept/read-again.ts'
import { makeReadCall } from './kept/read-call.ts'
import { makeReadingJob } from './kept/reading-job.ts'
import { makeRereadings } from './kept/rereadings.ts'
import type { ReadWithModel } from './read-with-model.ts'

export interface AnalysisDeps {
  readonly storage: Storage
  readonly calls: Calls
  readonly contacts: Contacts
  readonly transcripts: Pick<Transcripts, 'segmentsOf'>
  readonly doNotCall: DoNotCalls
  readonly propose: ConsequencesDeps['propose']
  /** Null where the rules read alone. */
  readonly readWithModel: ReadWithModel | null
  readonly ledger: Ledger
  readonly clock: Clock
  readonly log: JobLog
  /** Told after each commit that asked for work. */
  readonly onWork: () => void
  /** Told of each call whose requirement may have changed. Must not throw. */
  readonly onRead: (callId: string) => void
}

export type AnalysisFeature = ReturnType<typeof makeAnalysis>

/** Reading calls, keeping what was read, and what follows from it. */
export function makeAnalysis(deps: AnalysisDeps) {
  const { storage, ledger, doNotCall, propose, readWithModel, log, onRead } = deps
  const analyses = makeAnalyses(deps)
  const consequences = makeConsequences({ doNotCall, propose, log })
  const readCall = makeReadCall({
    ...{ ...deps, analyses, consequences },
    askModel: readWithModel && ((callId) => askModelWrite(ledger, callId)),
  })
  const rereadings = makeRereadings({ ...deps, readCall })
  const modelJob: JobWork | null =
    readWithModel && makeModelJob({ ...deps, analyses, consequences, readWithModel })
  return {
    analyses,
    readAgain: makeReadAgain({ ...deps, analyses, readCall }),
    editRequirement: makeEditRequirement({ ...deps, analyses }),
    contactRequirements: makeContactRequirements({ ...deps, analyses }),
    rereadings,
    carryOver: () => carryOverFindings({ storage, ledger }),
    jobs: { read: makeReadingJob({ readCall, onRead }), reread: rereadings.work, readWithModel: modelJob },
  }
}
