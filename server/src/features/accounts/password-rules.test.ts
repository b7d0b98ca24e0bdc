import assert from 'node:assert/strict'
import { test } from 'node:test'

import { weaknessOf } from './password-rules.ts'

const NAMES = ['ravi.kumar', 'ravi.k@example.com', null]

for (const password of [
  'green-kettle-7',
  'correct horse',
  'हरी केतली',
  'Zq8!'.repeat(40),
  'ravi.kumar.was.here',
]) {
  test(`"${password.slice(0, 20)}" will do`, () => {
    assert.equal(weaknessOf(password, NAMES), null)
  })
}

for (const [password, why] of [
  ['short-7', 'too short'],
  ['🐘🐘🐘🐘', 'four characters, though eight code units'],
  ['password', 'common'],
  ['Password123!', 'common but for its tail'],
  ['PASSW0RD2026', 'common but for its tail and case'],
  ['qwertyuiop', 'common'],
  ['12345678', 'common'],
  ['aaaaaaaaaaaa', 'one character'],
  ['abababababab', 'two characters'],
  ['abcdefghijkl', 'a run'],
  ['98765432', 'a run'],
  ['RAVI.KUMAR', 'the user name'],
  ['ravi.k@example.com', 'the e-mail address'],
  ['leadbreak1', 'the name of this program'],
] as const) {
  test(`"${password}" is refused: ${why}`, () => {
    assert.notEqual(weaknessOf(password, NAMES), null)
  })
}
