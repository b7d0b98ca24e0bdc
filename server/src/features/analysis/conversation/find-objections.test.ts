import { deepEqual, equal, ok } from 'node:assert/strict'
import { test } from 'node:test'
import type { ObjectionTopic } from '@leadbreak/contract'
import { said } from '../test-data/said.ts'
import { findObjections } from './find-objections.ts'

const topicsIn = (lines: string) => findObjections(said(lines)).map(({ topic }) => topic)

const OBJECTIONS: Readonly<Record<ObjectionTopic, readonly string[]>> = {
  price: [
    'bahut mehnga hai',
    'ye to thoda mahanga lag raha hai',
    'budget se bahar hai sir',
    'itna nahi de sakte',
    'mere budget me nahi hai',
    'rate bahut zyada hai',
    'price kam karo thoda',
    'itna budget nahi hai mera',
    'itna mehnga kyun hai',
    'it is too expensive',
    'that is out of my budget',
    'we cannot afford that much',
    'the price is too high',
    'बहुत महंगा है',
    'बजट से बाहर है',
    'इतना नहीं दे पाऊंगा',
    'किराया ज्यादा है',
    'nahi bahut mehnga hai',
  ],
  location: [
    'location door hai',
    'wo to bahut door padega',
    'area accha nahi hai',
    'location pasand nahi aayi',
    'wahan traffic bahut hai',
    'it is too far from my office',
    "i don't like that area",
    'बहुत दूर है वो',
    'लोकेशन अच्छी नहीं है',
  ],
  size: [
    'kamre bahut chhote hain',
    'flat chhota hai',
    'too small for us',
    'एरिया कम है',
    'thoda chhota padega',
  ],
  possession: [
    'possession bahut late hai',
    'itna wait nahi kar sakte',
    'we cannot wait that long',
    'पजेशन लेट है',
    'banne me bahut time lagega',
  ],
  loan: [
    'loan nahi mil raha',
    'cibil kharab hai',
    'bank ne mana kar diya',
    'my loan was rejected',
    'लोन नहीं मिल रहा',
    'emi bahut zyada hai',
  ],
  trust: [
    'builder pe bharosa nahi hai',
    'pehle bhi paise phas gaye the',
    "i don't trust this builder",
    'बिल्डर पर भरोसा नहीं है',
    'rera approved nahi hai',
    'uska to court case chal raha hai',
  ],
  timing: [
    'abhi nahi lena',
    'abhi koi plan nahi hai',
    'agle saal dekhenge',
    'not planning to buy now',
    'we are in no hurry',
    'अभी नहीं लेना',
    'filhal lena nahi hai',
    'diwali ke baad dekhenge',
  ],
  family: [
    'ghar pe baat karni padegi',
    'wife se puchna padega',
    'papa decide karenge',
    'i have to ask my wife',
    'घर पर बात करनी पड़ेगी',
    'ghar wale nahi maan rahe',
  ],
  quality: [
    'construction accha nahi hai',
    'building bahut purani hai',
    'seepage ki problem hai',
    'poor quality construction',
    'क्वालिटी खराब है',
  ],
  competitor: [
    'doosri jagah dekh li hai',
    'kisi aur se baat chal rahi hai',
    'we are getting a better deal',
    'दूसरी जगह देख ली',
    'magicbricks pe sasta mil raha hai',
  ],
  broker: [
    'brokerage nahi doonga',
    'broker se nahi lena',
    'direct owner se lunga',
    'i will not pay brokerage',
    'ब्रोकरेज नहीं दूंगा',
    'commission bahut zyada hai',
  ],
}

for (const [topic, texts] of Object.entries(OBJECTIONS))
  for (const text of texts)
    test(`${topic}: ${text}`, () => {
      deepEqual(topicsIn(`l: ${text}`), [topic])
    })

const NO_OBJECTIONS = [
  'mehnga nahi hai',
  'itna mehnga to nahi hai',
  'location door nahi hai',
  'thoda mehnga hai par chalega',
  'door hai lekin koi dikkat nahi',
  'metro se kitni door hai',
  'how far is the school',
  'zyada door na ho',
  "it's not too expensive",
  'that is not far from my office',
  'kya wo mehnga hai',
  'mehnga hua to bhi dekh lenge',
  'mera budget pachas lakh hai',
  'loan le lunga',
  'loan nahi chahiye cash hai',
  'brokerage kitni hai',
  'mujhe door nahi jana',
  'महंगा नहीं है',
  'दूर नहीं है',
  'parking honi chahiye',
  'abhi shift hona hai',
  'wife ko pasand hai',
  'do bhk noida me chahiye',
  'builder kaun hai',
  'accha area hai',
  'so far so good',
  'haan theek hai',
  'ek chhota sa garden ho',
]

for (const text of NO_OBJECTIONS)
  test(`no objection: ${text}`, () => {
    deepEqual(topicsIn(`l: ${text}`), [])
  })

test('what the agent says is not objected by the lead', () => {
  deepEqual(topicsIn('a: sir wahan bahut mehnga padega\nl: accha'), [])
})

test('a topic counts once in a sentence, and again when it is said again', () => {
  deepEqual(topicsIn('l: bahut mehnga hai bahut mehnga aur bahut door bhi\na: ji\nl: mehnga hai'), [
    ...(['price', 'location', 'price'] as const),
  ])
})

test('the quote holds the words about it, and stands in the text', () => {
  const text =
    'haan wo flat to maine dekha tha sab kuch theek tha magar wo bahut mehnga lag raha hai hum logon ko us hisaab se to'
  const [objection] = findObjections(said(`l: ${text}`))

  ok(objection)
  ok(text.includes(objection.quote))
  ok(objection.quote.includes('bahut mehnga'))
  ok(objection.quote.length < text.length)
  equal(objection.speaker, 'lead')
})

test('the quote ends with its clause', () => {
  const quoteIn = (text: string) => findObjections(said(`l: ${text}`)).map(({ quote }) => quote)

  deepEqual(
    quoteIn('location achhi thi but honestly it was too far from the highway and price bhi dekhna hai'),
    ['honestly it was too far from the highway'],
  )
  deepEqual(quoteIn('flat dekha tha lekin bahut mehnga hai kyunki humara kaam chhota hai'), [
    'bahut mehnga hai',
  ])
  deepEqual(quoteIn('ji, wo to bahut door hai, aur batao'), ['wo to bahut door hai'])
})
