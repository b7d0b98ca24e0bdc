import type { SegmentHit } from '@leadbreak/contract'

import { askedKey, wordsIn, writtenKeys } from '../../lib/word-keys.ts'
import type { Page, Storage } from '../../storage/collection.ts'
import type { Viewer } from '../calls/call.ts'
import { ownerKeyOf } from './segment-document.ts'
import { segmentsDeclaration, toKeptSegment } from './transcript-store.ts'

export interface SegmentQuery {
  /** Words of either script. */
  readonly text: string
  /** The `next` of the page before. */
  readonly after: string | null
  readonly limit: number
}

export type SegmentSearch = ReturnType<typeof makeSegmentSearch>

/** Finds what was said, over all calls that somebody may see. */
export function makeSegmentSearch(storage: Storage) {
  const segments = storage.collection(segmentsDeclaration)

  /**
   * Segments that hold each of the words, those of the newest calls first. An agent's search asks for his own mark beside
   * the words, so that a page is never short or empty because of what he may not see. Throws `bad-request` for a broken
   * `after`.
   */
  return async function search(
    viewer: Viewer,
    { text, after, limit }: SegmentQuery,
  ): Promise<Page<SegmentHit>> {
    const asked = wordsIn(text)
      .map(({ text: word }) => askedKey(word))
      .filter((key) => key !== '')
    if (asked.length === 0) return { items: [], next: null }

    const mark =
      viewer.role === 'agent' ? [ownerKeyOf({ agentId: viewer.id, username: viewer.username })] : []
    const page = await segments.search({ text: [...mark, ...asked].join(' '), after, limit })
    return {
      ...page,
      items: page.items.map((kept) => ({
        callId: kept.callId,
        segment: toKeptSegment(kept),
        found: wordsIn(kept.text)
          .filter(({ text: word }) => isAsked(word, asked))
          .map(({ start, end }) => ({ start, end })),
      })),
    }
  }
}

function isAsked(word: string, asked: readonly string[]): boolean {
  return writtenKeys(word).some((key) => asked.some((each) => key.startsWith(each)))
}
