import assert from 'node:assert/strict'
import { test } from 'node:test'
import { scoreFile } from './test-data/score-file.ts'

test('calls that the rules were developed with are read with an F1 of at least 0.97', (t) => {
  const f1 = scoreFile('developed-calls.jsonl', (line) => {
    t.diagnostic(line)
  })
  assert.ok(f1 >= 0.97, `overall F1 is ${f1.toFixed(3)}`)
})
