import type { Readable } from 'node:stream'

import type { RecordingView } from '@leadbreak/contract'

import type { Ledger } from '../../jobs/ledger.ts'
import { AppError } from '../../lib/app-error.ts'
import { toInstant, type Clock, type Instant } from '../../lib/clock.ts'
import { newId } from '../../lib/ids.ts'
import type { CallOwner } from '../../live/news.ts'
import type { Storage } from '../../storage/collection.ts'
import { maySee, wholeCall, type Call, type Recording, type Viewer } from './call.ts'
import { fetchKey, readKey, transcribeKey, transcribeTask } from './call-jobs.ts'
import { makeCallStore, type CallCollection } from './call-store.ts'
import { storyOf, type CallStory } from './call-story.ts'
import { recordingViewOf } from './recording-view.ts'

/** Where the sound of calls is kept. */
export interface RecordingFiles {
  /** Keeps the body under `id`. Throws `recording-too-large`, `recording-unreadable` or `storage-full`, and keeps nothing then. */
  receive(id: string, body: Readable): Promise<Omit<Recording, 'agentChannel'>>
  remove(id: string): Promise<void>
}

export interface CallsDeps {
  readonly storage: Storage
  readonly calls: CallCollection
  readonly files: RecordingFiles
  readonly ledger: Ledger
  readonly clock: Clock
  /** Told after each commit that asked for work. */
  readonly onWork: () => void
  /** Told of each recording that was sent to us. */
  readonly onReceived?: (callId: string) => void
}

export interface NewRecording {
  readonly body: Readable
  readonly agentChannel: 0 | 1
  /** The client's own name for this request, or null; a repetition under the same name gets the first answer. */
  readonly idempotencyKey: string | null
}

/** From `from` on and before `until`. */
export interface CallPeriod {
  readonly from: Instant
  readonly until: Instant
}

/** Of the calls to one contact, these are looked at. */
const MOST_OF_A_CONTACT = 200

export type Calls = ReturnType<typeof makeCalls>

/** Every method may throw `storage-unavailable`. */
export function makeCalls({ storage, calls, files, ledger, clock, onWork, onReceived }: CallsDeps) {
  const store = makeCallStore(calls)

  /**
   * Keeps a recorded call, and sees to it that it will be understood, also after a crash. Throws what
   * `RecordingFiles.receive` throws.
   */
  async function receiveRecording(owner: Viewer, sent: NewRecording): Promise<Call> {
    const requestKey = sent.idempotencyKey === null ? null : `${owner.id}:${sent.idempotencyKey}`
    const earlier = requestKey === null ? null : await store.getBy('requestKey', requestKey)
    if (earlier) {
      sent.body.resume() // the client may be sending still
      return earlier
    }

    const callId = newId()
    const stored = await files.receive(callId, sent.body)
    const call = wholeCall({
      ...{ call_id: callId, username: owner.username, agentId: owner.id, role: owner.role },
      createdAt: toInstant(clock.nowMs()),
      recording: { ...stored, agentChannel: sent.agentChannel },
      requestKey,
    })
    try {
      const job = ledger.add(transcribeTask(callId), { key: transcribeKey(callId) })
      await storage.commit([store.insert(call), job])
    } catch (error) {
      await files.remove(callId)
      const first = await findRepeated(error, requestKey)
      if (first) return first
      throw error
    }
    onWork()
    onReceived?.(callId)
    return call
  }

  /** The call that the same request made a moment ago, when `error` says that there is one. */
  async function findRepeated(error: unknown, requestKey: string | null): Promise<Call | null> {
    const isTaken = error instanceof AppError && error.code === 'duplicate-key'
    return isTaken && requestKey !== null ? store.getBy('requestKey', requestKey) : null
  }

  /**
   * The call by our id or the carrier's. Throws `call-not-found`, also for a call of somebody else: whether there is one
   * is nobody's business.
   */
  async function getFor(viewer: Viewer, id: string): Promise<Call> {
    const call = await store.find(id)
    if (call && maySee(viewer, call)) return call
    throw new AppError('call-not-found', 'There is no such call.')
  }

  /** Our id of the call, by ours or the carrier's; null where `getFor` throws. */
  async function findFor(viewer: Viewer, id: string): Promise<string | null> {
    const call = await store.find(id)
    return call && maySee(viewer, call) ? call.call_id : null
  }

  /** Null when there is none. For work that was asked for by somebody who may see it. */
  function find(callId: string): Promise<Call | null> {
    return store.get(callId)
  }

  /** Calls that were made from `from` on and before `until`, the oldest first. */
  function list({ from, until, after, limit }: CallPeriod & { after: string | null; limit: number }) {
    return calls.find({
      where: { createdAt: { atLeast: from, below: until } },
      orderBy: 'createdAt',
      after,
      limit,
    })
  }

  function count({ from, until }: CallPeriod): Promise<number> {
    return calls.count({ where: { createdAt: { atLeast: from, below: until } } })
  }

  /** Calls to a contact that the viewer may see, the oldest first. */
  async function ofContact(viewer: Viewer, contactId: string): Promise<Call[]> {
    const latest = await store.ofContact(contactId, MOST_OF_A_CONTACT)
    return latest.filter((call) => maySee(viewer, call)).reverse()
  }

  /** How far the call is on its way to its requirement. */
  async function tellStory(call: Call): Promise<CallStory> {
    return storyOf(call, await jobsOf(call.call_id))
  }

  /** Throws `call-not-found`. */
  async function recordingFor(viewer: Viewer, id: string): Promise<RecordingView> {
    const call = await getFor(viewer, id)
    return recordingViewOf(call, await jobsOf(call.call_id))
  }

  /** The recording of a call and whose it is; null when there is no such call. For telling those who may see it. */
  async function recordingOf(callId: string): Promise<{ owner: CallOwner; recording: RecordingView } | null> {
    const call = await store.get(callId)
    if (!call) return null
    const { agentId, username } = call
    return { owner: { agentId, username }, recording: recordingViewOf(call, await jobsOf(callId)) }
  }

  /**
   * Begins again with what failed of a recording, with all its attempts; where nothing failed, nothing changes. Throws
   * `call-not-found`.
   */
  async function retryFor(viewer: Viewer, id: string): Promise<RecordingView> {
    const { call_id: callId } = await getFor(viewer, id)
    for (const job of Object.values(await jobsOf(callId))) {
      if (job?.state === 'dead' && (await ledger.replay(job.id))) onWork()
    }
    return recordingFor(viewer, callId)
  }

  async function jobsOf(callId: string) {
    const keys = [fetchKey(callId), transcribeKey(callId), readKey(callId)]
    const [fetching = null, transcription = null, reading = null] = await Promise.all(
      keys.map((key) => ledger.findByKey(key)),
    )
    return { fetching, transcription, reading }
  }

  return {
    receiveRecording,
    getFor,
    findFor,
    find,
    list,
    count,
    ofContact,
    tellStory,
    recordingFor,
    recordingOf,
    retryFor,
  }
}
