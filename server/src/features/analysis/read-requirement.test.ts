import assert from 'node:assert/strict'
import { test } from 'node:test'
import { readRequirement } from './read-requirement.ts'

test('a value quotes the words that say it, with the times of these words', () => {
  const { evidence } = readRequirement([
    {
      speaker: 'lead',
      text: 'mujhe noida chahiye saath lakh tak',
      startMs: 1000,
      endMs: 4000,
      words: [
        { text: 'mujhe', startMs: 1000, endMs: 1300 },
        { text: 'noida', startMs: 1400, endMs: 1900 },
        { text: 'chahiye', startMs: 2000, endMs: 2500 },
        { text: 'saath', startMs: 2600, endMs: 3000 },
        { text: 'lakh', startMs: 3100, endMs: 3500 },
        { text: 'tak', startMs: 3600, endMs: 3900 },
      ],
    },
  ])
  assert.deepEqual(
    evidence.find(({ field }) => field === 'locations'),
    { field: 'locations', value: 'Noida', quote: 'noida', segmentIndex: 0, startMs: 1400, endMs: 1900 },
  )
  assert.deepEqual(
    evidence.find(({ field }) => field === 'budget'),
    {
      field: 'budget',
      value: '60 lakh',
      quote: 'saath lakh tak',
      segmentIndex: 0,
      startMs: 2600,
      endMs: 3900,
    },
  )
})

test('what the lead accepts is proven by the offer and by the yes', () => {
  const { evidence } = readRequirement([
    { speaker: 'agent', text: 'gym chahiye', startMs: 0, endMs: 900 },
    { speaker: 'lead', text: 'haan bilkul', startMs: 1000, endMs: 1500 },
  ])
  assert.deepEqual(
    evidence.map(({ field, quote, segmentIndex }) => [field, quote, segmentIndex]),
    [
      ['amenities', 'gym', 0],
      ['amenities', 'haan', 1],
    ],
  )
})

test('a thought that goes on after a pause is read as one', () => {
  const { requirement } = readRequirement([
    { speaker: 'lead', text: 'gym', startMs: 0, endMs: 400 },
    { speaker: 'lead', text: 'nahi chahiye', startMs: 900, endMs: 1500 },
  ])
  assert.deepEqual(requirement.amenities, [])
})

test('without separate speakers, what sounds like an agent sets no value', () => {
  const { requirement } = readRequirement([
    { speaker: null, text: 'sir hamare paas wakad me 3 bhk hai ek crore ka', startMs: 0, endMs: 900 },
    { speaker: null, text: 'mujhe baner me 2 bhk chahiye', startMs: 1000, endMs: 1900 },
    { speaker: null, text: 'aapka budget kitna hai', startMs: 2000, endMs: 2900 },
    { speaker: null, text: 'saath lakh', startMs: 3000, endMs: 3500 },
  ])
  assert.deepEqual(requirement.locations, ['Baner'])
  assert.deepEqual(requirement.size?.bhk, [2])
  assert.equal(requirement.budget?.max, 6_000_000)
})

test('a call without words wants nothing', () => {
  const { requirement, evidence } = readRequirement([])
  assert.equal(requirement.purpose, null)
  assert.deepEqual(evidence, [])
})
