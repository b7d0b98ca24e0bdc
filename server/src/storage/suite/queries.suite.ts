import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { declareCollection } from '../collection.ts'
import type { Storage } from '../collection.ts'
import { allPages, aPerson, openPeople, peopleDeclaration, visitsDeclaration } from './kit.ts'
import type { OpenTwo, Person } from './kit.ts'
import { bounds, byRank, isWithin, ranks } from './rank-model.suite.ts'

export function describeQueries(name: string, open: OpenTwo): void {
  test(`${name}: any query over an index answers what a plain list would, page by page`, async () => {
    const { storage, people } = await openPeople(open)
    let round = 0
    await fc.assert(
      fc.asyncProperty(ranks, bounds, fc.boolean(), fc.integer({ min: 1, max: 4 }), async (...given) => {
        const [values, range, isDescending, limit] = given
        const role = `round-${round++}`
        const all = values.map((rank) => aPerson({ role, ...(rank === undefined ? {} : { rank }) }))
        await storage.commit(all.map((person) => people.insert(person)))

        const where = range ? { role, rank: range } : { role }
        const found = await allPages((after) =>
          people.find({
            where,
            orderBy: 'rank',
            direction: isDescending ? 'descending' : 'ascending',
            limit,
            after,
          }),
        )

        const expected = all.filter(({ rank }) => !range || isWithin(rank ?? null, range)).sort(byRank)
        if (isDescending) expected.reverse()
        assert.deepEqual(found.map(idOf), expected.map(idOf))
        assert.equal(await people.count({ where }), expected.length)
      }),
      { numRuns: 150 },
    )
  })

  test(`${name}: numbers beyond the exact integers are told apart, and pages of them come to an end`, async () => {
    const { people, storage } = await openPeople(open)
    const ranks = [-42_701_410_113_057_900, -9_007_199_254_740_993, 2 ** 53 + 2, 4.2e18, 1e19, 1e21]
    await storage.commit(ranks.map((rank) => people.insert(aPerson({ rank }))))

    let pages = 0
    const found = await allPages((after) => {
      pages++
      assert.ok(pages <= ranks.length, 'each page moves on')
      return people.find({ where: { role: 'agent' }, orderBy: 'rank', limit: 1, after })
    })

    assert.deepEqual(
      found.map(({ rank }) => rank),
      ranks,
    )
    for (const rank of ranks) assert.equal(await people.count({ where: { role: 'agent', rank } }), 1)
  })

  test(`${name}: values sort as null and absent, numbers, text by code points`, async () => {
    const { storage, people } = await openPeople(open)
    const sorted = [null, -1.5, 0, 2, 10, '', '10', '2', 'Z', 'a', 'é', 'आ', '\uffee', '🏡']
    const inserted = sorted.map((rank) => aPerson({ rank }))
    await storage.commit([...inserted].reverse().map((person) => people.insert(person)))

    const { items } = await people.find({ where: { role: 'agent' }, orderBy: 'rank', limit: 100 })

    assert.deepEqual(
      items.map(({ rank }) => rank),
      sorted,
    )
  })

  test(`${name}: a query for null finds null and absent, one for a value finds its type only`, async () => {
    const { storage, people } = await openPeople(open)
    const [none, nothing, five, text] = [
      aPerson(),
      aPerson({ rank: null }),
      aPerson({ rank: 5 }),
      aPerson({ rank: '5' }),
    ]
    await storage.commit([none, nothing, five, text].map((person) => people.insert(person)))
    const idsOf = async (rank: Person['rank']) =>
      (await people.find({ where: { role: 'agent', rank: rank ?? null }, limit: 10 })).items.map(idOf)

    assert.deepEqual(await idsOf(null), [none.id, nothing.id])
    assert.deepEqual(await idsOf(5), [five.id])
    assert.deepEqual(await idsOf('5'), [text.id])
  })

  test(`${name}: pages neither repeat nor skip a document while others come, go and change`, async () => {
    const { storage, people, otherPeople, other } = await openPeople(open)
    const staying = Array.from({ length: 50 }, (_, n) => aPerson({ rank: Math.floor(n / 5) }))
    await storage.commit(staying.map((person) => people.insert(person)))
    const seen: string[] = []
    let passing = aPerson({ rank: 0 })
    await storage.commit([people.insert(passing)])

    await allPages(async (after) => {
      const page = await people.find({ where: { role: 'agent' }, orderBy: 'rank', limit: 7, after })
      seen.push(...page.items.map(idOf))
      await other.commit([
        otherPeople.remove(passing.id, 0),
        otherPeople.insert((passing = aPerson({ rank: seen.length % 10 }))),
      ])
      const changed = (await people.get(staying[seen.length % 50]!.id))!
      await other.commit([
        otherPeople.replace({ ...changed, createdAt: 'x', revision: changed.revision + 1 }),
      ])
      return page
    })

    const ids = new Set(staying.map(idOf))
    const seenStaying = seen.filter((id) => ids.has(id))
    assert.deepEqual(seenStaying, staying.map(idOf))
  })

  test(`${name}: without an order, documents come by id`, async () => {
    const { storage, people } = await openPeople(open)
    const all = Array.from({ length: 9 }, () => aPerson({ role: 'guest' }))
    await storage.commit([...all].reverse().map((person) => people.insert(person)))

    const everyone = await allPages((after) => people.find({ where: {}, limit: 2, after }))
    const guests = await allPages((after) =>
      people.find({ where: { role: 'guest' }, direction: 'descending', limit: 4, after }),
    )

    assert.deepEqual(everyone.map(idOf), all.map(idOf))
    assert.deepEqual(guests.map(idOf), all.map(idOf).reverse())
  })

  test(`${name}: the id may be the order of an index`, async () => {
    const { storage, visits } = await openPeople(open)
    const ids = ['v1', 'v2', 'v3', 'v4']
    await storage.commit(ids.map((visitId) => visits.insert({ visitId, revision: 0, personId: 'p' })))

    const found = await allPages((after) =>
      visits.find({
        where: { personId: 'p', visitId: { above: 'v1' } },
        orderBy: 'visitId',
        limit: 1,
        after,
      }),
    )

    assert.deepEqual(
      found.map(({ visitId }) => visitId),
      ['v2', 'v3', 'v4'],
    )
  })

  test(`${name}: a cursor is safe in a URL; one that is broken or of another order is refused`, async () => {
    const { storage, people } = await openPeople(open)
    await storage.commit(['🏡', 'आशा', 'ÿ>?'].map((createdAt) => people.insert(aPerson({ createdAt }))))
    const { next } = await people.find({ where: {}, orderBy: 'createdAt', limit: 1 })

    assert.match(next ?? '', /^[A-Za-z0-9_-]+$/)
    const bad = [
      '',
      '!',
      'e30',
      'bnVsbA',
      next!.slice(0, -3),
      `${next}x`,
      Buffer.from('[1]').toString('base64url'),
    ]
    for (const after of bad)
      await assert.rejects(people.find({ where: {}, orderBy: 'createdAt', limit: 1, after }), {
        code: 'bad-request',
      })
    await assert.rejects(people.find({ where: { role: 'agent' }, orderBy: 'rank', limit: 1, after: next }), {
      code: 'bad-request',
    })
  })

  test(`${name}: a tally counts and sums by value, ordered by value`, async () => {
    const { storage, people } = await openPeople(open)
    const given: [string, Person['rank']][] = [
      ['guest', 3],
      ['agent', 1.5],
      ['guest', 'no number'],
      ['agent', 2],
      ['admin', null],
    ]
    await storage.commit(
      given.map(([role, rank], n) =>
        people.insert(aPerson({ role, rank: rank ?? null, createdAt: `day-${n}` })),
      ),
    )

    assert.deepEqual(await people.tally({ where: {}, by: 'role', sum: 'rank' }), [
      { value: 'admin', count: 1, sum: 0 },
      { value: 'agent', count: 2, sum: 3.5 },
      { value: 'guest', count: 2, sum: 3 },
    ])
    assert.deepEqual(await people.tally({ where: { createdAt: { atLeast: 'day-3' } }, by: 'role' }), [
      { value: 'admin', count: 1, sum: 0 },
      { value: 'agent', count: 1, sum: 0 },
    ])
  })

  test(`${name}: a tally tells yes and no, and null from both`, async () => {
    const { storage, people } = await openPeople(open)
    await storage.commit([true, false, true, null].map((rank) => people.insert(aPerson({ rank }))))

    const counts = (await people.tally({ where: {}, by: 'rank' })).map(({ value, count }) => [value, count])
    assert.deepEqual(counts, [
      [null, 1],
      [false, 1],
      [true, 2],
    ])
    assert.equal(await people.count({ where: { role: 'agent', rank: true } }), 2)
  })

  test(`${name}: a query that no index serves, or that asks for undefined, is a bug`, async () => {
    const { people } = await openPeople(open)
    const loose = people as unknown as Record<
      'find' | 'count' | 'tally',
      (query: unknown) => Promise<unknown>
    >
    const bugs: unknown[] = [
      { where: { username: 'asha' }, limit: 1 },
      { where: { rank: 1 }, limit: 1 },
      { where: { role: undefined }, limit: 1 },
      { where: { role: ['agent'] }, limit: 1 },
      { where: { role: { $ne: 'x' } }, orderBy: 'role', limit: 1 },
      { where: { role: 'agent', rank: {} }, orderBy: 'rank', limit: 1 },
      { where: { role: 'agent', rank: Number.NaN }, limit: 1 },
      { where: {}, orderBy: 'username', limit: 1 },
    ]
    for (const query of bugs) await assert.rejects(loose.find(query), TypeError)
    for (const limit of [0, -1, 1.5, 1001])
      await assert.rejects(people.find({ where: {}, limit }), RangeError)
    await assert.rejects(loose.count({ where: { username: 'asha' } }), TypeError)
    await assert.rejects(loose.tally({ where: {}, by: "x') FROM sqlite_schema --" }), TypeError)
    await assert.rejects(loose.tally({ where: {}, by: 'role', sum: "x')" }), TypeError)
  })

  test(`${name}: a declaration that gains keys, indexes and search finds what was stored before`, async () => {
    const [storage, other] = await open()
    const people = storage.collection(peopleDeclaration)
    await storage.commit([
      people.insert(aPerson({ username: 'asha rao', rank: 2 })),
      people.insert(aPerson({ username: 'ravi', rank: 1 })),
    ])
    const grown = bare(other, ['rank'])

    assert.deepEqual(
      (await grown.find({ where: {}, orderBy: 'rank', limit: 5 })).items.map(({ rank }) => rank),
      [1, 2],
    )
    assert.equal((await grown.getBy('rank', 2))?.username, 'asha rao')
    assert.equal((await grown.search({ text: 'RAO', limit: 5 })).items.length, 1)
    await assert.rejects(other.commit([grown.insert(aPerson({ rank: 2 }))]), {
      details: { collection: 'PeopleCollection', key: 'rank' },
    })
  })

  test(`${name}: a new unique key that kept documents break is refused by name`, async () => {
    const [storage, other] = await open()
    const people = storage.collection(peopleDeclaration)
    await storage.commit([people.insert(aPerson({ rank: 1 })), people.insert(aPerson({ rank: 1 }))])

    assert.throws(() => bare(other, ['rank']), {
      code: 'duplicate-key',
      details: { collection: 'PeopleCollection', key: 'rank' },
    })
    assert.equal(await people.count({ where: {} }), 2)
  })

  test(`${name}: a collection may be taken twice, but not with two meanings`, async () => {
    const { storage } = await openPeople(open)
    storage.collection({ ...visitsDeclaration })
    assert.throws(() => storage.collection({ ...visitsDeclaration, idField: 'id' }), TypeError)
  })

  test(`${name}: a collection has a name that every engine can keep`, async () => {
    const [storage] = await open()
    const bad = ['', 'a b', 'x"; DROP TABLE y', 'sqlite_x', 'system.users', '../x', 'ü', 'a'.repeat(65)]
    for (const other of bad)
      assert.throws(() => storage.collection(declareCollection<Person>()({ name: other, idField: 'id' })), {
        code: 'storage-unavailable',
      })
  })
}

function idOf({ id }: Person): string {
  return id
}

/** The people under another declaration, as a later version of the program would have it. */
function bare(storage: Storage, unique: ['rank']) {
  return storage.collection(
    declareCollection<Person>()({
      name: 'PeopleCollection',
      idField: 'id',
      unique,
      indexes: [['rank']],
      search: { words: ['username', 'role'] },
    }),
  )
}
