import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import fc from 'fast-check'
import { readRequirement } from '../read-requirement.ts'
import type { Spoken } from '../words/turns.ts'
import { maskCall } from './mask.ts'
import { passesLuhn, passesVerhoeff } from './masking/check-digits.ts'

const masked = (text: string) => maskCall([{ speaker: 'lead', text }])[0]!.text
const say = (...lines: string[]) =>
  lines.map((line) => ({
    speaker: line.startsWith('a') ? ('agent' as const) : ('lead' as const),
    text: line.slice(3),
  }))

const SECRETS: readonly (readonly [said: string, masked: string])[] = [
  ['mera number nau aath saat chhe paanch chaar teen do ek zero hai', 'mera number [PHONE-1] hai'],
  ['नौ आठ सात छह पांच चार तीन दो एक शून्य', '[PHONE-1]'],
  ['९८१०२०३०४० पे', '[PHONE-1] पे'],
  ['double nine eight oh five triple zero one two', '[PHONE-1]'],
  ['डबल नाइन एट ज़ीरो फाइव ट्रिपल जीरो वन टू', '[PHONE-1]'],
  ['अट्ठानवे दस बीस तीस चालीस पे व्हाट्सएप', '[PHONE-1] पे व्हाट्सएप'],
  ['ninety eight ten twenty thirty forty', '[PHONE-1]'],
  ['call me on 98102 03040 ok', 'call me on [PHONE-1] ok'],
  ['+91-98102-03040', '+[PHONE-1]'],
  ['0091 9810203040', '[PHONE-1]'],
  ['011 2345 6789', '[PHONE-1]'],
  ['ravi.sharma@gmail.com', '[EMAIL-1]'],
  ['email ravi dot sharma at the rate gmail dot com par bhejo', 'email [EMAIL-1] par bhejo'],
  ['रवि एट जीमेल डॉट कॉम', '[EMAIL-1]'],
  ['ravi at mycompany dot co dot in', '[EMAIL-1]'],
  ['ravi@ybl', '[UPI-1]'],
  ['9810203040@okaxis pe bhej do', '[UPI-1] pe bhej do'],
  ['mera pan abcpe1234f', 'mera pan [PAN-1]'],
  // A recogniser mishears letters: no tax office gives this one.
  ['pan number ABCDE1234F', 'pan number [PAN-1]'],
  ['a b c p e one two three four f', '[PAN-1]'],
  ['ए बी सी पी ई एक दो तीन चार एफ', '[PAN-1]'],
  ['aadhaar 2345 6789 0124', 'aadhaar [AADHAAR-1]'],
  ['aadhar number do teen chaar paanch chhe saat aath nau zero ek do chaar', 'aadhar number [AADHAAR-1]'],
  ['card 4111 1111 1111 1111', 'card [CARD-1]'],
  ['four one one one one one one one one one one one one one one one', '[CARD-1]'],
  ['22AAAAA0000A1Z5', '[GSTIN-1]'],
  ['SBIN0001234 me', '[IFSC-1] me'],
  ['account number 123456789012', 'account number [ACCOUNT-1]'],
  ['pin code 110092', 'pin code [PIN-1]'],
  ['otp hai char paanch chhe saat', 'otp hai [NUMBER-1]'],
]
for (const [said, expected] of SECRETS) {
  test(`masked: ${said}`, () => {
    assert.equal(masked(said), expected)
  })
}

const PRICES = [
  '65000 70000 kiraya',
  'budget 6500000',
  'budget 65,00,000 se 1,20,00,000',
  'rs 9000000000',
  '25000/- per month',
  'pachpan saath lakh',
  'saath sattar assi nabbe lakh',
  '12500 13500 sq ft',
  'at the rate 5000 per sq ft',
  'do teen ya chaar bhk sector 62 me',
  'call pe baat hui thi 65000 70000 me ho jayega',
  'ek crore bees lakh',
  'number 2 tower me 1500 sq ft',
  'block 1234 a',
]
for (const said of PRICES) {
  test(`left as it is: ${said}`, () => {
    assert.equal(masked(said), said)
  })
}

test('a number that goes on after a short word of the other side is one number, and so is what repeats a part of it', () => {
  const texts = maskCall(
    say(
      'l: likhiye nau aath saat chhe',
      'a: ji nau aath saat chhe',
      'l: paanch chaar teen do ek zero',
      'a: theek hai 98765 43210 note kiya',
      'l: dusra 91234 56780',
    ),
  ).map(({ text }) => text)

  assert.deepEqual(texts, [
    'likhiye [PHONE-1]',
    'ji [PHONE-1]',
    '[PHONE-1]',
    'theek hai [PHONE-1] note kiya',
    'dusra [PHONE-2]',
  ])
})

test('the amount right behind a telephone number stays', () => {
  assert.equal(
    masked('nau aath saat chhe paanch chaar teen do ek zero saath lakh budget hai'),
    '[PHONE-1] saath lakh budget hai',
  )
})

test('check digits are those of the standards', () => {
  assert.ok(passesLuhn('4111111111111111') && !passesLuhn('4111111111111112'))
  assert.ok(passesVerhoeff('2363') && !passesVerhoeff('2364'))
})

const calls = ['requirement.jsonl', 'examined-calls.jsonl'].flatMap((file) =>
  readFileSync(new URL(`../test-data/${file}`, import.meta.url), 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as { id: string; segments: Spoken[] }),
)

