import { availableParallelism } from 'node:os'

import type { Config } from './config.ts'
import { makeAccounts } from './features/accounts/accounts.ts'
import { makePasswords } from './features/accounts/passwords.ts'
import { makeSignInAttempts } from './features/accounts/sign-in-attempts.ts'
import { makeTokens } from './features/accounts/tokens.ts'
import { declareUsers } from './features/accounts/user.ts'
import { makeAnalysis } from './features/analysis/analysis.ts'
import { makeLiveRequirement } from './features/analysis/live/live-requirement.ts'
import { READ_WITH_MODEL } from './features/analysis/kept/model-job.ts'
import { REREAD } from './features/analysis/kept/rereadings.ts'
import type { LanguageModel } from './features/analysis/model/language-model.ts'
import { makeReadWithModel } from './features/analysis/read-with-model.ts'
import { makeModelDesk } from './features/analysis/spending/model-desk.ts'
import { callsDeclaration, maySee } from './features/calls/call.ts'
import { FETCH, READ, TRANSCRIBE } from './features/calls/call-jobs.ts'
import { makeCalling } from './features/calls/calling.ts'
import { makeContacts } from './features/contacts/contacts.ts'
import type { Carrier } from './features/calls/carrier.ts'
import { makeCalls, type RecordingFiles } from './features/calls/calls.ts'
import type { RecordingAudio } from './features/calls/recording-audio.routes.ts'
import { makeRecordingNews } from './features/calls/recording-news.ts'
import type { StreamTokens } from './features/calls/sound/stream-tokens.ts'
import { makeFollowUps } from './features/follow-ups/follow-ups.ts'
import type { Ear } from './features/transcripts/ear.ts'
import { makeCorrections } from './features/transcripts/correct-segments.ts'
import { makeKeepFindable } from './features/transcripts/keep-findable.ts'
import { makeLiveTranscripts } from './features/transcripts/keep-live.ts'
import { makeBilingualListener } from './features/transcripts/live/bilingual-listener.ts'
import type { LiveEar } from './features/transcripts/live-ear.ts'
import { makeTranscriptionJob, type TranscriptionJobDeps } from './features/transcripts/transcription-job.ts'
import { makeHearings } from './features/transcripts/hearings.ts'
import { makeSegmentSearch } from './features/transcripts/search-segments.ts'
import { makeTranscripts } from './features/transcripts/transcripts.ts'
import { makeLedger } from './jobs/ledger.ts'
import type { JobLog } from './jobs/attempt.ts'
import type { JobHandler } from './jobs/runner.ts'
import { systemTimers } from './jobs/timers.ts'
import type { Clock } from './lib/clock.ts'
import { makeLive } from './live/live.ts'
import type { Storage } from './storage/collection.ts'

export interface FeaturesDeps {
  readonly config: Config
  readonly storage: Storage
  readonly files: RecordingFiles & RecordingAudio & Pick<TranscriptionJobDeps, 'readChannel'>
  /** The installation's own; access tokens are signed with it. */
  readonly secret: string
  readonly ears: readonly Ear[]
  /** Who hears calls while they go on, and by what their streams are let in; null when nobody does. */
  readonly live: { readonly tokens: StreamTokens; readonly ears: readonly LiveEar[] } | null
  readonly carrier: Carrier
  /** Reads each call a second time; null where the rules read alone. */
  readonly languageModel: { readonly model: LanguageModel; readonly mostOutputTokens: number } | null
  readonly log: JobLog
  readonly clock: Clock
  /** Told after each commit that asked for work. */
  readonly onWork: () => void
}

const MAX_WAITING_PASSWORDS = 64
/** A recording of the longest kind on a busy machine; a job that takes longer is stuck. */
const LONGEST_TRANSCRIPTION_MS = 3 * 60 * 60 * 1000
const LONGEST_READING_MS = 60_000
const LONGEST_FETCH_MS = 10 * 60_000
const FETCHES_AT_ONCE = 4
/** Years of calls. */
const LONGEST_REREADING_MS = 24 * 60 * 60 * 1000
/** Of a recording that was sent to us nobody knows whose voice it is. */
const NOBODY_KNOWN = { id: '', name: null, doNotCall: null }
const MODEL_REQUESTS_AT_ONCE = 4
/** Longer than any one answer may take. */
const LONGEST_MODEL_READING_MS = 15 * 60_000

/** Names the models and servers that recordings are heard by. */
function hearersOf({ speech: { hi, 'en-IN': english } }: Config): string {
  return [hi, english]
    .map((speech) => (speech.kind === 'remote' ? speech.url : (speech.modelPath ?? 'demo')))
    .join(' ')
}

