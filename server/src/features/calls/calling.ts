import { isDeepStrictEqual } from 'node:util'

import type { CallEvent } from '@leadbreak/contract'

import type { JobLog } from '../../jobs/attempt.ts'
import type { Ledger } from '../../jobs/ledger.ts'
import { systemTimers, type Timers } from '../../jobs/timers.ts'
import type { Clock } from '../../lib/clock.ts'
import type { News } from '../../live/news.ts'
import type { Page, Storage } from '../../storage/collection.ts'
import type { Contacts } from '../contacts/contacts.ts'
import { makeAdoptRecording } from './adopt-recording.ts'
import type { Viewer } from './call.ts'
import { makeCallChanges, type DialledCall } from './call-changes.ts'
import { callEventsDeclaration } from './call-events.ts'
import { makeCallSignals } from './call-signals.ts'
import type { CallListener } from './call-sound.ts'
import { makeCallStore, type CallCollection } from './call-store.ts'
import { toCallView } from './call-view.ts'
import type { Calls, RecordingFiles } from './calls.ts'
import type { Carrier, CarrierReport, StreamReport } from './carrier.ts'
import { makeCheckCall } from './check-call.ts'
import { advance } from './dial.ts'
import { makeEndUnwanted } from './end-unwanted.ts'
import { makeDoNotCall, type DoNotCallDeps } from './do-not-call.ts'
import { makeFetchRecordingJob } from './fetch-recording-job.ts'
import { makeHangUp } from './hang-up.ts'
import { makeNoteCall } from './note-call.ts'
import { makePlaceCall } from './place-call.ts'
import type { RecordingNews } from './recording-news.ts'
import { makeCallSounds } from './sound/call-sounds.ts'
import type { StreamTokens } from './sound/stream-tokens.ts'
import { makeSweeper } from './sweep-calls.ts'
import { makeUntilRead } from './until-read.ts'

export interface CallingDeps {
  readonly storage: Storage
  readonly collection: CallCollection
  readonly calls: Calls
  readonly contacts: Contacts
  readonly carrier: Carrier
  readonly files: Pick<RecordingFiles, 'receive'>
  readonly ledger: Ledger
  readonly clock: Clock
  readonly timers?: Timers
  readonly log: JobLog
  /** How long a call may wait its turn at the carrier. */
  readonly queuedMaxMs: number
  /** Who hears calls while they go on, and by what their streams are let in; null when nobody does. */
  readonly live?: { readonly listener: CallListener; readonly tokens: StreamTokens } | null
  readonly news?: News
  /** What else ends, in the same commit, with a contact who must not be called. */
  readonly writesWhenSuppressed?: DoNotCallDeps['writesWhenSuppressed']
  readonly recordingNews?: Pick<RecordingNews, 'note'>
  /** Told after each commit that asked for work. */
  readonly onWork: () => void
}

export type Calling = ReturnType<typeof makeCalling>

/** Calls by telephone: what people ask for, what the carrier tells, and what looks after them meanwhile. */
export function makeCalling({ collection, live = null, news, recordingNews, ...deps }: CallingDeps) {
  const { storage, calls, carrier, log, timers = systemTimers } = deps
  const store = makeCallStore(collection)
  const events = storage.collection(callEventsDeclaration)
  const signals = makeCallSignals()
  const sounds = live && makeCallSounds({ ...deps, ...live, timers, store, events })
  const changes = makeCallChanges({ ...deps, store, events, signals, onChange })
  const endUnwanted = makeEndUnwanted(carrier, log)
  const parts = { ...deps, store, changes, signals, endUnwanted }

  function onChange(call: DialledCall, before: DialledCall | null): void {
    sounds?.notice(call)
    recordingNews?.note(call.call_id)
    const view = toCallView(call)
    if (before !== null && isDeepStrictEqual(view, toCallView(before))) return
    const { agentId, username } = call
    news?.publish({ agentId, username }, { kind: 'call', call: view })
  }

  /**
   * Takes in what the carrier tells of a call: durably, with the job that it asks for, before it resolves. A repetition
   * changes nothing. Throws `call-not-found`, `call-not-active` for a call that was never placed, and
   * `storage-unavailable`.
   */
  function report(callId: string, news: CarrierReport): Promise<DialledCall> {
    return changes.change(callId, (dial) => advance(dial, news))
  }

  /** Takes in what the carrier tells of a stream of a call's sound. Throws what `report` throws. */
  async function reportStream(callId: string, news: StreamReport): Promise<void> {
    await changes.getDialled(callId)
    sounds?.told(callId, news)
  }

  /** What happened in a call, in order. `id` is ours or the carrier's. Throws `call-not-found`. */
  async function eventsFor(
    viewer: Viewer,
    id: string,
    { after = null, limit }: { after?: string | null; limit: number },
  ): Promise<Page<CallEvent>> {
    const { call_id: callId } = await calls.getFor(viewer, id)
    return events.find({ where: { callId }, orderBy: 'at', after, limit })
  }

  return {
    note: makeNoteCall(parts),
    place: makePlaceCall(parts),
    report,
    reportStream,
    hangUp: makeHangUp(parts),
    doNotCall: makeDoNotCall(parts),
    adopt: makeAdoptRecording(parts),
    getUntilRead: makeUntilRead(parts),
    eventsFor,
    /** Of a call that was placed, whoever asks. Throws `call-not-found` and `call-not-active`. */
    get: changes.getDialled,
    sweeper: makeSweeper({ ...parts, check: makeCheckCall(parts) }),
    /** The sound of calls that go on; null when nobody listens to it. */
    sounds,
    fetchRecording: makeFetchRecordingJob(parts),
  }
}
