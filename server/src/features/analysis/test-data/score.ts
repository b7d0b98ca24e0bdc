import type { Requirement } from '@leadbreak/contract'

/** Values claimed rightly, claimed wrongly, and not claimed. A wrong value is one wrong and one missed. */
export interface Score {
  right: number
  wrong: number
  missed: number
}

/** The scored slots of two requirements: one a field, and one an entry for places and amenities. */
export function scoreFields(gold: Requirement, got: Requirement): [field: string, score: Score][] {
  const wanted = slots(gold)
  const given = slots(got)
  return [...wanted].map(([field, values]) => {
    const claimed = given.get(field)!
    const right = values.filter((value) => claimed.includes(value)).length
    return [field, { right, wrong: claimed.length - right, missed: values.length - right }]
  })
}

/** Each field as the list of what it claims: nothing, one value, or the folded entries of a list. */
function slots(requirement: Requirement): Map<string, string[]> {
  const { budget, size } = requirement
  const hasArea = size !== null && (size.areaMin !== null || size.areaMax !== null || size.areaUnit !== null)
  const one = (value: unknown) => (value === null || value === false ? [] : [JSON.stringify(value)])
  return new Map([
    ['purpose', one(requirement.purpose)],
    ['budget', one(budget && [budget.min, budget.max, budget.per])],
    ['bhk', one(size && size.bhk.length > 0 ? size.bhk : null)],
    ['area', one(hasArea ? [size.areaMin, size.areaMax, size.areaUnit] : null)],
    ['locations', [...new Set(requirement.locations.map((name) => name.toLowerCase()))]],
    ['propertyType', one(requirement.propertyType)],
    ['propertyKind', one(requirement.propertyKind)],
    ['amenities', [...requirement.amenities]],
    ['possession', one(requirement.possession)],
    ['optOut', one(requirement.optOut)],
  ])
}
