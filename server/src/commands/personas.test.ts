import assert from 'node:assert/strict'
import { test } from 'node:test'

import { findPersona, personaLines, type Persona } from './personas.ts'

const AMIT: Persona = {
  ...{ number: '+919000000001', name: 'Amit Sharma', whatHappens: 'Talks.' },
  conversation: 'buy-flat-noida',
}
const ANITA: Persona = {
  ...{ number: '+919000000024', name: 'Anita Nair', whatHappens: 'Hangs up.' },
  conversation: 'buy-flat-noida',
}
const ANYBODY: Persona = { ...AMIT, number: null, name: 'Anybody else' }
const ALL = [AMIT, ANITA, ANYBODY]

for (const [wanted, found] of [
  ['+919000000024', ANITA],
  ['9000000024', ANITA],
  ['90000 00024', ANITA],
  ['buy-flat-noida', AMIT],
  ['9811122233', ANYBODY],
] as const) {
  test(`"${wanted}" is ${found.name}`, () => {
    assert.equal(findPersona(ALL, wanted), found)
  })
}

test('whoever asks for somebody unknown is told who there is', () => {
  assert.throws(
    () => findPersona(ALL, 'buy-castle'),
    /no persona "buy-castle"[^]*\+919000000001 +buy-flat-noida +Talks/,
  )
})

test('the list has a line for each, and says who answers all other numbers', () => {
  assert.deepEqual(
    personaLines(ALL).map((line) => line.split(/ {2,}/)[0]),
    ['+919000000001', '+919000000024', 'any other'],
  )
})
