import type { KeptSegment, Segment, Transcript, WholeTranscript } from '@leadbreak/contract'

import { toInstant, type Clock } from '../../lib/clock.ts'
import { newId } from '../../lib/ids.ts'
import { WORD_KEY_RULES } from '../../lib/word-keys.ts'
import type { Page, Storage, Write } from '../../storage/collection.ts'
import type { SoundingCall } from '../calls/call-sound.ts'
import { align } from './align.ts'
import { newEdition, ownerKeyOf, toDocument, type CorrectableSegment } from './segment-document.ts'
import { languagesOf, spokenMsOf } from './spoken-languages.ts'
import {
  segmentsDeclaration,
  toKeptSegment,
  toTranscript,
  transcriptsDeclaration,
  wholeSegment,
  wholeTranscript,
  type SegmentDocument,
  type TranscriptDocument,
} from './transcript-store.ts'
import { transcriptText } from './transcript-text.ts'

export interface TranscriptsDeps {
  readonly storage: Storage
  readonly clock: Clock
}

/** What was heard of a whole call. */
export interface HeardCall {
  readonly segments: readonly Segment[]
  readonly speakersSeparated: boolean
  readonly durationMs: number
}

export interface TranscriptPage {
  readonly transcript: Transcript
  readonly segments: Page<KeptSegment>
}

/** A transcript that is to be committed, together with what depends on it. */
export interface NewTranscript {
  readonly writes: readonly Write[]
  readonly segmentCount: number
}

export type Transcripts = ReturnType<typeof makeTranscripts>

const LARGEST_PAGE = 1000

/**
 * The written words of calls. Segments are in the order of time. Every method may throw `storage-unavailable`.
 */
