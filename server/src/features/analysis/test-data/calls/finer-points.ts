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
  aCall(
    'a range, and not beyond it',
    `l: budget dekho 1.2 se 1.4 crore ke beech, uske upar nahi ja paunga.`,
    { purpose: 'buy', budget: [12000000, 14000000] },
  ),
  aCall('a ceiling, and not above it', `l: साठ लाख तक इससे ऊपर नहीं`, {
    purpose: 'buy',
    budget: [null, 6000000],
  }),
  aCall('no further than that', `l: sattar lakh, isse aage nahi ja sakte`, {
    purpose: 'buy',
    budget: [null, 7000000],
  }),
  aCall('more than that is hard', `l: पचास लाख से ज्यादा मुश्किल है`, {
    purpose: 'buy',
    budget: [null, 5000000],
  }),
  aCall(
    'got one already, elsewhere',
    `a: Hi, you'd enquired about 2BHK in Koramangala, still looking?
     l: no ya, already got one in HSR, thanks`,
    {},
  ),
  aCall(
    'one was settled on last week',
    `a: still looking?
     l: no we finalised one in Baner last week`,
    {},
  ),
  aCall(
    'bought there, and looking here',
    `l: i bought a flat in noida last year now i need a shop in gurgaon`,
    {
      places: ['Gurgaon'],
      type: 'commercial',
      kind: 'shop',
    },
  ),
  aCall(
    'bought last year, and a perhaps',
    `l: I'm not looking right now. We bought something last year. Maybe after six months for investment.`,
    {},
  ),
  aCall('what was bought is wanted no more', `l: पिछले साल ही हमने फ्लैट खरीद लिया था`, {}),
  aCall(
    'a sector too far inside',
    `a: Sector 113 mein hai
     l: Sector 113 bahut andar padta hai`,
    {},
  ),
  aCall('too interior, another instead', `l: wagholi thoda interior padta hai, kharadi dekho`, {
    places: ['Kharadi'],
  }),
  aCall('the second of two sectors', `l: Sector 102 ya 103 dekhiye`, {
    places: ['Sector 102', 'Sector 103'],
  }),
  aCall('the second of two sectors, in English', `l: sector 45 or 46 would be fine`, {
    places: ['Sector 45', 'Sector 46'],
  }),
  aCall('three sectors', `l: सेक्टर 62 या 63 या 64 दिखाइए`, {
    places: ['Sector 62', 'Sector 63', 'Sector 64'],
  }),
  aCall('sectors side by side', `l: noida sector 75 76 77 koi bhi chalega`, {
    places: ['Noida', 'Sector 75', 'Sector 76', 'Sector 77'],
  }),
  aCall('not looking, and a perhaps', `l: abhi nahi dekh raha, do saal baad sochenge investment ke liye`, {}),
  aCall(
    'a place where nobody can park',
    `a: kothrud me project hai
     l: kothrud me parking ki bahut dikkat hai`,
    {},
  ),
  aCall(
    'two months of security',
    `a: security ke do mahine aur ek mahine ka advance
     l: haan theek hai`,
    {},
  ),
  aCall('a sector and an amount', `l: sector 62 aur 50 lakh tak`, {
    purpose: 'buy',
    budget: [null, 5000000],
    places: ['Sector 62'],
  }),
  aCall(
    'the place of a moment ago is left',
    `l: Wakad mein kya rate hai?
     a: Wakad mein 80 se start hai.
     l: rehne do fir, Hinjewadi hi theek hai.`,
    { places: ['Hinjewadi'] },
  ),
  aCall(
    'left, in Devanagari',
    `l: वाकड में देख रहे हैं
     a: वाकड में अस्सी से शुरू है
     l: छोड़िए फिर हिंजेवाड़ी ही ठीक है`,
    { places: ['Hinjewadi'] },
  ),
  aCall(
    'left, in English',
    `l: I am looking in Indiranagar
     a: Indiranagar starts at two crore
     l: leave it then, show me Whitefield`,
    { places: ['Whitefield'] },
  ),
  aCall('rents first, and may buy later', `l: pehle kiraye pe, chal gayi to khareed lenge`, {
    purpose: 'rent',
  }),
  aCall('rents first, buys later', `l: पहले किराए पर लेंगे बाद में खरीदेंगे`, { purpose: 'rent' }),
  aCall('on rent to start with', `l: first on rent, later we may buy`, { purpose: 'rent' }),
  aCall('rented until now, buys now', `l: pehle kiraye pe dekh rahe the ab kharidna hai`, { purpose: 'buy' }),
  aCall(
    'months of security are a deposit',
    `a: security teen mahine ki lagegi
     l: haan wo chalta hai
     a: two months security and one month brokerage
     l: yes fine`,
    {},
  ),
  aCall(
    'security to be paid',
    `a: सिक्योरिटी दो महीने की देनी होगी
     l: ठीक है`,
    {},
  ),
  aCall(
    'a station to meet at',
    `a: metro station pe mil jaiye
     l: theek hai
     a: please meet me at the metro station
     l: okay`,
    {},
  ),
  aCall(
    'a station nearby is wanted all the same',
    `a: मेट्रो स्टेशन पर मिल जाइए
     l: ठीक है, घर भी मेट्रो के पास चाहिए`,
    { amenities: ['metro nearby'] },
  ),
  aCall('a range that a corner widens', `l: पचास साठ लाख, कॉर्नर का मिल जाए तो सत्तर भी दे देंगे`, {
    purpose: 'buy',
    budget: [5000000, 7000000],
  }),
  aCall('a range that a good one widens', `l: budget 40-45 lakh hai, accha mila to 50 bhi de denge`, {
    purpose: 'buy',
    budget: [4000000, 5000000],
  }),
]
