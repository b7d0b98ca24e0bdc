import assert from 'node:assert/strict'
import { test } from 'node:test'
import { aPerson, openPeople, visitsDeclaration } from './kit.ts'
import type { OpenTwo, Person } from './kit.ts'

export function describeWrites(name: string, open: OpenTwo): void {
  test(`${name}: a document comes back as it was stored, with all that no declaration knows`, async () => {
    const { storage, people, otherPeople } = await openPeople(open)
    const asha = {
      ...aPerson({ username: 'आशा 🏡 "O\'Neil"\u0000;--', rank: 1.5 }),
      nested: { list: [1, null, { deep: true }], empty: {} },
      '': 'a key without a name',
      'dotted.$key': -0.1,
      none: null,
    }

    assert.equal(await storage.commit([people.insert(asha)]), true)

    assert.deepEqual(await people.get(asha.id), asha)
    assert.deepEqual(await otherPeople.get(asha.id), asha)
  })

  test(`${name}: a document of two million characters is kept`, async () => {
    const { storage, people } = await openPeople(open)
    const long = { ...aPerson(), transcript: 'हाँ जी, '.repeat(250_000) }

    await storage.commit([people.insert(long)])

    assert.deepEqual(await people.get(long.id), long)
  })

  test(`${name}: a document larger than any engine keeps is a bug, and disturbs no other commit`, async () => {
    const { storage, people } = await openPeople(open)
    const small = aPerson()
    const answers = await Promise.allSettled([
      storage.commit([people.insert({ ...aPerson(), text: 'x'.repeat(17_000_000) } as Person)]),
      storage.commit([people.insert(small)]),
    ])

    assert.ok(answers[0].status === 'rejected' && answers[0].reason instanceof RangeError)
    assert.deepEqual(await people.get(small.id), small)
  })

  test(`${name}: a declared field that holds more than one value is a bug`, async () => {
    const { storage, people } = await openPeople(open)
    const odd = { ...aPerson(), role: ['agent', 'admin'] } as unknown as Person
    await assert.rejects(storage.commit([people.insert(odd)]), TypeError)
  })

  test(`${name}: ids are told apart to the last character`, async () => {
    const { storage, people } = await openPeople(open)
    const ids = ['x', 'X', 'x ', 'x\u0000', 'x\u0000y', 'é', 'e\u0301', '🏡', '%', '']
    for (const id of ids)
      assert.equal(await storage.commit([people.insert(aPerson({ id, createdAt: id }))]), true)

    for (const id of ids) assert.equal((await people.get(id))?.createdAt, id)
    assert.equal(await people.get('y'), null)
  })

  test(`${name}: half a surrogate pair is kept as the replacement character`, async () => {
    const { storage, people } = await openPeople(open)
    const broken = aPerson({ username: 'a\ud83d' })

    await storage.commit([people.insert(broken)])

    assert.equal((await people.getBy('username', 'a\ufffd'))?.username, 'a\ufffd')
  })

  test(`${name}: a document without a revision counts as revision 0`, async () => {
    const { storage, people } = await openPeople(open)
    const old = aPerson({ id: 'old' })
    delete (old as Partial<{ revision: number }>).revision
    await storage.commit([people.insert(old)])

    const read = (await people.get(old.id))!
    assert.equal(read.revision, 0)
    assert.equal(await storage.commit([people.replace({ ...read, role: 'admin', revision: 1 })]), true)
  })

  test(`${name}: a change based on an old read changes nothing`, async () => {
    const { storage, other, people, otherPeople } = await openPeople(open)
    const asha = aPerson()
    await storage.commit([people.insert(asha)])
    assert.equal(await other.commit([otherPeople.replace({ ...asha, role: 'admin', revision: 1 })]), true)

    assert.equal(await storage.commit([people.replace({ ...asha, role: 'guest', revision: 1 })]), false)
    assert.equal(await storage.commit([people.remove(asha.id, 0)]), false)

    assert.deepEqual(await people.get(asha.id), { ...asha, role: 'admin', revision: 1 })
  })

  test(`${name}: a document that vanished cannot be replaced or removed`, async () => {
    const { storage, people } = await openPeople(open)
    const asha = aPerson()
    await storage.commit([people.insert(asha)])
    assert.equal(await storage.commit([people.remove(asha.id, 0)]), true)

    assert.equal(await storage.commit([people.replace({ ...asha, revision: 1 })]), false)
    assert.equal(await storage.commit([people.remove(asha.id, 0)]), false)
    assert.equal(await people.get(asha.id), null)
  })

  test(`${name}: of changes that race for one revision, exactly one is kept`, async () => {
    const { storage, other, people } = await openPeople(open)
    const asha = aPerson()
    await storage.commit([people.insert(asha)])

    const kept = await Promise.all(
      Array.from({ length: 40 }, (_, n) =>
        (n % 2 ? storage : other).commit([people.replace({ ...asha, rank: n, revision: 1 })]),
      ),
    )

    const winners = kept.flatMap((won, n) => (won ? [n] : []))
    assert.equal(winners.length, 1)
    assert.equal((await people.get(asha.id))?.rank, winners[0])
  })

  test(`${name}: nothing is lost when two handles count in one document`, async () => {
    const { storage, other, people, otherPeople } = await openPeople(open)
    const counter = aPerson({ rank: 0 })
    await storage.commit([people.insert(counter)])

    const countUp = async (ours: typeof storage, collection: typeof people) => {
      for (let done = 0; done < 50;) {
        const read = (await collection.get(counter.id))!
        const next = { ...read, rank: Number(read.rank) + 1, revision: read.revision + 1 }
        if (await ours.commit([collection.replace(next)])) done++
      }
    }
    await Promise.all([countUp(storage, people), countUp(other, otherPeople), countUp(storage, people)])

    const end = (await people.get(counter.id))!
    assert.deepEqual([end.rank, end.revision], [150, 150])
  })

  test(`${name}: a commit is all or nothing, across collections`, async () => {
    const { storage, people, visits } = await openPeople(open)
    const asha = aPerson({ username: 'asha' })
    await storage.commit([people.insert(asha)])
    const visit = visits.insert({ visitId: 'v1', revision: 0, personId: asha.id })

    assert.equal(await storage.commit([visit, people.replace({ ...asha, revision: 7 })]), false)
    await assert.rejects(storage.commit([visit, people.insert(aPerson({ username: 'asha' }))]))

    assert.equal(await visits.get('v1'), null)
    assert.equal(await storage.commit([visit, people.replace({ ...asha, revision: 1 })]), true)
    assert.equal((await visits.get('v1'))?.personId, asha.id)
    assert.equal((await people.get(asha.id))?.revision, 1)
  })

  test(`${name}: the writes of a commit happen in their order`, async () => {
    const { storage, people } = await openPeople(open)
    const [old, next] = [aPerson({ username: 'asha' }), aPerson({ username: 'asha' })]
    await storage.commit([people.insert(old)])

    const kept = await storage.commit([
      people.remove(old.id, 0),
      people.insert(next),
      people.replace({ ...next, role: 'admin', revision: 1 }),
      people.replace({ ...next, role: 'guest', revision: 2 }),
    ])

    assert.equal(kept, true)
    assert.equal((await people.getBy('username', 'asha'))?.role, 'guest')
  })

  test(`${name}: a commit of nothing is kept`, async () => {
    const { storage } = await openPeople(open)
    assert.equal(await storage.commit([]), true)
  })

  test(`${name}: a taken id or unique value is refused by the name of its key`, async () => {
    const { storage, other, people, otherPeople } = await openPeople(open)
    const asha = aPerson({ username: 'asha', phone: 919876543210 })
    await storage.commit([people.insert(asha)])
    const refusal = (key: string) => ({
      code: 'duplicate-key',
      details: { collection: 'PeopleCollection', key },
    })

    await assert.rejects(other.commit([otherPeople.insert({ ...aPerson(), id: asha.id })]), refusal('id'))
    await assert.rejects(
      other.commit([otherPeople.insert(aPerson({ username: 'asha' }))]),
      refusal('username'),
    )
    await assert.rejects(storage.commit([people.insert(aPerson({ phone: 919876543210 }))]), refusal('phone'))
    const ravi = aPerson({ username: 'ravi' })
    await storage.commit([people.insert(ravi)])
    await assert.rejects(
      storage.commit([people.replace({ ...ravi, username: 'asha', revision: 1 })]),
      refusal('username'),
    )
    assert.deepEqual(await people.get(ravi.id), ravi)
  })

  test(`${name}: null and absent are no unique values; a number is not its text, a letter not its capital`, async () => {
    const { storage, people } = await openPeople(open)
    const all = [
      aPerson(),
      aPerson(),
      aPerson({ phone: null }),
      aPerson({ phone: null }),
      aPerson({ phone: 5, username: 'asha' }),
      aPerson({ phone: '5', username: 'Asha' }),
    ]

    for (const person of all) assert.equal(await storage.commit([people.insert(person)]), true)

    assert.equal((await people.getBy('phone', 5))?.id, all[4]!.id)
    assert.equal((await people.getBy('phone', '5'))?.id, all[5]!.id)
    assert.equal(await people.getBy('username', 'ASHA'), null)
  })

  test(`${name}: a unique value is free again when its document has gone or changed`, async () => {
    const { storage, people } = await openPeople(open)
    const [asha, ravi] = [aPerson({ username: 'asha' }), aPerson({ username: 'ravi' })]
    await storage.commit([people.insert(asha), people.insert(ravi)])

    await storage.commit([people.remove(asha.id, 0)])
    await storage.commit([people.replace({ ...ravi, username: 'asha', revision: 1 })])

    assert.equal(await storage.commit([people.insert(aPerson({ username: 'ravi' }))]), true)
  })

  test(`${name}: commits asked for together stand and fall alone`, async () => {
    const { storage, people } = await openPeople(open)
    const taken = aPerson({ username: 'taken' })
    await storage.commit([people.insert(taken)])

    const answers = await Promise.allSettled(
      Array.from({ length: 30 }, (_, n) => {
        if (n % 3 === 0) return storage.commit([people.insert(aPerson({ rank: n }))])
        if (n % 3 === 1) return storage.commit([people.insert(aPerson({ username: 'taken' }))])
        return storage.commit([people.insert(aPerson()), people.replace({ ...taken, revision: 9 })])
      }),
    )

    const told = answers.map((answer) => (answer.status === 'fulfilled' ? answer.value : 'refused'))
    assert.deepEqual(
      told,
      Array.from({ length: 30 }, (_, n) => [true, 'refused', false][n % 3]),
    )
    assert.equal(await people.count({ where: { role: 'agent' } }), 11)
  })

  test(`${name}: a write to a collection that nobody declared is a bug`, async () => {
    const { storage } = await openPeople(open)
    await assert.rejects(
      storage.commit([{ kind: 'remove', collection: 'nowhere', id: 'x', revision: 0 }]),
      TypeError,
    )
  })

  test(`${name}: closing finishes what was asked for, and refuses the rest`, async () => {
    const { storage, people, visits, otherPeople } = await openPeople(open)
    const asha = aPerson()
    const asked = storage.commit([people.insert(asha)])

    await storage.close()
    await storage.close()

    assert.equal(await asked, true)
    assert.deepEqual(await otherPeople.get(asha.id), asha)
    const refusal = { code: 'storage-unavailable' }
    await assert.rejects(people.get(asha.id), refusal)
    await assert.rejects(visits.find({ where: {}, limit: 1 }), refusal)
    await assert.rejects(storage.commit([people.remove(asha.id, 0)]), refusal)
    assert.throws(() => storage.collection(visitsDeclaration), refusal)
    assert.equal((await storage.health()).problem, 'storage-unavailable')
  })

  test(`${name}: health says that all is well`, async () => {
    const { storage } = await openPeople(open)
    assert.equal((await storage.health()).problem, null)
  })
}
