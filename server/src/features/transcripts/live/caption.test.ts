import { deepEqual, equal } from 'node:assert/strict'
import { test } from 'node:test'

import type { Language } from '@leadbreak/contract'

import { makeUtteranceCaption } from './caption.ts'
import { saidAt } from './test-kit.ts'

function captionOf(present: Language | null) {
  const caption = makeUtteranceCaption(present)
  let atMs = 0
  return (language: Language, tail: string, settled = '') => {
    atMs += 100
    const words = settled === '' ? [] : saidAt(0, settled)
    const shown = caption.hear(language, { settled: words, tail }, atMs)
    return shown && `${shown.language} ${shown.text}`
  }
}

test('while somebody speaks his present language is shown', () => {
  const hear = captionOf('hi')

  deepEqual(
    [hear('hi', 'बजट'), hear('en-IN', 'but'), hear('hi', 'बजट साठ'), hear('en-IN', 'but set')],
    ['hi बजट', null, 'hi बजट साठ', null],
  )
})

test('another language is shown when it understands much more', () => {
  const hear = captionOf('hi')

  deepEqual(
    [
      hear('hi', 'है'),
      hear('en-IN', 'please'),
      hear('en-IN', 'please remove my'),
      hear('en-IN', 'please remove my number'),
    ],
    ['hi है', null, null, 'en-IN please remove my number'],
  )
})

test('a first word of the other language alone may be a mistake, two are shown', () => {
  const hear = captionOf('hi')

  deepEqual([hear('en-IN', 'no'), hear('en-IN', 'no i')], [null, 'en-IN no i'])
})

test('when nothing is known of a speaker, whoever understands anything is shown', () => {
  const hear = captionOf(null)

  deepEqual([hear('en-IN', 'hello'), hear('hi', 'हेलो जी')], ['en-IN hello', 'hi हेलो जी'])
})

test('sounds that are no words, and updates without news, are not shown', () => {
  const hear = captionOf('hi')

  deepEqual(
    [hear('hi', '[unk]'), hear('hi', '[unk] हां'), hear('hi', '[unk] हां [unk]'), hear('hi', '', '[unk] हां')],
    [null, 'hi हां', null, null],
  )
})

test('what is stable in a language is still so when that language is shown again', () => {
  const caption = makeUtteranceCaption('hi')
  for (const atMs of [0, 400]) caption.hear('hi', { settled: [], tail: 'आपका' }, atMs)
  caption.hear('en-IN', { settled: [], tail: 'up a budget in a' }, 500)

  const shown = caption.hear('hi', { settled: [], tail: 'आपका बजट कितना है' }, 600)

  equal(shown?.stableText, 'आपका')
})
