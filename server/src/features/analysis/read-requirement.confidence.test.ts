import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import type { Evidence, Requirement } from '@leadbreak/contract'
import { readRequirement, type Utterance } from './read-requirement.ts'
import { scoreFields } from './test-data/score.ts'

interface Call {
  readonly segments: Utterance[]
  readonly gold: Requirement
}

const CALLS = ['developed-calls.jsonl', 'examined-calls.jsonl', 'requirement.jsonl'].flatMap((file) =>
  readFileSync(new URL(`test-data/${file}`, import.meta.url), 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Call),
)

test('values of a high confidence are right more often than those of a low one, and nearly always', () => {
  const said = CALLS.flatMap(({ segments, gold }) => judged(segments, gold))
  const shareRight = (values: typeof said) => values.filter(({ isRight }) => isRight).length / values.length
  const high = said.filter(({ confidence }) => confidence >= 0.9)
  const low = said.filter(({ confidence }) => confidence < 0.85)

  assert.ok(high.length > 1_000 && low.length > 20, `${high.length} high, ${low.length} low`)
  assert.ok(
    shareRight(high) > shareRight(low),
    `high ${shareRight(high).toFixed(3)}, low ${shareRight(low).toFixed(3)}`,
  )
  assert.ok(shareRight(high) > 0.95)
})

/** Each value that the call is read to hold, and whether it does. */
function judged(segments: Utterance[], gold: Requirement): { confidence: number; isRight: boolean }[] {
  const { requirement, evidence } = readRequirement(segments)
  const wrong = new Set(
    scoreFields(gold, requirement).flatMap(([field, score]) => (score.wrong > 0 ? [field] : [])),
  )
  const values = new Map(evidence.map((proof) => [`${proof.field} ${proof.value}`, proof]))
  return [...values.values()].map((proof) => ({
    confidence: proof.confidence,
    isRight: isListed(proof, gold) ?? !wrong.has(proof.field),
  }))
}

/** Entries of lists are right one by one. */
function isListed({ field, value }: Evidence, { locations, amenities }: Requirement): boolean | null {
  if (field === 'locations') return locations.includes(value)
  return field === 'amenities' ? (amenities as readonly string[]).includes(value) : null
}
