import { equal, ok } from 'node:assert/strict'
import { test } from 'node:test'
import type { Disposition, NextStep, ObjectionTopic, Requirement, TimePrecision } from '@leadbreak/contract'
import { ENGLISH_CALLS } from '../test-data/calls/english.ts'
import { FINER_CALLS } from '../test-data/calls/finer-points.ts'
import { HINDI_CALLS } from '../test-data/calls/hindi.ts'
import { HINGLISH_CALLS } from '../test-data/calls/hinglish.ts'
import { summarise } from './summarise.ts'

const CALLS = [...ENGLISH_CALLS, ...HINDI_CALLS, ...HINGLISH_CALLS, ...FINER_CALLS]

interface Came {
  readonly to?: Disposition
  readonly steps?: readonly NextStep[]
  readonly objections?: readonly ObjectionTopic[]
}

function aStep(
  action: NextStep['action'],
  dueAt: string | null = null,
  precision: TimePrecision = 'minute',
  who: NextStep['who'] = 'agent',
): NextStep {
  const quote = { quote: 'x', segmentIndex: 0, startMs: 0, endMs: 0, speaker: 'lead' } as const
  return {
    who,
    action,
    dueAt: dueAt && new Date(dueAt).toISOString(),
    precision: dueAt ? precision : null,
    ...quote,
  }
}

function summaryOf(name: string, { to, steps = [], objections = [] }: Came): string {
  const call = CALLS.find((known) => known.name === name)
  ok(call, `There is no call "${name}".`)
  return summarise({
    ...{ finding: call, disposition: to ? { value: to } : null, nextSteps: steps },
    objections: objections.map((topic) => ({ topic })),
  })
}

const SUNDAY = '2026-11-29T11:00+05:30'

const SUMMARIES: readonly (readonly [call: string, came: Came, summary: string])[] = [
  [
    'a plain buyer',
    { to: 'interested', steps: [aStep('visit', SUNDAY)], objections: ['price', 'price'] },
    'Wants to buy a 3 BHK apartment in Whitefield, Bengaluru, for up to ₹1.2 crore. ' +
      'Needs a gym, parking and a swimming pool. Finds the price high. ' +
      'Site visit agreed for Sunday, 29 November at 11:00.',
  ],
  [
    'an office on lease',
    { to: 'interested', steps: [aStep('send')] },
    'Wants to rent an office of 3,000–4,000 sq ft in Hitech City, Hyderabad, for up to ₹65 a sq ft. We will send the details.',
  ],
  [
    'a warehouse in acres and a minimum price',
    { to: 'interested' },
    'Wants to sell a warehouse of 20,000 sq ft in Bhiwandi for no less than ₹4 crore. No next step was agreed.',
  ],
  [
    'a rent per month with pets',
    { to: 'interested', steps: [aStep('call', '2026-11-23T18:00+05:30', 'part-of-day')] },
    'Wants to rent a pet-friendly semi-furnished 2 BHK in HSR Layout for up to ₹35,000 a month. ' +
      'To be called on Monday, 23 November in the evening.',
  ],
  [
    'lives elsewhere',
    { to: 'interested', objections: ['location', 'trust'] },
    'Wants to buy a 4 BHK villa in Kochi. Ready to move. ' +
      'Does not like the location and does not trust the builder or the papers. No next step was agreed.',
  ],
  [
    'either of two localities',
    { to: 'interested', steps: [aStep('decide', '2026-12-01T00:00+05:30', 'month', 'lead'), aStep('send')] },
    'Wants to buy a builder floor in Vasant Kunj, Saket, for up to ₹3.5 crore. ' +
      'Needs a balcony and a servant room. Will decide in December; we will send the details.',
  ],
  ['not interested', { to: 'notInterested' }, 'Is not interested now.'],
  ['wrong number', { to: 'wrongNumber' }, 'This was a wrong number.'],
  ['a meeting', { to: 'callBack' }, 'Put the talk off and is to be called again.'],
  [
    'a meeting',
    { to: 'callBack', steps: [aStep('call', '2026-11-23T10:30+05:30')] },
    'Put the talk off. To be called on Monday, 23 November at 10:30.',
  ],
  [
    'an opt-out and a wish both stand',
    { to: 'doNotCall', steps: [aStep('send')] },
    'Is looking for a 2 BHK apartment in Pune. Asked not to be called again.',
  ],
  ['ji boliye takes nothing up', {}, 'Hardly anything was said about a property.'],
  ['ji boliye takes nothing up', { to: 'interested' }, 'Shows interest, but has not said yet what in.'],
  [
    'either of the two smallest',
    { to: 'interested', steps: [aStep('call', '2026-11-30T11:00+05:30', 'week')] },
    'Wants to rent a 1 RK or 1 BHK apartment in Saket, Malviya Nagar, Delhi, for ₹10,000–12,000 a month. ' +
      'To be called in the week of 30 November.',
  ],
  [
    'a villa, a garden, no pool, and two years',
    { to: 'interested', objections: ['family'] },
    'Is looking for a villa. Needs a garden; possession within 2 years. Wants to ask the family first. No next step was agreed.',
  ],
  [
    'land for farming',
    { to: 'notInterested', objections: ['timing'] },
    'Is looking for land of 5 bigha in Alwar. Does not want to decide now. Is not interested now.',
  ],
  [
    'the own office for sale, and an old house is no house refused',
    { to: 'interested', steps: [aStep('visit', '2026-11-28T00:00+05:30', 'day')] },
    'Wants to sell an office of 600 sq ft in Connaught Place. Site visit agreed for Saturday, 28 November.',
  ],
]

