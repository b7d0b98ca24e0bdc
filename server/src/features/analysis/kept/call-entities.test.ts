import assert from 'node:assert/strict'
import { test } from 'node:test'

import { CallEntitySchema, type Requirement } from '@leadbreak/contract'
import { Value } from 'typebox/value'

import { callEntities } from './call-entities.ts'

const WISH: Requirement = {
  purpose: 'buy',
  budget: { min: null, max: 6_500_000, per: 'total' },
  size: { bhk: [2, 3], areaMin: 1200, areaMax: 1500, areaUnit: 'sqft' },
  locations: ['Noida', 'Sector 62'],
  propertyType: 'residential',
  propertyKind: 'apartment',
  amenities: ['parking'],
  possession: 'ready',
  optOut: false,
}

test('every value is a text of its own, under a type that the existing clients draw', () => {
  const entities = callEntities(WISH, [])
  assert.deepEqual(
    entities.map(({ type, value }) => `${type}: ${value}`),
    [
      'purpose: buy',
      'budget: 65 lakh',
      'size: 2, 3 BHK',
      'size: 1200-1500 sq ft',
      'location: Noida',
      'location: Sector 62',
      'product: residential',
      'product: apartment',
      'amenity: parking',
      'date: ready',
    ],
  )
  for (const entity of entities) assert.ok(Value.Check(CallEntitySchema, entity))
})

test('what a lead asks for his own property is a price', () => {
  const [, price] = callEntities({ ...WISH, purpose: 'sell' }, [])
  assert.deepEqual([price?.type, price?.value], ['price', '65 lakh'])
})

test('the confidence is that of the best proof of the very value; what has none was set by a person', () => {
  const proof = (value: string, confidence: number) => ({
    ...{ field: 'locations' as const, value, confidence, quote: value, segmentIndex: 0 },
    ...{ startMs: 0, endMs: 1, speaker: 'lead' as const },
  })
  const entities = callEntities(WISH, [proof('Noida', 0.6), proof('Noida', 0.8)])
  const of = (value: string) => entities.find((entity) => entity.value === value)?.confidence
  assert.deepEqual([of('Noida'), of('Sector 62')], [0.8, 1])
})

test('a lead who said nothing has no entities', () => {
  const nothing: Requirement = {
    ...{ purpose: null, budget: null, size: null, locations: [], propertyType: null, propertyKind: null },
    ...{ amenities: [], possession: null, optOut: false },
  }
  assert.deepEqual(callEntities(nothing, []), [])
})
