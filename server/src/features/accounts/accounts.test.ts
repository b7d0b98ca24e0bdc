import assert from 'node:assert/strict'
import { test, type TestContext } from 'node:test'

import bcrypt from 'bcryptjs'

import { ADMINISTRATOR, PASSWORD, aRegistration, someAccounts } from '../../../test/some-accounts.ts'
import { AppError } from '../../lib/app-error.ts'
import type { Caller, RegistrationPolicy } from './accounts.ts'
import type { User } from './user.ts'

async function setUp(t: TestContext, registration?: RegistrationPolicy) {
  const { accounts, users, storage } = await someAccounts(registration)
  t.after(() => storage.close())
  const enter = (username: string, password: string) =>
    accounts.signIn({ username, password, address: '192.0.2.1' })
  const administrator = async () =>
    (await accounts.whoIs(await enter(ADMINISTRATOR.username, ADMINISTRATOR.password)))!
  return { accounts, users, storage, enter, administrator }
}

const refusal = (code: string) => (error: unknown) => error instanceof AppError && error.code === code

const ofTheFirstSystem = (password: string) =>
  ({
    id: '0b9d9b0a-7a3c-4d0e-8f51-2f7f6c1d2e3f',
    username: 'Meena',
    email: 'meena@example.com',
    phone_number: 9811122233,
    password,
    role: 'user',
    region: 'north',
    revision: 0,
  }) as User

test('a user is kept with the fields of the first system, and his password as a hash', async (t) => {
  const { accounts, users } = await setUp(t)

  const { id } = await accounts.register(aRegistration({ username: 'Ravi', role: 'user' }), null)

  const { password, ...kept } = (await users.get(id))!
  assert.match(password, /^\$argon2id\$/)
  assert.match(id, /^[0-9a-f]{8}-[0-9a-f]{4}-4/)
  assert.partialDeepStrictEqual(kept, {
    ...{ id, username: 'Ravi', email: 'ravi@example.com', phone_number: 9876543210, role: 'user' },
    createdAt: '2026-01-31T09:30:00.000Z',
  })
})

test('of two who register the same name at the same moment, one gets it', async (t) => {
  const { accounts } = await setUp(t)

  const outcomes = await Promise.allSettled([
    accounts.register(
      aRegistration({ username: 'Ravi', email: 'a@example.com', phone_number: 9876543211 }),
      null,
    ),
    accounts.register(
      aRegistration({ username: 'rAVI', email: 'b@example.com', phone_number: 9876543212 }),
      null,
    ),
  ])

  assert.deepEqual(outcomes.map(({ status }) => status).sort(), ['fulfilled', 'rejected'])
})

for (const [what, role] of [
  ['nobody', null],
  ['an agent', 'agent'],
  ['a manager', 'manager'],
] as const) {
  for (const wanted of ['manager', 'admin', 'administrator'] as const) {
    test(`${what} cannot make himself or another ${wanted}`, async (t) => {
      const { accounts } = await setUp(t)
      const by: Caller | null = role && { id: 'u1', username: 'x', role }

      await assert.rejects(
        accounts.register(aRegistration({ role: wanted }), by),
        refusal('role-not-allowed'),
      )
    })
  }
}

test('an administrator can give any role, also while registration is closed', async (t) => {
  const { accounts, administrator } = await setUp(t, { open: false, emailDomains: [] })

  const { role } = await accounts.register(aRegistration({ role: 'manager' }), await administrator())

  assert.equal(role, 'manager')
})

test('closed registration is closed to strangers and to agents', async (t) => {
  const { accounts } = await setUp(t, { open: false, emailDomains: [] })
  const agent: Caller = { id: 'u1', username: 'x', role: 'agent' }

  for (const by of [null, agent]) {
    await assert.rejects(accounts.register(aRegistration(), by), refusal('registration-closed'))
  }
})

test('where e-mail domains are listed, strangers need one of them', async (t) => {
  const { accounts } = await setUp(t, { open: true, emailDomains: ['leads.example'] })

  for (const email of ['eve@example.com', 'eve@leads.example.com', 'eve@notleads.example']) {
    await assert.rejects(accounts.register(aRegistration({ email }), null), refusal('registration-closed'))
  }
  await accounts.register(aRegistration({ email: 'ravi@Leads.Example' }), null)
})

test('a user of the first system enters with his old password, and gets a new hash by it', async (t) => {
  const { accounts, users, storage, enter } = await setUp(t)
  const old = ofTheFirstSystem(await bcrypt.hash(PASSWORD, 4))
  await storage.commit([users.insert(old)])

  await assert.rejects(enter('Meena', 'wrong-kettle'), refusal('wrong-credentials'))
  const caller = await accounts.whoIs(await enter('Meena', PASSWORD))

  assert.equal(caller?.role, 'agent')
  const kept = (await users.get(old.id))!
  assert.match(kept.password, /^\$argon2id\$/)
  assert.partialDeepStrictEqual(kept, { region: 'north', usernameKey: 'meena', phoneKey: '+919811122233' })
  assert.ok(await enter('MEENA', PASSWORD), 'from now on his name is found in any case')
})

test('the name of a user of the first system is taken', async (t) => {
  const { accounts, users, storage } = await setUp(t)
  await storage.commit([users.insert(ofTheFirstSystem('x'))])

  await assert.rejects(accounts.register(aRegistration({ username: 'Meena' }), null), refusal('user-taken'))
})

test('whoever is disabled is out at once and does not come back', async (t) => {
  const { accounts, enter, administrator } = await setUp(t)
  const { id } = await accounts.register(aRegistration(), null)
  const token = await enter('ravi', PASSWORD)
  assert.equal((await accounts.whoIs(token))?.id, id)

  await accounts.disable(id, await administrator())

  assert.equal(await accounts.whoIs(token), null)
  await assert.rejects(enter('ravi', PASSWORD), refusal('wrong-credentials'))
})

test('an administrator cannot disable himself, so one always remains', async (t) => {
  const { accounts, administrator } = await setUp(t)
  const caller = await administrator()

  await assert.rejects(accounts.disable(caller.id, caller), refusal('forbidden'))
})

test('the first administrator is made once', async (t) => {
  const { accounts } = await setUp(t)

  assert.equal(await accounts.ensureFirstAdministrator({ username: 'other', password: null }), null)
})

test('without a configured password the first administrator gets a random one', async (t) => {
  const { accounts, users, storage, enter } = await setUp(t)
  const { items } = await users.find({ where: { role: 'administrator' }, limit: 1 })
  await storage.commit([users.remove(items[0]!.id, items[0]!.revision)])

  const first = await accounts.ensureFirstAdministrator({ username: null, password: null })

  assert.equal(first?.username, 'admin')
  assert.match(first.generatedPassword!, /^[a-zA-Z2-9]{20}$/)
  assert.equal((await accounts.whoIs(await enter('admin', first.generatedPassword!)))?.role, 'administrator')
})

test('a weak configured password does not make an administrator, and its setting is named', async (t) => {
  const { accounts, users, storage } = await setUp(t)
  const { items } = await users.find({ where: { role: 'administrator' }, limit: 1 })
  await storage.commit([users.remove(items[0]!.id, items[0]!.revision)])

  await assert.rejects(accounts.ensureFirstAdministrator({ username: 'boss', password: 'admin123' }), {
    code: 'password-too-weak',
    message: /^ADMIN_PASSWORD/,
  })
})
