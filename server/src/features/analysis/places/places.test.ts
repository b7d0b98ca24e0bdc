import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import fc from 'fast-check'
import { findPlaces, namePlace } from './places.ts'

const BELIEVED = 0.5

function linesOf(file: string): string[] {
  return readFileSync(new URL(`test-data/${file}`, import.meta.url), 'utf8')
    .split('\n')
    .filter(Boolean)
}

const namesIn = (text: string) => findPlaces(text).map(({ name }) => name)

function believedIn(text: string): string[] {
  return findPlaces(text)
    .filter(({ certainty }) => certainty >= BELIEVED)
    .map(({ name }) => name)
}

test('places are recalled from Hindi, English and Roman Hindi talk, and nothing else is', () => {
  for (const line of linesOf('mentions.tsv')) {
    const [text, names] = line.split('\t') as [string, string]
    assert.deepEqual(believedIn(text), names.split('; '), text)
  }
})

test('ordinary talk names no place', () => {
  for (const text of linesOf('ordinary-talk.txt')) assert.deepEqual(believedIn(text), [], text)
})

test('one spelling or another, one script or the other: it is the same place', () => {
  for (const text of [
    'indirapuram',
    'indira puram',
    'indra puram',
    'Indeerapuram',
    'इंदिरापुरम',
    'इन्दिरापुरम',
  ]) {
    assert.deepEqual(namesIn(text), ['Indirapuram'], text)
  }
  for (const text of ['gurugram', 'gurgaon', 'gur gaon', 'गुड़गांव', 'गुड़गाँव', 'गुरुग्राम']) {
    assert.deepEqual(namesIn(text), ['Gurgaon'], text)
  }
})

test('abbreviations are known however they are spelt', () => {
  for (const text of ['hsr layout', 'h s r layout', 'H.S.R. Layout', 'एचएसआर लेआउट', 'एच एस आर लेआउट']) {
    assert.deepEqual(namesIn(text), ['HSR Layout'], text)
  }
})

test('places that sound alike are told apart by their spelling', () => {
  assert.deepEqual(namesIn('bopal and bhopal'), ['Bopal', 'Bhopal'])
  assert.deepEqual(namesIn('बोपल भोपाल'), ['Bopal', 'Bhopal'])
})

test('the longest name wins', () => {
  assert.deepEqual(namesIn('golf course extension road'), ['Golf Course Extension Road'])
  assert.deepEqual(namesIn('golf course road'), ['Golf Course Road'])
  assert.deepEqual(namesIn('ग्रेटर नोएडा वेस्ट ग्रेटर नोएडा नोएडा'), [
    'Greater Noida West',
    'Greater Noida',
    'Noida',
  ])
})

test('a sector is named by its number in digits or words of either script', () => {
  for (const text of [
    'sector 62',
    'Sec-62',
    'सेक्टर बासठ',
    'सेक्टर ६२',
    'sector sixty two',
    'sector baasath',
    '62 sector',
  ]) {
    assert.deepEqual(namesIn(text), ['Sector 62'], text)
  }
  for (const text of ['sector one fifty', 'sector 150', 'सेक्टर एक सौ पचास', 'sector one five zero']) {
    assert.deepEqual(namesIn(text), ['Sector 150'], text)
  }
  assert.deepEqual(namesIn('Sector 62A'), ['Sector 62A'])
  assert.deepEqual(namesIn('sector 62 a flat'), ['Sector 62'])
})

test('the number of rooms is not part of the sector', () => {
  assert.deepEqual(namesIn('sector sixty two two bhk'), ['Sector 62'])
  assert.deepEqual(namesIn('sector six two bhk'), ['Sector 6'])
  assert.deepEqual(namesIn('सेक्टर बासठ दो बीएचके'), ['Sector 62'])
})

test('several sectors share one word', () => {
  assert.deepEqual(namesIn('sector 62 ya 63 me'), ['Sector 62', 'Sector 63'])
  assert.deepEqual(namesIn('sector 62 aur do parking'), ['Sector 62'])
})

