import type { Gap, Segment } from '@leadbreak/contract'

import type { SoundingCall } from '../calls/call-sound.ts'

/** A segment that is settled, under the name that its partials had. */
export type SettledSegment = Segment & { readonly segmentId: string; readonly revision: number }

/** Keeps what is heard of calls while they go on. Every method may throw `storage-full` and `storage-unavailable`. */
export interface LiveTranscripts {
  /** Durably, when it resolves. A segment that came before is not kept twice. */
  keep(call: SoundingCall, segment: SettledSegment): Promise<void>
  keepGap(call: SoundingCall, gap: Gap): Promise<void>
}
