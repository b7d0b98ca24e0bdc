import assert from 'node:assert/strict'
import { test } from 'node:test'
import { tokenize } from '../words/tokens.ts'
import { findTimes } from './find-times.ts'
import { resolveTime } from './resolve-time.ts'

const INDIA_MS = 330 * 60_000
const WEDNESDAY_AFTERNOON = '2026-11-25T15:00:00+05:30'

/** The last time that is named, as a clock in India shows it. */
function timeIn(text: string, spokenAt = WEDNESDAY_AFTERNOON): string | null {
  const said = findTimes(tokenize(text)).at(-1)
  const time = said && resolveTime(said.parts, Date.parse(spokenAt))
  if (!time) return null
  const local = new Date(time.atMs + INDIA_MS).toISOString().slice(0, 16).replace('T', ' ')
  return `${local}, ${time.precision}`
}

/** Said on Wednesday, 25 November 2026, at 15:00. */
const TIMES: readonly (readonly [said: string, time: string])[] = [
  ['kal shaam chhe baje', '2026-11-26 18:00, minute'],
  ['parso subah', '2026-11-27 10:00, part-of-day'],
  ['Sunday ko site visit', '2026-11-29 11:00, day'],
  ['agle Sunday', '2026-12-06 11:00, day'],
  ['is weekend', '2026-11-28 11:00, day'],
  ['salary ke baad', '2026-12-07 11:00, week'],
  ['mahine ke ant me', '2026-11-30 11:00, week'],
  ['pehli taarikh ko', '2026-12-01 11:00, day'],
  ['das tarikh', '2026-12-10 11:00, day'],
  ['Diwali ke baad', '2027-11-02 11:00, week'],
  ['Holi se pehle', '2027-03-19 18:00, week'],
  ['अगले हफ्ते', '2026-11-30 11:00, week'],
  ['do din baad', '2026-11-27 11:00, day'],
  ['aadhe ghante me', '2026-11-25 15:30, minute'],
  ['thodi der baad', '2026-11-25 15:30, part-of-day'],
  ['sade paanch baje', '2026-11-25 17:30, minute'],
  ['paune nau baje', '2026-11-25 20:45, minute'],
  ['sava das baje', '2026-11-26 10:15, minute'],
  ['5:30 pm', '2026-11-25 17:30, minute'],
  ['5.30 pm', '2026-11-25 17:30, minute'],
  ["evening 7 o'clock", '2026-11-25 19:00, minute'],
  ['after lunch', '2026-11-25 15:30, part-of-day'],
  ['raat ko nau baje', '2026-11-25 21:00, minute'],
  ['do teen din me', '2026-11-27 11:00, day'],
  ['teen baje ke baad', '2026-11-26 15:00, part-of-day'],
  ['25 december', '2026-12-25 11:00, day'],
  ['next month', '2026-12-01 11:00, month'],
  ['by Friday', '2026-11-27 18:00, day'],
  ['tomorrow first half', '2026-11-26 10:00, part-of-day'],
  ['kal ya parso', '2026-11-26 11:00, day'],
  ['kal nahi parso', '2026-11-27 11:00, day'],
  ['kal shaam ko 6 nahi 7 baje', '2026-11-26 19:00, minute'],
  ['कल शाम छह बजे', '2026-11-26 18:00, minute'],
  ['साढ़े पांच बजे', '2026-11-25 17:30, minute'],
  ['इस रविवार को सुबह ग्यारह बजे', '2026-11-29 11:00, minute'],
  ['next week Tuesday', '2026-12-01 11:00, day'],
  ['agle hafte mangalvar ko', '2026-12-01 11:00, day'],
  ['agle mahine ki das tarikh ko', '2026-12-10 11:00, day'],
  ['agle mahine das tarikh', '2026-12-10 11:00, day'],
  ['tomorrow at 5', '2026-11-26 17:00, minute'],
  ['around 11 on Saturday', '2026-11-28 11:00, minute'],
  ['5 baje', '2026-11-25 17:00, minute'],
  ['8 baje', '2026-11-25 20:00, minute'],
  ['9 baje', '2026-11-26 09:00, minute'],
  ['aaj', '2026-11-25 18:00, day'],
  ['aaj shaam', '2026-11-25 18:00, part-of-day'],
  ['abhi do ghante baad', '2026-11-25 17:00, minute'],
  ['2 ghante me', '2026-11-25 17:00, minute'],
  ['in half an hour', '2026-11-25 15:30, minute'],
  ['in a couple of days', '2026-11-27 11:00, day'],
  ['day after tomorrow morning', '2026-11-27 10:00, part-of-day'],
  ['25th december ko', '2026-12-25 11:00, day'],
  ['on the 10th', '2026-12-10 11:00, day'],
  ['december me', '2026-12-01 11:00, month'],
  ['march ke end me', '2027-03-31 11:00, week'],
  ['new year ke baad', '2027-01-02 11:00, week'],
  ['navratri me', '2027-04-07 11:00, day'],
  ['kharmas ke baad', '2027-01-15 11:00, week'],
  ['Diwali ke baad Sunday ko', '2027-11-07 11:00, day'],
  ['kal subah subah', '2026-11-26 08:00, part-of-day'],
  ['Saturday ya Sunday', '2026-11-28 11:00, day'],
  ['saturday sunday ko', '2026-11-28 11:00, day'],
  ['kal dopahar do baje', '2026-11-26 14:00, minute'],
  ['subah 10', '2026-11-26 10:00, minute'],
  ['do mahine baad', '2027-01-25 11:00, month'],
  ['dedh mahine baad', '2027-01-09 11:00, month'],
  ['ek hafte baad', '2026-12-02 11:00, week'],
  ['after a week', '2026-12-02 11:00, week'],
  ['weekend pe', '2026-11-28 11:00, day'],
  ['week end', '2026-11-28 11:00, day'],
  ['month end tak', '2026-11-30 18:00, week'],
  ['kal tak', '2026-11-26 18:00, day'],
  ['shaam tak', '2026-11-25 18:00, part-of-day'],
  ['6 baje se pehle', '2026-11-25 18:00, part-of-day'],
  ['tomorrow evening around 6:30', '2026-11-26 18:30, minute'],
  ['17:30', '2026-11-25 17:30, minute'],
  ['half past five', '2026-11-25 17:30, minute'],
  ['quarter to six', '2026-11-25 17:45, minute'],
  ['दस तारीख को', '2026-12-10 11:00, day'],
  ['पच्चीस दिसंबर', '2026-12-25 11:00, day'],
  ['शनिवार शाम चार बजे', '2026-11-28 16:00, minute'],
  ['होली के बाद', '2027-03-23 11:00, week'],
  ['सैलरी आने के बाद', '2026-12-07 11:00, week'],
  ['आधे घंटे में', '2026-11-25 15:30, minute'],
  ['दो तीन दिन में', '2026-11-27 11:00, day'],
  ['in 2-3 days', '2026-11-27 11:00, day'],
  ['next friday 4 pm', '2026-12-04 16:00, minute'],
  ['coming saturday', '2026-11-28 11:00, day'],
  ['30 tarikh', '2026-11-30 11:00, day'],
  ['31 tarikh', '2026-12-31 11:00, day'],
  ['1 january', '2027-01-01 11:00, day'],
  ['25/12/2026', '2026-12-25 11:00, day'],
  ['kal 11', '2026-11-26 11:00, minute'],
  ['kal 11 ko', '2026-11-26 11:00, minute'],
  ['Wednesday ko', '2026-12-02 11:00, day'],
  ['december ke pehle hafte me', '2026-12-01 11:00, month'],
  ['15 december tak', '2026-12-15 18:00, day'],
  ['5 se 6 baje', '2026-11-25 17:00, minute'],
  ['paanch chhe baje', '2026-11-25 17:00, minute'],
  ['dus gyarah baje', '2026-11-26 10:00, minute'],
  ['das baje tees minute', '2026-11-26 10:30, minute'],
]

