import assert from 'node:assert/strict'
import { test } from 'node:test'
import { aCall } from '../test-data/calls/a-call.ts'
import type { Spoken } from '../words/turns.ts'
import { makeCallWords } from './call-words.ts'
import { checkAnswer } from './check-answer.ts'
import { maskCall } from './mask.ts'
import { readAnswer } from './read-answer.ts'

/** What is believed of an answer about a call written as lines "a: …" and "l: …", and why the rest is not. */
function check(lines: string, claims: Record<string, unknown>) {
  const segments = aCall('', lines, {}).segments as readonly Spoken[]
  const answer = readAnswer(JSON.stringify({ purpose: [], ...claims }))!
  const words = makeCallWords(segments, false)
  const { values, objections, dropped } = checkAnswer(answer, { segments, masked: maskCall(segments), words })
  const quotes = values.map(({ proofs }) =>
    proofs.map(({ segment, start, end }) => segments[segment]!.text.slice(start, end)),
  )
  const reasons = dropped.map(({ reason }) => reason)
  return { values: values.map(({ words: value }) => value), quotes, objections, reasons }
}
const by = (...said: readonly (readonly [segment: number, words: string])[]) => ({
  quotes: said.map(([segment, words]) => ({ segment, words })),
})
const upTo = (max: number, per = 'total') => ({ min: null, max, per })

test("the lead's own words prove a value, and the quote kept is exactly the transcript's", () => {
  const { values, quotes } = check('l: मुझे  डेढ़ करोड़ तक देखना है', {
    budget: [{ ...upTo(15_000_000), ...by([0, 'डेढ़ करोड़ तक']) }],
  })

  assert.deepEqual(values, ['1.5 crore'])
  assert.deepEqual(quotes, [['डेढ़ करोड़ तक']])
})

test('an answer without its unit is of a unit that is said in the call, and of no other', () => {
  const call = 'a: budget kitne lakh\nl: saath'
  assert.deepEqual(check(call, { budget: [{ ...upTo(6_000_000), ...by([1, 'saath']) }] }).values, ['60 lakh'])
  assert.deepEqual(check(call, { budget: [{ ...upTo(600_000_000), ...by([1, 'saath']) }] }).reasons, [
    'not-said',
  ])
})

test('an amount must be in the quoted words, with the bound that they give it', () => {
  const call = 'l: budget saath lakh hai\na: ok\nl: kam se kam do bhk'
  const reasonFor = (budget: object) =>
    check(call, { budget: [{ ...budget, ...by([0, 'saath lakh']) }] }).reasons
  assert.deepEqual(reasonFor(upTo(7_000_000)), ['not-said'])
  assert.deepEqual(reasonFor({ min: 6_000_000, max: null, per: 'total' }), ['not-said'])
  assert.deepEqual(reasonFor(upTo(6_000_000, 'sqft')), ['not-plausible'])
  assert.deepEqual(reasonFor(upTo(6_000_000)), [])
})

test('what the agent says is no wish, until the lead answers it in his next turn, and his price never is', () => {
  const call =
    'a: isme gym hai aur price assi lakh\nl: haan theek hai\na: lift bhi hai\nl: nahi\na: ok\nl: ji'
  const gym = { value: 'gym', ...by([0, 'gym hai'], [1, 'haan theek hai']) }
  assert.deepEqual(check(call, { amenities: [gym] }).values, ['gym'])
  assert.deepEqual(check(call, { amenities: [{ value: 'gym', ...by([0, 'gym hai']) }] }).reasons, [
    'not-the-leads-words',
  ])
  assert.deepEqual(check(call, { amenities: [{ value: 'gym', ...by([0, 'gym hai'], [5, 'ji']) }] }).reasons, [
    'not-said',
  ])
  assert.deepEqual(check(call, { amenities: [{ value: 'lift', ...by([2, 'lift'], [3, 'nahi']) }] }).reasons, [
    'not-said',
  ])
  const price = { ...upTo(8_000_000), ...by([0, 'assi lakh'], [1, 'haan theek hai']) }
  assert.deepEqual(check(call, { budget: [price] }).reasons, ['not-said'])
})

test('what the lead refuses, in the same words or later, is not believed', () => {
  const call = 'l: gym chahiye aur pool nahi chahiye\na: ok\nl: gym bhi nahi chahiye'
  assert.deepEqual(check(call, { amenities: [{ value: 'swimming pool', ...by([0, 'pool']) }] }).reasons, [
    'refused',
  ])
  assert.deepEqual(check(call, { amenities: [{ value: 'gym', ...by([0, 'gym chahiye']) }] }).reasons, [
    'refused',
  ])
})

