import type { Turn } from '../words/turns.ts'

/** Where in the call something was said: an utterance, and UTF-16 offsets in its text. */
export interface Proof {
  readonly segment: number
  readonly start: number
  readonly end: number
}

/** The proof of tokens `from` to `to` (exclusive). Words that run over a pause are quoted up to it. */
export function proofOf({ tokens }: Turn, from: number, to: number): Proof {
  const first = tokens[from]!
  let last = first
  for (const token of tokens.slice(from, to)) if (token.segment === first.segment) last = token
  return { segment: first.segment, start: first.start, end: last.end }
}
