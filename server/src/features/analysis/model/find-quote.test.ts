import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { findQuote } from './find-quote.ts'
import { maskCall } from './mask.ts'

function quoted(text: string, quote: string): string | null {
  const place = findQuote(text, maskCall([{ speaker: 'lead', text }])[0]!, quote)
  return place && text.slice(place.start, place.end)
}

test('case, spaces, signs around it, encodings and invisible characters do not hide a quote; what is kept is the transcript', () => {
  assert.equal(quoted('बजट  डेढ़ करोड़, Noida में', 'बजट डेढ़ करोड़'), 'बजट  डेढ़ करोड़')
  assert.equal(quoted('Budget is 60 Lakh.', '"budget is 60 lakh"'), 'Budget is 60 Lakh')
  assert.equal(quoted('no\u200bida chahiye', 'NOIDA'), 'no\u200bida')
  assert.equal(quoted('cafe\u0301 ke paas', 'caf\u00e9'), 'cafe\u0301')
})

test('words that were not said, parts of words and words that were left out in between are no quote', () => {
  assert.equal(quoted('noida mein do bhk', 'gurgaon'), null)
  assert.equal(quoted('noida mein do bhk', 'noid'), null)
  assert.equal(quoted('की', 'क'), null)
  assert.equal(quoted('noida mein do bhk', 'noida do bhk'), null)
  assert.equal(quoted('noida mein do bhk', 'noida ... bhk'), null)
  for (const empty of ['', ' ', '"', '\u200b', '\u200d \u200d', '...'])
    assert.equal(quoted('noida', empty), null)
})

test('a quote that touches what was masked covers all of it', () => {
  const text = 'mera number 98102 03040 hai'
  assert.equal(quoted(text, 'number [PHONE-1] hai'), 'number 98102 03040 hai')
  assert.equal(quoted(text, 'PHONE'), '98102 03040')
  assert.equal(quoted(text, '98102'), null)
})

const aWord = fc.constantFrom(
  ...'noida Sector 62 साठ लाख डेढ़ करोड़ bhk 9810203040 ravi@ybl ₹65,00,000 की कि Ａ क़ naïve \u200d , .'.split(
    ' ',
  ),
)

test('whatever whole words a model copies from the masked text are found, and what is found stands in the real text', () => {
  fc.assert(
    fc.property(
      fc.array(aWord, { minLength: 1, maxLength: 12 }),
      fc.nat(),
      fc.nat(),
      fc.boolean(),
      (words, a, b, isLoud) => {
        const text = words.join(' ')
        const masked = maskCall([{ speaker: 'lead', text }])[0]!
        const visible = masked.text.split(' ')
        const from = a % visible.length
        const copied = visible.slice(from, from + 1 + (b % (visible.length - from))).join(' ')
        const place = findQuote(text, masked, isLoud ? copied.toUpperCase() : copied)
        if (/[\p{L}\p{N}]/u.test(copied.replace(/\u200d/g, ''))) {
          assert.ok(place)
          assert.ok(place.start >= 0 && place.end <= text.length && place.start < place.end)
        }
      },
    ),
    { numRuns: 300 },
  )
})
