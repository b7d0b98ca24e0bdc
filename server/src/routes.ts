import { registerRoutes } from './faces/original/register.routes.ts'
import { makeSipCalls } from './faces/original/sip-calls.ts'
import { sipRoutes } from './faces/original/sip.routes.ts'
import type { Accounts } from './features/accounts/accounts.ts'
import { userRoutes } from './features/accounts/users.routes.ts'
import type { AnalysisFeature } from './features/analysis/analysis.ts'
import { analysisRoutes } from './features/analysis/kept/analysis.routes.ts'
import type { LiveRequirements } from './features/analysis/live/live-requirement.ts'
import { requirementRoutes } from './features/analysis/requirement.routes.ts'
import type { Calling } from './features/calls/calling.ts'
import { callRoutes } from './features/calls/calls.routes.ts'
import type { Calls } from './features/calls/calls.ts'
import type { CarrierAccount, CarrierWebhooks } from './features/calls/carrier.ts'
import { doNotCallRoutes } from './features/calls/do-not-call.routes.ts'
import { recordingAudioRoutes, type RecordingAudio } from './features/calls/recording-audio.routes.ts'
import { recordingRoutes } from './features/calls/recordings.routes.ts'
import type { CarrierStreams } from './features/calls/sound/carrier-streams.ts'
import { mediaRoutes } from './features/calls/sound/media.routes.ts'
import { telephonyRoutes } from './features/calls/telephony.routes.ts'
import type { Contacts } from './features/contacts/contacts.ts'
import { followUpRoutes } from './features/follow-ups/follow-ups.routes.ts'
import type { FollowUps } from './features/follow-ups/follow-ups.ts'
import type { Corrections } from './features/transcripts/correct-segments.ts'
import type { SegmentSearch } from './features/transcripts/search-segments.ts'
import { segmentRoutes } from './features/transcripts/segment.routes.ts'
import { transcriptRoutes } from './features/transcripts/transcript.routes.ts'
import type { Transcripts } from './features/transcripts/transcripts.ts'
import type { App } from './http/server.ts'
import type { Clock } from './lib/clock.ts'
import { liveRoutes } from './live/live.routes.ts'
import type { Live } from './live/live.ts'

export interface RoutesDeps {
  readonly accounts: Accounts
  readonly calls: Calls
  readonly contacts: Contacts
  readonly calling: Calling
  readonly webhooks: CarrierWebhooks
  readonly carrierAccount: CarrierAccount
  readonly streams: CarrierStreams
  /** Whether strangers may note a call under somebody's name. */
  readonly notesAreOpen: boolean
  readonly transcripts: Transcripts
  readonly searchSegments: SegmentSearch
  readonly corrections: Corrections
  readonly analysis: AnalysisFeature
  readonly followUps: FollowUps
  readonly clock: Clock
  readonly liveRequirements: LiveRequirements
  readonly audio: RecordingAudio
  readonly live: Live
  /** Pages of other origins that may connect to `/live`. */
  readonly corsOrigins: readonly string[]
  /** Of one recording. */
  readonly maxBytes: number
}

/** Everything that the server answers beside its own health and documents. */
export function makeRoutes(deps: RoutesDeps) {
  const {
    accounts,
    calls,
    contacts,
    calling,
    webhooks,
    streams,
    transcripts,
    analysis,
    followUps,
    clock,
    liveRequirements,
  } = deps
  const { searchSegments, corrections, audio, maxBytes, live, corsOrigins } = deps
  const sipCalls = makeSipCalls({ ...deps, analyses: deps.analysis.analyses })
  return async (app: App): Promise<void> => {
    await app.register(registerRoutes, { prefix: '/register', accounts })
    await app.register(sipRoutes, { prefix: '/sip', sipCalls })
    await app.register(userRoutes, { accounts })
    await app.register(recordingRoutes, { calls, maxBytes })
    await app.register(recordingAudioRoutes, { calls, audio })
    await app.register(callRoutes, { calling })
    await app.register(doNotCallRoutes, { contacts, doNotCall: calling.doNotCall })
    await app.register(telephonyRoutes, { calling, webhooks })
    if (calling.sounds) await app.register(mediaRoutes, { desk: calling.sounds, streams })
    await app.register(transcriptRoutes, { calls, transcripts })
    await app.register(segmentRoutes, { searchSegments, corrections })
    const { analyses } = analysis
    await app.register(requirementRoutes, { calls, analyses, liveRequirements })
    await app.register(analysisRoutes, { calls, ...analysis })
    await app.register(followUpRoutes, { followUps, clock })
    await app.register(liveRoutes, { live, corsOrigins })
  }
}
