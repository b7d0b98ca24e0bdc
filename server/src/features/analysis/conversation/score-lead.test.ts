import { deepEqual, equal, ok } from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { DISPOSITIONS, OBJECTION_TOPICS, STEP_ACTIONS, type Requirement } from '@leadbreak/contract'
import { said } from '../test-data/said.ts'
import { findFacts } from './find-facts.ts'
import { scoreLead, type ScoredCall } from './score-lead.ts'
import { GRADES, POINTS } from './score-table.ts'

const NOTHING: Requirement = {
  ...{ purpose: null, budget: null, size: null, locations: [], propertyType: null, propertyKind: null },
  ...{ amenities: [], possession: null, optOut: false },
}
const aCall = (part: Partial<ScoredCall> = {}, requirement: Partial<Requirement> = {}): ScoredCall => ({
  ...{ finding: { requirement: { ...NOTHING, ...requirement } }, disposition: null },
  ...{ nextSteps: [], objections: [], questions: [] },
  ...part,
})
const BUDGET = { min: null, max: 6_500_000, per: 'total' } as const
const VISIT = { action: 'visit', speaker: 'lead', dueAt: '2026-11-29T05:30:00.000Z' } as const
const A_QUESTION = { speaker: 'lead' } as const

test('a lead who said nothing is cold, with nothing to say why', () => {
  deepEqual(scoreLead(aCall()), { grade: 'cold', points: 0, reasons: [] })
})

test('what is wanted makes a lead warm, a day for the visit makes him hot', () => {
  const wanted = { budget: BUDGET, locations: ['Noida'], propertyKind: 'apartment' } as const
  const requirement = { ...wanted, locations: [...wanted.locations] }

  equal(scoreLead(aCall({}, requirement)).grade, 'warm')
  equal(scoreLead(aCall({ nextSteps: [VISIT] }, requirement)).grade, 'hot')
})

test('a lead who opted out is cold, whatever he wants', () => {
  const call = aCall(
    { disposition: { value: 'doNotCall' }, nextSteps: [VISIT] },
    { budget: BUDGET, locations: ['Noida'], possession: 'ready' },
  )

  deepEqual([scoreLead(call).grade, scoreLead(call).points], ['cold', 0])
})

test('a payment that was promised is no meeting, and does not count beside one', () => {
  const pay = { ...VISIT, action: 'pay' } as const
  const reasons = (...nextSteps: ScoredCall['nextSteps'][number][]) =>
    scoreLead(aCall({ nextSteps })).reasons.map(({ code }) => code)

  deepEqual(reasons(pay), ['payment-dated'])
  deepEqual(reasons({ ...pay, dueAt: null }), ['payment-undated'])
  deepEqual(reasons(pay, VISIT), ['visit-dated'])
})

test('a question of somebody who is not the lead, or wants no calls, counts for nothing', () => {
  const codes = (value: 'wrongNumber' | 'doNotCall' | 'interested') =>
    scoreLead(aCall({ disposition: { value }, questions: [A_QUESTION] })).reasons.map(({ code }) => code)

  deepEqual(codes('wrongNumber'), ['wrong-number'])
  deepEqual(codes('doNotCall'), ['opted-out'])
  deepEqual(codes('interested'), ['asks', 'interested'])
})

test('an objection counts once a topic', () => {
  const objecting = (...topics: ('price' | 'location')[]) =>
    scoreLead(aCall({ objections: topics.map((topic) => ({ topic })) }, { budget: BUDGET })).points

  equal(objecting('price', 'price'), objecting('price'))
  ok(objecting('price', 'location') < objecting('price'))
})

test('what the lead tells of himself counts', () => {
  const facts = (text: string) => [...findFacts(said(text))]

  deepEqual(facts('l: loan approved hai'), ['money-is-ready'])
  deepEqual(facts('l: लोन पास हो गया है'), ['money-is-ready'])
  deepEqual(facts('l: cash me lunga'), ['money-is-ready'])
  deepEqual(facts('l: i have a pre approved loan'), ['money-is-ready'])
  deepEqual(facts('l: is mahine me lena hai'), ['urgent'])
  deepEqual(facts('l: jaldi chahiye'), ['urgent'])
  deepEqual(facts('l: इसी महीने में लेना है'), ['urgent'])
  deepEqual(facts('l: main khud decide karta hoon'), ['decides-himself'])
  deepEqual(facts('l: bas dekh rahe hain'), ['only-looking'])
  deepEqual(facts('l: i am just looking'), ['only-looking'])
  deepEqual(facts('l: बस देख रहे हैं'), ['only-looking'])
})

test('money that is still to come is not in hand', () => {
  for (const text of [
    'l: लोन लेना पड़ेगा, बैंक से बात चल रही है। सैलरी आने के बाद टोकन दे दूँगा',
    'l: loan lena padega bank se baat chal rahi hai',
    'l: salary ke baad token de dunga',
    'l: loan ka approval lena hai abhi',
  ])
    deepEqual([...findFacts(said(text))], [], text)
  deepEqual([...findFacts(said('l: token aaj hi de dunga'))], ['money-is-ready'])
})

