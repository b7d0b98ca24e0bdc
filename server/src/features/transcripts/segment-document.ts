import { createHash } from 'node:crypto'

import type { KeptSegment } from '@leadbreak/contract'

import { newId } from '../../lib/ids.ts'
import { wordsIn, writtenKeys } from '../../lib/word-keys.ts'
import type { CallOwner } from '../../live/news.ts'
import { handleOf, type Correction, type SegmentDocument } from './transcript-store.ts'

/** A segment, and who has corrected it. */
export type CorrectableSegment = KeptSegment & { readonly correction: Correction | null }

export interface Place {
  readonly callId: string
  readonly ownerKey: string
  readonly edition: string
  /** How many segments of this edition were made before. */
  readonly nth: number
}

export function toDocument(segment: CorrectableSegment, place: Place): SegmentDocument {
  const { callId, ownerKey, edition, nth } = place
  const id = `${edition}-${padded(segment.startMs, 6)}-${padded(nth, 4)}`
  const handle = handleOf(callId, segment.segmentId)
  return { ...segment, ...{ id, edition, callId, handle, ownerKey }, wordKeys: wordKeysOf(segment.text) }
}

/** All that a text can be found by, parted by spaces. */
export function wordKeysOf(text: string): string {
  return [...new Set(wordsIn(text).flatMap(({ text: word }) => writtenKeys(word)))].join(' ')
}

/**
 * Names the owner of a call among the words of its segments, so that a search is bound to him by the stored query itself.
 * Begins with a letter that no word is written in, and is as long as all others, so that none is the beginning of another;
 * of letters alone, because a search takes digits for telephone numbers.
 */
export function ownerKeyOf({ agentId, username }: CallOwner): string {
  const owner = agentId === null ? ['username', username] : ['id', agentId]
  const hash = createHash('sha256').update(JSON.stringify(owner)).digest('hex').slice(0, 32)
  return `ᛟ${hash.replace(/\d/g, (digit) => 'ghijklmnop'.charAt(Number(digit)))}`
}

/**
 * A name for a transcript that is made now. Names sort the newest first, and with them what a search finds; one that takes
 * the place of `before` sorts as that one did.
 */
export function newEdition(nowMs: number, before: string | null): string {
  const isSorted = before !== null && SORTED.test(before)
  const order = isSorted ? before.slice(0, ORDER_LENGTH) : padded(LATEST_MS - nowMs, ORDER_LENGTH)
  return `${order}-${newId().slice(-12)}`
}

/** The last instant that a Date can tell. */
const LATEST_MS = 8.64e15
const ORDER_LENGTH = 12
const SORTED = /^[0-9a-z]{12}-[0-9a-f]{12}$/

function padded(value: number, length: number): string {
  return Math.round(value).toString(36).padStart(length, '0')
}
