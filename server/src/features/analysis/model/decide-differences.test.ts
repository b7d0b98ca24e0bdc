import assert from 'node:assert/strict'
import { test } from 'node:test'
import {
  EVIDENCE_FIELDS,
  FindingSchema,
  type Evidence,
  type EvidenceField,
  type Finding,
} from '@leadbreak/contract'
import { Value } from 'typebox/value'
import { readRequirement } from '../read-requirement.ts'
import { aCall } from '../test-data/calls/a-call.ts'
import type { Spoken } from '../words/turns.ts'
import type { CheckedValue, FieldValue, UnprovenValue } from './checked.ts'
import { decideDifferences } from './decide-differences.ts'

const segments = aCall(
  '',
  `l: do bhk flat chahiye noida me saath lakh tak gym bhi
   a: aur kuch
   l: lift ho to achha hai sector 62 me
   a: ok
   l: gym rehne dijiye`,
  {},
).segments as readonly Spoken[]
const NOTHING: Finding = { ...readRequirement([]), rulesVersion: 'x' }

const read = (value: FieldValue, words: string, segment = 0, confidence = 0.8): CheckedValue => {
  const proof = { segment, start: 0, end: 5 }
  return { ...value, words, proofs: [proof], lastWord: proof, confidence }
}
const proven = (field: EvidenceField, value: string, confidence: number, segmentIndex = 0): Evidence => ({
  ...{ field, value, quote: segments[segmentIndex]!.text, segmentIndex, startMs: 0, endMs: 1 },
  ...{ speaker: 'lead', confidence },
})
const rulesRead = (requirement: Partial<Finding['requirement']>, ...evidence: Evidence[]): Finding => ({
  ...NOTHING,
  requirement: { ...NOTHING.requirement, ...requirement },
  evidence,
})
const decide = (
  rules: Finding,
  values: readonly CheckedValue[],
  completeIn: readonly EvidenceField[] = [],
  unproven: readonly UnprovenValue[] = [],
) => {
  const decided = decideDifferences(rules, { values, unproven, completeIn: new Set(completeIn) }, segments)
  assert.ok(Value.Check(FindingSchema, decided.finding))
  assert.equal(decided.finding.level, 'model')
  return decided
}
const kept = ({ differences }: ReturnType<typeof decide>) =>
  differences.map(({ field, rules, model, kept: by }) => [field, rules, model, by])

test('a field that the rules left empty is filled, with the exact quote and a confidence of its own', () => {
  const decided = decide(NOTHING, [read({ field: 'possession', value: 'ready' }, 'ready', 2)])

  assert.equal(decided.finding.requirement.possession, 'ready')
  assert.deepEqual(kept(decided), [['possession', null, 'ready', 'model']])
  const [evidence] = decided.finding.evidence
  assert.equal(evidence!.quote, segments[2]!.text.slice(0, 5))
  assert.equal(evidence!.confidence, 0.8)
})

test("where both read the same there is no difference, and the rules' evidence stays", () => {
  const rules = rulesRead({ purpose: 'buy' }, proven('purpose', 'buy', 0.9))
  const decided = decide(rules, [read({ field: 'purpose', value: 'buy' }, 'buy')], ['purpose'])
  assert.deepEqual(decided.differences, [])
  assert.deepEqual(decided.finding.evidence, rules.evidence)
})

test("the rules' value stands where they are sure; where they are not, the surer value holds", () => {
  const bhk = read({ field: 'bhk', value: [3] }, '3 BHK')
  const size = { bhk: [2], areaMin: null, areaMax: null, areaUnit: null }
  const sure = decide(rulesRead({ size }, proven('bhk', '2 BHK', 0.9)), [bhk])
  const unsure = decide(rulesRead({ size }, proven('bhk', '2 BHK', 0.6)), [bhk])
  assert.deepEqual(sure.finding.requirement.size?.bhk, [2])
  assert.deepEqual(kept(sure), [['bhk', '2 BHK', '3 BHK', 'rules']])
  assert.deepEqual(unsure.finding.requirement.size?.bhk, [3])
  assert.deepEqual(kept(unsure), [['bhk', '2 BHK', '3 BHK', 'model']])
})

test('lists grow: places in the order of the call, amenities in that of the alphabet', () => {
  const rules = rulesRead(
    { locations: ['Sector 62'], amenities: ['lift'] },
    proven('locations', 'Sector 62', 0.97, 2),
    proven('amenities', 'lift', 0.9, 2),
  )
  const { requirement } = decide(rules, [
    read({ field: 'locations', value: 'Noida' }, 'Noida', 0),
    read({ field: 'amenities', value: 'balcony' }, 'balcony', 2),
  ]).finding
  assert.deepEqual(requirement.locations, ['Noida', 'Sector 62'])
  assert.deepEqual(requirement.amenities, ['balcony', 'lift'])
})

