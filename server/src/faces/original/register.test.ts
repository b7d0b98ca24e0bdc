import assert from 'node:assert/strict'
import { test, type TestContext } from 'node:test'

import { anApp, codeIn, tokenIn } from '../../../test/an-app.ts'
import { PASSWORD, aRegistration } from '../../../test/some-accounts.ts'

/** For the tests that leave nothing behind. */
const shared = anApp()
test.after(async () => {
  await (await shared).close()
})

async function setUp(t: TestContext) {
  const app = await anApp()
  t.after(app.close)
  return app
}

test('a user registers, signs in and is told who he is, in the words of the first system', async (t) => {
  const { post, get } = await setUp(t)

  const registered = await post('/register/register', aRegistration({ username: 'Ravi' }))
  const signedIn = await post('/register/login', { username: 'ravi', password: PASSWORD })
  const shown = await get('/register/protectedtoken', tokenIn(signedIn))

  assert.equal(registered.statusCode, 200)
  assert.deepEqual(registered.json(), { status_code: 200, message: 'User is successfully registered' })
  assert.equal(signedIn.statusCode, 200)
  const { access_token: token, ...rest } = signedIn.json<Record<string, unknown>>()
  assert.deepEqual(rest, { StatusCode: 200, token_type: 'bearer' })
  assert.match(String(token), /^[\w-]+\.[\w-]+\.[\w-]+$/)
  assert.equal(shown.statusCode, 200)
  const { id, ...fields } = shown.json<Record<string, unknown>>()
  assert.match(String(id), /^[0-9a-f-]{36}$/)
  assert.deepEqual(fields, {
    username: 'Ravi',
    email: 'ravi@example.com',
    phone_number: 9876543210,
    role: 'user',
  })
})

test('failures come in the old envelope, with the true status and the fields of a problem', async (t) => {
  const { post } = await setUp(t)

  const response = await post('/register/login', { username: 'ravi', password: PASSWORD })

  assert.equal(response.statusCode, 401)
  const { StatusCode, Message, status, detail, code } = response.json<Record<string, unknown>>()
  assert.deepEqual([StatusCode, status, code], [401, 401, 'wrong-credentials'])
  assert.equal(Message, detail)
})

for (const [what, other] of [
  ['user name, in another case,', { username: 'RAVI' }],
  ['e-mail address, in another case,', { email: 'RAVI@example.com' }],
  ['number, with its country code,', { phone_number: 919876543210 }],
] as const) {
  test(`a ${what} that somebody has is refused with 409`, async (t) => {
    const { post } = await setUp(t)
    await post('/register/register', aRegistration({ username: 'ravi' }))

    const different = aRegistration({
      username: 'meena',
      email: 'meena@example.com',
      phone_number: 9811122233,
    })
    const response = await post('/register/register', { ...different, ...other })

    assert.equal(response.statusCode, 409)
    assert.equal(codeIn(response), 'user-taken')
  })
}

for (const [what, changes] of [
  ['no user name', { username: '' }],
  ['a user name with a line break', { username: 'ra\nvi' }],
  ['a user name that begins with a space', { username: ' ravi' }],
  ['an e-mail address without an at', { email: 'ravi.example.com' }],
  ['a number as text', { phone_number: '9876543210' }],
  ['a number that cannot be', { phone_number: 1234567 }],
  ['half a number', { phone_number: 98765.5 }],
  ['a role that nobody knows', { role: 'owner' }],
  ['a password of seven characters', { password: 'kettle7' }],
  ['a password that everybody has', { password: 'password123' }],
  ['a password that is an object', { password: { $ne: null } }],
] as const) {
  test(`registration with ${what} is refused with 400`, async () => {
    const { post } = await shared

    const response = await post('/register/register', { ...aRegistration(), ...changes })

    assert.equal(response.statusCode, 400)
  })
}

test('a stranger cannot register an administrator, and an administrator can', async (t) => {
  const { post, signIn, administratorToken } = await setUp(t)
  const boss = aRegistration({ username: 'boss', role: 'admin' })

  const refused = await post('/register/register', boss)
  const spoilt = await post('/register/register', boss, { token: 'a.b.c' })
  const accepted = await post('/register/register', boss, { token: await administratorToken() })

  assert.deepEqual([refused.statusCode, codeIn(refused)], [403, 'role-not-allowed'])
  assert.deepEqual([spoilt.statusCode, codeIn(spoilt)], [401, 'unauthenticated'])
  assert.equal(accepted.statusCode, 200)
  assert.equal((await signIn('boss', PASSWORD)).statusCode, 200)
})

test('fields of ours that a stranger sends do not get into his account', async (t) => {
  const { post, tokenOf } = await setUp(t)

  await post('/register/register', {
    ...aRegistration(),
    id: 'mine',
    tokenGeneration: 7,
    disabledAt: 'x',
    revision: 9,
  })

  assert.ok(await tokenOf('ravi'))
})

test('a wrong password and an unknown name are answered alike', async (t) => {
  const { post, signIn } = await setUp(t)
  await post('/register/register', aRegistration())
  const withoutInstance = ({ instance, ...rest }: Record<string, unknown>) => {
    assert.ok(instance)
    return rest
  }

  const wrong = await signIn('ravi', 'wrong-kettle')
  const unknown = await signIn('nobody', 'wrong-kettle')

  assert.equal(wrong.statusCode, 401)
  assert.equal(unknown.statusCode, 401)
  assert.deepEqual(withoutInstance(wrong.json()), withoutInstance(unknown.json()))
})

test('one who guesses at a name is stopped with 429 and told how long, while its owner signs in', async (t) => {
  const { post, signIn } = await setUp(t)
  await post('/register/register', aRegistration())
  assert.equal((await signIn('ravi', PASSWORD, '192.0.2.10')).statusCode, 200)

  const statuses: number[] = []
  for (let n = 0; n < 6; n++) statuses.push((await signIn('ravi', `guess-${n}`, '203.0.113.66')).statusCode)
  const stopped = await signIn('ravi', PASSWORD, '203.0.113.66')

  assert.deepEqual(statuses, [401, 401, 401, 401, 401, 429])
  assert.equal(stopped.statusCode, 429, 'even with the right password')
  assert.equal(codeIn(stopped), 'too-many-attempts')
  assert.equal(stopped.headers['retry-after'], '1')
  assert.equal((await signIn('ravi', PASSWORD, '192.0.2.10')).statusCode, 200)
})

test('a token ends after fifteen minutes, and at once when its user is disabled', async (t) => {
  const { post, get, tokenOf, administratorToken, advance } = await setUp(t)
  await post('/register/register', aRegistration())
  const token = await tokenOf('ravi')
  const { id } = (await get('/register/protectedtoken', token)).json<{ id: string }>()

  const disabled = await post(`/api/users/${id}/disable`, {}, { token: await administratorToken() })
  assert.equal(disabled.statusCode, 200)
  assert.equal((await get('/register/protectedtoken', token)).statusCode, 401)

  const other = await administratorToken()
  advance(15 * 60_000)
  assert.equal((await get('/register/protectedtoken', other)).statusCode, 401)
})
