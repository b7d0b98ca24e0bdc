import assert from 'node:assert/strict'
import { test } from 'node:test'

import { CONVERSATIONS_FOLDER, loadDirectory } from '../personas/directory.ts'
import { describeWanted } from './wanted.ts'

const directory = loadDirectory(CONVERSATIONS_FOLDER)

for (const [number, line] of [
  ['+919000000001', 'buy: 3 BHK apartment · Noida, Sector 62 · up to ₹65 lakh · with lift, parking'],
  ['+919000000002', 'buy: 200 sqyd plot · Jaipur · ₹40 lakh to ₹50 lakh'],
  ['+919000000003', 'buy: 4 BHK villa · Whitefield · up to ₹2.5 crore · with garden, swimming pool · ready'],
  ['+919000000006', null],
  ['+919000000007', 'not to be called again'],
  [
    '+919000000009',
    'rent: 2 or 3 BHK house · Gachibowli · ₹35,000 to ₹40,000 a month · with furnished, pet friendly',
  ],
  ['+919000000011', 'sell: 2 BHK, 900 sqft apartment · Andheri West · up to ₹1.2 crore'],
  ['+919000000021', null],
] as const)
  test(`whoever answers ${number} wants ${line ?? 'nothing that is known'}`, () => {
    assert.equal(describeWanted(directory.personaOf(number).requirement), line)
  })
