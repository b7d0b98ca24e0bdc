import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'

import { askedKey, wordsIn, writtenKeys } from './word-keys.ts'

function finds(asked: string, written: string): boolean {
  return writtenKeys(written).some((key) => key.startsWith(askedKey(asked)))
}

/** Roman spellings, and the ways in which the same word is written in Devanagari. */
const SAME: readonly (readonly [roman: string, devanagari: string])[] = [
  ['makaan makan', 'मकान'],
  ['ghar', 'घर'],
  ['karod karor crore crores', 'करोड़ करोड'],
  ['lakh lac lacs', 'लाख'],
  ['noida', 'नोएडा'],
  ['gurgaon gurugram', 'गुड़गांव गुड़गाँव'],
  ['delhi dilli', 'दिल्ली'],
  ['hazaar hazar hajar', 'हज़ार हजार'],
  ['kamra kamara', 'कमरा'],
  ['kiraya', 'किराया'],
  ['kiraye', 'किराये किराए'],
  ['zameen jamin', 'ज़मीन जमीन'],
  ['gaadi gadi', 'गाड़ी'],
  ['accha achha acha', 'अच्छा'],
  ['nahi nahin', 'नहीं'],
  ['haan han', 'हां हाँ'],
  ['chahiye chahie', 'चाहिए चाहिये'],
  ['dhanyavaad dhanyawad', 'धन्यवाद'],
  ['paanch panch', 'पांच पाँच'],
  ['dukaan dukan', 'दुकान दूकान'],
  ['manzil manjil', 'मंज़िल मंजिल'],
  ['mandir', 'मंदिर मन्दिर'],
  ['do', 'दो'],
  ['gyan', 'ज्ञान'],
  ['flat', 'फ्लैट फ्लेट'],
  ['budget', 'बजट'],
  ['parking', 'पार्किंग'],
  ['balcony', 'बालकनी'],
  ['sector', 'सेक्टर'],
  ['property', 'प्रॉपर्टी'],
  ['phone', 'फोन फ़ोन'],
  ['whatsapp', 'व्हाट्सएप'],
]

test('a word is found in the other script, however it is spelt', () => {
  for (const [romans, devanagaris] of SAME) {
    for (const roman of romans.split(' ')) {
      for (const devanagari of devanagaris.split(' ')) {
        assert.ok(finds(roman, devanagari), `${roman} finds ${devanagari}`)
        assert.ok(finds(roman.toUpperCase(), devanagari), `${roman.toUpperCase()} finds ${devanagari}`)
      }
    }
    const usual = romans.split(' ')[0]!
    for (const devanagari of devanagaris.split(' ')) {
      assert.ok(finds(devanagari, usual), `${devanagari} finds ${usual}`)
      assert.ok(finds(devanagaris.split(' ')[0]!, devanagari), `the first spelling finds ${devanagari}`)
    }
  }
})

test('other words are not found', () => {
  for (const [asked, written] of [
    ['ghar', 'garden'],
    ['ghar', 'गाड़ी'],
    ['मकान', 'मंदिर'],
    ['do', 'das'],
    ['kaam', 'कमरा'],
    ['makan', 'kamra'],
    ['पांच', 'पचास'],
    ['6200', '62001'],
  ] as const)
    assert.ok(!finds(asked, written), `${asked} does not find ${written}`)
})

test('the beginning of a word finds it, so its other forms are found too', () => {
  assert.ok(finds('makaan', 'मकानों'))
  assert.ok(finds('मकान', 'makaanon'))
  assert.ok(finds('flat', 'flats'))
})

test('digits of both scripts are one, and parted from letters', () => {
  assert.deepEqual(
    wordsIn('२bhk, सेक्टर 62').map(({ text }) => text),
    ['२', 'bhk', 'सेक्टर', '62'],
  )
  assert.ok(finds('62', '६२'))
})

const letters = (from: number, to: number) =>
  fc.integer({ min: from, max: to }).map((code) => String.fromCodePoint(code))
const aWord = fc.oneof(
  fc.string({ unit: letters(0x61, 0x7a), minLength: 1, maxLength: 20 }),
  fc.string({ unit: letters(0x900, 0x97f), minLength: 1, maxLength: 20 }),
  fc.string({ unit: 'grapheme', maxLength: 20 }),
)

test('every word finds itself, and its keys hold nothing that would part them', () => {
  fc.assert(
    fc.property(aWord, (text) => {
      for (const { text: word, start, end } of wordsIn(text)) {
        assert.equal(text.slice(start, end), word)
        assert.ok(askedKey(word) === '' || finds(word, word), word)
        for (const key of writtenKeys(word)) assert.match(key, /^[\p{L}\p{M}\p{N}]+$/u)
      }
    }),
  )
})
