import assert from 'node:assert/strict'
import { test } from 'node:test'
import { PROPERTY_KINDS, PROPERTY_TYPES, PURPOSES, type AskableField } from '@leadbreak/contract'
import { noteQuestion, NOTHING_ASKED } from '../dialogue/asked.ts'
import { readAgentTurn } from '../dialogue/read-agent.ts'
import { findMarks } from '../marks/find-marks.ts'
import { makeReader } from '../reader.ts'
import { aCall } from '../test-data/calls/a-call.ts'
import { toTurns } from '../words/turns.ts'
import { stillToAsk } from './still-to-ask.ts'

const NOTHING_SAID = aCall('', 'a: hello', {}).requirement

/** What is still to ask after a call of lines as in `aCall`. */
function afterCall(lines: string) {
  const { finding, asked } = makeReader().read(aCall('', lines, {}).segments)
  return stillToAsk(finding.requirement, asked)
}

function fieldsAfter(lines: string): AskableField[] {
  return afterCall(lines).map(({ field }) => field)
}

test('a call that has just begun starts with the purpose, and ends with the amenities', () => {
  const fields = stillToAsk(NOTHING_SAID, NOTHING_ASKED).map(({ field }) => field)

  assert.deepEqual(fields, [
    ...['purpose', 'locations', 'propertyKind', 'bhk', 'budget', 'possession', 'amenities'],
  ])
})

test('what the lead has told is not asked again', () => {
  assert.deepEqual(fieldsAfter('l: noida me 2 bhk flat kharidna hai pachas lakh tak'), [
    ...['possession', 'amenities'],
  ])
})

test('who has told everything is asked nothing', () => {
  assert.deepEqual(
    fieldsAfter('l: noida me ready to move 2 bhk flat kharidna hai 50 lakh parking ke saath'),
    [],
  )
})

test('a plot is asked for its area in gaj, and not for bedrooms', () => {
  const open = afterCall('l: jaipur me plot kharidna hai')

  assert.ok(!open.some(({ field }) => field === 'bhk'))
  assert.match(open.find(({ field }) => field === 'area')!.question.hi, /कितने गज/)
})

test('land is asked for in bigha and acre, without amenities', () => {
  const open = afterCall('l: kheti ki zameen chahiye sonipat me')

  assert.match(open.find(({ field }) => field === 'area')!.question['en-IN'], /How many acres or bighas/)
  assert.ok(!open.some(({ field }) => field === 'amenities' || field === 'possession'))
})

test('an office is asked for its square feet, and not for bedrooms', () => {
  const open = afterCall('l: office chahiye rent pe')

  assert.ok(!open.some(({ field }) => field === 'bhk'))
  assert.match(open.find(({ field }) => field === 'area')!.question.hi, /ऑफिस के लिए कितने स्क्वायर फीट/)
})

test('a flat has no question for its area', () => {
  assert.ok(!fieldsAfter('l: flat chahiye').includes('area'))
})

test('who rents is asked for a budget per month, and when to move in last', () => {
  const open = afterCall('l: kiraye pe 2 bhk flat chahiye noida me')

  assert.deepEqual(
    open.map(({ field }) => field),
    ['budget', 'amenities', 'possession'],
  )
  assert.match(open[0]!.question['en-IN'], /per month/)
  assert.match(open[0]!.question.hi, /हर महीने/)
})

test('who sells is asked what the price should be, and where the property is', () => {
  const open = afterCall('l: mujhe apna flat bechna hai')

  assert.match(open.find(({ field }) => field === 'budget')!.question['en-IN'], /price are you expecting/)
  assert.match(open.find(({ field }) => field === 'locations')!.question.hi, /आपकी प्रॉपर्टी किस एरिया में है/)
})

test('what the agent asked in vain comes after all else', () => {
  const fields = fieldsAfter(`a: sir budget kitna hai
    l: pehle aap batao kya hai aapke paas
    a: sir bahut acche options hain hamare paas`)

  assert.equal(fields[0], 'purpose')
  assert.equal(fields.at(-1), 'budget')
})