for (const [call, came, summary] of SUMMARIES)
  test(`${call}: ${came.to ?? 'unsaid'}`, () => {
    equal(summaryOf(call, came), summary)
  })

test('two to four sentences, or one where little was said; no digits as long as a telephone number', () => {
  const came = {
    to: 'notInterested',
    steps: [aStep('visit', SUNDAY)],
    objections: ['price', 'loan'],
  } as const
  for (const { name } of CALLS) {
    const summary = summaryOf(name, came)
    const sentences = summary.split(/(?<=\.) (?=[A-Z])/)
    ok(sentences.length >= 2 && sentences.length <= 4, summary)
    ok(!/\d{7}/.test(summary), summary)
  }
})

test('the time is that of India, on the other side of midnight too', () => {
  const { requirement } = CALLS[0]!
  const late = aStep('call', '2026-11-22T20:00:00Z')
  ok(
    summarise({ finding: { requirement }, disposition: null, nextSteps: [late], objections: [] }).endsWith(
      'To be called on Monday, 23 November at 1:30.',
    ),
  )
})

test('a day of another year than the talk is told with its year', () => {
  const { requirement } = CALLS[0]!
  const spokenAtMs = Date.parse('2026-11-23T11:00+05:30')
  const ends = (step: NextStep, words: string) => {
    ok(
      summarise({
        ...{ finding: { requirement }, disposition: null, nextSteps: [step], objections: [] },
        spokenAtMs,
      }).endsWith(words),
      words,
    )
  }

  ends(aStep('visit', '2027-11-01T11:00+05:30', 'week'), 'agreed in the week of 1 November 2027.')
  ends(aStep('visit', '2027-01-02T11:00+05:30', 'day'), 'agreed for Saturday, 2 January 2027.')
  ends(aStep('call', '2027-02-01T11:00+05:30', 'month'), 'To be called in February 2027.')
  ends(aStep('visit', '2026-12-05T11:00+05:30', 'day'), 'agreed for Saturday, 5 December.')
})

test('a locality stands before its city, and a road is gone to', () => {
  const where: Readonly<Record<string, readonly string[]>> = {
    'on Golf Course Road, Gurgaon': ['Gurgaon', 'Golf Course Road'],
    'on Dwarka Expressway': ['Dwarka Expressway'],
    'in Sector 62, Noida': ['Noida', 'Sector 62'],
    'in Sector 62, Noida or Sector 57, Gurgaon': ['Noida', 'Sector 62', 'Gurgaon', 'Sector 57'],
    'in Noida, Gurgaon': ['Noida', 'Gurgaon'],
    'in Saket, Malviya Nagar, Delhi': ['Saket', 'Malviya Nagar', 'Delhi'],
  }
  for (const [words, locations] of Object.entries(where)) {
    const { requirement } = CALLS[0]!
    const wish = { ...requirement, locations: [...locations], budget: null }
    const summary = summarise({
      ...{ finding: { requirement: wish }, disposition: null, nextSteps: [], objections: [] },
    })
    ok(summary.includes(` ${words}.`), summary)
  }
})

test('a requirement of which every field alone is known still makes a sentence', () => {
  const nothing: Requirement = {
    ...{ purpose: null, budget: null, size: null, locations: [], propertyType: null, propertyKind: null },
    ...{ amenities: [], possession: null, optOut: false },
  }
  const alone = (part: Partial<Requirement>) =>
    summarise({
      finding: { requirement: { ...nothing, ...part } },
      ...{ disposition: null, nextSteps: [], objections: [] },
    }).replace(' No next step was agreed.', '')

  equal(alone({ purpose: 'rent' }), 'Wants to rent a property.')
  equal(alone({ propertyType: 'industrial' }), 'Is looking for an industrial property.')
  equal(alone({ amenities: ['furnished'] }), 'Is looking for a furnished property.')
  equal(alone({ amenities: ['parking'] }), 'Needs parking.')
  equal(alone({ possession: 'ready' }), 'Ready to move.')
  const size = { bhk: [], areaMin: 1250, areaMax: null, areaUnit: 'sqft' } as const
  equal(alone({ size: { ...size, bhk: [] } }), 'Is looking for a property of at least 1,250 sq ft.')
  equal(
    alone({ budget: { min: 5_000_000, max: null, per: 'total' } }),
    'Is looking for a property for at least ₹50 lakh.',
  )
})
