import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { NUMBER_WORDS } from '../lexicon/number-words.ts'
import { tokenize } from '../words/tokens.ts'
import { readNumber } from './number.ts'

const SAID: readonly (readonly [text: string, value: number])[] = [
  ['ek crore bees lakh', 12_000_000],
  ['ek crore bees', 12_000_000],
  ['ek lakh bees', 120_000],
  ['sava do crore', 22_500_000],
  ['sava crore', 12_500_000],
  ['sava sau gaj', 125],
  ['dedh sau', 150],
  ['sadhe teen lakh', 350_000],
  ['paune do crore', 17_500_000],
  ['paun crore', 7_500_000],
  ['aadha acre', 0.5],
  ['barah sau pachas', 1_250],
  ['teen hazaar do sau', 3_200],
  ['do so gaj', 200],
  ['one point two crore', 12_000_000],
  ['two and a half thousand', 2_500],
  ['six hundred and fifty', 650],
  ['half a crore', 5_000_000],
  ['forty five lakhs', 4_500_000],
  ['साढ़े सोलह सौ', 1_650],
  ['अठारह लाख पचास हजार', 1_850_000],
  ['वन पॉइंट फाइव करोड़', 15_000_000],
  ['६५ लाख', 6_500_000],
  ['65,00,000', 6_500_000],
  ['1.2cr', 12_000_000],
  ['80 L', 8_000_000],
  ['75k', 75_000],
  ['pachhees lakh', 2_500_000],
  ['2 hazaar 500', 2_500],
  ['50k 4', 50_000],
]

for (const [text, value] of SAID) {
  test(`"${text}" is ${value}`, () => {
    assert.equal(readNumber(tokenize(text), 0)?.value, value)
  })
}

test('a word one letter away from a number counts only right before its unit', () => {
  assert.equal(readNumber(tokenize('paintalees lakh'), 0)?.value, 4_500_000)
  assert.equal(readNumber(tokenize('pachpanq lakh'), 0)?.value, 5_500_000)
  assert.equal(readNumber(tokenize('pachpanq'), 0), null)
})

test('every number word times lakh is that many lakhs', () => {
  fc.assert(
    fc.property(fc.constantFrom(...NUMBER_WORDS), ([word, value]) => {
      assert.equal(readNumber(tokenize(`${word} लाख`), 0)?.value, value * 100_000)
    }),
  )
})
