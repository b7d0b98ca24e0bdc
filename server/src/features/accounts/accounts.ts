import { randomInt } from 'node:crypto'

import { ROLES, type Registration, type Role } from '@leadbreak/contract'

import { AppError } from '../../lib/app-error.ts'
import { toInstant, type Clock } from '../../lib/clock.ts'
import { newId } from '../../lib/ids.ts'
import type { CollectionOf, Storage, Write } from '../../storage/collection.ts'
import { weaknessOf } from './password-rules.ts'
import type { Passwords } from './passwords.ts'
import type { SignInAttempts } from './sign-in-attempts.ts'
import type { Tokens } from './tokens.ts'
import {
  ADMINISTRATOR_NAMES,
  disabled,
  keyOf,
  mayUse,
  newUser,
  phoneKeyOf,
  roleOf,
  toCaller,
  withHash,
  type User,
  type declareUsers,
} from './user.ts'

export interface RegistrationPolicy {
  /** Whether strangers may register as agents. Administrators may always register anybody. */
  readonly open: boolean
  /** If not empty, strangers need an e-mail address of one of these domains, in lower case. */
  readonly emailDomains: readonly string[]
}

export interface AccountsDeps {
  readonly storage: Storage
  readonly users: CollectionOf<typeof declareUsers>
  readonly passwords: Passwords
  readonly attempts: SignInAttempts
  readonly tokens: Tokens
  readonly registration: RegistrationPolicy
  readonly clock: Clock
}

export interface Credentials {
  readonly username: string
  readonly password: string
  /** Where the request came from; guesses are counted for each address. */
  readonly address: string
}

/** Somebody who came with a good token. */
export interface Caller {
  readonly id: string
  readonly username: string
  readonly role: Role
}

/** What a user may do now. Another generation than before means that all his sessions from before have ended. */
export interface Standing {
  readonly viewer: Caller
  readonly generation: number
}

export type Accounts = ReturnType<typeof makeAccounts>

