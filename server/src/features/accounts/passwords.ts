import { hash as argon2Hash, verify as argon2Verify } from '@node-rs/argon2'
import bcrypt from 'bcryptjs'

import { AppError } from '../../lib/app-error.ts'

export interface PasswordsOptions {
  /** Hashes computed side by side; each takes a core and 19 MiB for some 15 ms. */
  readonly maxAtOnce: number
  /** Requests that may wait for their turn; more are refused, so that a flood of sign-ins stops nothing else. */
  readonly maxWaiting: number
}

/** `outdated`: right, but kept in a form that should be replaced by a fresh hash now that the password is known. */
export type Verdict = 'wrong' | 'right' | 'outdated'

export type Passwords = ReturnType<typeof makePasswords>

/** argon2id (the library's `Argon2id`, which TypeScript cannot import), 19 MiB, two passes, one lane. */
const ARGON2 = { algorithm: 2, memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const
const CURRENT_HASH = '$argon2id$v=19$m=19456,t=2,p=1$'
const BCRYPT_HASH = /^\$2[aby]\$(0[4-9]|1[0-4])\$/

/** Hashes passwords. Everything here throws `overloaded` when too many wait already. */
export function makePasswords(options: PasswordsOptions) {
  const inTurn = makeTurns(options)
  // Nobody's: for names that nobody has, so that they take as long to refuse.
  const nobodysHash = argon2Hash(crypto.randomUUID(), ARGON2)
  nobodysHash.catch(() => undefined)

  async function hash(password: string): Promise<string> {
    return await inTurn(() => argon2Hash(password, ARGON2))
  }

  /** `kept` is null where no user has the name: the same work, and 'wrong'. */
  async function verify(password: string, kept: string | null): Promise<Verdict> {
    const target = kept ?? (await nobodysHash)
    const isRight = await inTurn(() => matches(password, target))
    if (!isRight || kept === null) return 'wrong'
    return kept.startsWith(CURRENT_HASH) ? 'right' : 'outdated'
  }

  return { hash, verify }
}

async function matches(password: string, kept: string): Promise<boolean> {
  if (BCRYPT_HASH.test(kept)) return await bcrypt.compare(password, kept)
  try {
    return await argon2Verify(kept, password)
  } catch {
    return false // not a hash at all: nobody gets in by it
  }
}

/** Runs at most `maxAtOnce` tasks at a time, in the order asked. */
function makeTurns({ maxAtOnce, maxWaiting }: PasswordsOptions) {
  const waiting: (() => void)[] = []
  let running = 0

  return async function inTurn<T>(task: () => Promise<T>): Promise<T> {
    if (running < maxAtOnce) running++
    else if (waiting.length < maxWaiting) await new Promise<void>((resolve) => waiting.push(resolve))
    else {
      throw new AppError('overloaded', 'Too many people are signing in at this moment.', {
        retryable: true,
        retryAfterMs: 2000,
      })
    }
    try {
      return await task()
    } finally {
      const next = waiting.shift()
      if (next) next()
      else running--
    }
  }
}
