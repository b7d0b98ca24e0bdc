import assert from 'node:assert/strict'
import { test } from 'node:test'
import { tokenize } from '../words/tokens.ts'
import { findQuantities, type Quantity } from './quantities.ts'

function read(text: string): Quantity[] {
  return findQuantities(tokenize(text), () => false)
}

/** "money 45..50 floor" for the only quantity that counts in a text. */
function only(text: string): string {
  const said = read(text).filter(({ is }) => is !== 'other')
  assert.equal(said.length, 1, `"${text}" has ${said.length} quantities`)
  const [quantity] = said as [Quantity]
  switch (quantity.is) {
    case 'bhk':
      return `bhk ${quantity.rooms.join(' ')}`
    case 'other':
      return 'other'
    default: {
      const unit = quantity.is === 'money' ? quantity.per : quantity.is === 'area' ? quantity.unit : null
      const ends = quantity.low === quantity.high ? `${quantity.low}` : `${quantity.low}..${quantity.high}`
      return [quantity.is, ends, unit, quantity.bound].filter((part) => part !== null).join(' ')
    }
  }
}

const READINGS: readonly (readonly [text: string, reading: string])[] = [
  ['pachas se saath lakh', 'money 5000000..6000000'],
  ['तीस पैंतीस लाख', 'money 3000000..3500000'],
  ['45-50 lakh', 'money 4500000..5000000'],
  ['45 lakh - 50 lakh', 'money 4500000..5000000'],
  ['assi se ek crore bees lakh', 'money 8000000..12000000'],
  ['ek dedh crore', 'money 10000000..15000000'],
  ['between 40 and 50 lakhs', 'money 4000000..5000000'],
  ['teen crore se upar nahi', 'money 30000000 ceiling'],
  ['teen crore se upar', 'money 30000000 floor'],
  ['do lakh se neeche ki baat mat karna', 'money 200000 floor'],
  ['not more than 60 lakhs', 'money 6000000 ceiling'],
  ['2cr+', 'money 20000000 floor'],
  ['25k/month', 'money 25000 month'],
  ['mahine ka pandrah hazaar', 'money 15000 month'],
  ['pachpan rupaye foot square foot ke hisab se', 'money 55 sqft'],
  ['5000/sqft', 'money 5000 sqft'],
  ['bees lakh rupaye bigha', 'money 2000000 other'],
  ['chaar se paanch hazar square foot', 'area 4000..5000 sqft'],
  ['twelve fifty square feet', 'area 1250 sqft'],
  ['one fifty gaj', 'area 150 sqyd'],
  ['1200+ sqft', 'area 1200 sqft floor'],
  ['sau gaj', 'area 100 sqyd'],
  ['do ya teen bhk', 'bhk 2 3'],
  ['2, 3 or 4 bhk', 'bhk 2 3 4'],
  ['two to four bedrooms', 'bhk 2 3 4'],
  ['ek teen bhk', 'bhk 3'],
  ['बी एच के दो बी एच के', 'bhk 2'],
  ['1 rk', 'bhk 0.5'],
  ['do saal ke andar', 'months 24 ceiling'],
]

for (const [text, reading] of READINGS) {
  test(`"${text}" is ${reading}`, () => {
    assert.equal(only(text), reading)
  })
}

const SOMETHING_ELSE = [
  'teen do shunya zero zero ek',
  'nine eight double seven six five four three two one',
  '9876543210',
  'aath das kilometer tak',
  'do hazaar chaubis me',
  'tees by chalis',
  '40 feet road',
  'paanch baje',
  'chaar log',
  'doosri manzil',
  'bata do sir',
  'do not call me',
]

for (const text of SOMETHING_ELSE) {
  test(`"${text}" holds no quantity of a requirement`, () => {
    assert.deepEqual(
      read(text).filter(({ is }) => is !== 'other'),
      [],
    )
  })
}