const NO_TIMES: readonly string[] = [
  'do bhk chahiye',
  'saath lakh',
  'dus mahine me possession',
  'chhe mahine me chahiye',
  'at 5 lakh',
  'aaj subah',
  '10th floor',
  '10 minute door hai',
  'pichhle hafte',
  'last month',
  'sector 10 me',
  'phone number 9876543210',
  'do bhk saath lakh me',
  'teen bhk 2 crore ka budget',
  'dus mahine me possession',
  '5 saal purana flat',
  'teen mahine ka deposit',
  'सेक्टर दस में तीन बीएचके',
  'साठ लाख',
  'mai sun raha hu',
  'i may buy it now',
]

for (const [said, time] of TIMES) {
  test(`"${said}" is ${time}`, () => {
    assert.equal(timeIn(said), time)
  })
}

for (const said of NO_TIMES) {
  test(`"${said}" names no time to come`, () => {
    assert.equal(timeIn(said), null)
  })
}

test('a day of the week is never today, and "next" is of the week after this', () => {
  const sunday = '2026-11-29T10:00:00+05:30'

  assert.equal(timeIn('Sunday ko', sunday), '2026-12-06 11:00, day')
  assert.equal(timeIn('agle Monday', sunday), '2026-11-30 11:00, day')
  assert.equal(timeIn('is weekend', sunday), '2026-12-05 11:00, day')
})

