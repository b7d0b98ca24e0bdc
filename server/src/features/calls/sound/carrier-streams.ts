import type { CarrierRequest, Side } from '../carrier.ts'

/** How a stream introduces itself. */
export interface StreamStart {
  readonly streamId: string
  readonly carrierCallId: string
  /** What was handed out for this one stream. */
  readonly token: string
}

/** Whoever takes one stream of a call. Nothing here throws or waits. */
export interface StreamSink {
  /** Comes once, before all others. False: this stream is not wanted, and its connection is to be closed. */
  begin(start: StreamStart): boolean
  /**
   * Sound of one side. `startMs` is on the stream's own clock, and never before the end of the side's last sound; what
   * lies between the two never came.
   */
  hear(side: Side, startMs: number, samples: Int16Array, sampleRateHz: number): void
  /** The carrier says that nothing more will come, because the call is over or somebody wanted it so. */
  stop(): void
}

/** What one connection says, message by message. */
export interface StreamReader {
  /** False when this is no stream of ours, and its connection is to be closed. Never throws, whatever comes. */
  read(message: string): boolean
  /** Messages and frames that could not be read, or were of another stream; a frame among them counts as silence. */
  readonly damaged: () => number
}

/** The sound of calls as the carrier sends it, over WebSockets that it opens to us. */
export interface CarrierStreams {
  /** Throws `webhook-not-signed` for a connection that the carrier did not open to this very address. */
  verify(request: CarrierRequest): void
  openReader(sink: StreamSink): StreamReader
}
