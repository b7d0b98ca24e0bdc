import { createHash } from 'node:crypto'

import type { Ledger } from '../../jobs/ledger.ts'
import { AppError } from '../../lib/app-error.ts'
import { declareCollection, type Storage, type Write } from '../../storage/collection.ts'
import type { Recording } from '../calls/call.ts'
import { transcribeKey } from '../calls/call-jobs.ts'
import type { Transcripts } from './transcripts.ts'

/** Which call a sound is heard for; other calls with the same sound take over its transcript. */
interface Hearing {
  /** Names the sound. */
  readonly id: string
  readonly revision: number
  readonly callId: string
}

const hearingsDeclaration = declareCollection<Hearing>()({ name: 'hearings', idField: 'id' })

/** `wait`: another call with this sound is being written down now, or is about to be. */
export type Turn =
  | { readonly kind: 'hear' }
  | { readonly kind: 'copy'; readonly fromCallId: string }
  | { readonly kind: 'wait' }

export interface HearingsDeps {
  readonly storage: Storage
  readonly ledger: Ledger
  readonly transcripts: Transcripts
}

export type Hearings = ReturnType<typeof makeHearings>

const MOST_TRIES = 20

/** Sees to it that a sound is written down once, however many calls have it. Every method may throw `storage-unavailable`. */
export function makeHearings({ storage, ledger, transcripts }: HearingsDeps) {
  const hearings = storage.collection(hearingsDeclaration)

  /**
   * What the transcription of `callId`, which has this sound, is to do now. Of the calls that ask, at most one is told to
   * hear, until its job has come to nothing.
   */
  async function takeTurn(sound: string, callId: string): Promise<Turn> {
    for (let tries = 0; tries < MOST_TRIES; tries++) {
      const kept = await hearings.get(sound)
      if (kept?.callId === callId) return { kind: 'hear' }
      if (kept) {
        const job = await ledger.findByKey(transcribeKey(kept.callId))
        // Looked for after its job: that one ends in the same commit as its transcript comes.
        if (await transcripts.isRead(kept.callId)) return { kind: 'copy', fromCallId: kept.callId }
        if (job?.state === 'waiting' || job?.state === 'running') return { kind: 'wait' }
      }
      const claim = kept
        ? hearings.replace({ ...kept, callId, revision: kept.revision + 1 })
        : hearings.insert({ id: sound, revision: 0, callId })
      if (await isKept(claim)) return { kind: 'hear' }
    }
    throw new AppError('overloaded', 'The sound kept being claimed by others.', { retryable: true })
  }

  async function isKept(claim: Write): Promise<boolean> {
    try {
      return await storage.commit([claim])
    } catch (error) {
      if (error instanceof AppError && error.code === 'duplicate-key') return false
      throw error
    }
  }

  return { takeTurn }
}

/**
 * Names a sound by what decides about its transcript: the bytes of the file, the agent's channel, and who hears it
 * (`hearers`), for other models may well hear something else.
 */
export function nameOfSound({ sha256, agentChannel }: Recording, hearers: string): string {
  return createHash('sha256')
    .update(JSON.stringify([sha256, agentChannel, hearers]))
    .digest('hex')
}
