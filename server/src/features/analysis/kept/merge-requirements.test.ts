import assert from 'node:assert/strict'
import { test } from 'node:test'

import type { Requirement } from '@leadbreak/contract'

import { mergeRequirements, type ReadOfCall } from './merge-requirements.ts'

const NOTHING: Requirement = {
  ...{ purpose: null, budget: null, size: null, locations: [], propertyType: null, propertyKind: null },
  ...{ amenities: [], possession: null, optOut: false },
}
const upTo = (max: number): Requirement['budget'] => ({ min: null, max, per: 'total' })

let calls = 0
function aCall(said: Partial<Requirement>, of: Partial<ReadOfCall> = {}): ReadOfCall {
  calls++
  return {
    ...{ callId: `call-${calls}`, callAt: `2026-01-${String(calls).padStart(2, '0')}T09:00:00.000Z` },
    ...{ requirement: { ...NOTHING, ...said }, evidence: [], replaced: [], edited: [], ...of },
  }
}
const merged = (...of: ReadOfCall[]) => mergeRequirements(of).requirement

test('nobody has said anything in no call', () => {
  assert.deepEqual(mergeRequirements([]), { requirement: NOTHING, history: [] })
})

test('the last call that speaks of a field is believed, and one that is silent changes nothing', () => {
  const wish = merged(
    aCall({ purpose: 'buy', budget: upTo(6_000_000), possession: 'ready' }),
    aCall({ budget: upTo(7_500_000) }),
    aCall({}),
  )
  assert.deepEqual(wish, { ...NOTHING, purpose: 'buy', budget: upTo(7_500_000), possession: 'ready' })
})

test('bedrooms and area are two fields of one size', () => {
  const of = (bhk: number[], area: number | null) => ({
    size: { bhk, areaMin: area, areaMax: area, areaUnit: area === null ? null : ('sqft' as const) },
  })
  const { size } = merged(aCall(of([2], 900)), aCall(of([3], null)))
  assert.deepEqual(size, { bhk: [3], areaMin: 900, areaMax: 900, areaUnit: 'sqft' })
})

test('places and amenities add up, until a later call takes one back', () => {
  const quote = { quote: 'noida nahi', segmentIndex: 0, startMs: 0, endMs: 1, speaker: 'lead' as const }
  const wish = merged(
    aCall({ locations: ['Noida', 'Gurgaon'], amenities: ['lift'] }),
    aCall(
      { locations: ['Gurgaon', 'Sector 62'], amenities: ['gym'] },
      { replaced: [{ field: 'locations', value: 'Noida', replacedBy: null, ...quote }] },
    ),
  )
  assert.deepEqual(wish.locations, ['Gurgaon', 'Sector 62'])
  assert.deepEqual(wish.amenities, ['gym', 'lift'])
})

test('who wants to rent, and no more to buy, begins anew; but stays opted out', () => {
  const wish = merged(
    aCall({ purpose: 'buy', budget: upTo(6_000_000), locations: ['Noida'], optOut: true }),
    aCall({ purpose: 'rent', locations: ['Pune'] }),
  )
  assert.deepEqual(wish, { ...NOTHING, purpose: 'rent', locations: ['Pune'], optOut: true })
})

test('what a person has set beats every reading, of later calls too, and says so in the history', () => {
  const { requirement, history } = mergeRequirements([
    aCall({ budget: upTo(8_000_000) }, { edited: ['budget'] }),
    aCall({ budget: upTo(5_000_000) }),
  ])
  assert.deepEqual(requirement.budget, upTo(8_000_000))
  assert.deepEqual(
    history.map(({ value, holds, isEdited }) => [value, holds, isEdited]),
    [
      ['80 lakh', true, true],
      ['50 lakh', false, false],
    ],
  )
})

test('the history quotes what each call said', () => {
  const proof = {
    ...{ field: 'locations' as const, value: 'Noida', quote: 'नोएडा में', segmentIndex: 3 },
    ...{ startMs: 100, endMs: 200, speaker: 'lead' as const, confidence: 0.9 },
  }
  const { history } = mergeRequirements([aCall({ locations: ['Noida'] }, { evidence: [proof] })])
  assert.deepEqual(history[0]?.quote, {
    ...{ quote: 'नोएडा में', segmentIndex: 3, startMs: 100, endMs: 200, speaker: 'lead' },
  })
})
