import type { Clock } from '../clock/clock.ts'
import type { Outside, WebHook } from '../outside/outside.ts'
import type { Directory } from '../personas/persona.ts'
import type { EventLog } from './event-log.ts'
import type { Instructions } from './exchange.ts'
import type { Line } from './line.ts'
import type { Recorder } from './recorder.ts'
import type { Streams } from '../streams/streams.ts'

/** What all parts of a running exchange share. */
export interface Office {
  readonly accountSid: string
  /** Those of the account, which others may be called from. */
  readonly numbers: readonly string[]
  readonly clock: Clock
  readonly outside: Outside
  readonly directory: Directory
  /** Prepared voices at 8 kHz; null where there is none for this text. */
  readonly sayings: (text: string, language: string) => Int16Array | null
  readonly log: Pick<EventLog, 'add'>
  readonly recorder: Recorder
  readonly streams: Streams
  /** Makes a leg known to REST. */
  readonly connect: (party: Party) => void
}

/** A leg, and what can be done to it from outside. */
export interface Party {
  readonly line: Line
  /** Drops what it does for new instructions; `fallback` null is that of the call. */
  readonly redirect: (instructions: Instructions, fallback: WebHook | null) => void
  readonly press: (digits: string) => void
}
