import type { Registration } from '@leadbreak/contract'

import { makeAccounts, type RegistrationPolicy } from '../src/features/accounts/accounts.ts'
import { makePasswords } from '../src/features/accounts/passwords.ts'
import { makeSignInAttempts } from '../src/features/accounts/sign-in-attempts.ts'
import { makeTokens } from '../src/features/accounts/tokens.ts'
import { declareUsers } from '../src/features/accounts/user.ts'
import { openSqliteStorage } from '../src/storage/sqlite.ts'

export const PASSWORD = 'green-kettle-7'
export const ADMINISTRATOR = { username: 'asha', password: 'tall-lantern-42' }

/** Accounts on real storage in memory, with a first administrator and a clock that only the test moves. */
export async function someAccounts(registration: RegistrationPolicy = { open: true, emailDomains: [] }) {
  const { clock, advance } = movableClock()
  const storage = openSqliteStorage({ file: ':memory:' })
  const users = storage.collection(declareUsers('UserCollection'))
  const accounts = makeAccounts({
    storage,
    users,
    passwords: makePasswords({ maxAtOnce: 2, maxWaiting: 50 }),
    attempts: makeSignInAttempts(storage, clock),
    tokens: makeTokens({ secret: 's'.repeat(32), lifetimeMinutes: 15 }, clock),
    registration,
    clock,
  })
  await accounts.ensureFirstAdministrator(ADMINISTRATOR)
  return { accounts, users, storage, clock, advance }
}

export function aRegistration(changes: Partial<Registration> = {}): Registration {
  const username = changes.username ?? 'ravi'
  return {
    username,
    email: `${username.toLowerCase()}@example.com`,
    phone_number: 9876543210,
    password: PASSWORD,
    role: 'user',
    ...changes,
  }
}

export function movableClock(startsAt = '2026-01-31T09:30:00.000Z') {
  let nowMs = Date.parse(startsAt)
  return {
    clock: { nowMs: () => nowMs },
    advance: (byMs: number) => {
      nowMs += byMs
    },
  }
}
