import type { Problem } from '@leadbreak/contract'

/** A problem as callers of the first system expect it; the fields of the problem stand beside theirs. */
export function inOriginalEnvelope(problem: Problem): object {
  return { StatusCode: problem.status, Message: problem.detail, ...problem }
}
