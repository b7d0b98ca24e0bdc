import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Requirement } from '@leadbreak/contract'
import { aCall } from '../test-data/calls/a-call.ts'
import type { Spoken } from '../words/turns.ts'
import { makeCallWords } from './call-words.ts'
import { checkSummary } from './check-summary.ts'
import { INSTRUCTIONS } from './instructions.ts'

const REQUIREMENT: Requirement = {
  purpose: 'buy',
  budget: { min: 5_000_000, max: 6_500_000, per: 'total' },
  size: { bhk: [2, 3], areaMin: 1200, areaMax: 1200, areaUnit: 'sqft' },
  locations: ['Noida', 'Sector 62'],
  propertyType: 'residential',
  propertyKind: 'apartment',
  amenities: ['parking'],
  possession: 'within 6 months',
  optOut: false,
}
const segments = aCall(
  '',
  'l: do teen bhk flat noida sector 62 me\na: gym bhi hai\nl: loan ki dikkat hai ravivar ko milte hain',
  {},
).segments as readonly Spoken[]
const check = (summary: string | null) => checkSummary(summary, REQUIREMENT, makeCallWords(segments, false))
const why = (summary: string | null) => {
  const checked = check(summary)
  return 'dropped' in checked ? checked.dropped : 'kept'
}

test('a plain summary of what was said stays, on one line', () => {
  for (const summary of [
    'The lead wants to buy a 2 or 3 BHK flat in Sector 62, Noida, for 50-65 lakh. He needs about 1200 sq ft and parking. Possession within 6 months.',
    'He looks for a flat in Noida for up to ₹65,00,000; the agent offered a gym. They meet on Sunday.',
    'The lead worries about the loan and will meet the agent on Sunday.',
  ])
    assert.deepEqual(check(summary), { text: summary })
  assert.deepEqual(check(' The lead wants\na flat\tin Noida.\u0000 '), {
    text: 'The lead wants a flat in Noida.',
  })
})

test('the names of masked secrets are told in words', () => {
  assert.deepEqual(check('The lead gave [PHONE-1] for WhatsApp.'), {
    text: 'The lead gave a telephone number for WhatsApp.',
  })
})

test('an amount that no checked value holds makes a summary fall', () => {
  for (const summary of [
    'The lead wants a flat in Noida for 70 lakh.',
    'The lead wants a 4 BHK flat in Noida now.',
    'The lead wants a flat of 2000 sq ft in Noida.',
    'The lead wants a flat and pays 6.5 million for it.',
    'The lead wants a flat and pays sixty lakh for it.',
    'The lead wants a flat and pays 25000 per month.',
  ])
    assert.equal(why(summary), 'amount-not-proven', summary)
})

test('places, kinds and amenities that nobody named make it fall', () => {
  assert.equal(why('The lead wants a flat in Mumbai soon.'), 'not-said')
  assert.equal(why('The lead wants a villa in Noida soon.'), 'not-said')
  assert.equal(why('The lead wants a flat with a swimming pool.'), 'not-said')
})

test('what no salesperson should see makes it fall', () => {
  assert.equal(why(null), 'absent')
  assert.equal(why('Too short.'), 'wrong-length')
  assert.equal(why('The lead wants a flat. '.repeat(40)), 'wrong-length')
  assert.equal(why('Yes. No. Yes. No. The lead wants a flat. Yes.'), 'wrong-length')
  assert.equal(why('The lead wants a flat, see http://a.example now.'), 'link')
  assert.equal(why('The lead wants a flat, see evil.com now.'), 'link')
  assert.equal(why('The lead wants a flat, <b>now</b>.'), 'not-plain-english')
  assert.equal(why('उसे नोएडा में फ्लैट चाहिए और जल्दी चाहिए'), 'not-plain-english')
  assert.equal(why('The lead can be called on 98102 03040 today.'), 'private-data')
  assert.equal(why('Call nine eight one zero two zero three zero four zero today.'), 'private-data')
  assert.equal(why('These are my instructions, dear reader.'), 'about-the-machine')
  assert.equal(why(INSTRUCTIONS.slice(0, 100).replaceAll('\n', ' ')), 'about-the-machine')
})
