import type { KeptSegment, SegmentCorrection } from '@leadbreak/contract'

import type { Ledger } from '../../jobs/ledger.ts'
import { AppError } from '../../lib/app-error.ts'
import { toInstant, type Clock } from '../../lib/clock.ts'
import type { News } from '../../live/news.ts'
import type { Storage, Write } from '../../storage/collection.ts'
import type { Viewer } from '../calls/call.ts'
import { readKey, readTask } from '../calls/call-jobs.ts'
import type { Calls } from '../calls/calls.ts'
import { ownerKeyOf, wordKeysOf } from './segment-document.ts'
import {
  handleOf,
  segmentsDeclaration,
  toKeptSegment,
  transcriptsDeclaration,
  wholeSegment,
  wholeTranscript,
  type Correction,
  type SegmentDocument,
  type TranscriptDocument,
} from './transcript-store.ts'

export interface CorrectionsDeps {
  readonly storage: Storage
  readonly calls: Pick<Calls, 'getFor'>
  readonly ledger: Ledger
  readonly news: News
  readonly clock: Clock
  /** Told after each commit that asked for work. */
  readonly onWork: () => void
}

/** The names of a segment, as a client knows them. */
export interface SegmentName {
  readonly callId: string
  readonly segmentId: string
}

export type Corrections = ReturnType<typeof makeCorrections>

const MOST_TRIES = 20

/** What people correct in transcripts. */
export function makeCorrections({ storage, calls, ledger, news, clock, onWork }: CorrectionsDeps) {
  const transcripts = storage.collection(transcriptsDeclaration)
  const segments = storage.collection(segmentsDeclaration)

  /**
   * Writes what a person says was said, in the place of what was heard, which is kept. In the same commit it is asked to read
   * the requirement again, where it was read from the old words. Throws `call-not-found`, `segment-not-found`, and
   * `segment-changed` when the person saw another revision.
   */
  async function correct(
    viewer: Viewer,
    name: SegmentName,
    { text, revision }: SegmentCorrection,
  ): Promise<KeptSegment> {
    const { call_id: callId, agentId, username } = await calls.getFor(viewer, name.callId)
    const owner = { agentId, username }
    const by = { userId: viewer.id, username: viewer.username, at: toInstant(clock.nowMs()) }
    for (let tries = 0; tries < MOST_TRIES; tries++) {
      const { transcript, segment } = await find(callId, name.segmentId)
      if (segment.revision !== revision)
        throw new AppError('segment-changed', 'The segment was changed meanwhile. Look at it again.')
      const next = { ...withText(segment, text, by), ownerKey: ownerKeyOf(owner) }
      if (next.revision === revision) return toKeptSegment(segment)

      const job = await readingAgain(transcript)
      if (!(await isKept([segments.replace(next), ...job]))) continue
      if (job.length > 0) onWork()
      const told = toKeptSegment(next)
      news.publish(owner, {
        ...({ kind: 'segment', callId, isFinal: true } as const),
        ...{ stableText: told.text, segment: told },
      })
      return told
    }
    throw new AppError('overloaded', 'The segment kept changing under us.', { retryable: true })
  }

  async function find(callId: string, segmentId: string) {
    const transcript = await transcripts.get(callId)
    // Segments of earlier versions have no name but their id.
    const kept =
      (await segments.getBy('handle', handleOf(callId, segmentId))) ?? (await segments.get(segmentId))
    const segment = kept && wholeSegment(kept, callId)
    if (transcript && segment?.edition === transcript.edition && segment.segmentId === segmentId)
      return { transcript: wholeTranscript(transcript), segment }
    throw new AppError('segment-not-found', 'There is no such segment in this transcript.')
  }

  async function readingAgain({ callId, source }: TranscriptDocument): Promise<Write[]> {
    const key = readKey(callId)
    const wasAsked = source === 'recording' || (await ledger.findByKey(key)) !== null
    return wasAsked ? [await ledger.addOnce(readTask(callId), { key })] : []
  }

  async function isKept(writes: readonly Write[]): Promise<boolean> {
    try {
      return await storage.commit(writes)
    } catch (error) {
      if (error instanceof AppError && error.code === 'duplicate-key') return false
      throw error
    }
  }

  return { correct }
}

/** The segment with a person's text, or, for null, with what was heard; the same revision where that changes nothing. */
function withText(segment: SegmentDocument, text: string | null, by: Correction): SegmentDocument {
  const heard = segment.heardText ?? segment.text
  const next = text === null ? heard : text.normalize('NFC').trim().replace(/\s+/g, ' ')
  if (next === segment.text) return segment
  const isHeard = next === heard
  return {
    ...segment,
    text: next,
    heardText: isHeard ? null : heard,
    correction: isHeard ? null : by,
    wordKeys: wordKeysOf(next),
    revision: segment.revision + 1,
  }
}
