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
    {
      ...{ field: 'locations', value: 'Noida', quote: 'noida' },
      ...{ segmentIndex: 0, startMs: 1400, endMs: 1900, speaker: 'lead', confidence: 0.97 },
    },
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
      speaker: 'lead',
      confidence: 0.92,
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
  assert.deepEqual(
    evidence.map(({ speaker }) => speaker),
    ['agent', 'lead'],
  )
})

test('a value that is corrected later is kept with its quote, its time and what took its place', () => {
  const { requirement, replaced } = readRequirement([
    { speaker: 'agent', text: 'budget kitna hai', startMs: 0, endMs: 900 },
    { speaker: 'lead', text: 'pachas lakh noida me flat chahiye', startMs: 1000, endMs: 1900 },
    { speaker: 'agent', text: 'theek hai', startMs: 2000, endMs: 2300 },
    { speaker: 'lead', text: 'sorry budget saath lakh kar lo', startMs: 2400, endMs: 3500 },
    { speaker: 'agent', text: 'ji', startMs: 3600, endMs: 3700 },
    { speaker: 'lead', text: 'noida nahi gurgaon me dekho', startMs: 3800, endMs: 4700 },
  ])
  assert.equal(requirement.budget?.max, 6_000_000)
  const at = { segmentIndex: 1, startMs: 1000, endMs: 1900, speaker: 'lead' }
  assert.deepEqual(replaced, [
    { field: 'budget', value: '50 lakh', quote: 'pachas lakh', ...at, replacedBy: '60 lakh' },
    { field: 'locations', value: 'Noida', quote: 'noida', ...at, replacedBy: 'Gurgaon' },
  ])
})

test('what is corrected in the same breath has stood as well; what was only refused has not', () => {
  const lead = (text: string) => [{ speaker: 'lead' as const, text, startMs: 0, endMs: 900 }]
  const replaced = (text: string) =>
    readRequirement(lead(text)).replaced.map(({ value, replacedBy }) => [value, replacedBy])
  assert.deepEqual(replaced('budget pachas nahi saath lakh'), [['50 lakh', '60 lakh']])
  assert.deepEqual(replaced('2 bhk sorry 3 bhk chahiye'), [['2 BHK', '3 BHK']])
  assert.deepEqual(replaced('noida me flat chahiye gym nahi chahiye'), [])
})

test('what is taken back and not replaced is kept so, and what is added to replaces nothing', () => {
  const { replaced } = readRequirement([
    { speaker: 'lead', text: 'gym chahiye aur 2 bhk kam se kam pachas lakh', startMs: 0, endMs: 900 },
    { speaker: 'agent', text: 'accha', startMs: 1000, endMs: 1100 },
    { speaker: 'lead', text: 'gym rehne do 3 bhk bhi chalega', startMs: 1200, endMs: 2000 },
  ])
  assert.deepEqual(
    replaced.map(({ field, value, replacedBy }) => [field, value, replacedBy]),
    [['amenities', 'gym', null]],
  )
})

test('a value is the more certain the plainer it was said', () => {
  const confidenceOf = (field: string, ...segments: [speaker: 'agent' | 'lead' | null, text: string][]) =>
    readRequirement(
      segments.map(([speaker, text], index) => ({ speaker, text, startMs: index, endMs: index })),
    ).evidence.find((evidence) => evidence.field === field)!.confidence

  const wished = confidenceOf('amenities', ['lead', 'mujhe gym chahiye'])
  const accepted = confidenceOf('amenities', ['agent', 'gym chahiye'], ['lead', 'haan'])
  const guessed = confidenceOf('amenities', [null, 'mujhe gym chahiye'])
  assert.ok(wished > accepted && accepted > guessed)

  const answered = confidenceOf('budget', ['agent', 'budget kitna hai'], ['lead', 'saath lakh'])
  const inferred = confidenceOf('budget', ['agent', 'kitne lakh'], ['lead', 'saath'])
  assert.ok(answered > inferred)

  const listed = confidenceOf('locations', ['agent', 'kahan chahiye'], ['lead', 'indirapuram'])
  const byForm = confidenceOf('locations', ['agent', 'kahan chahiye'], ['lead', 'bhagirathi lata vihar'])
  const unknown = confidenceOf('locations', ['agent', 'kahan chahiye'], ['lead', 'zugzwangpet'])
  assert.ok(listed > byForm && byForm > unknown)

  const kind = confidenceOf('propertyKind', ['lead', 'mujhe flat chahiye'])
  const type = confidenceOf('propertyType', ['lead', 'mujhe flat chahiye'])
  assert.ok(kind > type)
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
