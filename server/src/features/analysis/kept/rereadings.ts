import { setImmediate } from 'node:timers/promises'

import type { Rereading } from '@leadbreak/contract'

import type { JobLog, JobWork } from '../../../jobs/attempt.ts'
import type { Task } from '../../../jobs/job.ts'
import type { Ledger } from '../../../jobs/ledger.ts'
import { AppError } from '../../../lib/app-error.ts'
import { toInstant, type Clock, type Instant } from '../../../lib/clock.ts'
import { newId } from '../../../lib/ids.ts'
import type { Storage } from '../../../storage/collection.ts'
import type { CallPeriod, Calls } from '../../calls/calls.ts'
import type { CallReading, ReadCall } from './read-call.ts'
import { rereadingsDeclaration, toRereading, type RereadingDocument } from './rereading-documents.ts'

export const REREAD = 'reread-calls'

export interface RereadingsDeps {
  readonly storage: Storage
  readonly calls: Pick<Calls, 'list' | 'count'>
  readonly readCall: ReadCall
  readonly ledger: Ledger
  readonly clock: Clock
  readonly log: Pick<JobLog, 'error'>
  /** Told after each commit that asked for work. */
  readonly onWork: () => void
  /** Told of each call that was read otherwise than before. Must not throw. */
  readonly onRead: (callId: string) => void
}

export interface WantedRereading {
  readonly from: Instant | null
  readonly until: Instant | null
  readonly withModel: boolean
}

export type Rereadings = ReturnType<typeof makeRereadings>

const PAGE = 50
const LISTED = 20
/** Restarts of the server and a storage in trouble cost no rereading; each counts as an attempt. */
const ATTEMPTS = 50
const MOST_TRIES = 20

/** Reads many calls again, as after a change of the rules or of the model. Every method may throw `storage-unavailable`. */
export function makeRereadings(deps: RereadingsDeps) {
  const { storage, calls, readCall, ledger, clock, log, onWork, onRead } = deps
  const rereadings = storage.collection(rereadingsDeclaration)

  async function ask(askedBy: string, { from, until, withModel }: WantedRereading): Promise<Rereading> {
    const askedAt = toInstant(clock.nowMs())
    const rereading: RereadingDocument = {
      ...{ id: newId(), askedAt, askedBy, from, withModel },
      until: until ?? askedAt, // calls that come later are read by the rules of today
      total: await calls.count(periodOf({ from, until: until ?? askedAt })),
      ...{ done: 0, changed: 0, failed: 0, page: null, doneOfPage: 0, finishedAt: null, revision: 0 },
    }
    await storage.commit([
      rereadings.insert(rereading),
      ledger.add(rereadTask(rereading.id), { key: keyOf(rereading.id) }),
    ])
    onWork()
    return toRereading(rereading, null)
  }

  /** Throws `rereading-not-found`. */
  async function get(id: string): Promise<Rereading> {
    return toRereading(await getKept(id), await jobStateOf(id))
  }

  /** The latest first. */
  async function list(): Promise<Rereading[]> {
    const { items } = await rereadings.find({
      ...{ where: {}, orderBy: 'askedAt', direction: 'descending', limit: LISTED },
    })
    return Promise.all(items.map(async (kept) => toRereading(kept, await jobStateOf(kept.id))))
  }

  async function jobStateOf(id: string): Promise<string | null> {
    return (await ledger.findByKey(keyOf(id)))?.state ?? null
  }

  async function getKept(id: string): Promise<RereadingDocument> {
    const kept = await rereadings.get(id)
    if (!kept) throw new AppError('rereading-not-found', 'There is no such rereading.')
    return kept
  }

  /**
   * Goes on where the last attempt stopped. Each call is a commit of its own, together with how far the whole is, so that a
   * call that was counted is a call that was kept.
   */
  const work: JobWork = async ({ job, signal, reportProgress }) => {
    let now = await getKept(String(job.payload.rereadingId))
    while (now.finishedAt === null) {
      const page = await calls.list({ ...periodOf(now), after: now.page, limit: PAGE })
      for (const { call_id: callId } of page.items.slice(now.doneOfPage)) {
        signal.throwIfAborted()
        now = await readOne(now, callId)
        reportProgress({
          fraction: now.total === 0 ? 1 : Math.min(1, now.done / now.total),
          code: 'rereading',
        })
        await setImmediate() // calls that go on must be heard between two calls that are read
      }
      const isLast = page.next === null
      const turned = isLast ? { finishedAt: toInstant(clock.nowMs()) } : { page: page.next, doneOfPage: 0 }
      now = await advance(now, turned)
    }
    return async () => []
  }

  async function readOne(now: RereadingDocument, callId: string): Promise<RereadingDocument> {
    const counted = { done: now.done + 1, doneOfPage: now.doneOfPage + 1 }
    for (let tries = 0; tries < MOST_TRIES; tries++) {
      try {
        const reading = await tryToRead(callId, now.withModel)
        if (!reading) break
        const { writes, isNew, kept } = reading
        if (writes.length === 0) return { ...now, ...counted } // written down with the next change
        const next = {
          ...now,
          ...counted,
          changed: now.changed + (isNew ? 1 : 0),
          revision: now.revision + 1,
        }
        if (!(await storage.commit([...writes, rereadings.replace(next)]))) continue
        onWork()
        kept()
        if (isNew) onRead(callId)
        return next
      } catch (error) {
        if (!(error instanceof AppError)) throw error
        if (error.code === 'duplicate-key') continue
        if (error.code === 'transcript-not-ready') return { ...now, ...counted }
        if (error.retryable) throw error
        return { ...now, ...counted, failed: now.failed + 1 }
      }
    }
    return { ...now, ...counted, failed: now.failed + 1 }
  }

  /** Null where the rules stumble over the call: the others are read all the same. */
  async function tryToRead(callId: string, withModel: boolean): Promise<CallReading | null> {
    try {
      return await readCall(callId, { withModel })
    } catch (error) {
      if (error instanceof AppError) throw error
      log.error({ callId, err: error }, 'a call could not be read again')
      return null
    }
  }

  async function advance(
    now: RereadingDocument,
    turned: Partial<RereadingDocument>,
  ): Promise<RereadingDocument> {
    const next = { ...now, ...turned, revision: now.revision + 1 }
    if (await storage.commit([rereadings.replace(next)])) return next
    throw new AppError('overloaded', 'Two runners worked on one rereading.', { retryable: true })
  }

  return { ask, get, list, work }
}

const EVER = toInstant(0)

function periodOf({ from, until }: Pick<RereadingDocument, 'from' | 'until'>): CallPeriod {
  return { from: from ?? EVER, until: until ?? EVER }
}

function keyOf(id: string): string {
  return `${REREAD}:${id}`
}

function rereadTask(rereadingId: string): Task {
  return { type: REREAD, payload: { rereadingId }, maxAttempts: ATTEMPTS }
}
