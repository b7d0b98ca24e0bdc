import { deepEqual, equal } from 'node:assert/strict'
import { test } from 'node:test'

import { plainWords, readBudget, readPossession, readSize } from './keyword-peer-numbers.ts'
import { readByKeywords } from './keyword-peer.ts'

for (const [text, min, max, per] of [
  ['budget 80L tak', null, 8_000_000, 'total'],
  ['1.2 cr', null, 12_000_000, 'total'],
  ['saath lakh', null, 6_000_000, 'total'],
  ['तीस से पैंतीस लाख में', 3_000_000, 3_500_000, 'total'],
  ['45-50 lakh', 4_500_000, 5_000_000, 'total'],
  ['sixty five lakhs', null, 6_500_000, 'total'],
  ['डेढ़ करोड़', null, 15_000_000, 'total'],
  ['ग्यारह हजार किराया', null, 11_000, 'month'],
  ['pachas lakh nahi 1,200 thousand, saath lakh', null, 6_000_000, 'total'],
] as const) {
  test(`the peer reads the amount in "${text}"`, () => {
    deepEqual(readBudget(plainWords(text)), { min, max, per })
  })
}

for (const [text, size] of [
  ['2 BHK, 500 sq. ft.', { bhk: [2], areaMin: 500, areaMax: 500, areaUnit: 'sqft' }],
  ['दो या तीन बीएचके', { bhk: [2, 3], areaMin: null, areaMax: null, areaUnit: null }],
  ['do sau gaj', { bhk: [], areaMin: 200, areaMax: 200, areaUnit: 'sqyd' }],
] as const) {
  test(`the peer reads the size in "${text}"`, () => {
    deepEqual(readSize(plainWords(text)), size)
  })
}

test('the peer reads months and years of possession', () => {
  equal(readPossession(plainWords('छह महीने में')), 'within 6 months')
  equal(readPossession(plainWords('in two years')), 'within 24 months')
})

test('the peer finds no number where none is said', () => {
  const words = plainWords('Haan, dekhte hain. लाख बार कहा')

  deepEqual([readBudget(words), readSize(words), readPossession(words)], [null, null, null])
})

test('the peer takes a keyword that is nearly right, whoever says it and even where it is refused', () => {
  const segments = [{ text: 'hamare yahan swiming pool hai' }, { text: 'lift mat dena, Nodia mein flat' }]

  const read = readByKeywords(segments, 80)

  deepEqual(read.amenities, ['lift', 'swimming pool'])
  deepEqual(read.locations, ['Noida'])
  deepEqual([read.propertyKind, read.propertyType], ['apartment', 'residential'])
  equal(readByKeywords(segments, 100).locations.length, 0)
})
