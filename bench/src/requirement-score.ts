import type { EvidenceField, Requirement } from '@leadbreak/contract'

/** Values claimed rightly, claimed wrongly, and not claimed. A wrong value is one wrong and one missed. */
export interface Counts {
  readonly right: number
  readonly wrong: number
  readonly missed: number
}

export interface CallScore {
  readonly language: string
  readonly byField: Readonly<Record<EvidenceField, Counts>>
}

/** Each field of `got` against `gold`; places and amenities entry by entry. A field that is left out is null. */
export function scoreFields(
  gold: Partial<Requirement>,
  got: Partial<Requirement>,
): Record<EvidenceField, Counts> {
  const wanted = claimsOf(gold)
  const given = claimsOf(got)
  const counts = Object.entries(wanted).map(([field, values]) => {
    const claimed = given[field as EvidenceField]
    const right = values.filter((value) => claimed.includes(value)).length
    return [field, { right, wrong: claimed.length - right, missed: values.length - right }] as const
  })
  return Object.fromEntries(counts) as Record<EvidenceField, Counts>
}

export function sumOf(counts: readonly Counts[]): Counts {
  const total = { right: 0, wrong: 0, missed: 0 }
  for (const { right, wrong, missed } of counts) {
    total.right += right
    total.wrong += wrong
    total.missed += missed
  }
  return total
}

/** Null where there was nothing to find and nothing was claimed. */
export function f1({ right, wrong, missed }: Counts): number | null {
  const claims = 2 * right + wrong + missed
  return claims === 0 ? null : (2 * right) / claims
}

export function isEntirelyRight({ byField }: CallScore): boolean {
  const { wrong, missed } = sumOf(Object.values(byField))
  return wrong + missed === 0
}

/** What each field claims: nothing, one value, or the entries of a list, each as text that compares well. */
function claimsOf(requirement: Partial<Requirement>): Record<EvidenceField, readonly string[]> {
  const { budget, size } = requirement
  const area = size && [size.areaMin, size.areaMax, size.areaUnit].map((part) => part ?? null)
  return {
    purpose: one(requirement.purpose),
    budget: one(
      budget && ((budget.min ?? budget.max) === null ? null : [budget.min, budget.max, budget.per]),
    ),
    bhk: one(size && size.bhk.length > 0 ? size.bhk : null),
    area: one(area?.some((part) => part !== null) ? area : null),
    locations: entries(requirement.locations),
    propertyType: one(requirement.propertyType),
    propertyKind: one(requirement.propertyKind),
    amenities: entries(requirement.amenities),
    possession: one(requirement.possession),
    optOut: one(requirement.optOut === true ? true : null),
  }
}

function one(value: unknown): readonly string[] {
  return value === null || value === undefined ? [] : [JSON.stringify(value)]
}

function entries(values: readonly string[] = []): readonly string[] {
  return [...new Set(values.map((value) => value.trim().split(/\s+/).join(' ').toLowerCase()))]
}
