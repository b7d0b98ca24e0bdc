import type { WebHook } from '../outside/outside.ts'
import type { Stream, StreamOrder, StreamProblem } from '../streams/stream.ts'

/** As the REST interface tells it. The status callback also knows `initiated`, which REST shows as `queued` or `ringing`. */
type LegStatus =
  'queued' | 'ringing' | 'in-progress' | 'completed' | 'busy' | 'no-answer' | 'failed' | 'canceled'

export type LegEvent = 'initiated' | 'ringing' | 'answered' | 'completed'

/** One telephone leg. What REST calls a call is a leg, and `<Dial>` makes another one, its child. Times are milliseconds since 1970. */
export interface Leg {
  /** `CA` and 32 hexadecimal digits. */
  readonly sid: string
  readonly parentSid: string | null
  readonly to: string
  readonly from: string
  readonly direction: 'outbound-api' | 'outbound-dial'
  readonly status: LegStatus
  readonly createdAtMs: number
  readonly updatedAtMs: number
  /** When its turn in the queue came; null for one that waits, and one that was canceled there. */
  readonly begunAtMs: number | null
  /** When it was answered. */
  readonly answeredAtMs: number | null
  readonly endedAtMs: number | null
  readonly answeredBy: 'human' | 'machine_start' | null
}

export interface StatusHook extends WebHook {
  readonly events: readonly LegEvent[]
}

export interface RecordingHook extends WebHook {
  readonly events: readonly RecordingEvent[]
}

export type RecordingEvent = 'in-progress' | 'completed' | 'absent'

export interface NewCall {
  readonly to: string
  readonly from: string
  readonly instructions: Instructions
  readonly fallback: WebHook | null
  readonly status: StatusHook | null
  /** How long it may ring. */
  readonly ringMs: number
  /** How long it may last from the answer. */
  readonly timeLimitMs: number
  /** Record=true: the whole call from its answer. */
  readonly record: RecordingOrder | null
  readonly detectsMachine: boolean
}

export type Instructions = { readonly hook: WebHook } | { readonly twiml: string }

export interface RecordingOrder {
  readonly channels: 1 | 2
  readonly hook: RecordingHook | null
  /** Leaves out the silence at both ends; absent is the carrier's default, which is yes for a whole call and no for a recording begun later. */
  readonly trimsSilence?: boolean
}

export type CallChange =
  | {
      readonly kind: 'redirect'
      readonly instructions: Instructions
      /** Null leaves it at that of the call. */
      readonly fallback: WebHook | null
    }
  /** Counted from the answer. */
  | { readonly kind: 'time-limit'; readonly ms: number }
  /** `canceled` ends a call that has not been answered; `completed` ends any. */
  | { readonly kind: 'end'; readonly as: 'canceled' | 'completed' }
  | { readonly kind: 'status-hook'; readonly status: StatusHook }

export interface Recording {
  /** `RE` and 32 hexadecimal digits. */
  readonly sid: string
  /** Always the parent leg. */
  readonly callSid: string
  readonly channels: 1 | 2
  readonly source: 'DialVerb' | 'OutboundAPI' | 'StartCallRecordingAPI' | 'RecordVerb'
  readonly status: 'in-progress' | 'paused' | 'stopped' | 'processing' | 'completed' | 'absent'
  readonly createdAtMs: number
  readonly startedAtMs: number
  readonly updatedAtMs: number
  /** Null while it is being made. */
  readonly durationMs: number | null
}

/** What happened, in order, for people who watch. `about` is in the words of the trade, with no more than the page may show. */
export interface ExchangeEvent {
  readonly atMs: number
  readonly callSid: string
  /** As `ringing`, `say`, `webhook delivered`, `twiml fetched`, `warning`. */
  readonly what: string
  readonly about: string
}

/**
 * The telephone company behind the REST interface: places legs, carries out TwiML, records. All methods act at once; what
 * follows from them happens as the clock runs.
 */
export interface Exchange {
  placeCall(call: NewCall): Leg
  findCall(sid: string): Leg | null
  /** All legs, the newest first. */
  listCalls(): readonly Leg[]
  /** `wrong-state` when the call has ended, when it has been answered (for `canceled`), and when it has not (for `redirect`). */
  changeCall(sid: string, change: CallChange): Leg | 'not-found' | 'wrong-state'
  /** Only an ended call can be deleted. */
  deleteCall(sid: string): 'deleted' | 'not-found' | 'wrong-state'
  /** The person at this leg presses keys of the telephone (`0-9 * # A-D`). `wrong-state` when it is not in progress. */
  pressDigits(sid: string, digits: string): Leg | 'not-found' | 'wrong-state'

  /** Starts recording a call that is in progress. */
  startRecording(callSid: string, order: RecordingOrder): Recording | 'not-found' | 'wrong-state'
  /** `sid` may be `Twilio.CURRENT`. */
  changeRecording(
    callSid: string,
    sid: string,
    to: 'paused' | 'in-progress' | 'stopped',
  ): Recording | 'not-found' | 'wrong-state'
  findRecording(sid: string): Recording | null
  /** The newest first. */
  listRecordings(): readonly Recording[]
  /** One array of 8 kHz samples for each channel asked for, or null when it is not (or no longer) there. */
  readRecording(sid: string, channels: 1 | 2): readonly Int16Array[] | null
  deleteRecording(sid: string): boolean

  /** Sends the sound of a call that is in progress to the customer; a problem refuses it. */
  startStream(callSid: string, order: StreamOrder): Stream | StreamProblem | 'not-found' | 'wrong-state'
  /** By its SID or its name; one that is over stays as it is. */
  stopStream(callSid: string, sidOrName: string): Stream | 'not-found'
  /** Those of one leg, or of all, the oldest first. */
  listStreams(callSid?: string): readonly Stream[]

  events(): readonly ExchangeEvent[]
  /** Told of each event as it happens; the answer ends it. */
  watch(listener: (event: ExchangeEvent) => void): () => void
  /** Ends all calls without telling anybody, and stops all timers. */
  close(): void
}
