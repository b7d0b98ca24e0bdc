import type { Registration, Role, UserView } from '@leadbreak/contract'
import parsePhoneNumber from 'libphonenumber-js'

import type { Instant } from '../../lib/clock.ts'
import { declareCollection } from '../../storage/collection.ts'
import type { Document } from '../../storage/shape.ts'

/**
 * A user as he is kept. The first six fields are those of the original's documents and keep its spelling; a document
 * that the original wrote has none of the others.
 */
export interface User extends Document {
  readonly id: string
  readonly username: string
  readonly email: string | null
  /** As it was given: ten digits of an Indian number, or country code and number. */
  readonly phone_number: number | null
  /** A hash: argon2id, or bcrypt until the first sign-in after the original. */
  readonly password: string
  /** As it was given; `roleOf` tells what it means. */
  readonly role: string

  readonly usernameKey?: string
  readonly emailKey?: string | null
  /** E.164, so that 9812345678 and 919812345678 are one number. */
  readonly phoneKey?: string | null
  readonly createdAt?: Instant
  readonly disabledAt?: Instant | null
  /** Grows when all tokens given out so far are to end; a token carries the one it was made under. */
  readonly tokenGeneration?: number
}

/** `name` comes from app.json. Names that tell two users apart are compared by their keys, without regard to case. */
export const declareUsers = (name: string) =>
  declareCollection<User>()({
    name,
    idField: 'id',
    unique: ['usernameKey', 'emailKey', 'phoneKey'],
    indexes: [['username'], ['role']],
  })

/** What a kept role means. A name that nobody knows gives no rights beyond an agent's. */
export function roleOf({ role }: Pick<User, 'role'>): Role {
  switch (role.toLowerCase()) {
    case 'administrator':
    case 'admin':
      return 'administrator'
    case 'manager':
      return 'manager'
    default:
      return 'agent'
  }
}

/** The names under which administrators are kept. */
export const ADMINISTRATOR_NAMES = ['administrator', 'admin'] as const

/** Equal for two names that a person would read as the same. */
export function keyOf(name: string): string {
  return name.normalize('NFKC').toUpperCase().toLowerCase().normalize('NFKC')
}

/** E.164 text of a number given as an integer, or null when there is no such number. Ten digits are Indian. */
export function phoneKeyOf(phoneNumber: number): string | null {
  const digits = String(phoneNumber)
  const number = parsePhoneNumber(digits.length === 10 ? `+91${digits}` : `+${digits}`)
  return number?.isValid() ? number.number : null
}

export function mayUse({ disabledAt }: Pick<User, 'disabledAt'>): boolean {
  return disabledAt === undefined || disabledAt === null
}

/** What others may see of a user. */
export function toView({ id, username, email, phone_number, role }: User): UserView {
  return { id, username, email, phone_number, role }
}

/** A user as he is when he asks for something. */
export function toCaller(user: User): { id: string; username: string; role: Role } {
  return { id: user.id, username: user.username, role: roleOf(user) }
}

type NewUser = Pick<Registration, 'username' | 'role'> & {
  readonly id: string
  readonly email: string | null
  readonly phone_number: number | null
  readonly phoneKey: string | null
  readonly passwordHash: string
  readonly at: Instant
}

export function newUser({ passwordHash, at, phoneKey, ...given }: NewUser): User {
  return {
    ...given,
    password: passwordHash,
    usernameKey: keyOf(given.username),
    emailKey: given.email === null ? null : keyOf(given.email),
    phoneKey,
    createdAt: at,
    disabledAt: null,
    tokenGeneration: 0,
    revision: 0,
  }
}

/** The user with his sessions ended and no way in. */
export function disabled(user: User, at: Instant): User {
  return {
    ...user,
    disabledAt: at,
    tokenGeneration: (user.tokenGeneration ?? 0) + 1,
    revision: user.revision + 1,
  }
}

/** The user with a fresh hash, and with the keys that a document of the original lacks. */
export function withHash(user: User, passwordHash: string): User {
  return {
    ...user,
    password: passwordHash,
    usernameKey: keyOf(user.username),
    emailKey: user.email === null ? null : keyOf(user.email),
    phoneKey: user.phone_number === null ? null : phoneKeyOf(user.phone_number),
    revision: user.revision + 1,
  }
}
