/**
 * Messages between the front and one recognising thread.
 *
 * Audio is 16-bit little-endian mono PCM at the rate of the stream's settings, cut anywhere, even inside a
 * sample. A thread serves many streams at once; each stream is answered in the order in which it asked.
 */
import type { StreamSettings } from './stream-settings.ts'

export type StreamId = number

export type ToWorker =
  | { readonly type: 'open'; readonly streamId: StreamId; readonly settings: StreamSettings }
  /** Answered by one `reply`. The buffer is transferred: the sender must not touch it again. */
  | { readonly type: 'hear'; readonly streamId: StreamId; readonly bytes: ArrayBuffer }
  /** Answered by one `reply` with the final result and, if the stream ends, by `closed`. */
  | { readonly type: 'finish'; readonly streamId: StreamId; readonly endsStream: boolean }
  /** Nobody listens any more: what waits is forgotten, and `closed` is the next thing said about it. */
  | { readonly type: 'abandon'; readonly streamId: StreamId }
  /** Everything is abandoned and the thread ends. */
  | { readonly type: 'stop' }

export type FromWorker =
  | {
      readonly type: 'reply'
      readonly streamId: StreamId
      readonly json: string
      readonly audioSeconds: number
      readonly decodeSeconds: number
    }
  /** The last message about a stream; every `open` gets exactly one, from the pool if the thread died. */
  | { readonly type: 'closed'; readonly streamId: StreamId; readonly failure: StreamFailure | null }

/** What really crosses, in order. */
export type FromWorkerBatch = readonly FromWorker[]

export type StreamFailure =
  /** libvosk made no recogniser. */
  | 'no-recogniser'
  /** Not one word of the phrase list is in the model's vocabulary. */
  | 'phrases-unknown'
  /** libvosk threw an exception on this audio. */
  | 'recogniser-failed'
  /** The thread ended with all its streams. */
  | 'worker-died'
