import type { Finding, Requirement } from '@leadbreak/contract'
import type { Spoken } from '../../words/turns.ts'
import { maskCall } from '../mask.ts'

type Claim = Readonly<Record<string, unknown>>

/** What a model would answer that reads a call just as a finding says: each value with the quotes of its evidence, as masked. */
export function honestAnswer(
  finding: Finding,
  segments: readonly Spoken[],
  summary: string,
): Record<string, unknown> {
  const {
    purpose,
    budget,
    size,
    locations,
    propertyType,
    propertyKind,
    amenities,
    possession,
    optOut,
  }: Requirement = finding.requirement
  const masked = maskCall(segments)
  const quotesOf = (field: string, value?: string) => ({
    quotes: finding.evidence
      .filter((one) => one.field === field && (value === undefined || one.value === value))
      .slice(0, 4)
      .map(({ segmentIndex, quote }) => ({
        segment: segmentIndex,
        // A model sees the masked text only.
        words: masked[segmentIndex]!.covers.length > 0 ? masked[segmentIndex]!.text : quote,
      })),
  })
  const one = (field: string, value: unknown): Claim[] =>
    value === null ? [] : [{ value, ...quotesOf(field) }]
  const area = size && (size.areaMin !== null || size.areaMax !== null) ? size : null
  const months = possession?.match(/^within (\d+) months$/)?.[1]
  return {
    purpose: one('purpose', purpose),
    budget: budget ? [{ ...budget, ...quotesOf('budget') }] : [],
    bhk: size && size.bhk.length > 0 ? [{ rooms: size.bhk, ...quotesOf('bhk') }] : [],
    area: area ? [{ min: area.areaMin, max: area.areaMax, unit: area.areaUnit, ...quotesOf('area') }] : [],
    locations: locations.map((name) => ({ name, ...quotesOf('locations', name) })),
    propertyType: one('propertyType', propertyType),
    propertyKind: one('propertyKind', propertyKind),
    amenities: amenities.map((value) => ({ value, ...quotesOf('amenities', value) })),
    possession: possession
      ? [
          {
            value: months ? 'within' : possession,
            months: months ? Number(months) : null,
            ...quotesOf('possession'),
          },
        ]
      : [],
    optOut: optOut ? [quotesOf('optOut')] : [],
    objections: [],
    summary,
  }
}
