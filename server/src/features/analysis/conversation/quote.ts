import type { Quote } from '@leadbreak/contract'
import type { Proof } from '../dialogue/proof.ts'
import { timesOf } from '../evidence.ts'
import type { Spoken } from '../words/turns.ts'

/** The words at `proof`, exactly as they stand in the call, and when they were said. */
export function quoteOf(segments: readonly Spoken[], proof: Proof): Quote {
  const utterance = segments[proof.segment]!
  const quote = utterance.text.slice(proof.start, proof.end)
  return { quote, segmentIndex: proof.segment, ...timesOf(utterance, proof), speaker: utterance.speaker }
}
