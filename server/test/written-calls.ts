import { join } from 'node:path'

import type { Segment, Speaker } from '@leadbreak/contract'

import { callsDeclaration, wholeCall } from '../src/features/calls/call.ts'
import { readKey, readTask } from '../src/features/calls/call-jobs.ts'
import { makeTranscripts } from '../src/features/transcripts/transcripts.ts'
import type { Job } from '../src/jobs/job.ts'
import { makeLedger } from '../src/jobs/ledger.ts'
import { systemClock as clock, toInstant } from '../src/lib/clock.ts'
import { newId } from '../src/lib/ids.ts'
import type { Storage } from '../src/storage/collection.ts'
import { openSqliteStorage } from '../src/storage/sqlite.ts'

const TURN_MS = 3_000
const PAUSE_MS = 200

/** Who says what, one after the other. */
export type Talk = readonly (readonly [Speaker, string])[]

export interface WriteCallsOptions {
  /** Whether the server is to read them by itself when it starts. */
  readonly toBeRead?: boolean
}

/**
 * Puts calls, with what was said in them, into the data folder of a server that does not run, as calls of the user who has
 * this name or will have it. Resolves to their ids.
 */
export async function writeCalls(
  dataDir: string,
  username: string,
  talks: readonly Talk[],
  { toBeRead = true }: WriteCallsOptions = {},
): Promise<string[]> {
  return withStorage(dataDir, async (storage) => {
    const calls = storage.collection(callsDeclaration('CallsCollection'))
    const transcripts = makeTranscripts({ storage, clock })
    const ledger = makeLedger({ storage, clock })
    const beganAtMs = clock.nowMs() - talks.length
    const ids: string[] = []
    for (const [nth, talk] of talks.entries()) {
      const callId = newId()
      const heard = { segments: toSegments(talk), speakersSeparated: true, durationMs: talk.length * TURN_MS }
      const { writes } = await transcripts.save({ callId, owner: { agentId: null, username } }, heard)
      const call = wholeCall({ call_id: callId, username, createdAt: toInstant(beganAtMs + nth) })
      const job = toBeRead ? [ledger.add(readTask(callId), { key: readKey(callId) })] : []
      await storage.commit([calls.insert(call), ...writes, ...job])
      ids.push(callId)
    }
    return ids
  })
}

/** The newest job with this key, as it stands in the database of a server that may run. */
export function findJob(dataDir: string, key: string): Promise<Job | null> {
  return withStorage(dataDir, (storage) => makeLedger({ storage, clock }).findByKey(key))
}

async function withStorage<T>(dataDir: string, work: (storage: Storage) => Promise<T>): Promise<T> {
  const storage = openSqliteStorage({ file: join(dataDir, 'leadbreak.sqlite') })
  try {
    return await work(storage)
  } finally {
    await storage.close()
  }
}

function toSegments(talk: Talk): Segment[] {
  return talk.map(([speaker, text], turn) => ({
    ...{ speaker, text, words: [], language: 'hi' as const },
    ...{ startMs: turn * TURN_MS, endMs: (turn + 1) * TURN_MS - PAUSE_MS },
  }))
}