/** The features on their storage, and what they do in jobs. Adapters come in from outside. */
export function joinFeatures(deps: FeaturesDeps) {
  const { config, storage, files, secret, ears, carrier, languageModel, log, clock, onWork } = deps
  const accounts = makeAccounts({
    storage,
    users: storage.collection(declareUsers(config.collections.users)),
    passwords: makePasswords({ maxAtOnce: availableParallelism(), maxWaiting: MAX_WAITING_PASSWORDS }),
    attempts: makeSignInAttempts(storage, clock),
    tokens: makeTokens({ secret, lifetimeMinutes: config.tokens.lifetimeMinutes }, clock),
    registration: config.registration,
    clock,
  })
  const live = makeLive({
    standingOf: accounts.standingOf,
    maySee,
    findCall: (viewer, id) => calls.findFor(viewer, id),
    ...{ clock, log },
  })
  accounts.watch((userId) => void live.recheck(userId))
  const recordingNews = makeRecordingNews({
    recordingOf: (callId) => calls.recordingOf(callId),
    ...{ news: live.news, timers: systemTimers, log },
  })
  const ledger = makeLedger({ storage, clock, onChange: recordingNews.noteJob })
  const callCollection = storage.collection(callsDeclaration(config.collections.calls))
  const calls = makeCalls({
    ...{ storage, files, ledger, clock, onWork },
    calls: callCollection,
    onReceived: recordingNews.note,
  })
  const transcripts = makeTranscripts({ storage, clock })
  const { news } = live
  const liveRequirements = makeLiveRequirement({
    ...{ transcripts, calls, news, log },
    analyses: { findFinding: (callId) => analysis.analyses.findFinding(callId) },
    optOut: (callId, quote) => calling.doNotCall.optOut(callId, quote),
  })
  const listener =
    deps.live &&
    makeBilingualListener({
      ears: deps.live.ears,
      transcripts: makeLiveTranscripts({ storage, clock }),
      ...{ news, clock, log },
      timers: systemTimers,
      onKept: liveRequirements.segmentKept,
      limits: { mostCalls: config.live.maxCalls },
    })
  const contacts = makeContacts({ storage, clock })
  const { becomeDueByThemselves: becomesDueByItself } = config.followUps
  const followUps = makeFollowUps({ storage, clock, becomesDueByItself })
  const calling = makeCalling({
    ...{ storage, calls, contacts, carrier, files, ledger, clock, log, onWork, news, recordingNews },
    collection: callCollection,
    queuedMaxMs: config.telephony.queuedMaxSeconds * 1000,
    writesWhenSuppressed: (contactId) => followUps.dismissFor(contactId, 'do-not-call'),
    live: deps.live && listener && { listener: liveRequirements.follow(listener), tokens: deps.live.tokens },
  })
  const modelDesk =
    languageModel && config.languageModel
      ? makeModelDesk({ ...languageModel, ...config.languageModel, storage, clock, log })
      : null
  const analysis = makeAnalysis({
    ...{ storage, calls, contacts, transcripts, ledger, clock, log, onWork },
    readWithModel: modelDesk && makeReadWithModel(modelDesk, log),
    doNotCall: calling.doNotCall,
    propose: async (call, steps) => {
      const contact = (call.dial && (await contacts.findByNumber(call.dial.leadNumber))) ?? NOBODY_KNOWN
      const wanted = contact.doNotCall === null ? steps : []
      return followUps.proposeFrom(call.call_id, contact, call.agentId, wanted)
    },
    onRead: (callId) => void liveRequirements.findingKept(callId),
  })
  const searchSegments = makeSegmentSearch(storage)
  const corrections = makeCorrections({
    ...{ storage, calls, ledger, clock, onWork },
    news: liveRequirements.attendTo(news),
  })
  const keepFindable = makeKeepFindable({ storage, transcripts, calls, log })

  const jobHandlers: Readonly<Record<string, JobHandler>> = {
    [FETCH]: {
      work: calling.fetchRecording,
      concurrency: FETCHES_AT_ONCE,
      maxRunMs: LONGEST_FETCH_MS,
    },
    [TRANSCRIBE]: {
      work: makeTranscriptionJob({
        ...{ calls, transcripts, ledger, ears },
        news,
        hearings: makeHearings({ storage, ledger, transcripts }),
        hearers: hearersOf(config),
        readChannel: files.readChannel,
      }),
      concurrency: config.recordings.atOnce,
      maxRunMs: LONGEST_TRANSCRIPTION_MS,
    },
    [READ]: { work: analysis.jobs.read, concurrency: 1, maxRunMs: LONGEST_READING_MS },
    [REREAD]: { work: analysis.jobs.reread, concurrency: 1, maxRunMs: LONGEST_REREADING_MS },
    ...(analysis.jobs.readWithModel && {
      [READ_WITH_MODEL]: {
        work: analysis.jobs.readWithModel,
        concurrency: MODEL_REQUESTS_AT_ONCE,
        maxRunMs: LONGEST_MODEL_READING_MS,
      },
    }),
  }
  return {
    ...{
      accounts,
      live,
      contacts,
      calls,
      recordingNews,
      calling,
      listener,
      audio: files,
      transcripts,
      clock,
    },
    ...{ searchSegments, corrections, keepFindable, analysis, modelDesk, followUps, liveRequirements },
    ...{ ledger, jobHandlers },
  }
}
