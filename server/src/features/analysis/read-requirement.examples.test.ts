import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import type { Requirement } from '@leadbreak/contract'
import { readRequirement, type Utterance } from './read-requirement.ts'
import { scoreFields, type Score } from './test-data/score.ts'

interface Example {
  readonly id: string
  readonly segments: Utterance[]
  readonly gold: Requirement
}

const examples = readFileSync(new URL('test-data/requirement.jsonl', import.meta.url), 'utf8')
  .trim()
  .split('\n')
  .map((line) => JSON.parse(line) as Example)

test('the worked examples are read with an F1 of at least 0.97 over all fields', (t) => {
  const total: Score = { right: 0, wrong: 0, missed: 0 }
  const byField = new Map<string, Score>()
  for (const { id, segments, gold } of examples) {
    const got = readRequirement(segments).requirement
    for (const [field, score] of scoreFields(gold, got)) {
      addTo(total, score)
      addTo(
        byField.getOrInsertComputed(field, () => ({ right: 0, wrong: 0, missed: 0 })),
        score,
      )
      if (score.wrong + score.missed > 0)
        t.diagnostic(`${id} ${field}: wrong ${score.wrong}, missed ${score.missed}`)
    }
  }
  for (const [field, score] of byField) t.diagnostic(`${field.padEnd(14)} F1 ${f1(score).toFixed(3)}`)
  t.diagnostic(`all fields     F1 ${f1(total).toFixed(3)}`)
  assert.ok(f1(total) >= 0.97, `overall F1 is ${f1(total).toFixed(3)}`)
})

function addTo(sum: Score, score: Score): void {
  sum.right += score.right
  sum.wrong += score.wrong
  sum.missed += score.missed
}

function f1({ right, wrong, missed }: Score): number {
  const claims = 2 * right + wrong + missed
  return claims === 0 ? 1 : (2 * right) / claims
}
