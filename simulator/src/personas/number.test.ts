import assert from 'node:assert/strict'
import { test } from 'node:test'

import { toE164 } from './number.ts'

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
