import assert from 'node:assert/strict'
import { test } from 'node:test'

import { keyOf, newUser, phoneKeyOf, roleOf, toView } from './user.ts'

for (const [given, meant] of [
  ['user', 'agent'],
  ['agent', 'agent'],
  ['manager', 'manager'],
  ['admin', 'administrator'],
  ['Administrator', 'administrator'],
  ['superuser', 'agent'],
  ['', 'agent'],
] as const) {
  test(`the role "${given}" means ${meant}`, () => {
    assert.equal(roleOf({ role: given }), meant)
  })
}

for (const [number, e164] of [
  [9876543210, '+919876543210'],
  [919876543210, '+919876543210'],
  [12025550123, '+12025550123'],
  [442079460000, '+442079460000'],
  [1140001234, '+911140001234'],
  [12345, null],
  [999999999999999, null],
] as const) {
  test(`the number ${number} is ${e164 ?? 'nobody’s'}`, () => {
    assert.equal(phoneKeyOf(number), e164)
  })
}

for (const [one, other] of [
  ['Ravi', 'rAVI'],
  ['STRASSE', 'straße'],
  ['ｒａｖｉ', 'ravi'],
  ['Jose\u0301', 'JOS\u00c9'],
] as const) {
  test(`"${one}" and "${other}" are one name`, () => {
    assert.equal(keyOf(one), keyOf(other))
  })
}

test('nobody sees a hash or what we keep beside the original’s fields', () => {
  const user = newUser({
    ...{ id: 'u1', username: 'Ravi', email: 'ravi@example.com', phone_number: 9876543210, role: 'user' },
    ...{ phoneKey: '+919876543210', passwordHash: 'secret', at: '2026-01-31T09:30:00.000Z' },
  })

  assert.deepEqual(toView(user), {
    id: 'u1',
    username: 'Ravi',
    email: 'ravi@example.com',
    phone_number: 9876543210,
    role: 'user',
  })
})
