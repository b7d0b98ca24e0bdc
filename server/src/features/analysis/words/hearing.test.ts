import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { isCommonWord } from '../common-words.ts'
import { readRequirement } from '../read-requirement.ts'
import { hear } from './hearing.ts'
import { tokenize } from './tokens.ts'

const keysHeard = (text: string) =>
  hear(tokenize(text), isCommonWord)
    .map(({ key }) => key)
    .join(' ')
const requirementOf = (text: string) =>
  readRequirement([{ speaker: 'lead', text, startMs: 0, endMs: 1 }]).requirement

test('words of the trade that nobody ever spelt so are known by their sound, in both scripts', () => {
  for (const [misheard, word] of [
    ['sosaity', 'society'],
    ['farnisd', 'furnished'],
    ['balkany', 'balcony'],
    ['बजत', 'बजट'],
    ['रेसिडेनशियल', 'residential'],
    ['industriyal', 'industrial'],
  ] as const) {
    assert.equal(requirementOf(`${misheard} chahiye`).optOut, false)
    assert.notEqual(keysHeard(misheard), keysHeard('zzzz'))
    const same = hear(tokenize(word), isCommonWord)[0]!.key
    assert.ok([same, 'budget'].includes(keysHeard(misheard)), misheard)
  }
})

test('a word cut in two is one again, and quotes stay as they were written', () => {
  assert.deepEqual(requirementOf('car pet area 1200 square feet').size?.areaMax, 1200)
  const { evidence } = readRequirement([
    { speaker: 'lead', text: 'mujhe pent hous chahiye', startMs: 0, endMs: 1 },
  ])
  assert.equal(evidence.find(({ field }) => field === 'propertyKind')?.quote, 'pent hous')
})

test('a neighbour calls for the word that belongs to it', () => {
  assert.deepEqual(requirementOf('swimming fool chahiye').amenities, ['swimming pool'])
  assert.equal(keysHeard('wo bahut fool hai'), 'vo bahut ful hai')
})

test('BHK is understood however its letters were heard', () => {
  for (const bhk of ['bee h k', 'b h k', 'bhk', 'वीएचके', 'बी एच के', 'भी एच के', 'vhk', 'bee hk'])
    assert.deepEqual(requirementOf(`do ${bhk} chahiye`).size?.bhk, [2], bhk)
})

test('ordinary talk is heard as it was written', () => {
  const talk = readFileSync(new URL('../places/test-data/ordinary-talk.txt', import.meta.url), 'utf8')
  for (const line of talk.split('\n')) {
    assert.equal(
      keysHeard(line),
      tokenize(line)
        .map(({ key }) => key)
        .join(' '),
    )
  }
})
