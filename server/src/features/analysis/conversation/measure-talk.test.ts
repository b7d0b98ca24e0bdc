import { deepEqual, equal, ok } from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import type { Spoken } from '../words/turns.ts'
import { measureTalk } from './measure-talk.ts'

const at = (
  speaker: Spoken['speaker'],
  startMs: number,
  endMs: number,
  text = 'do kamre ka makan',
): Spoken => ({
  ...{ speaker, startMs, endMs, text },
})

test('a moment of one side counts once, however many of its segments cover it', () => {
  const { talkMs, agentShare } = measureTalk([
    at('agent', 0, 4000),
    at('agent', 1000, 6000),
    at('agent', 2000, 3000),
    at('lead', 5000, 7000),
  ])

  deepEqual(talkMs, { agent: 6000, lead: 2000 })
  equal(agentShare, 0.75)
})

test('breath and a nod of the other side do not end a monologue, a word does', () => {
  const { longestMonologueMs } = measureTalk([
    at('agent', 0, 10_000),
    at('lead', 9000, 9500, 'haan ji'),
    at('agent', 11_500, 20_000),
    at('lead', 20_500, 22_000),
    at('agent', 22_500, 24_000),
  ])

  deepEqual(longestMonologueMs, { agent: 20_000, lead: 1500 })
})

test('a longer pause ends a monologue', () => {
  const { longestMonologueMs } = measureTalk([at('agent', 0, 5000), at('agent', 7500, 9000)])

  equal(longestMonologueMs.agent, 5000)
})

test('an interruption begins while the other one speaks, and goes on when he has stopped', () => {
  const interrupted = (...lead: [startMs: number, endMs: number, text?: string]) =>
    measureTalk([at('agent', 0, 5000), at('lead', ...lead)]).interruptions.lead

  equal(interrupted(3000, 7000), 1)
  equal(interrupted(3000, 4500), 0, 'the agent went on')
  equal(interrupted(4800, 7000), 0, 'a quick reply')
  equal(interrupted(3000, 7000, 'haan haan'), 0, 'a nod')
  equal(interrupted(5000, 7000), 0, 'in turn')
})

test('what goes on after a breath is no second interruption', () => {
  const { interruptions } = measureTalk([
    at('agent', 0, 5000),
    at('lead', 3000, 4000),
    at('lead', 4500, 7000),
    at('agent', 7200, 8000),
  ])

  deepEqual(interruptions, { agent: 0, lead: 1 })
})

test('patience is the median wait after the lead, nods left out', () => {
  const { patienceMs } = measureTalk([
    at('lead', 0, 1000),
    at('agent', 1300, 2000, 'hmm'),
    at('agent', 2000, 3000),
    at('lead', 3500, 5000),
    at('agent', 4000, 6000),
    at('lead', 6500, 7000),
    at('agent', 7400, 9000),
  ])

  equal(patienceMs, 400)
})

test('a call in which nobody speaks has no share and no patience', () => {
  deepEqual(measureTalk([at('lead', 0, 5000, ' ... ')]), {
    ...{ talkMs: { agent: 0, lead: 0 }, agentShare: null, longestMonologueMs: { agent: 0, lead: 0 } },
    ...{ interruptions: { agent: 0, lead: 0 }, questions: { agent: 0, lead: 0 } },
    ...{ patienceMs: null, turns: 0 },
  })
})

test('a text without times has turns and questions', () => {
  const { turns, questions, agentShare } = measureTalk([
    at('agent', 0, 0, 'budget kitna hai'),
    at('lead', 0, 0, 'pachas lakh'),
    at('lead', 0, 0, 'rate kya hai'),
  ])

  deepEqual([turns, questions, agentShare], [2, { agent: 1, lead: 1 }, null])
})

const A_TIME = fc.oneof(
  { weight: 9, arbitrary: fc.integer({ min: 0, max: 60_000 }) },
  fc.constantFrom(-5, NaN, Infinity, 0.4),
)
const A_SEGMENT = fc.record({
  speaker: fc.constantFrom('agent' as const, 'lead' as const),
  text: fc.constantFrom('haan ji', 'budget kitna hai', 'noida me flat lena hai', '...', ''),
  startMs: A_TIME,
  endMs: A_TIME,
})

test('whatever the times, nothing is negative, nothing is longer than the call, and the order does not matter', () => {
  fc.assert(
    fc.property(fc.array(A_SEGMENT, { maxLength: 25 }), (segments) => {
      const times = segments.flatMap(({ startMs, endMs }) => [startMs, endMs]).filter(Number.isFinite)
      const callMs = Math.max(0, ...times.map(Math.round))
      const talk = measureTalk(segments)
      const durations = [talk.talkMs, talk.longestMonologueMs].flatMap(({ agent, lead }) => [agent, lead])
      for (const ms of [...durations, talk.patienceMs ?? 0])
        ok(Number.isInteger(ms) && ms >= 0 && ms <= callMs, String(ms))
      ok(talk.agentShare === null || (talk.agentShare >= 0 && talk.agentShare <= 1))
      for (const side of ['agent', 'lead'] as const)
        ok(talk.interruptions[side] <= segments.filter(({ speaker }) => speaker === side).length)
      ok(talk.turns <= segments.length)
      deepEqual(measureTalk(segments.toReversed()).talkMs, talk.talkMs)
    }),
  )
})
