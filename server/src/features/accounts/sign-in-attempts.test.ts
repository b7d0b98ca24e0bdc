import assert from 'node:assert/strict'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test, type TestContext } from 'node:test'

import fc from 'fast-check'

import { movableClock } from '../../../test/some-accounts.ts'
import { AppError } from '../../lib/app-error.ts'
import { openSqliteStorage } from '../../storage/sqlite.ts'
import { makeSignInAttempts, type Attempt, type SignInAttempts } from './sign-in-attempts.ts'

const OFFICE = '192.0.2.10'
const ATTACKER = '203.0.113.66'
const owner: Attempt = { accountKey: 'asha', address: OFFICE }
const attack: Attempt = { accountKey: 'asha', address: ATTACKER }

function setUp(t: TestContext, file = ':memory:') {
  const time = movableClock()
  const storage = openSqliteStorage({ file })
  t.after(() => storage.close())
  return { ...time, storage, attempts: makeSignInAttempts(storage, time.clock) }
}

/** Whether the attempt is listened to. */
async function isHeard(attempts: SignInAttempts, attempt: Attempt): Promise<boolean> {
  return await attempts.begin(attempt).then(
    () => true,
    (error: unknown) => {
      assert.ok(error instanceof AppError && error.code === 'too-many-attempts')
      assert.ok(error.retryAfterMs !== null && error.retryAfterMs > 0 && error.retryAfterMs <= 15 * 60_000)
      return false
    },
  )
}

async function succeed(attempts: SignInAttempts, attempt: Attempt): Promise<void> {
  await attempts.begin(attempt)
  await attempts.succeeded(attempt)
}

/** Keeps guessing for as long as anybody listens. */
async function failUntilRefused(attempts: SignInAttempts, attempt: Attempt): Promise<number> {
  let guesses = 0
  while (await isHeard(attempts, attempt)) guesses++
  return guesses
}

test('an attacker is refused after five guesses, and the owner signs in where he has before', async (t) => {
  const { attempts } = setUp(t)
  await succeed(attempts, owner)

  assert.equal(await failUntilRefused(attempts, attack), 5)

  assert.equal(await isHeard(attempts, owner), true)
})

test('guesses from many addresses at one account count together', async (t) => {
  const { attempts } = setUp(t)
  let heard = 0
  for (let n = 0; n < 30; n++) {
    if (await isHeard(attempts, { accountKey: 'asha', address: `203.0.113.${n}` })) heard++
  }
  assert.equal(heard, 5)
})

test('guesses from one network at many accounts count together', async (t) => {
  const { attempts } = setUp(t)
  let heard = 0
  for (let n = 0; n < 60; n++) {
    if (await isHeard(attempts, { accountKey: `name-${n}`, address: `2001:db8:1:2::${n.toString(16)}` }))
      heard++
  }
  assert.equal(heard, 20)
})

test('an attacker in the owner’s own office slows him down there, and not for ever', async (t) => {
  const { attempts, advance } = setUp(t)
  await succeed(attempts, owner)

  assert.equal(await failUntilRefused(attempts, owner), 5)
  advance(15 * 60_000)

  assert.equal(await isHeard(attempts, owner), true)
})

test('one who owns an account cannot wash off his guesses at others by signing in', async (t) => {
  const { attempts } = setUp(t)
  const own: Attempt = { accountKey: 'mallory', address: ATTACKER }
  let heard = 0
  for (let n = 0; n < 60; n++) {
    await succeed(attempts, own)
    if (await isHeard(attempts, { accountKey: `name-${n}`, address: ATTACKER })) heard++
  }
  assert.equal(heard, 20)
})

test('a hundred guesses at the same moment are not more than five', async (t) => {
  const { attempts } = setUp(t)

  const heard = await Promise.all(Array.from({ length: 100 }, () => isHeard(attempts, attack)))

  assert.ok(heard.filter(Boolean).length <= 5)
})

test('a success from a new address makes strangers begin anew', async (t) => {
  const { attempts } = setUp(t)
  for (let n = 0; n < 4; n++) await attempts.begin(attack)

  await succeed(attempts, owner)

  assert.equal(await failUntilRefused(attempts, attack), 5)
})

test('a restart forgets nothing', async (t) => {
  const folder = mkdtempSync(join(tmpdir(), 'leadbreak-attempts-'))
  t.after(() => {
    rmSync(folder, { recursive: true })
  })
  const file = join(folder, 'test.sqlite')
  const before = openSqliteStorage({ file })
  const { clock } = movableClock()
  await succeed(makeSignInAttempts(before, clock), owner)
  await failUntilRefused(makeSignInAttempts(before, clock), attack)
  await before.close()

  const { attempts } = setUp(t, file)

  assert.equal(await isHeard(attempts, attack), false)
  assert.equal(await isHeard(attempts, owner), true)
})

test('neither names nor addresses can be read from what is kept', async (t) => {
  const folder = mkdtempSync(join(tmpdir(), 'leadbreak-attempts-'))
  t.after(() => {
    rmSync(folder, { recursive: true })
  })
  const { attempts, storage } = setUp(t, join(folder, 'test.sqlite'))
  await succeed(attempts, { accountKey: 'canary-name', address: '198.51.100.99' })
  await storage.close()

  const kept = readFileSync(join(folder, 'test.sqlite')).toString('latin1')
  assert.ok(kept.includes('SignInAttempts'))
  assert.ok(!kept.includes('canary-name') && !kept.includes('198.51.100.99'))
})

test('counts that nobody needs any more are thrown away', async (t) => {
  const { attempts, advance, storage } = setUp(t)
  for (let n = 0; n < 50; n++) await attempts.begin({ accountKey: `n${n}`, address: `203.0.113.${n}` })
  advance(25 * 3_600_000)
  for (let n = 0; n < 60; n++)
    await attempts.begin({ accountKey: 'asha', address: OFFICE }).catch(() => undefined)

  const counts = storage.collection({ name: 'SignInAttempts', idField: 'id', indexes: [['forgetAt']] })
  assert.equal(await counts.count({ where: {} }), 2)
})

test('whatever strangers do, the owner is heard where he has been, if he himself does not fail', async () => {
  const step = fc.record({
    accountKey: fc.constantFrom('asha', 'mallory', 'nobody'),
    address: fc.constantFrom(ATTACKER, '203.0.113.67', '2001:db8::66'),
    enters: fc.boolean(),
    thenMs: fc.nat({ max: 20 * 60_000 }),
  })
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 25 }), async (steps) => {
      const { clock, advance } = movableClock()
      const storage = openSqliteStorage({ file: ':memory:' })
      const attempts = makeSignInAttempts(storage, clock)
      await succeed(attempts, owner)

      for (const { accountKey, address, enters, thenMs } of steps) {
        const attempt = { accountKey, address }
        if ((await isHeard(attempts, attempt)) && enters && accountKey === 'mallory') {
          await attempts.succeeded(attempt)
        }
        advance(thenMs)
      }

      assert.equal(await isHeard(attempts, owner), true)
      await storage.close()
    }),
    { numRuns: 60 },
  )
})
