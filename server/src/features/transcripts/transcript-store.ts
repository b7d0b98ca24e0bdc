import type { KeptSegment, Language, Transcript } from '@leadbreak/contract'

import type { Instant } from '../../lib/clock.ts'
import { declareCollection } from '../../storage/collection.ts'

/** One for each call; a new one takes the place of the old in one commit. */
export interface TranscriptDocument extends Transcript {
  readonly revision: number
  /** Which segments belong to it; new with every replacement. */
  readonly edition: string
  /** How long each language was spoken, for `languages` to follow a call that goes on. */
  readonly spokenMs: Readonly<Partial<Record<Language, number>>>
  /** By which rules its segments can be found; those of earlier rules are brought up to date at the start. */
  readonly searchRules: number
}

/** A segment is in the order of time by `startMs`, and where that is the same by `id`. */
export interface SegmentDocument extends KeptSegment {
  readonly id: string
  readonly edition: string
  readonly callId: string
  /** Call and segment in one. */
  readonly handle: string
  /** Who may find it, and by which words; see `word-keys.ts`. */
  readonly ownerKey: string
  readonly wordKeys: string
  /** Who has changed `text` last, and when; null where it is what was heard. */
  readonly correction: Correction | null
}

export interface Correction {
  readonly userId: string
  readonly username: string
  readonly at: Instant
}

export const transcriptsDeclaration = declareCollection<TranscriptDocument>()({
  name: 'transcripts',
  idField: 'callId',
  indexes: [['searchRules']],
})

export const segmentsDeclaration = declareCollection<SegmentDocument>()({
  name: 'segments',
  idField: 'id',
  unique: ['handle'],
  indexes: [['edition', 'startMs']],
  search: { words: ['ownerKey', 'wordKeys'] },
})

/** A kept transcript with all its fields, also one of an earlier version, which only recordings had. */
export function wholeTranscript(kept: TranscriptDocument): TranscriptDocument {
  return { ...EARLIER_TRANSCRIPT, ...kept }
}

/** A kept segment with all its fields, also one of an earlier version. */
export function wholeSegment(kept: SegmentDocument, callId: string): SegmentDocument {
  const segmentId = (kept as Partial<SegmentDocument>).segmentId ?? kept.id
  return { ...EARLIER_SEGMENT, ...kept, callId, segmentId, handle: handleOf(callId, segmentId) }
}

export function handleOf(callId: string, segmentId: string): string {
  return `${callId}:${segmentId}`
}

export function toTranscript(kept: TranscriptDocument): Transcript {
  const { callId, source, segmentCount, speakersSeparated, languages, durationMs, gaps, madeAt } = kept
  return { callId, source, segmentCount, speakersSeparated, languages, durationMs, gaps, madeAt }
}

export function toKeptSegment(kept: SegmentDocument): KeptSegment {
  const { segmentId, revision, speaker, language, text, startMs, endMs, words, alternative, heardText } = kept
  const segment = { segmentId, revision, speaker, language, text, startMs, endMs, words, heardText }
  return alternative === undefined ? segment : { ...segment, alternative }
}

const EARLIER_TRANSCRIPT = { source: 'recording', gaps: [], spokenMs: {}, searchRules: 0 } as const
const EARLIER_SEGMENT = { ownerKey: '', wordKeys: '', heardText: null, correction: null } as const