test('today is this evening, or, in the evening, tonight', () => {
  assert.equal(timeIn('aaj', '2026-11-25T09:00:00+05:30'), '2026-11-25 18:00, day')
  assert.equal(timeIn('aaj', '2026-11-25T19:00:00+05:30'), '2026-11-25 22:00, day')
  assert.equal(timeIn('aaj', '2026-11-25T23:59:30+05:30'), null)
})

test('days are those of India, also when it is still yesterday in UTC', () => {
  assert.equal(timeIn('kal', '2026-11-25T00:30:00+05:30'), '2026-11-26 11:00, day')
  assert.equal(timeIn('subah das baje', '2026-11-25T00:30:00+05:30'), '2026-11-25 10:00, minute')
})

test('a date goes on to the next month, or year, that has it', () => {
  assert.equal(timeIn('30 tarikh', '2027-01-31T12:00:00+05:30'), '2027-03-30 11:00, day')
  assert.equal(timeIn('29 february', '2026-11-25T12:00:00+05:30'), '2028-02-29 11:00, day')
  assert.equal(timeIn('ek mahine baad', '2027-01-31T12:00:00+05:30'), '2027-02-28 11:00, month')
})

test('what follows a festival is told as long as the festival lasts, and for the years that are known', () => {
  assert.equal(timeIn('Diwali ke baad', '2026-10-01T12:00:00+05:30'), '2026-11-12 11:00, week')
  assert.equal(timeIn('Diwali ke baad', '2026-11-08T20:00:00+05:30'), '2026-11-12 11:00, week')
  assert.equal(timeIn('Navratri me', '2026-09-01T12:00:00+05:30'), '2026-10-11 11:00, day')
  assert.equal(timeIn('shraddh ke baad', '2026-09-28T12:00:00+05:30'), '2026-10-11 11:00, week')
  assert.equal(timeIn('Diwali ke baad', '2031-12-01T12:00:00+05:30'), null)
  assert.equal(timeIn('Diwali ke baad', '2025-06-01T12:00:00+05:30'), null)
})

test('salaries are there on the 7th', () => {
  assert.equal(timeIn('salary ke baad', '2026-11-03T12:00:00+05:30'), '2026-11-07 11:00, week')
  assert.equal(timeIn('salary ke baad', '2026-11-07T12:00:00+05:30'), '2026-12-07 11:00, week')
})
