import type { LegEvent, RecordingEvent } from '../exchange/exchange.ts'
import type { TrackChoice } from '../streams/stream.ts'

export type Method = 'GET' | 'POST'

/** As it stands in the document, relative ones included. */
export interface Address {
  readonly url: string
  readonly method: Method
}

/** What may be said inside `<Gather>` too. */
export type Prompt =
  | { readonly kind: 'say'; readonly text: string; readonly language: string; readonly times: number }
  | {
      readonly kind: 'play'
      readonly url: string
      /** Keys to be played instead, or null. */
      readonly digits: string | null
      readonly times: number
    }
  | { readonly kind: 'pause'; readonly lengthMs: number }

export interface Gather {
  readonly kind: 'gather'
  readonly prompts: readonly Prompt[]
  readonly takesDigits: boolean
  /** Null is any number of them. */
  readonly numDigits: number | null
  /** Empty when no key ends it. */
  readonly finishOnKey: string
  readonly timeoutMs: number
  /** Null is the document itself. */
  readonly action: Address | null
  readonly actionOnEmptyResult: boolean
}

export interface RecordingWish {
  readonly channels: 1 | 2
  readonly trims: boolean
  readonly callback: (Address & { readonly events: readonly RecordingEvent[] }) | null
}

export interface DialledNumber {
  readonly number: string
  /** What is carried out for the called party before the two are joined, or null. */
  readonly screening: Address | null
  readonly status: (Address & { readonly events: readonly LegEvent[] }) | null
  readonly detectsMachine: boolean
}

export interface Dial {
  readonly kind: 'dial'
  readonly numbers: readonly DialledNumber[]
  readonly callerId: string | null
  readonly timeoutMs: number
  readonly timeLimitMs: number
  readonly action: Address | null
  readonly record: (RecordingWish & { readonly from: 'answer' | 'ringing' }) | null
}

export interface RecordVerb {
  readonly kind: 'record'
  readonly action: Address | null
  /** Silence that ends it. */
  readonly timeoutMs: number
  readonly maxLengthMs: number
  readonly finishOnKey: string
  readonly playsBeep: boolean
  readonly wish: RecordingWish
}

export interface StartStream {
  readonly kind: 'start-stream'
  readonly url: string
  readonly name: string | null
  readonly track: TrackChoice
  readonly status: Address | null
  readonly parameters: Readonly<Record<string, string>>
}

export interface StopStream {
  readonly kind: 'stop-stream'
  readonly name: string | null
}

export interface StartRecording {
  readonly kind: 'start-recording'
  readonly wish: RecordingWish
}

/** One step of a TwiML document, with what is absent there filled in. */
export type Verb =
  | Prompt
  | Gather
  | Dial
  | RecordVerb
  | ({ readonly kind: 'redirect' } & Address)
  | { readonly kind: 'hangup' }
  | { readonly kind: 'reject'; readonly reason: 'rejected' | 'busy'; readonly isFirst: boolean }
  | StartStream
  | StopStream
  | StartRecording
  | { readonly kind: 'connect-stream'; readonly url: string }