test('the question that the agent asks just now is not the next one, and may be once he has gone on', () => {
  const call = `l: noida me ready to move 2 bhk flat kharidna hai parking ke saath
    a: sir budget kitna hai
    l: abhi socha nahi hai`

  assert.deepEqual(fieldsAfter(call), [])
  assert.deepEqual(fieldsAfter(`${call}\n a: koi baat nahi sir hum aapko kuch options bhej dete hain`), [
    'budget',
  ])
})

test('an agent who only nods has not gone on', () => {
  const fields = fieldsAfter(`l: noida me ready to move 2 bhk flat kharidna hai parking ke saath
    a: sir budget kitna hai
    l: dekhiye
    a: ji sir
    l: ghar pe baat karni padegi`)

  assert.deepEqual(fields, [])
})

for (const [field, question, reply] of [
  ['locations', 'kis area me dekh rahe hain', 'kahin bhi chalega'],
  ['locations', 'which area would you prefer', 'anywhere is fine'],
  ['propertyKind', 'kis type ki property chahiye', 'koi bhi'],
  ['budget', 'aapka budget kitna hai', 'wo main nahi bataunga'],
  ['budget', 'what is your budget', 'i would rather not say'],
  ['budget', 'आपका बजट कितना है', 'बजट नहीं बताना है'],
  ['possession', 'kab tak shift hona hai', 'kabhi bhi'],
  ['possession', 'ready to move chahiye ya under construction', 'kuch bhi chalega'],
  ['amenities', 'aur koi khaas zaroorat', 'nahi bas'],
  ['amenities', 'any special requirement', 'nothing special'],
  ['amenities', 'gym aur swimming pool chahiye', 'nahi'],
] as const) {
  test(`${field} is settled by "${question}" / "${reply}"`, () => {
    const fields = fieldsAfter(`a: ${question}\n l: ${reply}\n a: theek hai sir main aapko bata deta hoon`)

    assert.ok(!fields.includes(field))
    assert.notEqual(fields.length, 0)
  })
}

test('a lead settles what he himself speaks of, and nothing else', () => {
  const fields = fieldsAfter(
    'a: budget kitna hai\n l: location koi bhi chalegi\n a: theek hai sir aur kuch bataiye',
  )

  assert.ok(!fields.includes('locations'))
  assert.ok(fields.includes('budget'))
})

test('to refuse one place does not settle where', () => {
  assert.ok(fieldsAfter('a: noida me dekhenge\n l: noida nahi').includes('locations'))
})

test('who does not want to be called is asked nothing more', () => {
  assert.deepEqual(fieldsAfter('a: budget kitna hai\n l: mujhe dobara call mat karna'), [])
})

test('every question that is suggested is understood as a question for its field, in both languages', () => {
  const purposes = [null, ...PURPOSES]
  const types = [null, ...PROPERTY_TYPES]
  const kinds = [null, ...PROPERTY_KINDS]
  const seen = new Set<string>()
  for (const purpose of purposes)
    for (const propertyType of types)
      for (const propertyKind of kinds)
        for (const { field, question } of stillToAsk(
          { ...NOTHING_SAID, purpose, propertyType, propertyKind },
          NOTHING_ASKED,
        ))
          for (const text of Object.values(question)) {
            if (seen.has(`${field} ${text}`)) continue
            seen.add(`${field} ${text}`)
            assert.deepEqual(askedBy(text).at(-1), field, text)
          }
  assert.ok(seen.size > 80, String(seen.size))
})

function askedBy(text: string): readonly AskableField[] {
  const utterances = [{ speaker: 'agent' as const, text, startMs: 0, endMs: 1 }]
  const [turn] = toTurns(utterances)
  return noteQuestion(NOTHING_ASKED, turn!, readAgentTurn(turn!, findMarks(turn!, utterances))).justNow
}
