import type { Accounts, Caller, Credentials } from '../../features/accounts/accounts.ts'
import { toCaller } from '../../features/accounts/user.ts'
import type { Analyses } from '../../features/analysis/kept/analyses.ts'
import { requirementText, type RequirementText } from '../../features/analysis/requirement-text.ts'
import type { Call, Viewer } from '../../features/calls/call.ts'
import type { CallStory } from '../../features/calls/call-story.ts'
import type { Calling } from '../../features/calls/calling.ts'
import type { CarrierAccount, CarrierRequest, CarrierWebhooks } from '../../features/calls/carrier.ts'
import type { Calls } from '../../features/calls/calls.ts'
import type { CallNote } from '../../features/calls/note-call.ts'
import type { Contacts } from '../../features/contacts/contacts.ts'
import { transcriptLines } from '../../features/transcripts/transcript-text.ts'
import type { Transcripts } from '../../features/transcripts/transcripts.ts'
import { AppError } from '../../lib/app-error.ts'

export interface SipCallsDeps {
  readonly accounts: Pick<Accounts, 'whoIs' | 'prove' | 'findByName'>
  readonly calls: Pick<Calls, 'find' | 'getFor'>
  readonly calling: Pick<Calling, 'note' | 'place' | 'report' | 'adopt' | 'getUntilRead'>
  readonly contacts: Pick<Contacts, 'mayCall'>
  readonly transcripts: Pick<Transcripts, 'segmentsOf'>
  readonly analyses: Pick<Analyses, 'findFinding'>
  readonly webhooks: CarrierWebhooks
  readonly carrierAccount: CarrierAccount
  /** Whether strangers may note a call under somebody's name. */
  readonly notesAreOpen: boolean
}

export interface PlacingRequest {
  readonly credentials: Credentials
  readonly agentNumber: string
  readonly leadNumber: string
}

/** The fields of `/sip/get_recording`. */
export interface RecordingRequest {
  readonly recording_url?: string
  readonly account_sid?: string
  readonly auth_token?: string
  readonly call_sid?: string
}

export interface Asker {
  readonly token: string | null
  /** Aborted when the asker does not wait any longer. */
  readonly signal: AbortSignal
}

export interface ReadCall {
  /** One line an utterance. */
  readonly transcript: readonly string[]
  readonly entities: RequirementText
}

export type SipCalls = ReturnType<typeof makeSipCalls>

const LONGEST_WAIT_MS = 120_000

/** Whoever knows the account at the carrier may see all that happens in it. */
const ACCOUNT_OWNER: Viewer = { id: 'carrier-account', username: 'carrier-account', role: 'administrator' }

