import type { Role } from '@leadbreak/contract'

import type { JobLog } from '../jobs/attempt.ts'
import type { Closing } from './closings.ts'
import type { LiveLimits } from './limits.ts'
import type { Listener } from './listener.ts'
import type { TicketHolder } from './tickets.ts'

/** Somebody who may use the server. */
export interface Viewer {
  readonly id: string
  readonly username: string
  readonly role: Role
}

/** What a user may do now. */
export interface Standing {
  readonly viewer: Viewer
  /** Another number than before means that all his sessions from before have ended. */
  readonly generation: number
}

/** Somebody who is connected, perhaps several times. */
export interface Person {
  /** As he was when he was last looked up. */
  viewer: Viewer
  readonly generation: number
  failedChecks: number
  readonly listeners: Set<Listener>
}

export interface AudienceDeps {
  /** Null for a user who may not come in any more, or never was. */
  readonly standingOf: (userId: string) => Promise<Standing | null>
  readonly limits: LiveLimits
  readonly log: JobLog
}

/** Who listens at `/live`, and whether he still may. */
export function makeAudience({ standingOf, limits, log }: AudienceDeps) {
  const people = new Map<string, Person>()
  let changes = 0
  let checking: Promise<void> | null = null

  /** The user for whom a ticket was made, as he is now; null when he may not come in any more. */
  async function recognise({ userId, generation }: TicketHolder): Promise<Standing | null> {
    for (;;) {
      const changesBefore = changes
      const standing = await standingOf(userId)
      if (changes !== changesBefore) continue // perhaps his: what we read may be outdated
      return standing?.generation === generation ? standing : null
    }
  }

  /** The person to be heard as; null when he has too many connections. */
  function enter({ viewer, generation }: Standing): Person | null {
    const known = people.get(viewer.id)
    if (known && known.generation !== generation) dismiss(known, 'no-longer-allowed')
    else if (known) {
      known.viewer = viewer
      return known.listeners.size < limits.connectionsOfUser ? known : null
    }
    const person: Person = { viewer, generation, failedChecks: 0, listeners: new Set() }
    people.set(viewer.id, person)
    return person
  }

  function leave(person: Person, listener: Listener): void {
    person.listeners.delete(listener)
    const { id } = person.viewer
    if (person.listeners.size === 0 && people.get(id) === person) people.delete(id)
  }

  /** Says that something has changed about a user: what he may see from now on, and whether he may stay, is looked up. */
  async function recheck(userId: string): Promise<void> {
    changes++
    const person = people.get(userId)
    if (person) await check(userId, person)
  }

  /** Looks everybody up again, unless that is being done already. */
  function recheckAll(): void {
    checking ??= checkAll().finally(() => {
      checking = null
    })
  }

  async function checkAll(): Promise<void> {
    for (const [userId, person] of [...people]) await check(userId, person)
  }

  async function check(userId: string, person: Person): Promise<void> {
    try {
      const standing = await standingOf(userId)
      person.failedChecks = 0
      if (standing?.generation === person.generation) person.viewer = standing.viewer
      else dismiss(person, 'no-longer-allowed')
    } catch (error) {
      log.warn({ err: error, userId }, 'rights at /live could not be looked up')
      if (++person.failedChecks >= limits.failedChecks) dismiss(person, 'rights-unknown')
    }
  }

  function dismiss(person: Person, closing: Closing): void {
    for (const listener of person.listeners) listener.close(closing)
  }

  function listenerCount(): number {
    return people.values().reduce((count, { listeners }) => count + listeners.size, 0)
  }

  return { recognise, enter, leave, recheck, recheckAll, listenerCount, people: () => people.values() }
}

export type Audience = ReturnType<typeof makeAudience>
