import assert from 'node:assert/strict'
import { test } from 'node:test'

import { hash as argon2Hash } from '@node-rs/argon2'
import bcrypt from 'bcryptjs'

import { makePasswords } from './passwords.ts'

const passwords = makePasswords({ maxAtOnce: 2, maxWaiting: 10 })

test('a hash is argon2id with 19 MiB and two passes, and never the same twice', async () => {
  const [one, other] = await Promise.all([passwords.hash('green-kettle-7'), passwords.hash('green-kettle-7')])

  assert.match(one, /^\$argon2id\$v=19\$m=19456,t=2,p=1\$/)
  assert.notEqual(one, other)
})

test('the right password is told from the wrong', async () => {
  const kept = await passwords.hash('हरी-केतली-7')

  assert.equal(await passwords.verify('हरी-केतली-7', kept), 'right')
  assert.equal(await passwords.verify('हरी-केतली-8', kept), 'wrong')
})

test('a bcrypt hash of the first system is accepted once and asks to be replaced', async () => {
  const kept = (await bcrypt.hash('green-kettle-7', 4)).replace('$2b$', '$2y$')

  assert.equal(await passwords.verify('green-kettle-7', kept), 'outdated')
  assert.equal(await passwords.verify('green-kettle-8', kept), 'wrong')
})

test('a weaker argon2 hash is accepted and asks to be replaced', async () => {
  const kept = await argon2Hash('green-kettle-7', { memoryCost: 8192, timeCost: 1 })

  assert.equal(await passwords.verify('green-kettle-7', kept), 'outdated')
})

for (const kept of [
  '',
  'green-kettle-7',
  '$argon2id$v=19$m=19456,t=2,p=1$broken',
  '$2b$31$' + 'a'.repeat(53),
]) {
  test(`nobody gets in by "${kept.slice(0, 20)}" instead of a hash`, async () => {
    assert.equal(await passwords.verify('green-kettle-7', kept), 'wrong')
  })
}

test('a name that nobody has takes as much work as a wrong password', async () => {
  const kept = await passwords.hash('green-kettle-7')
  const cpuMsOf = async (target: string | null) => {
    const before = process.cpuUsage()
    for (let n = 0; n < 4; n++) assert.equal(await passwords.verify('wrong-kettle', target), 'wrong')
    const { user, system } = process.cpuUsage(before)
    return (user + system) / 1000
  }
  await cpuMsOf(null)

  const [known, unknown] = [await cpuMsOf(kept), await cpuMsOf(null)]

  assert.ok(unknown > known / 3 && unknown < known * 3, `${known} ms against ${unknown} ms`)
})

test('a flood is refused before it takes memory, and those in the queue are served', async () => {
  const few = makePasswords({ maxAtOnce: 1, maxWaiting: 2 })

  const outcomes = await Promise.allSettled(Array.from({ length: 5 }, () => few.hash('green-kettle-7')))

  assert.deepEqual(
    outcomes.map(({ status }) => status),
    ['fulfilled', 'fulfilled', 'fulfilled', 'rejected', 'rejected'],
  )
  const refusal = (outcomes[4] as PromiseRejectedResult).reason as { code: string; retryAfterMs: number }
  assert.equal(refusal.code, 'overloaded')
  assert.ok(refusal.retryAfterMs > 0)
  assert.match(await few.hash('later'), /^\$argon2id\$/)
})