/** What the first system's `/sip` does, put together from the features. */
export function makeSipCalls(deps: SipCallsDeps) {
  const {
    accounts,
    calls,
    contacts,
    calling,
    transcripts,
    analyses,
    webhooks,
    carrierAccount,
    notesAreOpen,
  } = deps

  /** Our id of a call that is to be placed. Throws `unauthenticated`, `forbidden`, `user-not-found` or `bad-request`. */
  async function note(given: CallNote & { username: string }, token: string | null): Promise<string> {
    const user = await accounts.findByName(given.username)
    const caller = await callerOf(token)
    if (!caller && !notesAreOpen) throw new AppError('unauthenticated', 'This needs a valid bearer token.')
    if (!user) throw new AppError('user-not-found', 'There is no user of that name.')
    if (caller?.role === 'agent' && caller.id !== user.id)
      throw new AppError('forbidden', 'You cannot note a call for somebody else.')
    const call = await calling.note(toCaller(user), given)
    return call.call_id
  }

  /** The carrier's id of the call. Throws what `Accounts.prove` and `place` throw. */
  async function place({ credentials, agentNumber, leadNumber }: PlacingRequest): Promise<string> {
    const user = await accounts.prove(credentials)
    const call = await calling.place(toCaller(user), { agentNumber, leadNumber })
    return call.carrierCallId
  }

  /**
   * What the carrier is to do with a call whose agent has answered. That it asks is news by itself. Throws
   * `webhook-not-signed`.
   */
  async function script(callId: string | null, request: CarrierRequest): Promise<string> {
    webhooks.verify(request)
    const call = callId === null ? null : await calls.find(callId)
    if (!call?.dial) return webhooks.hangUpScript()

    const news = webhooks.readLeg('agent', request)
    const { dial } = news === null ? { dial: call.dial } : await calling.report(call.call_id, news)
    const isAnother = news !== null && news.carrierLegId !== dial.agent.carrierLegId // nobody would look after that one
    if (!(await contacts.mayCall(dial.leadNumber))) return webhooks.hangUpScript()
    if (isAnother || dial.outcome !== null || dial.hangUpAskedAt !== null) return webhooks.hangUpScript()
    return webhooks.bridgeScript({ callId: call.call_id, ...dial })
  }

  /**
   * Waits for a call to be understood. Throws `unauthenticated`, `recording-url-refused`, `bad-request`, `call-not-found`,
   * `recording-absent`, `recording-unreadable`, `telephony-unavailable`, and `still-working` when it takes too long.
   */
  async function readRecording(asked: RecordingRequest, { token, signal }: Asker): Promise<ReadCall> {
    const viewer = await viewerOf(asked, token)
    const { call_id: callId } = await callOf(asked, viewer)
    const { story } = await calling.getUntilRead(viewer, callId, { deadlineMs: LONGEST_WAIT_MS, signal })
    if (story.stage !== 'done') throw withoutWords(story)

    const segments = await transcripts.segmentsOf(callId)
    const finding = await analyses.findFinding(callId)
    if (!segments || !finding) throw new Error('A call that was read has no transcript or no requirement.')
    return { transcript: transcriptLines(segments), entities: requirementText(finding.requirement) }
  }

  /** Null without a token. Throws `unauthenticated` for a bad one. */
  async function callerOf(token: string | null): Promise<Caller | null> {
    if (token === null) return null
    const caller = await accounts.whoIs(token)
    if (!caller) throw new AppError('unauthenticated', 'This token is not valid.')
    return caller
  }

  async function viewerOf({ account_sid, auth_token }: RecordingRequest, token: string | null) {
    const caller = await callerOf(token)
    if (caller) return caller
    if (carrierAccount.proves(account_sid ?? '', auth_token ?? '')) return ACCOUNT_OWNER
    throw new AppError(
      'unauthenticated',
      'account_sid and auth_token are not those of this server. Send them, or a bearer token.',
    )
  }

  async function callOf({ recording_url, call_sid }: RecordingRequest, viewer: Viewer): Promise<Call> {
    const url = given(recording_url)
    const callId = given(call_sid)
    const known = callId ? await calls.getFor(viewer, callId).catch(absent) : null
    if (!url) {
      if (!callId) throw new AppError('bad-request', 'Send call_sid, or recording_url.')
      if (!known) throw new AppError('call-not-found', 'There is no such call.')
      return known
    }
    const carrierRecordingId = carrierAccount.recordingIdIn(url)
    const isTheSame = known?.dial?.carrierRecording?.carrierRecordingId === carrierRecordingId
    if (known && isTheSame) return known
    if (viewer.role === 'agent' && !known)
      throw new AppError('call-not-found', 'There is no such recording among your calls.')
    return calling.adopt(viewer, { carrierRecordingId, carrierCallId: known?.carrierCallId ?? callId })
  }

  return { note, place, script, readRecording }
}

/** An empty field of a form is none. */
function given(field: string | undefined): string | null {
  return field === undefined || field === '' ? null : field
}

function absent(error: unknown): null {
  if (error instanceof AppError && error.code === 'call-not-found') return null
  throw error
}

/** Why a call whose story is over has no words to show. */
function withoutWords({ stage, failure }: CallStory): AppError {
  switch (stage) {
    case 'noted':
      return new AppError('recording-absent', 'This call was noted, and not placed.')
    case 'no-talk':
      return new AppError('recording-absent', 'Agent and lead were not joined, so there is no recording.')
    case 'no-recording':
      return new AppError('recording-absent', 'The telephone company has no recording of this call.')
    default:
      return new AppError(
        'recording-unreadable',
        failure?.message ?? 'The recording could not be understood.',
      )
  }
}
