import type { Finding } from '@leadbreak/contract'
import { makeReader } from './reader.ts'
import type { Utterance } from './words/turns.ts'

export type { Utterance } from './words/turns.ts'

/**
 * What the lead of a call wants, with the words that prove it. Pure: the same call gives the same finding.
 *
 * The dialogue is read turn by turn: the agent's words are questions and offers, the lead's are answers, wishes,
 * refusals and corrections. Utterances without a speaker are given one by what they sound like.
 */
export function readRequirement(segments: readonly Utterance[]): Finding {
  return makeReader().read(segments).finding
}
