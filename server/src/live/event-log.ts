import type { LiveEvent } from '@leadbreak/contract'

import type { LiveLimits } from './limits.ts'
import type { CallOwner } from './news.ts'

/** An event as every client gets it. */
export interface LoggedEvent {
  readonly sequence: number
  readonly owner: CallOwner
  readonly callId: string
  /** Of a segment that is still being spoken: the next one takes its place, so it may be left out. */
  readonly isPartial: boolean
  /** The whole message, in UTF-8. */
  readonly message: Buffer
}

export type EventLog = ReturnType<typeof makeEventLog>

/**
 * The latest events, for clients that were away for a while. Of a segment that is being spoken only the newest state is
 * kept, until the segment is final or dropped. `before` is the sequence number before the first event.
 */
export function makeEventLog(
  before: number,
  { keptEvents, keptBytes, keptPartials }: Pick<LiveLimits, 'keptEvents' | 'keptBytes' | 'keptPartials'>,
) {
  let kept: LoggedEvent[] = []
  /** Those in front of it are forgotten; they are removed when they are the greater part. */
  let begin = 0
  let bytes = 0
  let forgottenThrough = before
  let last = before
  /** By call and segment, the one that changed longest ago first. */
  const partials = new Map<string, LoggedEvent>()

  /** `logged` is `event`, and newer than all that were added before. */
  function add(event: LiveEvent, logged: LoggedEvent): void {
    last = logged.sequence
    switch (event.kind) {
      case 'segment':
        partials.delete(keyOf(event.callId, event.segment.segmentId))
        if (!event.isFinal) {
          keepPartial(keyOf(event.callId, event.segment.segmentId), logged)
          return
        }
        break
      case 'segment-dropped':
        partials.delete(keyOf(event.callId, event.segmentId))
        break
      case 'transcript':
        for (const [key, { callId }] of partials) if (callId === event.callId) partials.delete(key)
        break
      default:
    }
    keep(logged)
  }

  function keep(logged: LoggedEvent): void {
    kept.push(logged)
    bytes += logged.message.length
    while (kept.length - begin > keptEvents || bytes > keptBytes) {
      const oldest = kept[begin++]!
      bytes -= oldest.message.length
      forgottenThrough = oldest.sequence
    }
    if (begin > kept.length / 2) {
      kept = kept.slice(begin)
      begin = 0
    }
  }

  function keepPartial(key: string, logged: LoggedEvent): void {
    partials.set(key, logged)
    if (partials.size <= keptPartials) return
    const [oldest] = partials.keys()
    partials.delete(oldest!)
  }

  /**
   * Up to `limit` kept events after `sequence`, in order, and between them the segments that are being spoken. Empty when
   * there is nothing more; null when some of what came after `sequence` is forgotten.
   */
  function after(sequence: number, limit: number): readonly LoggedEvent[] | null {
    if (sequence < forgottenThrough) return null
    const from = firstAfter(sequence)
    const events = kept.slice(from, from + limit)
    const through = events.length < limit ? Infinity : events.at(-1)!.sequence
    const spoken = [...partials.values()].filter(
      (partial) => partial.sequence > sequence && partial.sequence <= through,
    )
    return spoken.length === 0 ? events : [...events, ...spoken].sort(bySequence)
  }

  /** Index of the first kept event after `sequence`. */
  function firstAfter(sequence: number): number {
    let [low, high] = [begin, kept.length]
    while (low < high) {
      const middle = (low + high) >>> 1
      if (kept[middle]!.sequence > sequence) high = middle
      else low = middle + 1
    }
    return low
  }

  /** Whether somebody who has seen everything up to `sequence` can be told all that he missed. */
  function reachesBackTo(sequence: number): boolean {
    return sequence >= forgottenThrough && sequence <= last
  }

  /** The segments that are being spoken, in order. */
  function beingSpoken(): readonly LoggedEvent[] {
    return [...partials.values()].sort(bySequence)
  }

  return { add, after, reachesBackTo, beingSpoken, lastSequence: () => last }
}

function keyOf(callId: string, segmentId: string): string {
  return `${callId}/${segmentId}`
}

function bySequence(left: LoggedEvent, right: LoggedEvent): number {
  return left.sequence - right.sequence
}
