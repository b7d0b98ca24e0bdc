import assert from 'node:assert/strict'
import { test } from 'node:test'
import { scoreFile } from './test-data/score-file.ts'

test('calls written by somebody who had not seen the rules are read with an F1 of at least 0.95', (t) => {
  const f1 = scoreFile('examined-calls.jsonl', (line) => {
    t.diagnostic(line)
  })
  assert.ok(f1 >= 0.95, `overall F1 is ${f1.toFixed(3)}`)
})
