import { deepEqual, equal } from 'node:assert/strict'
import { test } from 'node:test'

import { f1, isEntirelyRight, scoreFields, sumOf } from './requirement-score.ts'

const RIGHT = { right: 1, wrong: 0, missed: 0 }
const NOTHING = { right: 0, wrong: 0, missed: 0 }
const OTHER_VALUE = { right: 0, wrong: 1, missed: 1 }

test('a value that neither side has counts for nothing, however its absence is written', () => {
  const gold = {
    purpose: null,
    budget: { min: null, max: null, per: 'total' },
    size: { bhk: [], areaMin: null, areaMax: null, areaUnit: null },
    amenities: [],
    optOut: false,
  } as const

  const { wrong, missed, right } = sumOf(
    Object.values(scoreFields({ ...gold, size: { ...gold.size, bhk: [] }, amenities: [] }, {})),
  )

  deepEqual({ right, wrong, missed }, NOTHING)
})

test('another value than the one wanted is wrong, and the wanted one is missed', () => {
  equal(scoreFields({ purpose: 'buy' }, { purpose: 'rent' }).purpose.wrong, 1)
  equal(scoreFields({ purpose: 'buy' }, { purpose: 'rent' }).purpose.missed, 1)
})

test('a size counts as bedrooms and as area', () => {
  const gold = { bhk: [2, 3], areaMin: 1200, areaMax: 1500, areaUnit: 'sqft' } as const
  const got = { bhk: [2, 3], areaMin: 1200, areaMax: 1500, areaUnit: 'sqyd' } as const

  const score = scoreFields({ size: { ...gold, bhk: [2, 3] } }, { size: { ...got, bhk: [2, 3] } })

  deepEqual([score.bhk, score.area], [RIGHT, OTHER_VALUE])
})

test('a budget is right only with both ends and the period', () => {
  const budget = { min: null, max: 6_000_000, per: 'total' } as const

  deepEqual(scoreFields({ budget }, { budget: { ...budget } }).budget, RIGHT)
  deepEqual(scoreFields({ budget }, { budget: { ...budget, min: 5_000_000 } }).budget, OTHER_VALUE)
})

test('places and amenities count one by one, in any order, whatever their capitals', () => {
  const score = scoreFields(
    { locations: ['Noida', 'Sector 62'] },
    { locations: ['sector 62 ', 'Delhi', 'delhi'] },
  )

  deepEqual(score.locations, { right: 1, wrong: 1, missed: 1 })
})

test('F1 is the share of agreement among all that was claimed and wanted', () => {
  equal(f1({ right: 3, wrong: 1, missed: 1 }), 0.75)
  equal(f1(NOTHING), null)
})

test('a call is entirely right when no field of it is wrong or missed', () => {
  const call = (purpose: 'buy' | 'rent') => ({
    language: 'en',
    byField: scoreFields({ purpose: 'buy', optOut: true }, { purpose, optOut: true }),
  })

  equal(isEntirelyRight(call('buy')), true)
  equal(isEntirelyRight(call('rent')), false)
})