test('who wants nothing, was not reached or is somebody else gets no points for what he said', () => {
  for (const value of ['notInterested', 'wrongNumber', 'notReached', 'doNotCall'] as const) {
    const { reasons } = scoreLead(
      aCall(
        {
          disposition: { value },
          nextSteps: [VISIT, { ...VISIT, action: 'call' }],
          questions: [A_QUESTION],
          segments: said('l: jaldi chahiye\nl: bas dekh rahe hain'),
        },
        { budget: BUDGET, locations: ['Noida'], propertyKind: 'villa', possession: 'ready' },
      ),
    )
    deepEqual(
      reasons.filter(({ points }) => points > 0),
      [],
      value,
    )
  }
})

test('what is denied, asked or said by the agent is not told', () => {
  for (const text of [
    'l: loan approved nahi hai',
    'l: koi jaldi nahi hai',
    'l: there is no hurry',
    'l: loan approved hai kya',
    'a: loan approved hai',
    'l: noida me dekh rahe hain',
  ])
    deepEqual([...findFacts(said(text))], [], text)
})

test('grades and their thresholds fall, and the last one takes every lead', () => {
  deepEqual(
    GRADES.map(([, least]) => least).toSorted((a, b) => b - a),
    GRADES.map(([, least]) => least),
  )
  equal(GRADES.at(-1)![1], 0)
})

const A_REQUIREMENT = fc.record({
  budget: fc.constantFrom(null, BUDGET),
  locations: fc.constantFrom<string[]>([], ['Noida']),
  propertyKind: fc.constantFrom(null, 'plot' as const),
  possession: fc.constantFrom(null, 'ready', 'within 2 months', 'within 9 months', 'under construction'),
})
const A_STEP = fc.record({
  action: fc.constantFrom(...STEP_ACTIONS),
  speaker: fc.constantFrom('agent' as const, 'lead' as const),
  dueAt: fc.constantFrom(null, VISIT.dueAt),
})
const A_CALL = fc
  .record({
    requirement: A_REQUIREMENT,
    disposition: fc.option(fc.record({ value: fc.constantFrom(...DISPOSITIONS) }), { nil: null }),
    nextSteps: fc.array(A_STEP, { maxLength: 3 }),
    objections: fc.array(fc.record({ topic: fc.constantFrom(...OBJECTION_TOPICS) }), { maxLength: 4 }),
    questions: fc.array(fc.constant(A_QUESTION), { maxLength: 4 }),
    lines: fc.subarray(['l: loan approved hai', 'l: jaldi chahiye', 'l: bas dekh rahe hain']),
  })
  .map(({ requirement, lines, ...part }) => ({
    part: { ...part, segments: lines.length > 0 ? said(lines.join('\n')) : [] },
    requirement,
  }))

const BETTER: Readonly<Record<string, (call: ScoredCall) => ScoredCall>> = {
  'a budget': (call) => withWish(call, { budget: BUDGET }),
  'a place': (call) => withWish(call, { locations: ['Pune'] }),
  'a kind': (call) => withWish(call, { propertyKind: 'villa' }),
  'ready possession': (call) => withWish(call, { possession: 'ready' }),
  'a dated visit': (call) => ({ ...call, nextSteps: [...call.nextSteps, VISIT] }),
  'an undated visit': (call) => ({ ...call, nextSteps: [...call.nextSteps, { ...VISIT, dueAt: null }] }),
  'a question': (call) => ({ ...call, questions: [...call.questions, A_QUESTION] }),
  'money in hand': (call) => ({ ...call, segments: [...call.segments!, ...said('l: cash me lunga')] }),
  'his own decision': (call) => ({
    ...call,
    segments: [...call.segments!, ...said('l: mera hi decision hai')],
  }),
}

for (const [what, better] of Object.entries(BETTER))
  test(`${what} never lowers the points`, () => {
    fc.assert(
      fc.property(A_CALL, ({ part, requirement }) => {
        const call = aCall(part, requirement)
        ok(scoreLead(better(call)).points >= scoreLead(call).points)
      }),
    )
  })

test('one objection more never raises the points, and the points are those of the reasons', () => {
  fc.assert(
    fc.property(A_CALL, fc.constantFrom(...OBJECTION_TOPICS), ({ part, requirement }, topic) => {
      const call = aCall(part, requirement)
      const { points, reasons } = scoreLead(call)
      const objecting = { ...call, objections: [...call.objections, { topic }] }
      ok(scoreLead(objecting).points <= points)
      const sum = reasons.reduce((total, reason) => total + reason.points, 0)
      equal(points, Math.min(100, Math.max(0, sum)))
      for (const { code } of reasons) ok(code in POINTS)
    }),
  )
})

function withWish(call: ScoredCall, wish: Partial<Requirement>): ScoredCall {
  return { ...call, finding: { requirement: { ...call.finding.requirement, ...wish } } }
}