export function makeAccounts(deps: AccountsDeps) {
  const { storage, users, passwords, attempts, tokens, registration: policy, clock } = deps
  const watchers = new Set<(userId: string) => void>()

  /**
   * Keeps a new user. `by` is null for a stranger. Throws `role-not-allowed`, `registration-closed`, `bad-request` (no
   * such telephone number), `password-too-weak`, `user-taken` or `overloaded`.
   */
  async function register(given: Registration, by: Caller | null): Promise<User> {
    refuseStranger(given, by)
    const phoneKey = phoneKeyOf(given.phone_number)
    if (phoneKey === null) {
      throw new AppError(
        'bad-request',
        'There is no such phone_number: give ten digits, or the country code too.',
      )
    }
    refuseWeakPassword(given.password, [given.username, given.email])
    await refuseOldName(given.username)

    const { username, email, phone_number, role } = given
    const passwordHash = await passwords.hash(given.password)
    const at = toInstant(clock.nowMs())
    const user = newUser({ id: newId(), username, email, phone_number, role, phoneKey, passwordHash, at })
    await insert(user)
    return user
  }

  /** A token for the user of that name. Throws what `prove` throws. */
  async function signIn(given: Credentials): Promise<string> {
    const user = await prove(given)
    return tokens.issue({ userId: user.id, generation: user.tokenGeneration ?? 0 })
  }

  /**
   * The user of that name, when the password is his. Throws `wrong-credentials`, the same and after the same work whether
   * the name, the password or both are wrong or the user may not come in any more; `too-many-attempts`; `overloaded`.
   */
  async function prove(given: Credentials): Promise<User> {
    const attempt = { accountKey: keyOf(given.username), address: given.address }
    await attempts.begin(attempt)

    const user = await findByName(given.username)
    const verdict = await passwords.verify(given.password, user?.password ?? null)
    if (!user || verdict === 'wrong' || !mayUse(user)) {
      throw new AppError('wrong-credentials', 'The user name or the password is wrong.')
    }

    await attempts.succeeded(attempt)
    if (verdict === 'outdated') await replaceHash(user, given.password)
    return user
  }

  /** The user of a token, or null for a token that is not good any more, or never was. */
  async function whoIs(token: string): Promise<Caller | null> {
    const claims = tokens.read(token)
    if (!claims) return null
    const standing = await standingOf(claims.userId)
    return standing?.generation === claims.generation ? standing.viewer : null
  }

  /** Null for a user who may not come in any more, or never was. */
  async function standingOf(userId: string): Promise<Standing | null> {
    const user = await users.get(userId)
    if (!user || !mayUse(user)) return null
    return { viewer: toCaller(user), generation: user.tokenGeneration ?? 0 }
  }

  /** `onChange` is told whenever a user may do less than before, or nothing any more. */
  function watch(onChange: (userId: string) => void): void {
    watchers.add(onChange)
  }

  /** Throws `user-not-found`. */
  async function get(userId: string): Promise<User> {
    const user = await users.get(userId)
    if (!user) throw new AppError('user-not-found', 'There is no such user.')
    return user
  }

  /**
   * Ends a user's sessions and lets him in no more. Nobody can do it to himself, so an administrator always remains.
   * Throws `user-not-found` or `forbidden`.
   */
  async function disable(userId: string, by: Caller): Promise<User> {
    if (userId === by.id) throw new AppError('forbidden', 'You cannot disable yourself.')
    for (;;) {
      const user = await get(userId)
      if (!mayUse(user)) return user
      const next = disabled(user, toInstant(clock.nowMs()))
      if (await storage.commit([users.replace(next)])) {
        for (const onChange of watchers) onChange(userId)
        return next
      }
    }
  }

  /**
   * Makes an administrator when there is none, so that somebody can let the others in. Resolves to null when there is one,
   * and otherwise to his name, with the password if it was made up here. Throws `password-too-weak` or `user-taken`.
   */
  async function ensureFirstAdministrator(wanted: {
    username: string | null
    password: string | null
  }): Promise<{ username: string; generatedPassword: string | null } | null> {
    for (const role of ADMINISTRATOR_NAMES) {
      if ((await users.count({ where: { role } })) > 0) return null
    }
    const username = wanted.username ?? 'admin'
    const password = wanted.password ?? randomPassword()
    const weakness = weaknessOf(password, [username])
    if (weakness !== null) {
      throw new AppError('password-too-weak', `ADMIN_PASSWORD, or admininfo in app.json: ${weakness}`)
    }
    await refuseOldName(username)
    await insert(
      newUser({
        id: newId(),
        username,
        role: 'administrator',
        email: null,
        phone_number: null,
        phoneKey: null,
        passwordHash: await passwords.hash(password),
        at: toInstant(clock.nowMs()),
      }),
    )
    return { username, generatedPassword: wanted.password === null ? password : null }
  }

  function refuseStranger({ role, email }: Registration, by: Caller | null): void {
    if (by?.role === 'administrator') return
    if (ROLES.indexOf(roleOf({ role })) > ROLES.indexOf('agent')) {
      throw new AppError('role-not-allowed', 'Only an administrator can give this role.')
    }
    if (!policy.open) {
      throw new AppError(
        'registration-closed',
        'Registration is closed: ask an administrator for an account.',
      )
    }
    const domain = keyOf(email).split('@').at(-1)!
    if (policy.emailDomains.length > 0 && !policy.emailDomains.includes(domain)) {
      throw new AppError('registration-closed', 'Registration is open for other e-mail domains only.')
    }
  }

  async function insert(user: User): Promise<void> {
    if (!(await commitUnlessTaken([users.insert(user)]))) throw taken()
  }

  /** Documents of the original have no keys to collide with. */
  async function refuseOldName(username: string): Promise<void> {
    if (await findByName(username)) throw taken()
  }

  /** Null when there is none; case does not matter. */
  async function findByName(username: string): Promise<User | null> {
    const user = await users.getBy('usernameKey', keyOf(username))
    if (user) return user
    const { items } = await users.find({ where: { username }, limit: 1 })
    return items[0] ?? null
  }

  /** If somebody else changes the user meanwhile, or has his names, the old hash stays until the next sign-in. */
  async function replaceHash(user: User, password: string): Promise<void> {
    await commitUnlessTaken([users.replace(withHash(user, await passwords.hash(password)))])
  }

  async function commitUnlessTaken(writes: readonly Write[]): Promise<boolean> {
    try {
      return await storage.commit(writes)
    } catch (error) {
      if (error instanceof AppError && error.code === 'duplicate-key') return false
      throw error
    }
  }

  return {
    ...{ register, signIn, prove, whoIs, standingOf, watch },
    ...{ get, findByName, disable, ensureFirstAdministrator },
  }
}

function refuseWeakPassword(password: string, names: readonly (string | null)[]): void {
  const weakness = weaknessOf(password, names)
  if (weakness !== null) throw new AppError('password-too-weak', weakness)
}

function taken(): AppError {
  return new AppError(
    'user-taken',
    'Somebody has this user name, e-mail address or telephone number already.',
  )
}

/** Twenty characters that nobody confuses when he reads them off a screen: 117 bits. */
function randomPassword(): string {
  const alphabet = 'abcdefghijkmnpqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789'
  return Array.from({ length: 20 }, () => alphabet[randomInt(alphabet.length)]).join('')
}
