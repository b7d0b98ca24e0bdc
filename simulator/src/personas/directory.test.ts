import assert from 'node:assert/strict'
import { readdirSync } from 'node:fs'
import { test } from 'node:test'

import { CONVERSATIONS_FOLDER, loadDirectory } from './directory.ts'

const directory = loadDirectory(CONVERSATIONS_FOLDER)

test('every recorded conversation has a number', () => {
  const numbered = directory.personas.slice(0, 11).map((persona) => persona.talk?.conversation)

  assert.deepEqual(numbered, readdirSync(CONVERSATIONS_FOLDER).toSorted())
})

test('every number is one person’s alone, and only the last is anybody’s', () => {
  const numbers = directory.personas.map((persona) => persona.number)

  assert.equal(new Set(numbers).size, numbers.length)
  assert.deepEqual(
    numbers.filter((number) => number === null),
    [null],
  )
})

test('the first number is answered by Amit Sharma, who wants a flat in Noida', () => {
  const amit = directory.personaOf('+919000000001')

  assert.equal(amit.name, 'Amit Sharma')
  assert.deepEqual(amit.languages, ['hi'])
  assert.deepEqual(amit.requirement?.locations, ['Noida', 'Sector 62'])
  assert.equal(amit.talk?.agent.length, amit.talk?.lead.length)
})

test('a number may be written as people write it', () => {
  assert.equal(directory.personaOf('090000 00003').name, 'Deepak Rao')
})

test('who is called by no listed number answers after 3 s, and all is over within 35 s', () => {
  const { answer, talk, number } = directory.personaOf('+14155550123')

  assert.equal(number, null)
  assert.deepEqual(answer, { kind: 'answers', afterMs: 3000, by: 'human' })
  assert.equal(talk?.conversation, 'buy-flat-noida')
  assert.ok(3000 + talk.leadHangsUpAfterMs <= 35_000)
})

for (const { number, name, answer } of directory.personas.slice(0, 11))
  test(`${name} answers within 2 to 5 s, talks, and hangs up before the recording ends`, () => {
    const talk = directory.personaOf(number!).talk

    assert.ok(answer.kind === 'answers' && answer.afterMs >= 2000 && answer.afterMs <= 5000)
    assert.ok(talk && talk.lead.length / 8 >= talk.leadHangsUpAfterMs)
  })

for (const [number, kind] of [
  ['+919000000021', 'busy'],
  ['+919000000022', 'no-answer'],
  ['+919000000023', 'refuses'],
] as const)
  test(`${number} is the one for "${kind}" and says nothing`, () => {
    const persona = directory.personaOf(number)

    assert.equal(persona.answer.kind, kind)
    assert.equal(persona.talk, null)
  })

test('one lead hangs up in the middle, so nothing can be said of what he wants', () => {
  const { talk, requirement } = directory.personaOf('+919000000024')

  assert.ok(talk && talk.leadHangsUpAfterMs < talk.lead.length / 8 - 10_000)
  assert.equal(requirement, null)
})

test('a machine answers for the voicemail', () => {
  const { answer, talk } = directory.personaOf('+919000000025')

  assert.ok(answer.kind === 'answers' && answer.by === 'machine')
  assert.equal(talk?.conversation, null)
  assert.ok(talk.lead.length > 5 * 8000, 'it greets before it beeps')
})
