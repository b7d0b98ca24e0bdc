import type { Gap } from '@leadbreak/contract'

import { AppError } from '../../lib/app-error.ts'
import { toInstant, type Clock } from '../../lib/clock.ts'
import { WORD_KEY_RULES } from '../../lib/word-keys.ts'
import type { Storage, Write } from '../../storage/collection.ts'
import type { SoundingCall } from '../calls/call-sound.ts'
import { withGap } from './gaps.ts'
import type { LiveTranscripts, SettledSegment } from './live-transcripts.ts'
import { newEdition, ownerKeyOf, toDocument } from './segment-document.ts'
import { languagesOf, withSpoken } from './spoken-languages.ts'
import {
  segmentsDeclaration,
  transcriptsDeclaration,
  wholeTranscript,
  type TranscriptDocument,
} from './transcript-store.ts'

export interface LiveTranscriptsDeps {
  readonly storage: Storage
  readonly clock: Clock
}

const MOST_TRIES = 20

/**
 * The transcript of a call that goes on: made with the first that is kept of it, and grown by one segment a commit. Once its
 * recording is written down, nothing more is added: that has heard it all.
 */
export function makeLiveTranscripts({ storage, clock }: LiveTranscriptsDeps): LiveTranscripts {
  const transcripts = storage.collection(transcriptsDeclaration)
  const segments = storage.collection(segmentsDeclaration)
  /** The last thing that each call waits for: what is kept of a call is kept one after the other. */
  const queues = new Map<string, Promise<unknown>>()

  function keep(call: SoundingCall, segment: SettledSegment): Promise<boolean> {
    return inTurn(call, (old) => {
      const { callId } = call
      const spokenMs = withSpoken(old.spokenMs, segment)
      const next = {
        ...old,
        segmentCount: old.segmentCount + 1,
        ...{ spokenMs, languages: languagesOf(spokenMs) },
        durationMs: Math.max(old.durationMs, segment.endMs),
      }
      const place = {
        ...{ callId, ownerKey: ownerKeyOf(call.owner) },
        ...{ edition: old.edition, nth: old.segmentCount },
      }
      const document = toDocument({ ...segment, heardText: null, correction: null }, place)
      return { next, also: [segments.insert(document)] }
    })
  }

  function keepGap(call: SoundingCall, gap: Gap): Promise<boolean> {
    return inTurn(call, (old) => {
      const durationMs = Math.max(old.durationMs, gap.endMs)
      return { next: { ...old, gaps: withGap(old.gaps, gap), durationMs }, also: [] }
    })
  }

  function inTurn(call: SoundingCall, grow: Growth): Promise<boolean> {
    const { callId } = call
    const before = queues.get(callId) ?? Promise.resolve()
    const mine = before.then(() => change(call, grow))
    const settled = mine.catch(() => undefined)
    queues.set(callId, settled)
    void settled.then(() => {
      if (queues.get(callId) === settled) queues.delete(callId)
    })
    return mine
  }

  async function change(call: SoundingCall, grow: Growth): Promise<boolean> {
    for (let tries = 0; tries < MOST_TRIES; tries++) {
      const kept = await transcripts.get(call.callId)
      const old = kept === null ? newTranscript(call) : wholeTranscript(kept)
      if (old.source === 'recording') return false
      const { next, also } = grow(old)
      const write =
        kept === null
          ? transcripts.insert(next)
          : transcripts.replace({ ...next, revision: old.revision + 1 })
      const outcome = await tryCommit([write, ...also])
      if (outcome !== 'lost') return true
    }
    throw new AppError('overloaded', 'The transcript kept changing under us.', { retryable: true })
  }

  /** `known`: the segment was kept before. */
  async function tryCommit(writes: readonly Write[]): Promise<'kept' | 'known' | 'lost'> {
    try {
      return (await storage.commit(writes)) ? 'kept' : 'lost'
    } catch (error) {
      if (!(error instanceof AppError) || error.code !== 'duplicate-key') throw error
      return error.details.collection === segmentsDeclaration.name ? 'known' : 'lost'
    }
  }

  function newTranscript({ callId }: SoundingCall): TranscriptDocument {
    const nowMs = clock.nowMs()
    return {
      callId,
      revision: 0,
      edition: newEdition(nowMs, null),
      source: 'live',
      segmentCount: 0,
      speakersSeparated: true,
      languages: [],
      spokenMs: {},
      durationMs: 0,
      gaps: [],
      madeAt: toInstant(nowMs),
      searchRules: WORD_KEY_RULES,
    }
  }

  return { keep, keepGap }
}

/** What a transcript becomes, and what is kept beside it. */
type Growth = (old: TranscriptDocument) => {
  readonly next: TranscriptDocument
  readonly also: readonly Write[]
}
