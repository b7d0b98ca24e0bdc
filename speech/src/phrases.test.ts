import assert from 'node:assert/strict'
import { test } from 'node:test'

import { hearablePhrases } from './phrases.ts'

const VOCABULARY = ['<eps>', 'yes', 'no', '[unk]', '#0', '<s>']
const findWord = (word: string) => VOCABULARY.indexOf(word)
const hearable = (...phrases: string[]) => hearablePhrases(phrases, findWord)

test('known words stay, in order', () => {
  assert.deepEqual(hearable('yes no', 'no', '[unk]'), ['yes no', 'no', '[unk]'])
})

test('unknown words are left out, and phrases of nothing else with them', () => {
  assert.deepEqual(hearable('yes please', 'thank you', ' ', ''), ['yes'])
})

test('marks that are no words are left out: libvosk would end the process', () => {
  assert.deepEqual(hearable('<eps>', 'no <eps>  #0', '<s> yes'), ['no', 'yes'])
})
