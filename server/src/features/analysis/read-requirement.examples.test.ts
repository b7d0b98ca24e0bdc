import assert from 'node:assert/strict'
import { test } from 'node:test'
import { scoreFile } from './test-data/score-file.ts'

test('the worked examples are read with an F1 of at least 0.97 over all fields', (t) => {
  const f1 = scoreFile('requirement.jsonl', (line) => {
    t.diagnostic(line)
  })
  assert.ok(f1 >= 0.97, `overall F1 is ${f1.toFixed(3)}`)
})
