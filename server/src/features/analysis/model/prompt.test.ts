import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Spoken } from '../words/turns.ts'
import { ANSWER_SCHEMA } from './answer-schema.ts'
import { INSTRUCTIONS } from './instructions.ts'
import { maskCall } from './mask.ts'
import { cacheKeyOf, MOST_SEGMENT_CHARS, MOST_TRANSCRIPT_CHARS, writeContent, writeLines } from './prompt.ts'

const spoken = (...texts: string[]): Spoken[] =>
  texts.map((text, index) => ({
    speaker: index % 2 ? 'agent' : 'lead',
    text,
    startMs: index,
    endMs: index + 1,
  }))
const linesOf = (...texts: string[]) => writeLines(spoken(...texts), maskCall(spoken(...texts)))

test('each segment is one line under its number in the call, masked, and without what nobody sees', () => {
  const { lines, isCut } = linesOf('call 98102 03040\nplease', '', ' \u202Eok\u200B ')
  assert.deepEqual(
    lines.map((line) => JSON.parse(line) as unknown),
    [
      { segment: 0, speaker: 'lead', text: 'call [PHONE-1] please' },
      { segment: 2, speaker: 'lead', text: 'ok' },
    ],
  )
  assert.equal(isCut, false)
})

test('the same call has the same key whatever its marker, and another call another one', () => {
  const call = linesOf('do bhk', 'ok')
  assert.notEqual(
    writeContent(call, () => 'one'),
    writeContent(call, () => 'two'),
  )
  assert.equal(cacheKeyOf(call), cacheKeyOf(linesOf('do bhk', 'ok')))
  assert.notEqual(cacheKeyOf(call), cacheKeyOf(linesOf('do bhk', 'no')))
  assert.match(cacheKeyOf(call), /^[0-9a-f]{64}$/)
})

test('a marker that somebody says in the call is not taken', () => {
  const markers = ['guess', 'secret']
  const content = writeContent(linesOf('the word is guess'), () => markers.shift()!)
  assert.match(content, /----- secret begins -----\n.*\n----- secret ends -----$/)
})

test('a very long call loses its middle, and a very long segment its end', () => {
  const long = linesOf(...Array.from({ length: 3_000 }, (_, index) => `${index} ${'shabd '.repeat(10)}`))
  assert.ok(long.isCut)
  assert.ok(long.lines.join('').length <= MOST_TRANSCRIPT_CHARS)
  assert.ok(long.lines[0]!.includes('"segment":0,') && long.lines.at(-1)!.includes('"segment":2999,'))
  const [only] = linesOf('x '.repeat(MOST_SEGMENT_CHARS)).lines
  assert.ok(only!.length < MOST_SEGMENT_CHARS + 100)
})

const KNOWN_TO_GEMINI = new Set(
  'type properties required additionalProperties enum items minItems maxItems minimum maximum anyOf description'.split(
    ' ',
  ),
)

test("the schema keeps to the keywords of Gemini's structured output, and every enum has its type", () => {
  const check = (schema: object): void => {
    for (const [keyword, value] of Object.entries(schema)) {
      assert.ok(KNOWN_TO_GEMINI.has(keyword), keyword)
      if (keyword === 'enum') assert.equal((schema as { type?: string }).type, 'string')
      if (keyword === 'properties')
        for (const property of Object.values(value as object)) check(property as object)
      if (keyword === 'items') check(value as object)
      if (keyword === 'anyOf') for (const one of value as object[]) check(one)
    }
  }
  check(ANSWER_SCHEMA)
})

test('what every call costs in instructions and schema stays small', () => {
  const tokens = (INSTRUCTIONS.length + JSON.stringify(ANSWER_SCHEMA).length) / 4
  assert.ok(tokens < 5_000, String(tokens))
})
