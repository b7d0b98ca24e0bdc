import type { CollectionOf } from './collection.ts'
import { declareCollection } from './collection.ts'
import type { peopleDeclaration } from './suite/kit.ts'

/*
 * What does not compile. Nothing here runs: the type check of the repository is the test, for it fails when one of these
 * lines is not an error, or when one of the others is.
 */

type Call = { id: string; revision: number; agentId: string; tags: string[] } & (
  { phase: 'talking' } | { phase: 'ended'; endedAt: string }
)

export async function typeTest(people: CollectionOf<typeof peopleDeclaration>): Promise<void> {
  await people.find({ where: {}, limit: 1 })
  await people.find({ where: { role: 'agent' }, limit: 1 })
  await people.find({ where: { role: 'agent' }, orderBy: 'rank', limit: 1 })
  await people.find({ where: { role: 'agent', rank: { above: 3 } }, orderBy: 'rank', limit: 1 })
  await people.find({ where: { role: 'agent', rank: null }, limit: 1 })
  await people.find({ where: {}, orderBy: 'createdAt', direction: 'descending', limit: 1, after: null })
  await people.count({ where: { createdAt: { atLeast: '2026', below: '2027' } } })
  await people.tally({ where: { role: 'agent' }, by: 'createdAt', sum: 'rank' })
  await people.getBy('username', 'asha')

  // @ts-expect-error an undeclared field
  await people.find({ where: { username: 'asha' }, limit: 1 })
  // @ts-expect-error a field that documents do not have
  await people.find({ where: { surname: 'rao' }, limit: 1 })
  // @ts-expect-error the last field of an index without those before it
  await people.find({ where: { rank: 3 }, limit: 1 })
  // @ts-expect-error fields of two indexes
  await people.find({ where: { role: 'agent', rank: 3, createdAt: '2026' }, limit: 1 })
  // @ts-expect-error an order that no index gives
  await people.find({ where: {}, orderBy: 'username', limit: 1 })
  // @ts-expect-error an order whose index needs the role
  await people.find({ where: {}, orderBy: 'rank', limit: 1 })
  // @ts-expect-error a range over a field that is not the last
  await people.find({ where: { role: { above: 'a' } }, orderBy: 'rank', limit: 1 })
  // @ts-expect-error a range without its order
  await people.find({ where: { role: 'agent', rank: { above: 3 } }, limit: 1 })
  // @ts-expect-error a value of another type
  await people.find({ where: { role: 5 }, limit: 1 })
  // @ts-expect-error undefined, which must never mean "any"
  await people.find({ where: { role: undefined }, limit: 1 })
  // @ts-expect-error a page without a size
  await people.find({ where: {} })
  // @ts-expect-error not a unique field
  await people.getBy('role', 'agent')
  // @ts-expect-error null is no unique value
  await people.getBy('phone', null)
  // @ts-expect-error an undeclared field
  await people.count({ where: { username: 'asha' } })

  const call = declareCollection<Call>()
  call({ name: 'calls', idField: 'id', indexes: [['agentId', 'endedAt'], ['phase']] })
  // @ts-expect-error an index over something that is no single value
  call({ name: 'calls', idField: 'id', indexes: [['tags']] })
  // @ts-expect-error a field that calls do not have
  call({ name: 'calls', idField: 'id', unique: ['sid'] })
}