export function makeTranscripts({ storage, clock }: TranscriptsDeps) {
  const transcripts = storage.collection(transcriptsDeclaration)
  const segments = storage.collection(segmentsDeclaration)

  /**
   * Makes what was heard of a recording the call's transcript, in place of any other and aligned with it. The commit of the
   * writes resolves to false when the transcript was changed meanwhile.
   */
  async function save(call: SoundingCall, heard: HeardCall): Promise<NewTranscript> {
    const old = await find(call.callId)
    const before = old === null ? [] : await allSegments(old)
    const { durationMs: heardMs, speakersSeparated } = heard
    const aligned = align({
      ...{ before, gapsBefore: old?.gaps ?? [], heard: heard.segments },
      ...{ heardMs, speakersSeparated, newId },
    })
    const spokenMs = spokenMsOf(aligned.segments)
    const next: TranscriptDocument = {
      callId: call.callId,
      revision: old === null ? 0 : old.revision + 1,
      edition: newEdition(clock.nowMs(), old?.edition ?? null),
      source: 'recording',
      segmentCount: aligned.segments.length,
      speakersSeparated,
      languages: languagesOf(spokenMs),
      spokenMs,
      durationMs: Math.max(heardMs, ...aligned.segments.slice(-1).map(({ endMs }) => endMs)),
      gaps: [...aligned.gaps],
      madeAt: toInstant(clock.nowMs()),
      searchRules: WORD_KEY_RULES,
    }
    const writes = [
      old === null ? transcripts.insert(next) : transcripts.replace(next),
      ...replaceSegments(before, aligned.segments, next, ownerKeyOf(call.owner)),
    ]
    return { writes, segmentCount: next.segmentCount }
  }

  /** Gives a call what was heard for another, as `save` does; null while the recording of that one is not written down. */
  async function copy(fromCallId: string, call: SoundingCall): Promise<NewTranscript | null> {
    const heard = await ofOneEdition(fromCallId, async (kept) => ({
      source: kept.source,
      segments: (await allSegments(kept)).map(asHeard),
      speakersSeparated: kept.speakersSeparated,
      durationMs: kept.durationMs,
    }))
    return heard?.source === 'recording' ? save(call, heard) : null
  }

  /** The writes that make the segments of a call found by the words and the owner that it has now; null where they are. */
  async function makeFindable(call: SoundingCall): Promise<Write[] | null> {
    const old = await find(call.callId)
    if (old === null || old.searchRules === WORD_KEY_RULES) return null
    const before = await allSegments(old)
    const edition = newEdition(Date.parse(old.madeAt), old.edition)
    const spokenMs = spokenMsOf(before)
    const next = { ...old, revision: old.revision + 1, edition, spokenMs, searchRules: WORD_KEY_RULES }
    return [transcripts.replace(next), ...replaceSegments(before, before, next, ownerKeyOf(call.owner))]
  }

  /** The old ones go first: the new ones may have their names. */
  function replaceSegments(
    old: readonly SegmentDocument[],
    next: readonly CorrectableSegment[],
    { callId, edition }: TranscriptDocument,
    ownerKey: string,
  ): Write[] {
    return [
      ...old.map(({ id, revision }) => segments.remove(id, revision)),
      ...next.map((segment, nth) => segments.insert(toDocument(segment, { callId, ownerKey, edition, nth }))),
    ]
  }

  /** Whether a call's recording is written down. */
  async function isRead(callId: string): Promise<boolean> {
    return (await find(callId))?.source === 'recording'
  }

  /** A call's transcript as a whole, or null while there is none. */
  async function summary(callId: string): Promise<Transcript | null> {
    const kept = await find(callId)
    return kept && toTranscript(kept)
  }

  /**
   * One page of a call's transcript, or null while there is none. While a call goes on, a segment may still come before
   * others that were read. Throws `bad-request` for a broken `after`.
   */
  async function read(
    callId: string,
    { after = null, limit }: { after?: string | null; limit: number },
  ): Promise<TranscriptPage | null> {
    return ofOneEdition(callId, async (kept) => {
      const page = await pageOf(kept, after, limit)
      return { transcript: toTranscript(kept), segments: { ...page, items: page.items.map(toKeptSegment) } }
    })
  }

  /** A call's transcript with all its segments, or null while there is none. */
  async function whole(callId: string): Promise<WholeTranscript | null> {
    return ofOneEdition(callId, async (kept) => ({
      ...toTranscript(kept),
      segments: (await allSegments(kept)).map(toKeptSegment),
    }))
  }

  /** All segments of a call, or null while there is no transcript. */
  async function segmentsOf(callId: string): Promise<readonly KeptSegment[] | null> {
    return (await whole(callId))?.segments ?? null
  }

  /** The transcript as a person reads it, one line for each segment, or null while there is none. */
  async function text(callId: string): Promise<string | null> {
    const all = await segmentsOf(callId)
    return all === null ? null : transcriptText(all)
  }

  async function find(callId: string): Promise<TranscriptDocument | null> {
    const kept = await transcripts.get(callId)
    return kept && wholeTranscript(kept)
  }

  /** Reads again when another transcript took the place of the one that was being read. */
  async function ofOneEdition<T>(
    callId: string,
    readEdition: (kept: TranscriptDocument) => Promise<T>,
  ): Promise<T | null> {
    let kept = await find(callId)
    while (kept !== null) {
      const result = await readEdition(kept)
      const now = await find(callId)
      if (now?.edition === kept.edition) return result
      kept = now
    }
    return null
  }

  async function allSegments(kept: TranscriptDocument): Promise<SegmentDocument[]> {
    const all: SegmentDocument[] = []
    let after: string | null = null
    do {
      const page: Page<SegmentDocument> = await pageOf(kept, after, LARGEST_PAGE)
      all.push(...page.items)
      after = page.next
    } while (after !== null)
    return all
  }

  async function pageOf(
    { edition, callId }: TranscriptDocument,
    after: string | null,
    limit: number,
  ): Promise<Page<SegmentDocument>> {
    const page = await segments.find({ where: { edition }, orderBy: 'startMs', after, limit })
    return { ...page, items: page.items.map((kept) => wholeSegment(kept, callId)) }
  }

  return { save, copy, makeFindable, isRead, summary, read, whole, segmentsOf, text }
}

/** What the recogniser wrote: a correction is of the call in which it was made. */
function asHeard(kept: SegmentDocument): Segment {
  const { speaker, language, text, startMs, endMs, words, alternative, heardText } = kept
  const segment = { speaker, language, text: heardText ?? text, startMs, endMs, words }
  return alternative === undefined ? segment : { ...segment, alternative }
}
