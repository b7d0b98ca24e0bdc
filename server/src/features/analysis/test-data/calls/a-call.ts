import type { Requirement } from '@leadbreak/contract'
import type { Utterance } from '../../read-requirement.ts'

/** What a call should be read as; a field left out was not said. */
export interface Expected {
  readonly purpose?: Requirement['purpose']
  /** Rupees: least, most, and by what. */
  readonly budget?: readonly [min: number | null, max: number | null, per?: 'total' | 'month' | 'sqft']
  readonly bhk?: readonly number[]
  readonly area?: readonly [
    min: number | null,
    max: number | null,
    unit: NonNullable<Requirement['size']>['areaUnit'],
  ]
  readonly places?: readonly string[]
  readonly type?: Requirement['propertyType']
  readonly kind?: Requirement['propertyKind']
  readonly amenities?: Requirement['amenities']
  readonly possession?: string
  readonly optOut?: true
}

export interface TestCall {
  readonly name: string
  readonly segments: readonly Utterance[]
  readonly requirement: Requirement
}

/** A call written as lines "a: …" for the agent and "l: …" for the lead, and what it should be read as. */
export function aCall(name: string, lines: string, expected: Expected): TestCall {
  const segments = lines
    .trim()
    .split('\n')
    .map((line, index): Utterance => {
      const [, speaker, text] = /^\s*([al]): (.*)$/.exec(line)!
      return {
        speaker: speaker === 'a' ? 'agent' : 'lead',
        text: text!,
        startMs: index * 3000,
        endMs: index * 3000 + 2500,
      }
    })
  return { name, segments, requirement: toRequirement(expected) }
}

function toRequirement({
  purpose,
  budget,
  bhk,
  area,
  places,
  type,
  kind,
  amenities,
  possession,
  optOut,
}: Expected): Requirement {
  return {
    purpose: purpose ?? null,
    budget: budget ? { min: budget[0], max: budget[1], per: budget[2] ?? 'total' } : null,
    size:
      bhk || area
        ? {
            bhk: [...(bhk ?? [])],
            areaMin: area?.[0] ?? null,
            areaMax: area?.[1] ?? null,
            areaUnit: area?.[2] ?? null,
          }
        : null,
    locations: [...(places ?? [])],
    propertyType: type ?? null,
    propertyKind: kind ?? null,
    amenities: [...(amenities ?? [])].sort(),
    possession: possession ?? null,
    optOut: optOut ?? false,
  }
}
