import assert from 'node:assert/strict'
import { test } from 'node:test'
import { toTurns } from '../words/turns.ts'
import { findOptOut } from './opt-out.ts'

function optsOut(text: string): boolean {
  const [turn] = toTurns([{ speaker: 'lead', text, startMs: 0, endMs: 1 }])
  return findOptOut(turn!.tokens) !== null
}

const NEVER_AGAIN = [
  'dobara call mat karna',
  'phone mat karo yaar',
  'number hata do',
  'mera number delete kar dijiye apni list se',
  'aage se phone na karein',
  'ye number dobara lagaya na to seedha cyber cell jaunga',
  'aaj ke baad call aaya to complaint karunga',
  'mujhe pareshan mat karo',
  'do not call me again',
  "please don't contact me anymore",
  'stop calling me',
  'take me off your list',
  'kindly remove my number from your database',
  'i never want to be called again',
  'i am on the dnd list',
  'कृपया दोबारा फोन मत कीजिएगा',
  'मेरा नंबर लिस्ट से हटा दीजिए',
  'यह नंबर डिलीट कीजिए',
  'फोन करना बंद करो',
  'आगे से कॉल ना करें',
]

const NOT_NOW = [
  'abhi call mat karo shaam ko karna',
  'raat ko phone mat karna subah karna',
  'do not call now call me after six',
  'call me later',
  'not interested thank you',
  'kal call karna',
  'mera number likh lo',
  'अभी फोन मत करो मीटिंग में हूं',
  'ऑफिस टाइम में कॉल मत करना शाम को करो',
]

for (const text of NEVER_AGAIN) {
  test(`"${text}" asks never to be called again`, () => {
    assert.ok(optsOut(text))
  })
}

for (const text of NOT_NOW) {
  test(`"${text}" does not`, () => {
    assert.ok(!optsOut(text))
  })
}