test('no budget, no area and nothing else of a requirement is lost: masked calls are read as the real ones', () => {
  for (const { id, segments } of calls) {
    const covered = maskCall(segments)
    if (covered.every(({ covers }) => covers.length === 0)) continue
    const hidden = covered.map(({ text }, index) => ({
      ...segments[index]!,
      text: text.replace(/\[[A-Z]+-\d+\]/g, 'xyz'), // the rules take the token's own word for one of the lead's
    }))
    assert.deepEqual(readRequirement(hidden).requirement, readRequirement(segments).requirement, id)
  }
})

const HINDI = 'शून्य एक दो तीन चार पांच छह सात आठ नौ'.split(' ')
const ROMAN = 'zero ek do teen chaar paanch chhe saat aath nau'.split(' ')
const ENGLISH = 'zero one two three four five six seven eight nine'.split(' ')
const inWords = (words: readonly string[]) => (number: string) =>
  number
    .split('')
    .map((digit) => words[Number(digit)])
    .join(' ')
const doubled = (number: string) => inWords(ENGLISH)(number).replace(/\b(\w+) \1\b/g, 'double $1')
const STYLES: readonly ((number: string) => string)[] = [
  (number) => number,
  (number) => `+91 ${number}`,
  (number) => `0${number}`,
  (number) => `${number.slice(0, 3)}-${number.slice(3, 6)}-${number.slice(6)}`,
  (number) => number.split('').join(' '),
  inWords(HINDI),
  inWords(ROMAN),
  inWords(ENGLISH),
  doubled,
]
const aMobile = fc
  .tuple(fc.constantFrom('6', '7', '8', '9'), fc.stringMatching(/^[0-9]{9}$/))
  .map(([first, rest]) => first + rest)
const surroundings = fc.constantFrom(
  ['mera number ', ' hai'],
  ['haan ji note kijiye ', ' theek hai'],
  ['व्हाट्सएप ', ' पे भेजिए'],
  ['', ''],
  ['please call ', ' budget pachas lakh hai'],
)

test('a mobile number is masked however it is said, and the words around it stay', () => {
  fc.assert(
    fc.property(aMobile, fc.constantFrom(...STYLES), surroundings, (number, style, [before, after]) => {
      const text = masked(before + style(number) + after)
      assert.equal(text.replace('+[', '['), `${before}[PHONE-1]${after}`)
    }),
    { numRuns: 150 },
  )
})

const anAmount = fc.oneof(
  fc
    .tuple(fc.integer({ min: 5, max: 99 }), fc.constantFrom('lakh', 'लाख', 'crore', 'L', 'cr'))
    .map(([n, unit]) => `${n} ${unit}`),
  fc.integer({ min: 2, max: 999 }).map((n) => String(n * 100_000)),
  fc.integer({ min: 50, max: 999 }).map((n) => `${n * 100} ${(n + 20) * 100}`),
  fc.integer({ min: 5, max: 99 }).map((n) => `₹${n},00,000`),
  fc.integer({ min: 4, max: 40 }).map((n) => `${n * 50}-${n * 50 + 100} sq ft`),
  fc.constantFrom(
    'pachas saath lakh',
    'sava do crore',
    'paune do sau gaj',
    'डेढ़ करोड़',
    'बारह सौ स्क्वायर फीट',
    'forty five fifty lakh',
  ),
)
test('an amount is never masked, whatever stands beside it', () => {
  fc.assert(
    fc.property(
      fc.array(anAmount, { minLength: 1, maxLength: 3 }),
      surroundings,
      (amounts, [before, after]) => {
        const text = before + amounts.join(' ya ') + after
        assert.equal(masked(text), text)
      },
    ),
    { numRuns: 150 },
  )
})

test('masking takes any text, covers never overlap, and what is not covered stays', () => {
  const anyText = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 80 }),
    fc
      .array(
        fc.constantFrom(
          'at',
          'gmail',
          'dot',
          'com',
          '98102',
          'nau',
          'double',
          '@',
          '[PHONE-1]',
          'lakh',
          ',',
          'pin',
        ),
        { maxLength: 25 },
      )
      .map((words) => words.join(' ')),
  )
  fc.assert(
    fc.property(fc.array(anyText, { maxLength: 4 }), (texts) => {
      const segments = texts.map((text, index) => ({
        speaker: index % 2 ? ('agent' as const) : ('lead' as const),
        text,
      }))
      maskCall(segments).forEach(({ text, covers }, index) => {
        let end = 0
        let rest = text
        for (const cover of covers) {
          assert.ok(cover.start >= end && cover.end > cover.start)
          const plain = texts[index]!.slice(end, cover.start)
          assert.ok(rest.startsWith(plain + cover.token))
          rest = rest.slice(plain.length + cover.token.length)
          end = cover.end
        }
        assert.equal(rest, texts[index]!.slice(end))
      })
    }),
    { numRuns: 200 },
  )
})

test('hostile text is masked in good time', () => {
  const before = process.cpuUsage()
  for (const piece of ['9 ', 'nau ', 'a.', 'x@', 'a b c p e 1 ', '1234 ', 'at gmail ', 'double '])
    maskCall([{ speaker: 'lead', text: piece.repeat(2_000) }])
  const { user, system } = process.cpuUsage(before)
  assert.ok(user + system < 2_000_000, 'it grows faster than the text')
})
