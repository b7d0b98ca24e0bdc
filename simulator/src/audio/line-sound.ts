import { mix } from '@leadbreak/audio'
import { makeTimeline, SAMPLES_PER_MS, type Timeline } from './timeline.ts'

/** Both directions of one telephone line. */
export interface LineSound {
  /** What the person at this end says, keys included. */
  readonly said: Timeline
  /** What the telephone company plays to this person: announcements, the ringing of the other side. */
  readonly played: Timeline
  /** From `fromMs` on this person hears the other one too; the answer ends that at a moment. One direction only. */
  listenTo(other: LineSound, fromMs: number): (atMs: number) => void
  /** All that this person hears. */
  readonly heard: (fromMs: number, toMs: number) => Int16Array
}

export function makeLineSound(): LineSound {
  const said = makeTimeline()
  const played = makeTimeline()
  const listenings: { readonly other: LineSound; readonly fromMs: number; toMs: number }[] = []

  function listenTo(other: LineSound, fromMs: number): (atMs: number) => void {
    const listening = { other, fromMs, toMs: Infinity }
    listenings.push(listening)
    return (atMs) => {
      listening.toMs = Math.min(listening.toMs, atMs)
    }
  }

  function heard(fromMs: number, toMs: number): Int16Array {
    const tracks = [played.read(fromMs, toMs)]
    for (const listening of listenings) {
      const first = Math.max(fromMs, listening.fromMs)
      const last = Math.min(toMs, listening.toMs)
      if (first >= last) continue
      const track = new Int16Array((toMs - fromMs) * SAMPLES_PER_MS)
      track.set(listening.other.said.read(first, last), (first - fromMs) * SAMPLES_PER_MS)
      tracks.push(track)
    }
    return tracks.length === 1 ? tracks[0]! : mix(tracks)
  }

  return { said, played, listenTo, heard }
}