test('a phase belongs to the locality before it, not to the city', () => {
  assert.deepEqual(namesIn('hinjewadi phase two'), ['Hinjewadi Phase 2'])
  assert.deepEqual(namesIn('mohali phase 7'), ['Mohali', 'Phase 7'])
})

test('an unknown name is a place by its last word', () => {
  assert.deepEqual(
    findPlaces('radhika vihar me').map(({ name, kind }) => [name, kind]),
    [['Radhika Vihar', 'pattern']],
  )
  assert.deepEqual(namesIn('लोहिया जैन नगर में'), ['Lohia Jain Nagar'])
  assert.deepEqual(namesIn('bada road, khula road, yahan se road'), [])
})

test('a name that is also a common word is believed only with a cue', () => {
  const certaintyOf = (text: string) => findPlaces(text)[0]!.certainty
  assert.ok(certaintyOf('salem') < BELIEVED)
  assert.ok(certaintyOf('wo chala gaya hai') < BELIEVED)
  for (const text of ['salem me ghar', 'in salem', 'सेलम के पास', 'salem ya erode', 'salem side']) {
    assert.ok(certaintyOf(text) > BELIEVED, text)
  }
})

test('the city of a locality is told when there is only one, or when the text names it', () => {
  const cityOf = (text: string) => findPlaces(text)[0]!.city
  assert.equal(cityOf('boring road'), 'Patna')
  assert.equal(cityOf('model town'), null)
  assert.equal(cityOf('model town ludhiana'), 'Ludhiana')
})

test('offsets point at the very words', () => {
  const text = 'जी राजपुर रोड ही'
  const [mention] = findPlaces(text)
  assert.equal(text.slice(mention!.start, mention!.end), 'राजपुर रोड')
})

test('any text at all gives mentions in order, inside the text, without overlaps', () => {
  const word = fc.constantFrom(
    'sector',
    'सेक्टर',
    'noida',
    'रोड',
    '62',
    'phase',
    'a',
    'के',
    'नगर',
    ',',
    '।',
    'zoo',
    '़',
    '्',
  )
  const text = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.array(fc.oneof(word, fc.string()), { maxLength: 12 }).map((words) => words.join(' ')),
  )
  fc.assert(
    fc.property(text, (anything) => {
      let end = 0
      for (const mention of findPlaces(anything)) {
        assert.ok(mention.start >= end && mention.end > mention.start && mention.end <= anything.length)
        assert.ok(mention.name !== '' && mention.certainty > 0 && mention.certainty <= 1)
        end = mention.end
      }
      namePlace(anything)
    }),
  )
})

test('a place that no gazetteer knows is spelt as Indians spell it', () => {
  const spellings = {
    'बोरिंग रोड': 'Boring Road',
    'स्वरूप नगर': 'Swaroop Nagar',
    पावटा: 'Paota',
    अडाजण: 'Adajan',
    भुवाणा: 'Bhuwana',
    'मॉडल टाउन': 'Model Town',
    'गोल्फ कोर्स एक्सटेंशन रोड': 'Golf Course Extension Road',
    'रामदास एन्क्लेव': 'Ramdas Enclave',
    'न्यू ग्रीन हिल्स': 'New Green Hills',
    'गणपति सिटी फेज दो': 'Ganpati City Phase 2',
    'सेक्टर बासठ': 'Sector 62',
    'aji gidc': 'Aji GIDC',
    'मेहरपुर गंज': 'Meharpur Ganj',
  }
  for (const [phrase, name] of Object.entries(spellings)) assert.equal(namePlace(phrase), name)
})

test('everyday words alone are no name', () => {
  for (const phrase of ['', 'ठीक है', 'accha', '62', 'yes']) assert.equal(namePlace(phrase), null, phrase)
})

test('a long call is searched in a blink', () => {
  findPlaces('noida') // reads the gazetteer
  const call = linesOf('ordinary-talk.txt').join(' ')
  const before = performance.now()

  findPlaces(call)

  // It takes about 15 ms; the bound is for a busy machine.
  assert.ok(performance.now() - before < 1_000)
})
