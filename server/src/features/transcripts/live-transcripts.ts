import type { Gap, Segment } from '@leadbreak/contract'

import type { SoundingCall } from '../calls/call-sound.ts'

/** A segment that is settled, under the name that its partials had. */
export type SettledSegment = Segment & { readonly segmentId: string; readonly revision: number }

/**
 * Keeps what is heard of calls while they go on, durably when it resolves. False, and nothing is kept, once the call's
 * recording is written down, which has heard it all. Every method may throw `storage-full` and `storage-unavailable`.
 */
export interface LiveTranscripts {
  /** A segment that came before is not kept twice. */
  keep(call: SoundingCall, segment: SettledSegment): Promise<boolean>
  keepGap(call: SoundingCall, gap: Gap): Promise<boolean>
}
