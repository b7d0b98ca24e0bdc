import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { fold } from './fold.ts'
import { tokenize } from './tokens.ts'

const keys = (text: string) => tokenize(text).map(({ key }) => key)

test('spellings of one word give one key', () => {
  const same = [
    ['hazaar', 'hajar', 'hazar'],
    ['wala', 'vaala'],
    ['करोड़', 'करोड़', 'करोड'],
    ['पाँच', 'पांच'],
    ['अट्ठारह', 'अठारह'],
    ['पन्द्रह', 'पंद्रह'],
    ['किराये', 'किराए'],
    ['प्लॉट', 'प्लाट'],
    ['फ्लैट', 'फ्लेट'],
  ]
  for (const spellings of same) assert.equal(new Set(spellings.map(fold)).size, 1, spellings.join(' '))
})

test('words that differ in one vowel stay apart where the vowel tells them apart', () => {
  assert.notEqual(fold('मैं'), fold('में'))
  assert.notEqual(fold('सौ'), fold('सो'))
  assert.notEqual(fold('सात'), fold('साठ'))
})

test('numbers and letters part, and the signs of abbreviations and compounds go', () => {
  assert.deepEqual(keys('2bhk, 1,20,000 sq.ft. @ Rs. 5000/-'), [
    '2',
    'bhk',
    ',',
    '120000',
    fold('sq'),
    'ft',
    'rs',
    '5000',
    '/',
    '-',
  ])
  assert.deepEqual(keys('semi-furnished'), ['semi', 'furnished'])
  assert.deepEqual(keys('45-50L'), ['45', '-', '50', 'l'])
})

test('tokens stand in order, within the text, and never overlap', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 80 }), (text) => {
      let end = 0
      for (const token of tokenize(text)) {
        assert.ok(token.start >= end && token.end > token.start && token.end <= text.length)
        end = token.end
      }
    }),
  )
})
