import { Value } from 'typebox/value'
import { CLAIM_SCHEMAS, MOST_CLAIMS, type ClaimField, type ClaimOf } from './answer-schema.ts'
import type { Dropped } from './dropped.ts'

/** An answer that keeps to the schema. Whether it is true is not yet known. */
export interface ReadAnswer {
  readonly claims: { readonly [Field in ClaimField]: readonly ClaimOf<Field>[] }
  /** Null where it is no text. */
  readonly summary: string | null
  /** Fields in which the answer holds anything at all, also what was dropped. */
  readonly answered: ReadonlySet<ClaimField>
  readonly dropped: readonly Dropped[]
}

/** UTF-16 units: several times what the fullest answer needs. */
export const LONGEST_ANSWER = 60_000

/**
 * Null when it is no JSON object with at least one of the fields. Fields that the schema does not know, and claims that do
 * not keep to theirs, are dropped one by one.
 */
export function readAnswer(text: string): ReadAnswer | null {
  const answer = text.length <= LONGEST_ANSWER ? parseObject(text) : null
  if (!answer) return null
  const dropped: Dropped[] = Object.keys(answer)
    .filter((name) => name !== 'summary' && !isField(name))
    .map(() => ({ field: null, reason: 'unknown-field' as const }))
  const answered = new Set<ClaimField>()

  function claimsOf<Field extends ClaimField>(field: Field): ClaimOf<Field>[] {
    const given: unknown = answer![field]
    if (given === undefined) return []
    const list: readonly unknown[] = Array.isArray(given) ? given : [given]
    if (list.length > 0) answered.add(field)
    return list.flatMap((claim, at) => {
      const isPlain = Value.Check(CLAIM_SCHEMAS[field], claim)
      if (isPlain && at < MOST_CLAIMS[field]) return [claim]
      dropped.push({ field, reason: isPlain ? 'too-many' : 'not-in-schema' })
      return []
    })
  }

  const known = FIELDS.filter((field) => Object.hasOwn(answer, field))
  if (known.length === 0) return null
  const claims = Object.fromEntries(
    FIELDS.map((field) => [field, claimsOf(field)]),
  ) as unknown as ReadAnswer['claims']
  return { claims, summary: typeof answer.summary === 'string' ? answer.summary : null, answered, dropped }
}

const FIELDS = Object.keys(CLAIM_SCHEMAS) as ClaimField[]

function isField(name: string): name is ClaimField {
  return Object.hasOwn(CLAIM_SCHEMAS, name)
}

function parseObject(text: string): Readonly<Record<string, unknown>> | null {
  try {
    const value: unknown = JSON.parse(text)
    const isObject = typeof value === 'object' && value !== null && !Array.isArray(value)
    return isObject ? (value as Record<string, unknown>) : null
  } catch {
    return null
  }
}
