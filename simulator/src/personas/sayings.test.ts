import assert from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'

import { loadSayings, SAYINGS_FOLDER } from './sayings.ts'

const say = loadSayings(SAYINGS_FOLDER)
const listed = JSON.parse(readFileSync(join(SAYINGS_FOLDER, 'sayings.json'), 'utf8')) as readonly {
  readonly file: string
  readonly text: string
  readonly language: string
}[]

for (const { text, language, file } of listed)
  test(`${file} says its sentence within 1 to 5 s, and is not silent`, () => {
    const samples = say(text, `${language}-IN`)

    assert.ok(samples && samples.length > 8000 && samples.length < 40_000)
    assert.ok(samples.some((sample) => Math.abs(sample) > 5000))
  })

test('every file in the folder is listed', () => {
  const files = readdirSync(SAYINGS_FOLDER).filter((name) => name.endsWith('.wav'))

  assert.deepEqual(files, listed.map(({ file }) => file).toSorted())
})

test('case, punctuation and white space make no difference', () => {
  assert.equal(say(' please HOLD\n we are connecting – your call!', 'en-US'), say(listed[6]!.text, 'en'))
  assert.ok(say('यह  कॉल रिकॉर्ड की जा रही है', 'hi-IN'))
})

test('a sentence that nobody recorded, or not in this language, is not there', () => {
  assert.equal(say('The rain in Spain', 'en-US'), null)
  assert.equal(say(listed[6]!.text, 'hi-IN'), null)
  assert.equal(say('', 'en'), null)
})
