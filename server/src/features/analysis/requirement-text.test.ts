import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Requirement } from '@leadbreak/contract'
import { amountInWords, areaInWords, requirementText, roomsInWords } from './requirement-text.ts'

const NOTHING: Requirement = {
  purpose: null,
  budget: null,
  size: null,
  locations: [],
  propertyType: null,
  propertyKind: null,
  amenities: [],
  possession: null,
  optOut: false,
}

test('a call that says nothing is five empty lines', () => {
  assert.deepEqual(requirementText(NOTHING), {
    amenities: '',
    budget: '',
    location: '',
    property_type: '',
    size: '',
  })
})

test('a requirement reads as an agent would write it', () => {
  const text = requirementText({
    ...NOTHING,
    budget: { min: null, max: 60_000_000, per: 'total' },
    size: { bhk: [2], areaMin: 500, areaMax: 500, areaUnit: 'sqft' },
    locations: ['Delhi', 'Noida', 'Gurgaon'],
    propertyType: 'residential',
    propertyKind: 'apartment',
    amenities: ['garage', 'swimming pool'],
  })
  assert.deepEqual(text, {
    amenities: 'garage, swimming pool',
    budget: '6 crore',
    location: 'Delhi, Noida, Gurgaon',
    property_type: 'residential apartment',
    size: '2 BHK, 500 sq ft',
  })
})

test('amounts are in lakh and crore, ranges share their unit, and rents stay in rupees', () => {
  assert.equal(amountInWords({ min: null, max: 6_000_000, per: 'total' }), '60 lakh')
  assert.equal(amountInWords({ min: null, max: 12_000_000, per: 'total' }), '1.2 crore')
  assert.equal(amountInWords({ min: 5_000_000, max: 6_000_000, per: 'total' }), '50-60 lakh')
  assert.equal(amountInWords({ min: 8_000_000, max: 12_000_000, per: 'total' }), '80 lakh-1.2 crore')
  assert.equal(amountInWords({ min: 10_000_000, max: null, per: 'total' }), 'at least 1 crore')
  assert.equal(amountInWords({ min: 16_000, max: 19_000, per: 'month' }), '16000-19000 per month')
  assert.equal(amountInWords({ min: null, max: 3_200, per: 'sqft' }), '3200 per sq ft')
})

test('rooms and areas say their bounds', () => {
  assert.equal(roomsInWords([2, 3]), '2, 3 BHK')
  assert.equal(roomsInWords([0.5]), '1 RK')
  assert.equal(roomsInWords([]), '')
  assert.equal(areaInWords({ bhk: [], areaMin: 1200, areaMax: 1500, areaUnit: 'sqft' }), '1200-1500 sq ft')
  assert.equal(
    areaInWords({ bhk: [], areaMin: 1800, areaMax: null, areaUnit: 'sqft' }),
    'at least 1800 sq ft',
  )
  assert.equal(areaInWords({ bhk: [], areaMin: null, areaMax: 2, areaUnit: 'bigha' }), 'up to 2 bigha')
  assert.equal(areaInWords({ bhk: [], areaMin: 250, areaMax: 250, areaUnit: null }), '250')
})
