import { declareCollection } from '../collection.ts'
import type { CollectionOf, Storage } from '../collection.ts'

export interface Person {
  readonly id: string
  readonly revision: number
  readonly username?: string
  readonly phone?: number | string | null
  readonly role: string
  readonly rank?: number | string | boolean | null
  readonly createdAt?: string
}

export interface Visit {
  readonly visitId: string
  readonly revision: number
  readonly personId: string
}

export const peopleDeclaration = declareCollection<Person>()({
  name: 'PeopleCollection',
  idField: 'id',
  unique: ['username', 'phone'],
  indexes: [['role', 'rank'], ['role', 'createdAt'], ['createdAt'], ['role']],
  search: { words: ['username'], digits: ['phone'] },
})

export const visitsDeclaration = declareCollection<Visit>()({
  name: 'app.visits-2026',
  idField: 'visitId',
  indexes: [['personId', 'visitId']],
})

export type People = CollectionOf<typeof peopleDeclaration>

/** Gives two handles on one and the same new store, as two server processes would have. */
export type OpenTwo = () => Promise<[Storage, Storage]>

let made = 0

/** A person like no other, agent by role. */
export function aPerson(fields: Partial<Person> = {}): Person {
  made++
  return { id: `person-${String(made).padStart(6, '0')}`, revision: 0, role: 'agent', ...fields }
}

export async function openPeople(open: OpenTwo) {
  const [storage, other] = await open()
  return {
    storage,
    other,
    people: storage.collection(peopleDeclaration),
    otherPeople: other.collection(peopleDeclaration),
    visits: storage.collection(visitsDeclaration),
  }
}

/** All pages of a query, one after the other. */
export async function allPages<T>(
  page: (after: string | null) => Promise<{ items: readonly T[]; next: string | null }>,
): Promise<T[]> {
  const items: T[] = []
  let after: string | null = null
  do {
    const { items: more, next }: { items: readonly T[]; next: string | null } = await page(after)
    items.push(...more)
    after = next
  } while (after !== null)
  return items
}
