import { readFileSync } from 'node:fs'
import type { Requirement } from '@leadbreak/contract'
import { readRequirement, type Utterance } from '../read-requirement.ts'
import { scoreFields, type Score } from './score.ts'

interface Example {
  readonly id: string
  readonly segments: Utterance[]
  readonly gold: Requirement
}

/** The F1 over all fields of the calls in a file of this folder, telling `print` each mistake and the F1 by field. */
export function scoreFile(file: string, print: (line: string) => void): number {
  const total: Score = { right: 0, wrong: 0, missed: 0 }
  const byField = new Map<string, Score>()
  for (const line of readFileSync(new URL(file, import.meta.url), 'utf8')
    .trim()
    .split('\n')) {
    const { id, segments, gold } = JSON.parse(line) as Example
    for (const [field, score] of scoreFields(gold, readRequirement(segments).requirement)) {
      addTo(total, score)
      addTo(
        byField.getOrInsertComputed(field, () => ({ right: 0, wrong: 0, missed: 0 })),
        score,
      )
      if (score.wrong + score.missed > 0)
        print(`${id} ${field}: wrong ${score.wrong}, missed ${score.missed}`)
    }
  }
  for (const [field, score] of byField) print(`${field.padEnd(14)} F1 ${f1(score).toFixed(3)}`)
  print(`all fields     F1 ${f1(total).toFixed(3)}`)
  return f1(total)
}

function addTo(sum: Score, score: Score): void {
  sum.right += score.right
  sum.wrong += score.wrong
  sum.missed += score.missed
}

function f1({ right, wrong, missed }: Score): number {
  const claims = 2 * right + wrong + missed
  return claims === 0 ? 1 : (2 * right) / claims
}
