import { aCall } from './a-call.ts'

/** What is easily taken for a wish and is none, and wishes that are easily missed. */
export const FINER_CALLS = [
  aCall(
    'feet that are no area, and a portal that is no farm',
    `a: 99acres pe aapki enquiry dekhi thi sir
     l: haan godown chahiye narela me 5000 sqft ka
     a: road kitni chaudi ho
     l: kam se kam road 40 feet ho aur chhat ki unchai 25 feet`,
    { places: ['Narela'], area: [5000, 5000, 'sqft'], type: 'industrial', kind: 'warehouse' },
  ),
  aCall(
    'a Punjabi one, and lakhs misspelt',
    `a: budget kinna hai ji
     l: ik crore das lakh
     a: thoda kam mein
     l: nahi 95 lacks tak theek hai`,
    { purpose: 'buy', budget: [null, 9500000] },
  ),
  aCall(
    'the unit said after the verb',
    `a: मालिक अस्सी लाख मांग रहे हैं
     l: मैं सत्तर से ज्यादा नहीं दूंगा लाख`,
    { purpose: 'buy', budget: [null, 7000000] },
  ),
  aCall(
    'two bedrooms and a study',
    `a: कौन सा साइज
     l: टू बीएच् के प्लस स्टडी
     a: furnishing
     l: semi furnished`,
    { bhk: [2], type: 'residential', amenities: ['semi-furnished', 'study room'] },
  ),
  aCall(
    'an office to reckon from, and a brochure that accepts nothing',
    `a: sir kharadi me 3bhk ready hai lift parking sab
     l: acha details whatsapp kar do
     a: aapko kis taraf chahiye
     l: flat hadapsar me, office magarpatta me hai mera
     a: aur kuch
     l: office paas ho to accha baki sham ko office ke baad call karna`,
    { places: ['Hadapsar'], type: 'residential', kind: 'apartment' },
  ),
  aCall(
    'a shop near the own house',
    `l: i need a shop near my house
     a: rent or buy
     l: rent`,
    { purpose: 'rent', type: 'commercial', kind: 'shop' },
  ),
  aCall(
    'the rest is accepted, the lift has no use',
    `a: society me gym lift aur park milega theek hai na
     l: lift kya karni ground floor pe baaki sab theek hai`,
    { amenities: ['gym', 'park'] },
  ),
  aCall(
    'the flat is found already',
    `a: sir aapko baner me 2 bhk flat chahiye tha na rent pe
     l: haan par flat to mil gaya ab zarurat nahi hai`,
    {},
  ),
  aCall(
    'the own office for sale, and an old house is no house refused',
    `l: mera office bechna hai connaught place me
     a: area
     l: 600 sqft`,
    {
      purpose: 'sell',
      area: [600, 600, 'sqft'],
      places: ['Connaught Place'],
      type: 'commercial',
      kind: 'office',
    },
  ),
  aCall(
    'an old house is refused, and not the house',
    `l: independent house dekh raha hu aliganj me
     a: resale chalega
     l: nahi purana makan nahi lena`,
    { places: ['Aliganj'], type: 'residential', kind: 'house' },
  ),
  aCall(
    'one of three is left out',
    `l: baner aundh ya wakad kahin bhi
     a: wakad me ek hai
     l: nahi wakad rehne do baner aundh hi dekho`,
    { places: ['Baner', 'Aundh'] },
  ),
  aCall(
    'a new number takes the unit of the old one',
    `a: kitna bada plot
     l: 200 gaj
     a: ji
     l: nahi ruko 250 se 300 likho
     a: budget
     l: assi
     a: lakh na
     l: haan lakh`,
    { purpose: 'buy', budget: [null, 8000000], area: [250, 300, 'sqyd'] },
  ),
  aCall(
    'not two years, fifteen months',
    `a: would a tower that finishes in three years do
     l: no not three years at most eighteen months`,
    { possession: 'within 18 months' },
  ),
  aCall('a plot and no house', `l: plot lena hai makaan nahi`, { purpose: 'buy', kind: 'plot' }),
  aCall('one town dropped for another', `l: drop gurgaon and make it faridabad`, { places: ['Faridabad'] }),
]
