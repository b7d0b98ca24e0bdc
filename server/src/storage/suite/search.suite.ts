import assert from 'node:assert/strict'
import { test } from 'node:test'
import { allPages, aPerson, openPeople } from './kit.ts'
import type { OpenTwo } from './kit.ts'

/** Text, and whether it finds the person of this name and number. */
const CASES: readonly (readonly [
  name: string,
  phone: string | number | null,
  text: string,
  isFound: boolean,
])[] = [
  ['Asha Rao', null, 'asha', true],
  ['Asha Rao', null, 'ASH', true],
  ['Asha Rao', null, 'ra as', true],
  ['Asha Rao', null, 'asha ravi', false],
  ['Asha Rao', null, 'sha', false],
  ['Asha Rao', null, 'asha, rao!', true],
  ['Asha Rao', null, "a%' OR 1=1 --", false],
  ['Asha Rao', null, '', false],
  ['Asha Rao', null, ' .,! ', false],
  ['रोहित शर्मा', null, 'शर्मा', true],
  ['रोहित शर्मा', null, 'रोह', true],
  ['रोहित शर्मा', null, 'हित', false],
  ['रोहित शर्मा', null, 'शर्मा रोहित', true],
  ['क़ासिम', null, 'क\u093cासिम', true],
  ['क्\u200dष', null, 'क्ष', true],
  ['தமிழ் செல்வி', null, 'செல்', true],
  ['Café', null, 'cafe\u0301', true],
  ['STRASSE', null, 'straße', true],
  ['ΟΔΟΣ', null, 'οδος', true],
  ['Tower १२', null, '12', true],
  ['🏡 Villa', null, 'villa', true],
  ['Ａsha', null, 'asha', true],
  ['x', 919876543210, '9876', true],
  ['x', 919876543210, '3210', true],
  ['x', '+91 98765-43210', '76543', true],
  ['x', 919876543210, '+91 98765 43210', true],
  ['x', 919876543210, '98765-43210', true],
  ['x', 919876543210, '(91) 98765 43210', true],
  ['x', 919876543210, '९८७६५', true],
  ['x', 919876543210, '987', false],
  ['x', 919876543210, '9877', false],
  ['x', 919876543210, 'x 43210', true],
  ['x', 919876543210, 'y 43210', false],
  ['Sector 1501', null, '150', true],
  ['Sector 1501', null, '1501', true],
]

export function describeSearch(name: string, open: OpenTwo): void {
  const opened = lazily(() => openPeople(open))

  for (const [username, phone, text, isFound] of CASES)
    test(`${name}: "${text}" ${isFound ? 'finds' : 'does not find'} ${username} ${phone ?? ''}`, async () => {
      const { storage, people } = await opened()
      const person = aPerson({ username, phone })
      await storage.commit([people.insert(person)])

      const { items } = await people.search({ text, limit: 10 })
      await storage.commit([people.remove(person.id, 0)])

      assert.equal(items.length, isFound ? 1 : 0)
    })

  test(`${name}: search follows the changes of documents, also those of another handle`, async () => {
    const { storage, other, people, otherPeople } = await openPeople(open)
    const asha = aPerson({ username: 'Asha Rao', phone: 919876543210 })
    const names = async (text: string) =>
      (await people.search({ text, limit: 10 })).items.map(({ username }) => username)
    await storage.commit([people.insert(asha)])

    const married = { ...asha, username: 'Asha Menon', phone: 911111122222, revision: 1 }
    await other.commit([otherPeople.replace(married)])
    assert.deepEqual(await names('rao'), [])
    assert.deepEqual(await names('9876'), [])
    assert.deepEqual(await names('menon 1111'), ['Asha Menon'])

    assert.equal(
      await storage.commit([people.replace({ ...asha, username: 'Lost Race', revision: 1 })]),
      false,
    )
    assert.deepEqual(await names('lost'), [])

    await storage.commit([people.remove(asha.id, 1)])
    assert.deepEqual(await names('asha'), [])
  })

  test(`${name}: what is found comes by id, in pages`, async () => {
    const { storage, people } = await openPeople(open)
    const all = Array.from({ length: 10 }, (_, n) => aPerson({ username: `Asha ${n} asha` }))
    await storage.commit([...all].reverse().map((person) => people.insert(person)))

    const found = await allPages((after) => people.search({ text: 'asha', limit: 3, after }))

    assert.deepEqual(
      found.map(({ id }) => id),
      all.map(({ id }) => id),
    )
    await assert.rejects(people.search({ text: 'asha', limit: 3, after: 'e30' }), { code: 'bad-request' })
  })

  test(`${name}: a number that is taken away is found no more`, async () => {
    const { storage, people } = await openPeople(open)
    const asha = aPerson({ username: 'Asha', phone: 919876543210 })
    await storage.commit([people.insert(asha)])

    await storage.commit([people.replace({ ...asha, phone: null, revision: 1 })])

    assert.equal((await people.search({ text: '98765', limit: 1 })).items.length, 0)
    assert.equal((await people.search({ text: 'asha', limit: 1 })).items.length, 1)
  })
}

function lazily<R>(make: () => Promise<R>): () => Promise<R> {
  let made: Promise<R> | null = null
  return () => (made ??= make())
}
