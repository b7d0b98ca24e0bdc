import assert from 'node:assert/strict'
import { test } from 'node:test'

import { asDialled, toE164 } from './number.ts'

for (const written of [
  '+919000000001',
  '+91 90000-00001',
  '(90000) 00001',
  '09000000001',
  '919000000001',
  '00919000000001',
  ' 9000000001 ',
])
  test(`"${written}" is the number +919000000001`, () => {
    assert.equal(toE164(written), '+919000000001')
  })

for (const other of ['client:agent_7', 'sip:desk@pbx.example', '12345', ''])
  test(`"${other}" is no number and stays as it is`, () => {
    assert.equal(toE164(other), other)
  })

for (const written of ['(415) 555-1212', '415-123-4567', '1 415.555.1212', ' +1 415 555 1212 '])
  test(`"${written}" in a <Dial> is a number of the United States`, () => {
    assert.match(asDialled(written), /^\+1415\d{7}$/)
  })

for (const [written, dialled] of [
  ['+91 90000 00001', '+919000000001'],
  ['123', '123'],
  ['desk', 'desk'],
] as const)
  test(`"${written}" in a <Dial> is dialled as ${dialled}`, () => {
    assert.equal(asDialled(written), dialled)
  })
