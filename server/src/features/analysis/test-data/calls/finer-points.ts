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
]