test('what the lead took back does not come back, unless he says it again after that', () => {
  const gym = { field: 'amenities', value: 'gym' } as const
  const rules: Finding = {
    ...NOTHING,
    replaced: [
      { ...gym, quote: 'gym', segmentIndex: 0, startMs: 0, endMs: 1, speaker: 'lead', replacedBy: null },
    ],
  }
  assert.deepEqual(decide(rules, [read(gym, 'gym', 0)]).finding.requirement.amenities, [])
  assert.deepEqual(decide(rules, [read(gym, 'gym', 2)]).finding.requirement.amenities, ['gym'])
})

test('what was replaced comes back only with words after those that replaced it', () => {
  const rules: Finding = {
    ...rulesRead({ purpose: 'rent' }, proven('purpose', 'rent', 0.6, 2)),
    replaced: [
      ...[{ field: 'purpose' as const, value: 'buy', quote: 'x', segmentIndex: 0, startMs: 0, endMs: 1 }].map(
        (old) => ({ ...old, speaker: 'lead' as const, replacedBy: 'rent' }),
      ),
    ],
  }
  const buy = { field: 'purpose', value: 'buy' } as const
  assert.equal(decide(rules, [read(buy, 'buy', 2)]).finding.requirement.purpose, 'rent')
  assert.equal(decide(rules, [read(buy, 'buy', 4)]).finding.requirement.purpose, 'buy')
})

test('what does not fit the rest stays out: a villa in a commercial search, a price for a rent', () => {
  const commercial = rulesRead({ propertyType: 'commercial' }, proven('propertyType', 'commercial', 0.9))
  const villa = read({ field: 'propertyKind', value: 'villa' }, 'villa')
  assert.equal(decide(commercial, [villa]).finding.requirement.propertyKind, null)
  const rent = rulesRead({ purpose: 'rent' }, proven('purpose', 'rent', 0.9))
  const price = read({ field: 'budget', value: { min: null, max: 6_000_000, per: 'total' } }, '60 lakh')
  assert.equal(decide(rent, [price]).finding.requirement.budget, null)
})

test('whoever hears an opt-out is right', () => {
  const optOut = read({ field: 'optOut', value: true }, 'do not call again', 4)
  assert.equal(decide(NOTHING, [optOut]).finding.requirement.optOut, true)
  const rules = rulesRead({ optOut: true }, proven('optOut', 'do not call again', 0.1))
  assert.equal(decide(rules, [], EVIDENCE_FIELDS).finding.requirement.optOut, true)
})

test('a value that the model does not read stands with its quote, unless the rules doubt it themselves', () => {
  const rules = rulesRead(
    { locations: ['Noida', 'Lanka'] },
    proven('locations', 'Noida', 0.9),
    proven('locations', 'Lanka', 0.3),
  )
  assert.deepEqual(decide(rules, [], ['locations']).finding.requirement.locations, ['Noida'])
  assert.deepEqual(
    decide(rules, []).finding.requirement.locations,
    ['Noida', 'Lanka'],
    'it may not have seen it',
  )
})

test('a value for which the model has no words of the call changes nothing, and is told', () => {
  const rules = rulesRead({ purpose: 'buy' }, proven('purpose', 'buy', 0.6))
  const decided = decide(
    rules,
    [],
    [],
    [
      { field: 'purpose', words: 'rent', reason: 'no-such-quote' },
      { field: 'budget', words: '9 crore', reason: 'no-such-quote' },
      { field: 'locations', words: 'Mumbai', reason: 'not-said' },
    ],
  )

  assert.deepEqual(decided.finding.requirement, rules.requirement)
  assert.deepEqual(kept(decided), [
    ['purpose', 'buy', 'rent', 'rules'],
    ['budget', null, '9 crore', 'rules'],
    ['locations', null, 'Mumbai', 'rules'],
  ])
  assert.equal(decided.differences[1]!.reason, 'The model gives no words of the call for it.')
})

test('what stands already is no difference, however badly the model quotes it', () => {
  const rules = rulesRead({ purpose: 'buy' }, proven('purpose', 'buy', 0.6))
  const unproven = [{ field: 'purpose', words: 'buy', reason: 'not-said' }] as const
  assert.deepEqual(decide(rules, [], [], unproven).differences, [])
})
