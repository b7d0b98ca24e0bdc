import { deepEqual, equal, ok } from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { UnderstandingSchema } from '@leadbreak/contract'
import { Value } from 'typebox/value'
import { said } from './test-data/said.ts'
import { understand } from './understand.ts'

/** A Sunday morning in India. */
const SPOKEN_AT_MS = Date.parse('2026-11-22T10:00:00+05:30')

const CALL = said(`
  a: namaste sir kya aap property dekh rahe hain
  l: haan noida sector 62 me 2 bhk flat dekh raha hoon
  a: budget kitna hai sir
  l: 65 lakh tak parking aur gym chahiye
  a: ji ek hai sector 62 me 72 lakh ka
  l: ye to bahut mehnga hai
  l: maintenance kitna hai
  a: main check karke batata hoon
  a: sunday ko site visit kar sakte hain
  l: haan theek hai sunday gyarah baje aata hoon`)

const read = (segments = CALL) => understand({ segments, spokenAtMs: SPOKEN_AT_MS, wasReached: true })

test('all that can be read of a call is read', () => {
  const { requirement, disposition, objections, questions, nextSteps, talk, leadScore, summary, ...rest } =
    read()

  deepEqual(requirement.locations.includes('Noida'), true)
  equal(disposition?.value, 'interested')
  deepEqual(
    objections.map(({ topic, segmentIndex }) => [topic, segmentIndex]),
    [['price', 5]],
  )
  const unanswered = questions.filter(({ speaker, answer }) => speaker === 'lead' && answer === null)
  deepEqual(
    unanswered.map(({ quote }) => quote),
    ['maintenance kitna hai'],
  )
  deepEqual(
    nextSteps.filter(({ action }) => action === 'visit').map(({ dueAt }) => dueAt),
    ['2026-11-29T05:30:00.000Z'],
  )
  equal(talk.questions.lead, 1)
  equal(leadScore.grade, 'hot')
  equal(
    summary.text,
    'Wants to buy a 2 BHK apartment in Sector 62, Noida, for up to ₹65 lakh. Needs a gym and parking. ' +
      'Finds the price high. Site visit agreed for Sunday, 29 November at 11:00.',
  )
  deepEqual([rest.level, rest.model, rest.differences, summary.level], ['rules', null, [], 'rules'])
})

test('an empty call is understood as one that says nothing', () => {
  const { requirement, disposition, summary, talk, leadScore } = read([])

  equal(requirement.purpose, null)
  equal(disposition, null)
  equal(summary.text, 'Hardly anything was said about a property.')
  deepEqual([talk.turns, leadScore.points], [0, 0])
})

test('speakers that nobody named are guessed before anything is read', () => {
  const { disposition, questions } = understand({
    segments: CALL.map((segment) => ({ ...segment, speaker: null })),
    ...{ spokenAtMs: SPOKEN_AT_MS, wasReached: true },
  })

  equal(disposition?.value, 'interested')
  ok(questions.some(({ speaker }) => speaker === 'agent'))
})

const A_LINE = fc.oneof(
  fc.string({ maxLength: 40 }),
  fc.constantFrom(
    'kal call karna',
    'bahut mehnga hai',
    'rate kya hai',
    'noida me 2 bhk',
    'nahi',
    'haan ji',
    '60 lakh tak',
  ),
)
const A_SEGMENT = fc.record({
  speaker: fc.constantFrom('agent' as const, 'lead' as const, null),
  text: A_LINE,
  startMs: fc.integer({ min: -10, max: 100_000 }),
  endMs: fc.integer({ min: -10, max: 100_000 }),
})

test('whatever is said, the answer keeps to its schema, and every quote stands in its segment', () => {
  fc.assert(
    fc.property(fc.array(A_SEGMENT, { maxLength: 12 }), fc.boolean(), (segments, wasReached) => {
      const call = { segments, spokenAtMs: SPOKEN_AT_MS, wasReached }
      const understood = understand(call)
      ok(
        Value.Check(UnderstandingSchema, understood),
        JSON.stringify([...Value.Errors(UnderstandingSchema, understood)]),
      )
      const { evidence, objections, questions, nextSteps, disposition } = understood
      const answers = questions.flatMap(({ answer }) => (answer ? [answer] : []))
      const quotes = [evidence, objections, questions, answers, nextSteps, disposition?.quotes ?? []].flat()
      for (const { quote, segmentIndex } of quotes) ok(segments[segmentIndex]!.text.includes(quote))
      deepEqual(understand(call), understood)
    }),
    { numRuns: 60 },
  )
})

test('hours of talk keep the last of their questions and of what was replaced', () => {
  const segments = Array.from({ length: 2_000 }, (_, turn) => ({
    ...{ speaker: turn % 2 === 0 ? ('agent' as const) : ('lead' as const), words: [] },
    text: turn % 2 === 0 ? 'budget kitna hai' : `${(turn % 40) + 20} lakh`,
    ...{ startMs: turn * 1000, endMs: turn * 1000 + 900 },
  }))
  const { questions, replaced, talk } = understand({ segments, spokenAtMs: 0, wasReached: true })
  deepEqual([questions.length, replaced.length], [300, 300])
  equal(questions.at(-1)?.segmentIndex, 1998)
  equal(talk.questions.agent, 1000)
})
