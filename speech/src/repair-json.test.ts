import assert from 'node:assert/strict'
import { test } from 'node:test'

import { repairJson } from './repair-json.ts'

test('numbers that are none become 0', () => {
  const broken = '{"result" : [{"conf" : -nan, "word" : "a"}], "spk" : [nan, inf,-inf, 1.5], "text" : "a"}'

  assert.deepEqual(JSON.parse(repairJson(broken)), {
    result: [{ conf: 0, word: 'a' }],
    spk: [0, 0, 0, 1.5],
    text: 'a',
  })
})

test('a sound reply stays as it is, whatever words it holds', () => {
  const sound = '{\n  "text" : "finance: nan, inf , nanny"\n}'

  assert.equal(repairJson(sound), sound)
})
