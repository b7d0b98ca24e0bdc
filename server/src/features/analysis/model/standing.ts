import { EVIDENCE_FIELDS, type Evidence, type Finding, type Requirement } from '@leadbreak/contract'
import { timesOf } from '../evidence.ts'
import type { Spoken } from '../words/turns.ts'
import type { CheckedValue, FieldValue } from './checked.ts'

/** One value of a finding, with its proof. */
export type StandingValue = FieldValue & {
  readonly words: string
  readonly evidence: readonly Evidence[]
  readonly confidence: number
}

type ValueOf<Field extends FieldValue['field']> = Extract<FieldValue, { readonly field: Field }>['value']

/** A finding, value by value. */
export function takeApart({ requirement, evidence }: Finding): StandingValue[] {
  return valuesOf(requirement).map((value) => {
    const isList = value.field === 'locations' || value.field === 'amenities'
    const own = evidence.filter((one) => one.field === value.field && (!isList || one.value === value.value))
    const words = own[0]?.value ?? JSON.stringify(value.value)
    return { ...value, words, evidence: own, confidence: Math.max(0, ...own.map((one) => one.confidence)) }
  })
}

/** A value of the model as one of a finding: every quote is exactly what the transcript says. */
export function ofModel(checked: CheckedValue, segments: readonly Spoken[]): StandingValue {
  const { proofs, words, confidence } = checked
  const evidence = proofs.map((proof): Evidence => {
    const { text, speaker } = segments[proof.segment]!
    const quote = text.slice(proof.start, proof.end)
    const times = timesOf(segments[proof.segment]!, proof)
    const said = { quote, segmentIndex: proof.segment, ...times, speaker }
    return { field: checked.field, value: words, ...said, confidence }
  })
  return { ...checked, evidence }
}

/** The finding that values come to, in the order in which findings are written. */
export function assemble(rules: Finding, standing: readonly StandingValue[]): Finding {
  const ordered = EVIDENCE_FIELDS.flatMap((field) => {
    const values = standing.filter((value) => value.field === field)
    if (field === 'locations') return inOrderOfCall(values, rules.requirement.locations)
    return field === 'amenities' ? values.sort((a, b) => (a.words < b.words ? -1 : 1)) : values
  })
  const one = <Field extends FieldValue['field']>(field: Field): ValueOf<Field> | null =>
    (ordered.find((value) => value.field === field)?.value as ValueOf<Field> | undefined) ?? null
  const several = <Field extends 'locations' | 'amenities'>(field: Field) =>
    ordered.flatMap((value) => (value.field === field ? [value.value] : [])) as Requirement[Field]
  const [bhk, area] = [one('bhk'), one('area')]
  const noArea = { areaMin: null, areaMax: null, areaUnit: null }
  const requirement: Requirement = {
    purpose: one('purpose'),
    budget: one('budget'),
    size: bhk || area ? { bhk: [...(bhk ?? [])], ...(area ?? noArea) } : null,
    locations: several('locations'),
    propertyType: one('propertyType'),
    propertyKind: one('propertyKind'),
    amenities: several('amenities'),
    possession: one('possession'),
    optOut: one('optOut') ?? false,
  }
  const evidence = ordered.flatMap((value) => [...value.evidence])
  return { ...rules, requirement, evidence, level: 'model' }
}

function valuesOf(requirement: Requirement): FieldValue[] {
  const { purpose, budget, size, locations, propertyType, propertyKind } = requirement
  const { amenities, possession, optOut } = requirement
  const hasArea = size !== null && (size.areaMin !== null || size.areaMax !== null)
  return [
    ...(purpose ? [{ field: 'purpose' as const, value: purpose }] : []),
    ...(budget ? [{ field: 'budget' as const, value: budget }] : []),
    ...(size && size.bhk.length > 0 ? [{ field: 'bhk' as const, value: size.bhk }] : []),
    ...(hasArea ? [{ field: 'area' as const, value: withoutRooms(size) }] : []),
    ...locations.map((value) => ({ field: 'locations' as const, value })),
    ...(propertyType ? [{ field: 'propertyType' as const, value: propertyType }] : []),
    ...(propertyKind ? [{ field: 'propertyKind' as const, value: propertyKind }] : []),
    ...amenities.map((value) => ({ field: 'amenities' as const, value })),
    ...(possession ? [{ field: 'possession' as const, value: possession }] : []),
    ...(optOut ? [{ field: 'optOut' as const, value: true as const }] : []),
  ]
}

function withoutRooms({ areaMin, areaMax, areaUnit }: NonNullable<Requirement['size']>) {
  return { areaMin, areaMax, areaUnit }
}

/** The rules' places keep their order; each of the model's goes before the first that was said after it. */
function inOrderOfCall(places: readonly StandingValue[], ofRules: readonly string[]): StandingValue[] {
  const ordered = places.filter(({ words }) => ofRules.includes(words))
  for (const place of places.filter(({ words }) => !ofRules.includes(words))) {
    const at = ordered.findIndex((other) => firstSegment(other) > firstSegment(place))
    ordered.splice(at < 0 ? ordered.length : at, 0, place)
  }
  return ordered
}

function firstSegment({ evidence }: StandingValue): number {
  return Math.min(...evidence.map(({ segmentIndex }) => segmentIndex))
}
