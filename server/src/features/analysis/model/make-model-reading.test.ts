import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { AppError } from '../../../lib/app-error.ts'
import { readRequirement } from '../read-requirement.ts'
import { aCall } from '../test-data/calls/a-call.ts'
import type { Spoken } from '../words/turns.ts'
import { makeModelReading, type Question } from './make-model-reading.ts'
import { honestAnswer } from './test-data/honest-answer.ts'

const segments = aCall(
  '',
  `l: do bhk flat chahiye noida me mera number 98102 03040
   a: gym wala dikhaun sir
   l: arre wahi to main keh raha tha
   a: budget
   l: saath lakh tak`,
  {},
).segments as readonly Spoken[]
const finding = readRequirement(segments)
const call = { segments, finding, summary: 'By the rules.' }
const { signal } = new AbortController()
const SUMMARY = 'The lead wants a 2 BHK flat in Noida for up to 60 lakh.'

test('a value that only the model reads is added, and the difference is told; only masked text was sent', async () => {
  const questions: Question[] = []
  const gym = {
    value: 'gym',
    quotes: [
      { segment: 1, words: 'gym wala' },
      { segment: 2, words: 'wahi to main keh raha tha' },
    ],
  }
  const read = makeModelReading({
    ask: (question) => {
      questions.push(question)
      const answer = { ...honestAnswer(finding, segments, SUMMARY), amenities: [gym] }
      return Promise.resolve({ text: JSON.stringify(answer) })
    },
  })
  const reading = await read(call, signal)

  assert.deepEqual(finding.requirement.amenities, [])
  assert.deepEqual(reading.finding.requirement, { ...finding.requirement, amenities: ['gym'] })
  assert.equal(reading.finding.level, 'model')
  assert.deepEqual(
    reading.differences.map(({ field, model, kept }) => [field, model, kept]),
    [['amenities', 'gym', 'model']],
  )
  assert.deepEqual(reading.summary, { text: SUMMARY, level: 'model' })
  assert.deepEqual(reading.dropped, [])
  assert.ok(questions[0]!.content.includes('[PHONE-1]') && !questions[0]!.content.includes('98102'))
  assert.ok(questions[0]!.isUsable('{"purpose":[]}') && !questions[0]!.isUsable('{}'))
  assert.equal(questions[0]!.signal, signal)
})

test("where the summary is not believed, the rules' own stands", async () => {
  const text = JSON.stringify(honestAnswer(finding, segments, 'The lead pays 90 lakh for a flat in Noida.'))
  const { summary, dropped } = await makeModelReading({ ask: () => Promise.resolve({ text }) })(call, signal)
  assert.deepEqual(summary, { text: 'By the rules.', level: 'rules' })
  assert.deepEqual(dropped, [{ field: 'summary', reason: 'amount-not-proven' }])
})

test("the desk's errors pass through, and what is no answer is said to be none", async () => {
  const away = new AppError('model-unavailable', 'away', { retryable: true })
  await assert.rejects(makeModelReading({ ask: () => Promise.reject(away) })(call, signal), away)
  const odd = makeModelReading({ ask: () => Promise.resolve({ text: 'Sure! Here is the JSON.' }) })
  await assert.rejects(odd(call, signal), { code: 'model-answer-unusable', retryable: false })
})

test('a model that reads a call as the rules do is believed, value by value', async () => {
  const calls = readFileSync(new URL('../test-data/requirement.jsonl', import.meta.url), 'utf8')
    .trim()
    .split('\n')
  let values = 0
  let dropped = 0
  for (const line of calls) {
    const { segments: spoken } = JSON.parse(line) as { segments: Spoken[] }
    const rules = readRequirement(spoken)
    const text = JSON.stringify(honestAnswer(rules, spoken, ''))
    const read = makeModelReading({ ask: () => Promise.resolve({ text }) })
    const reading = await read({ segments: spoken, finding: rules, summary: '' }, signal)
    values += rules.evidence.length
    dropped += reading.dropped.filter(({ field }) => field !== 'summary').length
    assert.deepEqual(reading.finding.requirement, rules.requirement)
  }
  assert.ok(dropped <= values / 50, `${dropped} of ${values} were not believed`)
})
