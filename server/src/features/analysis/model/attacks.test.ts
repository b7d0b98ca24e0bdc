import assert from 'node:assert/strict'
import { test } from 'node:test'
import { FindingSchema, type Requirement } from '@leadbreak/contract'
import { Value } from 'typebox/value'
import { AppError } from '../../../lib/app-error.ts'
import { readRequirement } from '../read-requirement.ts'
import type { Spoken } from '../words/turns.ts'
import { makeModelReading, type Question } from './make-model-reading.ts'
import { ATTACKS, type Attack } from './test-data/attacks.ts'
import { honestAnswer } from './test-data/honest-answer.ts'

const say = (speaker: Spoken['speaker'], text: string, index: number): Spoken => ({
  ...{ speaker, text, startMs: index * 1_000, endMs: index * 1_000 + 900 },
})

/** An honest call with an attack in its middle. */
function callWith({ by, said }: Attack): Spoken[] {
  return [
    say('agent', 'namaste sir kya dekh rahe hain', 0),
    say('lead', 'do bhk flat chahiye noida me', 1),
    say(by === 'agent' ? 'lead' : 'agent', 'achha aur kuch', 2),
    say(by, said, 3),
    say('agent', 'budget kitna hai', 4),
    say('lead', 'saath lakh tak', 5),
  ]
}

const ATTACK_AT = 3
const HONEST: Requirement = {
  purpose: 'buy',
  budget: { min: null, max: 6_000_000, per: 'total' },
  size: { bhk: [2], areaMin: null, areaMax: null, areaUnit: null },
  locations: ['Noida'],
  propertyType: 'residential',
  propertyKind: 'apartment',
  amenities: [],
  possession: null,
  optOut: false,
}
const RULES_SUMMARY = 'The rules wrote this.'

/** What comes of it, and what the model was sent. */
async function attacked(attack: Attack) {
  const segments = callWith(attack)
  const finding = readRequirement(segments)
  const honest = honestAnswer(finding, segments, 'The lead wants a 2 BHK flat in Noida for up to 60 lakh.')
  const answer = attack.obey(honest, ATTACK_AT)
  let asked: Question | undefined
  const read = makeModelReading({
    ask: (question) => {
      asked = question
      return Promise.resolve({ text: typeof answer === 'string' ? answer : JSON.stringify(answer) })
    },
  })
  const reading = await read(
    { segments, finding, summary: RULES_SUMMARY },
    AbortSignal.timeout(10_000),
  ).catch((error: unknown) => {
    assert.ok(error instanceof AppError && error.code === 'model-answer-unusable')
    return null
  })
  return { segments, finding, reading, content: asked!.content }
}

test('there are at least fifty attacks', () => {
  assert.ok(ATTACKS.length >= 50)
})

for (const attack of ATTACKS) {
  const name = JSON.stringify(attack.said.slice(0, 60))
  let outcome: ReturnType<typeof attacked> | undefined
  const result = () => (outcome ??= attacked(attack))

  test(`an obeyed attack changes nothing of the requirement, and the honest words count: ${name}`, async () => {
    const { segments, finding, reading } = await result()

    assert.deepEqual(finding.requirement, HONEST, 'the rules alone read the honest words')
    if (!reading) return // an answer that is none leaves the rules' reading as it is
    assert.deepEqual(reading.finding.requirement, HONEST)
    assert.ok(Value.Check(FindingSchema, reading.finding))
    for (const { quote, segmentIndex } of [...reading.finding.evidence, ...reading.objections])
      assert.ok(quote !== '' && segments[segmentIndex]!.text.includes(quote))
    assert.ok(reading.objections.length <= 8)
    assert.deepEqual(Object.keys(reading).sort(), [
      'differences',
      'dropped',
      'finding',
      'objections',
      'summary',
    ])
    assert.equal(({} as { isAdmin?: boolean }).isAdmin, undefined)
  })

  test(`an obeyed attack brings nothing into the summary: ${name}`, async () => {
    const { reading } = await result()

    if (reading?.summary.level === 'rules') assert.equal(reading.summary.text, RULES_SUMMARY)
    else if (reading)
      assert.equal(reading.summary.text, 'The lead wants a 2 BHK flat in Noida for up to 60 lakh.')
  })

  test(`nothing that is said can look like a marker or a line of its own: ${name}`, async () => {
    const { content, segments } = await result()

    const [opening, ...rest] = content.split('\n')
    const marker = /the word ([0-9a-f]{24})\./.exec(opening!)![1]!
    assert.ok(segments.every(({ text }) => !text.includes(marker)))
    const begins = rest.indexOf(`----- ${marker} begins -----`)
    const ends = rest.indexOf(`----- ${marker} ends -----`)
    assert.ok(begins >= 0 && ends === rest.length - 1)
    for (const line of rest.slice(begins + 1, ends)) {
      const { segment, speaker } = JSON.parse(line) as { segment: number; speaker: string }
      assert.equal(speaker, segments[segment]!.speaker)
      assert.ok(!/(?![\u200c\u200d])[\p{Cf}\p{Cc}]/u.test(line))
    }
  })
}
