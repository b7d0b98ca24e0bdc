import { deepEqual, equal } from 'node:assert/strict'
import { test } from 'node:test'
import { said } from '../test-data/said.ts'
import { findQuestions } from './find-questions.ts'

/** The agent's first line, and what the lead says to it; and the other way round. */
const asks = (lines: string) => findQuestions(said(lines)).map(({ quote }) => quote)

const AGENT_ASKS = [
  'kaunse area me dekh rahe hain',
  'aapka budget kitna hai',
  'बजट कितना है आपका',
  'parking chahiye',
  'do bhk ya teen bhk',
  'noida chalega sir',
  'aap property dekh rahe the na sahab',
  'aur budget',
  'location',
  'and the budget',
  'which area are you looking in',
  'are you looking to buy or rent',
  'would you like to visit on sunday',
  'could you tell me your budget',
  'is zoo road fine with you',
  'apna budget bata dijiye',
  'कब तक शिफ्ट होना है',
  'क्या आप लोन लेंगे',
  'any preference sir',
  'theek hai na',
  'aap kab visit karenge',
  'baad me kab call karun',
]

const LEAD_ASKS = [
  'rate kya hai',
  'price kitna hai iska',
  'possession kab milega',
  'location kahan hai',
  'parking milegi',
  'loan mil jayega',
  'kya ye rera approved hai',
  'builder kaun hai',
  'what is the price',
  'how far is the metro',
  'is it ready to move',
  'aap kaun bol rahe hain',
  'लिफ्ट है क्या',
  'मेंटेनेंस कितना है',
  'कितने का पड़ेगा',
  'is there any discount',
  'brochure bhej sakte ho kya',
  'facing kaunsi hai',
]

const NOBODY_ASKS = [
  'l: parking chahiye',
  'l: haan bataiye',
  'l: kuch bhi chalega',
  'l: kitna bhi ho chalega',
  'l: pata nahi kitna lagega',
  'l: lift kya karni hai',
  'l: what i want is a two bhk',
  'l: when i shift i need parking',
  'l: pachas lakh tak',
  'l: main batata hoon kitna hai',
  'a: kaise hain aap',
  'a: how are you sir',
  'a: hamare paas noida me ek project hai',
  'a: ji sir',
  'a: theek hai sir main bhej deta hoon',
  'a: आपने फ्लैट के लिए इंक्वायरी की थी',
  'a: aapne 2 bhk ke liye enquiry ki thi',
  'l: कितनी बार बोलूँ मुझे फोन मत करो',
  'l: kitni baar bolun nahi chahiye',
  'l: kitni baar bolun?',
  'l: how many times do i have to tell you',
  'l: kyun nahi',
  'l: noida me do bhk lena hai',
  'l: मुझे नहीं पता कब तक होगा',
]

for (const text of AGENT_ASKS)
  test(`the agent asks: ${text}`, () => {
    deepEqual(asks(`a: ${text}`), [text])
  })
for (const text of LEAD_ASKS)
  test(`the lead asks: ${text}`, () => {
    deepEqual(asks(`l: ${text}`), [text])
  })
for (const line of NOBODY_ASKS)
  test(`no question: ${line}`, () => {
    deepEqual(asks(line), [])
  })

test('a bare topic is a question, unless it answers one', () => {
  deepEqual(asks('a: kya pasand nahi aaya\nl: location'), ['kya pasand nahi aaya'])
  deepEqual(asks('a: hamara project dekhiye\nl: location'), ['location'])
})

test('a question mark cuts a sentence out of a longer one', () => {
  deepEqual(asks('l: Nice. Is there a lift? I need one.'), ['Is there a lift?'])
})

const ANSWERS: readonly [call: string, answer: string | null][] = [
  ['l: rate kya hai\na: paanch hazaar rupaye', 'paanch hazaar rupaye'],
  ['l: rate kya hai\na: main check karke batata hoon', null],
  ["l: what is the price\na: i'll check and get back to you", null],
  ['l: possession kab milega\na: sir location bahut acchi hai', null],
  ['l: possession kab milega\na: december me mil jayega', 'december me mil jayega'],
  ['l: parking hai kya\na: aapka budget kitna hai', null],
  ['l: parking hai kya\na: haan ji do gaadi ki', 'haan ji do gaadi ki'],
  ['l: parking hai kya\na: covered parking hai aapka budget kitna hai', null],
  ['l: price kitna hai\na: sir ek baar visit kar lijiye', null],
  ['l: loan ho jayega kya\na: sir puch ke bataunga', null],
  ['l: loan ho jayega kya\na: sbi se ho jayega', 'sbi se ho jayega'],
  ['l: builder kaun hai\na: hmm\nl: bataiye\na: supertech', 'supertech'],
  ['l: rera number hai', null],
  ['l: maintenance kitna hai', null],
  ['l: रेट क्या है\na: मैं पता करके बताता हूं', null],
  ['l: रेट क्या है\na: पचपन लाख', 'पचपन लाख'],
  ['a: budget kitna hai\nl: pachas lakh', 'pachas lakh'],
  ['a: budget kitna hai\nl: abhi fix nahi hai', 'abhi fix nahi hai'],
  ['a: budget kitna hai\nl: noida me chahiye', null],
  ['a: kahan chahiye\nl: sector 62', 'sector 62'],
  ['a: noida chalega\nl: nahi', 'nahi'],
  ['a: do minute baat kar sakte hain\nl: haan boliye', 'haan boliye'],
  ['a: budget kitna hai\nl: kuch bhi chalega', 'kuch bhi chalega'],
  ['l: brochure bhej doge kya\na: haan bhej dunga', 'haan bhej dunga'],
  ['l: price kitna hai\na: details bhej dunga', null],
  ['l: final price bata do\na: ji\nl: price bolo\na: sattar lakh', 'sattar lakh'],
]

for (const [call, answer] of ANSWERS)
  test(`${call.replaceAll('\n', ' / ')} → ${answer ?? 'unanswered'}`, () => {
    equal(findQuestions(said(call))[0]?.answer?.quote ?? null, answer)
  })

test('an answer says where it was said, and by whom', () => {
  const [question] = findQuestions(said('l: rate kya hai\na: ji sir\na: sattar lakh hai'))
  equal(question?.segmentIndex, 0)
  deepEqual([question.answer?.segmentIndex, question.answer?.speaker], [2, 'agent'])
})