test('a quote must stand in the segment that is named, and say that very value', () => {
  const call = 'l: noida me gym chahiye\nl: saath lakh'
  assert.deepEqual(check(call, { amenities: [{ value: 'gym', ...by([1, 'gym']) }] }).reasons, [
    'no-such-quote',
  ])
  assert.deepEqual(check(call, { amenities: [{ value: 'gym', ...by([7, 'gym']) }] }).reasons, [
    'no-such-quote',
  ])
  assert.deepEqual(check(call, { amenities: [{ value: 'lift', ...by([0, 'gym chahiye']) }] }).reasons, [
    'not-said',
  ])
  assert.deepEqual(check(call, { locations: [{ name: 'Pune', ...by([0, 'noida me']) }] }).reasons, [
    'not-said',
  ])
})

test('a place is named as the trade names it, and one that no list has as it sounds', () => {
  const call = 'l: गुरुग्राम में या barkhedi kalan side'
  assert.deepEqual(check(call, { locations: [{ name: 'Gurugram', ...by([0, 'गुरुग्राम']) }] }).values, [
    'Gurgaon',
  ])
  assert.deepEqual(
    check(call, { locations: [{ name: 'Barkheri Kalan', ...by([0, 'barkhedi kalan side']) }] }).values.length,
    1,
  )
  assert.deepEqual(check(call, { locations: [{ name: 'Evil.com', ...by([0, 'barkhedi kalan']) }] }).reasons, [
    'not-said',
  ])
})

test('an opt-out speaks of calls and of their end', () => {
  const call = 'l: haan ji boliye\nl: ye number list se nikaliye bhai'
  assert.deepEqual(check(call, { optOut: [by([1, 'number list se nikaliye'])] }).values, [
    'do not call again',
  ])
  assert.deepEqual(check(call, { optOut: [by([0, 'haan ji boliye'])] }).reasons, ['not-said'])
})

test("an objection is the lead's words", () => {
  const call = 'a: thoda mehnga hai na\nl: haan bahut mehnga hai yaar'
  const { objections, reasons } = check(call, {
    objections: [
      { topic: 'price', ...by([1, 'bahut mehnga hai']) },
      { topic: 'price', ...by([0, 'thoda mehnga hai']) },
    ],
  })
  assert.deepEqual(objections, [
    {
      topic: 'price',
      quote: 'bahut mehnga hai',
      segmentIndex: 1,
      startMs: 3000,
      endMs: 5500,
      speaker: 'lead',
    },
  ])
  assert.deepEqual(reasons, ['no-such-quote'])
})

test("an objection's topic is said by the quoted words", () => {
  const call =
    'a: budget bataiye\nl: मेरा बजट पचास लाख है\na: ye thoda upar jayega\nl: itna mehnga kyun hai kya'
  const about = (topic: string, segment: number, words: string) =>
    check(call, { objections: [{ topic, ...by([segment, words]) }] })

  assert.deepEqual(about('price', 1, 'मेरा बजट').reasons, ['not-said'])
  assert.deepEqual(about('price', 1, 'मेरा बजट').objections, [])
  assert.deepEqual(about('location', 3, 'itna mehnga kyun hai').reasons, ['not-said'])
  assert.equal(about('price', 3, 'itna mehnga kyun').objections.length, 1)
})

test('what is not believed is named by its number or by the word of our lists, and never by free text', () => {
  const unproven = (claims: Record<string, unknown>) => {
    const segments = aCall('', 'l: noida me do bhk', {}).segments as readonly Spoken[]
    const answer = readAnswer(JSON.stringify({ purpose: [], ...claims }))!
    const words = makeCallWords(segments, false)
    return checkAnswer(answer, { segments, masked: maskCall(segments), words }).unproven
  }

  assert.deepEqual(unproven({ budget: [{ ...upTo(90_000_000), ...by([0, 'nau crore']) }] }), [
    { field: 'budget', words: '9 crore', reason: 'no-such-quote' },
  ])
  assert.deepEqual(
    unproven({
      locations: [
        { name: 'mumbai', ...by([0, 'noida me']) },
        { name: 'Pay at evil.com', ...by([0, 'noida me']) },
      ],
      propertyKind: [{ value: 'villa', ...by([0, 'do bhk']) }],
    }),
    [
      { field: 'locations', words: 'Mumbai', reason: 'not-said' },
      { field: 'propertyKind', words: 'villa', reason: 'not-said' },
    ],
  )
})

test('a claim that does not keep to the schema costs the others nothing', () => {
  const gym = { value: 'gym', ...by([0, 'gym']) }
  const { values, reasons } = check('l: gym chahiye', {
    amenities: [{ ...gym, note: 'x' }, { value: 'helipad', ...by([0, 'gym']) }, 'gym', gym],
    admin: true,
  })
  assert.deepEqual(values, ['gym'])
  assert.deepEqual(reasons.sort(), ['not-in-schema', 'not-in-schema', 'not-in-schema', 'unknown-field'])
})

test('what is no object with a known field is no answer', () => {
  for (const text of [
    '',
    'null',
    '[]',
    '{}',
    '{"x":1}',
    '{"summary":"x"}',
    '```json\n{}\n```',
    `{"purpose":[],"x":"${'y'.repeat(60_000)}"}`,
  ])
    assert.equal(readAnswer(text), null, text.slice(0, 20))
})
