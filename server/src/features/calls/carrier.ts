import type { Readable } from 'node:stream'

import type { Instant } from '../../lib/clock.ts'

/** Who is rung, first the agent and, when he has answered, the lead. Numbers are E.164. */
export interface CallOrder {
  readonly callId: string
  readonly agentNumber: string
  readonly leadNumber: string
  readonly placedAt: Instant
}

/** `unknown`: it may ring or not; whoever asked must find out, and must not ask again. */
export type Placed =
  { readonly outcome: 'placed'; readonly carrierCallId: string } | { readonly outcome: 'unknown' }

export type Side = 'agent' | 'lead'
export type LegEnd = 'completed' | 'busy' | 'no-answer' | 'failed' | 'canceled'

/** What a telephone company tells of one leg. May come twice, late and in any order. */
export interface LegReport {
  readonly kind: 'leg'
  readonly side: Side
  readonly carrierLegId: string
  /** `queued`: it waits its turn at the carrier; nothing rings. */
  readonly state: 'queued' | 'initiated' | 'ringing' | 'answered' | 'ended'
  /** With `ended` only, and always then. */
  readonly end: LegEnd | null
  /** When it happened, by the carrier's clock. */
  readonly at: Instant
}

/** There never was a leg to the lead, as far as the carrier knows; only from asking it about a call that ended. */
export interface NoLeadLegReport {
  readonly kind: 'no-lead-leg'
  readonly at: Instant
}

export interface RecordingReport {
  readonly kind: 'recording'
  readonly carrierRecordingId: string
  readonly state: 'in-progress' | 'completed' | 'absent' | 'failed'
  readonly at: Instant
}

/** The carrier knows of no recording of a call that ended; only from asking it. */
export interface NoRecordingReport {
  readonly kind: 'no-recording'
  readonly at: Instant
}

export type CarrierReport = LegReport | NoLeadLegReport | RecordingReport | NoRecordingReport

/** What the carrier tells of a stream of a call's sound, aside of the stream. May come twice, late and in any order. */
export interface StreamReport {
  readonly streamId: string
  readonly state: 'started' | 'stopped' | 'failed'
}

export interface WantedSound {
  readonly callId: string
  readonly carrierCallId: string
  /** By which the stream is let in. */
  readonly token: string
}

/**
 * A telephone company that rings two people and joins them. Every method but `placeCall` throws
 * `telephony-unavailable` (retryable) when it cannot be reached or is too busy.
 */
export interface Carrier {
  /**
   * Asked once for each call, never again. Throws `telephony-refused` when the carrier said no, and
   * `telephony-unavailable` when the order certainly did not get there.
   */
  placeCall(order: CallOrder): Promise<Placed>

  /**
   * The carrier's ids of calls that may have come from an order whose answer was lost: to the same agent, from our number,
   * placed since then. The oldest first.
   */
  findPlaced(order: CallOrder): Promise<readonly string[]>

  /** Ends it wherever it stands, queued and ringing too; an ended call stays as it is. */
  hangUp(carrierCallId: string): Promise<void>

  /** Has the sound of a call sent to us from now on. False when that call is over, or its sound cannot come safely. */
  startSound(wanted: WantedSound): Promise<boolean>

  /** Everything the carrier knows now about a call, its lead's leg and its recordings; null when it knows no such call. */
  askAbout(carrierCallId: string): Promise<readonly CarrierReport[] | null>

  /**
   * The sound of a recording as a WAV file, the agent in the first of two channels; one channel when the carrier has no
   * more. Throws `recording-not-ready` (retryable) while the carrier does not have it, `telephony-unavailable` also while
   * it is read, and `recording-url-refused` when the carrier sends us to a place that we do not go to.
   */
  openRecording(carrierRecordingId: string, signal: AbortSignal): Promise<Readable>

  /** The call that a recording belongs to, or null when the carrier knows no such recording. */
  callOfRecording(carrierRecordingId: string): Promise<string | null>
}

/** A request from outside that claims to come from the carrier. */
export interface CarrierRequest {
  readonly method: string
  /** Path and query as they came. */
  readonly target: string
  readonly headers: Readonly<Record<string, string | string[] | undefined>>
  /** Of a form, repeated names as arrays; empty for GET. */
  readonly parameters: Readonly<Record<string, string | readonly string[]>>
}

/** The other direction: what the carrier asks of us and tells us. */
export interface CarrierWebhooks {
  /** Throws `webhook-not-signed` for whatever the carrier did not send to this very address. */
  verify(request: CarrierRequest): void
  /** What a verified request tells. Null for what we need not know. */
  readLeg(side: Side, request: CarrierRequest): LegReport | null
  readRecording(request: CarrierRequest): RecordingReport | null
  readStream(request: CarrierRequest): StreamReport | null
  /** What the carrier is to do when the agent has answered: send us the sound, ring the lead, join, record. As XML. */
  bridgeScript(order: CallOrder): string
  /** What ends a call. */
  hangUpScript(): string
}

/** The account that we have at the carrier, for callers who prove themselves by it. */
export interface CarrierAccount {
  /** Whether these are its credentials; takes the same time whatever is wrong. */
  proves(accountId: string, secret: string): boolean
  /** The carrier's id of the recording that an address names. Throws `recording-url-refused` for any other address. */
  recordingIdIn(url: string): string
}
