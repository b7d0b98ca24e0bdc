import { deepEqual, equal } from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'

import type { Word } from '@leadbreak/contract'
import {
  chooseLanguage,
  chooseOnward,
  NOTHING_BEFORE,
  presentLanguage,
  type ChoiceHistory,
} from './choose-language.ts'
import { wordsOf } from './transcript-builders.ts'

function choose(hindi: readonly Word[], english: readonly Word[]) {
  return chooseLanguage([
    { language: 'hi', calibration: null, words: hindi },
    { language: 'en-IN', calibration: null, words: english },
  ])
}

test('the surer language is chosen and the other one is kept beside it', () => {
  const stretches = choose(wordsOf('नमस्ते जी', 0, 0.99), wordsOf('number stay', 50, 0.9))

  deepEqual(stretches, [
    {
      language: 'hi',
      startMs: 0,
      endMs: 700,
      words: wordsOf('नमस्ते जी', 0, 0.99),
      alternative: { language: 'en-IN', text: 'number stay' },
    },
  ])
})

test('the language may change where both are silent, and only there', () => {
  const stretches = choose(
    [...wordsOf('मुझे दो कमरे चाहिए', 0, 0.99), ...wordsOf('बात ही फिर है', 3000, 0.9)],
    [...wordsOf('the door come a', 20, 0.9), ...wordsOf('budget is sixty lakh', 3010, 0.99)],
  )

  deepEqual(
    stretches.map(({ language, startMs, endMs }) => [language, startMs, endMs]),
    [
      ['hi', 0, 1500],
      ['en-IN', 3010, 4510],
    ],
  )
})

test('a pause that one recogniser fills with a word is no cut', () => {
  const stretches = choose([...wordsOf('अच्छा', 0), ...wordsOf('ठीक', 800)], wordsOf('a cha take', 0, 0.9))

  equal(stretches.length, 1)
})

test('a word too short to tell goes with the language around it', () => {
  const around = [...wordsOf('yes we want a flat', 0, 0.99), ...wordsOf('in sector sixty two', 3200, 0.99)]
  const stretches = choose(wordsOf('हां', 2500, 0.985), [...around, ...wordsOf('han', 2500, 0.96)])

  deepEqual(
    stretches.map(({ language }) => language),
    ['en-IN', 'en-IN', 'en-IN'],
  )
})

test('a sound that is no word speaks against a language, however sure the model is', () => {
  const stretches = choose(wordsOf('[unk] [unk] है [unk]', 0, 1), wordsOf('ready to move in', 0, 0.93))

  deepEqual(
    stretches.map(({ language, alternative }) => [language, alternative?.text]),
    [['en-IN', 'है']],
  )
})

test('what only one recogniser heard is kept, in its language', () => {
  const stretches = choose([], wordsOf('hello', 700, 0.5))

  deepEqual(
    stretches.map(({ language, alternative }) => [language, alternative]),
    [['en-IN', undefined]],
  )
})

test('a stretch in which nobody heard a word of theirs is left out', () => {
  deepEqual(choose(wordsOf('[unk]', 0, 1), []), [])
})

/** What is chosen of utterances that are heard one after the other, each of them as [Hindi, English]. */
function chooseOneByOne(...utterances: (readonly Word[])[][]) {
  let history: ChoiceHistory = NOTHING_BEFORE
  return utterances.map(([hindi, english]) => {
    const hypotheses = [
      ...(hindi === undefined ? [] : [{ language: 'hi' as const, calibration: null, words: hindi }]),
      ...(english === undefined ? [] : [{ language: 'en-IN' as const, calibration: null, words: english }]),
    ]
    const chosen = chooseOnward(history, hypotheses)
    history = chosen.history
    return { languages: chosen.stretches.map(({ language }) => language), present: presentLanguage(history) }
  })
}

test('a word too short to tell goes with what was spoken before it, as far as that is known', () => {
  const hindi = wordsOf('हां', 3000, 0.96)
  const english = wordsOf('han', 3000, 0.95)

  deepEqual(chooseOneByOne([hindi, english])[0]?.languages, ['hi'])
  deepEqual(
    chooseOneByOne([[], wordsOf('yes we want a flat', 0, 0.99)], [hindi, english]).map(
      ({ present }) => present,
    ),
    ['en-IN', 'en-IN'],
  )
})

test('a sentence that is clearly in another language changes the language at once', () => {
  const chosen = chooseOneByOne(
    [wordsOf('मुझे दो कमरे चाहिए', 0, 0.99), wordsOf('the door come a', 0, 0.9)],
    [wordsOf('बात ही फिर है', 3000, 0.9), wordsOf('budget is sixty lakh', 3000, 0.99)],
  )

  deepEqual(chosen, [
    { languages: ['hi'], present: 'hi' },
    { languages: ['en-IN'], present: 'en-IN' },
  ])
})

test('what one recogniser alone has heard says nothing of the language', () => {
  const chosen = chooseOneByOne(
    [wordsOf('मुझे दो कमरे चाहिए', 0, 0.99), wordsOf('the door come a', 0, 0.9)],
    [wordsOf('ठीक है', 3000, 0.2)],
  )

  deepEqual(chosen[1], { languages: ['hi'], present: 'hi' })
})

const track = fc
  .array(
    fc.record({
      gapMs: fc.nat(900),
      lengthMs: fc.integer({ min: 30, max: 600 }),
      confidence: fc.double({ min: 0, max: 1, noNaN: true }),
    }),
  )
  .map((parts) => {
    let atMs = 0
    return parts.map(({ gapMs, lengthMs, confidence }, index): Word => {
      const startMs = atMs + gapMs
      atMs = startMs + lengthMs
      return { text: `w${index}`, startMs, endMs: atMs, confidence }
    })
  })

test('stretches are in order, apart, and each is a whole run of one language', () => {
  fc.assert(
    fc.property(track, track, (hindi, english) => {
      const stretches = choose(hindi, english)

      for (const [index, { startMs, endMs, words, language }] of stretches.entries()) {
        equal(startMs, words[0]!.startMs)
        equal(endMs, words.at(-1)!.endMs)
        const heard = (language === 'hi' ? hindi : english).filter(
          (word) => word.startMs >= startMs && word.endMs <= endMs,
        )
        deepEqual(words, heard)
        const next = stretches[index + 1]
        if (next) equal(next.startMs - endMs >= 300, true)
      }
    }),
  )
})

test('however much was heard before, one clear sentence is enough for a change', () => {
  const doubtful = fc.double({ min: 0, max: 1, noNaN: true })
  fc.assert(
    fc.property(fc.array(fc.tuple(doubtful, doubtful), { maxLength: 30 }), (confidences) => {
      const before = confidences.map(([hindi, english], index) => [
        wordsOf('एक दो तीन चार', index * 3000, hindi),
        wordsOf('a do tin char', index * 3000, english),
      ])
      const atMs = confidences.length * 3000
      const sentence = [wordsOf('है ही फिर', atMs, 0.3), wordsOf('please call me back tomorrow', atMs, 0.999)]

      equal(chooseOneByOne(...before, sentence).at(-1)?.present, 'en-IN')
    }),
  )
})
