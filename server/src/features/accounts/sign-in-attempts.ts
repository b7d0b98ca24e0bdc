import { createHash } from 'node:crypto'

import { AppError } from '../../lib/app-error.ts'
import { toInstant, type Clock, type Instant } from '../../lib/clock.ts'
import { declareCollection, type Storage, type Write } from '../../storage/collection.ts'
import type { Document } from '../../storage/shape.ts'
import {
  ACCOUNT_LIMITS,
  ADDRESS_LIMITS,
  HOUR_MS,
  NO_FAILURES,
  afterFailure,
  networkOf,
  waitMs,
  type FailureCount,
  type ThrottleLimits,
} from './throttle.ts'

/** Neither the name nor the address can be read from it. */
interface AttemptCount extends Document, FailureCount {
  readonly id: string
  /** For an account and an address together: until then this address is known to the account. */
  readonly knownUntilMs: number
  readonly forgetAt: Instant
}

const SIGN_IN_ATTEMPTS = declareCollection<AttemptCount>()({
  name: 'SignInAttempts',
  idField: 'id',
  indexes: [['forgetAt']],
})

export interface Attempt {
  /** The name as it is compared (`keyOf`), whether or not somebody has it. */
  readonly accountKey: string
  readonly address: string
}

export type SignInAttempts = ReturnType<typeof makeSignInAttempts>

const KNOWN_FOR_MS = 90 * 24 * HOUR_MS
const LONGEST_RACE = 8
const SWEEP_EVERY = 100

/**
 * Slows down the guessing of passwords, over restarts as well.
 *
 * An address from which an account has been entered before has a count of its own with that account. Everybody else
 * shares the account's count and has one for his own address. So a stranger who fails on somebody's name makes other
 * strangers wait, and never the owner at his usual place.
 */
export function makeSignInAttempts(storage: Storage, clock: Clock) {
  const counts = storage.collection(SIGN_IN_ATTEMPTS)
  let sinceSweep = 0

  /** Counts the attempt as failed until `succeeded` tells otherwise, so that many at once are not free. */
  async function begin(attempt: Attempt): Promise<void> {
    await sweepNowAndThen()
    const ids = idsOf(attempt)
    await change(async (nowMs) => {
      const pair = await counts.get(ids.pair)
      const concerned: [string, AttemptCount | null, ThrottleLimits][] = isKnown(pair, nowMs)
        ? [[ids.pair, pair, ACCOUNT_LIMITS]]
        : [
            [ids.account, await counts.get(ids.account), ACCOUNT_LIMITS],
            [ids.address, await counts.get(ids.address), ADDRESS_LIMITS],
          ]
      const waits = concerned.map(([, kept, limits]) => waitMs(kept ?? NO_FAILURES, limits, nowMs))
      if (Math.max(...waits) > 0) throw tooMany(Math.max(...waits))
      return concerned.map(([id, kept, limits]) =>
        put(id, kept, afterFailure(kept ?? NO_FAILURES, limits, nowMs), limits.forgottenAfterMs),
      )
    })
  }

  /** Makes the address known to the account and takes back what `begin` counted. */
  async function succeeded(attempt: Attempt): Promise<void> {
    const ids = idsOf(attempt)
    await change(async (nowMs) => {
      const pair = await counts.get(ids.pair)
      const known = put(ids.pair, pair, NO_FAILURES, KNOWN_FOR_MS, nowMs + KNOWN_FOR_MS)
      if (isKnown(pair, nowMs)) return [known]

      const account = await counts.get(ids.account)
      const address = await counts.get(ids.address)
      const writes = [known]
      if (account) writes.push(counts.remove(account.id, account.revision))
      // Only one back: who has an account of his own must not be able to wipe out his failures on others.
      if (address) {
        const failures = Math.max(0, address.failures - 1)
        writes.push(put(ids.address, address, { ...address, failures }, ADDRESS_LIMITS.forgottenAfterMs))
      }
      return writes
    })
  }

  function put(
    id: string,
    kept: AttemptCount | null,
    { failures, lastFailureMs }: FailureCount,
    keptForMs: number,
    knownUntilMs = kept?.knownUntilMs ?? 0,
  ): Write {
    const forgetAtMs = Math.max(clock.nowMs() + keptForMs, knownUntilMs)
    const next = { id, failures, lastFailureMs, knownUntilMs, forgetAt: toInstant(forgetAtMs) }
    return kept
      ? counts.replace({ ...next, revision: kept.revision + 1 })
      : counts.insert({ ...next, revision: 0 })
  }

  /** Reads, decides and writes again until nobody came in between. */
  async function change(decide: (nowMs: number) => Promise<readonly Write[]>): Promise<void> {
    for (let race = 0; race < LONGEST_RACE; race++) {
      if (await commitUnlessInserted(await decide(clock.nowMs()))) return
    }
    throw tooMany(1000)
  }

  /** A count that somebody else has just begun is a race that was lost. */
  async function commitUnlessInserted(writes: readonly Write[]): Promise<boolean> {
    try {
      return await storage.commit(writes)
    } catch (error) {
      if (error instanceof AppError && error.code === 'duplicate-key') return false
      throw error
    }
  }

  async function sweepNowAndThen(): Promise<void> {
    if (++sinceSweep < SWEEP_EVERY) return
    sinceSweep = 0
    const below = toInstant(clock.nowMs())
    const { items } = await counts.find({ where: { forgetAt: { below } }, orderBy: 'forgetAt', limit: 500 })
    // A lost race leaves them for the next sweep.
    if (items.length > 0) await storage.commit(items.map(({ id, revision }) => counts.remove(id, revision)))
  }

  return { begin, succeeded }
}

function isKnown(pair: AttemptCount | null, nowMs: number): pair is AttemptCount {
  return pair !== null && pair.knownUntilMs > nowMs
}

function idsOf({ accountKey, address }: Attempt) {
  const network = networkOf(address)
  return {
    account: idOf('account', accountKey),
    address: idOf('address', network),
    pair: idOf('pair', accountKey, network),
  }
}

function idOf(...parts: readonly string[]): string {
  return createHash('sha256').update(JSON.stringify(parts)).digest('base64url')
}

function tooMany(retryAfterMs: number): AppError {
  return new AppError('too-many-attempts', 'Too many failed sign-ins. Wait a little and try again.', {
    retryable: true,
    retryAfterMs,
  })
}
