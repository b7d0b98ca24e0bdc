import type { Language, Segment, Transcript } from '@leadbreak/contract'

import { toInstant, type Clock } from '../../lib/clock.ts'
import { newId } from '../../lib/ids.ts'
import type { Page, Storage, Write } from '../../storage/collection.ts'
import {
  segmentsDeclaration,
  transcriptsDeclaration,
  type KeptSegment,
  type KeptTranscript,
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
  readonly segments: Page<Segment>
}

export type Transcripts = ReturnType<typeof makeTranscripts>

const LARGEST_PAGE = 1000

/** The written words of calls. Every method may throw `storage-unavailable`. */
export function makeTranscripts({ storage, clock }: TranscriptsDeps) {
  const transcripts = storage.collection(transcriptsDeclaration)
  const segments = storage.collection(segmentsDeclaration)

  /**
   * The writes that make this the call's transcript in place of any other, to be committed together with what depends
   * on them. Their commit resolves to false when another transcript of the call came first.
   */
  async function save(callId: string, heard: HeardCall): Promise<Write[]> {
    const old = await transcripts.get(callId)
    const edition = newId()
    const next = {
      callId,
      revision: old === null ? 0 : old.revision + 1,
      edition,
      source: 'recording' as const,
      gaps: [],
      segmentCount: heard.segments.length,
      speakersSeparated: heard.speakersSeparated,
      languages: languagesOf(heard.segments),
      durationMs: heard.durationMs,
      madeAt: toInstant(clock.nowMs()),
    }
    const oldSegments = old === null ? [] : await allSegments(old.edition)
    return [
      old === null ? transcripts.insert(next) : transcripts.replace(next),
      ...oldSegments.map(({ id, revision }) => segments.remove(id, revision)),
      ...heard.segments.map((segment, index) =>
        segments.insert({ ...segment, id: `${edition}-${index}`, revision: 0, edition, index }),
      ),
    ]
  }

  /** The writes that give a call the transcript of another, as `save` does; null while that one has none. */
  async function copy(fromCallId: string, toCallId: string): Promise<Write[] | null> {
    const heard = await ofOneEdition(fromCallId, async ({ edition, speakersSeparated, durationMs }) => ({
      segments: (await allSegments(edition)).map(toSegment),
      speakersSeparated,
      durationMs,
    }))
    return heard && save(toCallId, heard)
  }

  async function isThere(callId: string): Promise<boolean> {
    return (await transcripts.get(callId)) !== null
  }

  /** One page of a call's transcript, or null while there is none. Throws `bad-request` for a broken `after`. */
  async function read(
    callId: string,
    { after = null, limit }: { after?: string | null; limit: number },
  ): Promise<TranscriptPage | null> {
    return ofOneEdition(callId, async (kept) => {
      const page = await pageOf(kept.edition, after, limit)
      return { transcript: toTranscript(kept), segments: { ...page, items: page.items.map(toSegment) } }
    })
  }

  /** All segments of a call in order, or null while there is no transcript. */
  async function segmentsOf(callId: string): Promise<Segment[] | null> {
    return ofOneEdition(callId, async ({ edition }) => (await allSegments(edition)).map(toSegment))
  }

  /** The transcript as a person reads it, one line for each segment, or null while there is none. */
  async function text(callId: string): Promise<string | null> {
    const all = await segmentsOf(callId)
    return all === null ? null : transcriptText(all)
  }

  /** Reads again when another transcript took the place of the one that was being read. */
  async function ofOneEdition<T>(
    callId: string,
    readEdition: (kept: KeptTranscript) => Promise<T>,
  ): Promise<T | null> {
    let kept = await transcripts.get(callId)
    while (kept !== null) {
      const result = await readEdition(kept)
      const now = await transcripts.get(callId)
      if (now?.edition === kept.edition) return result
      kept = now
    }
    return null
  }

  async function allSegments(edition: string): Promise<KeptSegment[]> {
    const all: KeptSegment[] = []
    let after: string | null = null
    do {
      const page: Page<KeptSegment> = await pageOf(edition, after, LARGEST_PAGE)
      all.push(...page.items)
      after = page.next
    } while (after !== null)
    return all
  }

  function pageOf(edition: string, after: string | null, limit: number): Promise<Page<KeptSegment>> {
    return segments.find({ where: { edition }, orderBy: 'index', after, limit })
  }

  return { save, copy, isThere, read, segmentsOf, text }
}

function toTranscript(kept: KeptTranscript): Transcript {
  const { callId, source, segmentCount, speakersSeparated, languages, durationMs, gaps, madeAt } = kept
  return { callId, source, segmentCount, speakersSeparated, languages, durationMs, gaps, madeAt }
}

function toSegment({ speaker, language, text, startMs, endMs, words, alternative }: KeptSegment): Segment {
  const segment = { speaker, language, text, startMs, endMs, words }
  return alternative === undefined ? segment : { ...segment, alternative }
}

/** The languages in the order of how long they were spoken. */
function languagesOf(segments: readonly Segment[]): Language[] {
  const spokenMs = new Map<Language, number>()
  for (const { language, startMs, endMs } of segments) {
    spokenMs.set(language, (spokenMs.get(language) ?? 0) + endMs - startMs)
  }
  return [...spokenMs].sort(([, a], [, b]) => b - a).map(([language]) => language)
}
