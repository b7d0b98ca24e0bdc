import type { CallView, Gap, KeptSegment, LiveEvent } from '@leadbreak/contract'

import type { SeenEvent, SegmentEvent } from './a-live-watcher.ts'

/** What was seen of one call. */
export function seenOf(all: readonly SeenEvent[], callId: string) {
  const events = all.filter(({ event }) => callIdOf(event) === callId)
  const of = <Kind extends LiveEvent['kind']>(kind: Kind) =>
    events.flatMap((seen) => (isOf(seen.event, kind) ? [{ ...seen, event: seen.event }] : []))
  const segments = of('segment')
  const finals = segments.filter(({ event }) => event.isFinal)

  return {
    events,
    of,
    segments,
    finals,
    /** Settled while the call went on, in the order of time. */
    finalSegments: finals.map(({ event }): KeptSegment => event.segment).toSorted(byTime),
    gaps: of('gap').map(({ event }): Gap => event.gap),
    /** When the call was first told to be in this state. */
    firstIn: (status: CallView['status']) => of('call').find(({ event }) => event.call.status === status),
  }
}

function isOf<Kind extends LiveEvent['kind']>(
  event: LiveEvent,
  kind: Kind,
): event is Extract<LiveEvent, { kind: Kind }> {
  return event.kind === kind
}

export function callIdOf(event: LiveEvent): string {
  switch (event.kind) {
    case 'call':
      return event.call.callId
    case 'recording':
      return event.recording.callId
    case 'requirement':
      return event.requirement.callId
    default:
      return event.callId
  }
}

export function isFinal({ event }: SeenEvent): boolean {
  return event.kind === 'segment' && event.isFinal
}

export function byTime(a: KeptSegment, b: KeptSegment): number {
  return a.startMs - b.startMs || a.endMs - b.endMs
}

/** The revisions of each segment, in the order in which they were told. */
export function revisionsOf(segments: readonly { readonly event: SegmentEvent }[]) {
  return Map.groupBy(
    segments.map(({ event }) => event),
    ({ segment }) => segment.segmentId,
  )
}
